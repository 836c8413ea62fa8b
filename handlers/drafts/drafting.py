"""The one place that knows every kind of answer: hands each to the module that drafts it."""

from typing import assert_never

from handlers.drafts.card import draft_card
from handlers.drafts.comparison import draft_comparison
from handlers.drafts.courtesy import draft_greeting
from handlers.drafts.facts import draft_facts, draft_not_stated
from handlers.drafts.guide import draft_guide
from handlers.drafts.lists import draft_nothing_found, draft_roles, draft_which_role
from handlers.drafts.parts import draft_parts
from handlers.drafts.passages import draft_passages
from handlers.drafts.pins import draft_pinned, draft_unchanged
from handlers.drafts.withheld import draft_withheld
from handlers.guide import Guide
from handlers.pins import Pinned, Unchanged
from handlers.readers import Withheld
from handlers.sheet import Draft
from index import (
    Answer,
    Card,
    Comparison,
    Facts,
    Greeting,
    NothingFound,
    NotStated,
    Parts,
    Passages,
    Roles,
    WhichRole,
)


def draft(said: Answer | Guide | Pinned | Unchanged | Withheld) -> Draft:
    """Everything that is said back, before it is fitted into a reply."""
    match said:
        case Facts():
            return draft_facts(said)
        case Card():
            return draft_card(said)
        case Comparison():
            return draft_comparison(said)
        case Roles():
            return draft_roles(said)
        case Passages():
            return draft_passages(said)
        case Parts(parts=parts):
            answered = tuple((each.words, draft(each.answer) if each.is_answered else None) for each in parts)
            return draft_parts(answered)
        case WhichRole() | NotStated() | NothingFound():
            return _draft_refusal(said)
        case Greeting() | Guide() | Pinned() | Unchanged() | Withheld():
            return _draft_ours(said)
        case _:
            assert_never(said)


def _draft_refusal(said: WhichRole | NotStated | NothingFound) -> Draft:
    """What is said where there is no answer."""
    match said:
        case WhichRole():
            return draft_which_role(said)
        case NotStated():
            return draft_not_stated(said)
        case NothingFound():
            return draft_nothing_found(said)
        case _:
            assert_never(said)


def _draft_ours(said: Greeting | Guide | Pinned | Unchanged | Withheld) -> Draft:
    """What is said without the handbook."""
    match said:
        case Greeting():
            return draft_greeting(said)
        case Guide():
            return draft_guide(said)
        case Pinned():
            return draft_pinned(said)
        case Unchanged():
            return draft_unchanged()
        case Withheld():
            return draft_withheld(said)
        case _:
            assert_never(said)
