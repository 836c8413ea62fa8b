"""Choices: what a person can ask next with one press, made from an answer, and how a button keeps it.

A button names roles by their slugs and says what is wanted of them: nothing is left to how words would be read.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from handlers.desk import SaidBack
from handlers.drafts.courtesy import examples_of
from handlers.drafts.phrases import told_apart
from handlers.requests import Ask, CompareRoles, Help, ListRoles, LookUp, MyStep, Pin, Request, Why
from index import Card, Facet, Facts, Greeting, NothingFound, NotStated, Parts, Phrase, Role, Roles, WhichRole

# Slack docs, Block Kit reference: a button's value has 2,000 characters. A question is read up to 1,000 anyhow.
_ASK_AT_MOST = 1_000

_ALL = Phrase("All on this role")

# A longer list is read, and not pressed on.
_FEW_ROLES = 10
# What a card counts and does not quote.
_BEHIND_A_CARD = (Facet.REQUIREMENTS, Facet.RESPONSIBILITIES, Facet.INTERVIEW)


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its label, what it asks for, and the role that the conversation was about when it was made (a slug)."""

    label: str
    request: Request
    about: str = ""

    def value(self) -> str:
        """What Slack keeps for us behind the button."""
        return json.dumps({**_kept(self.request), "about": self.about}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a button kept: the request, and the slug that the conversation was about."""

    request: Request
    about: str = ""


def read_choice(value: object, roles: Mapping[str, Role]) -> Chosen | None:
    """What was kept behind a button; None for a value that is not ours, or a role that the handbook has no more."""
    try:
        kept = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):  # a value comes back as somebody may have made it
        return None
    match kept:
        case {"role": str(slug), "facet": str(facet), "about": str(about)} if slug in roles:
            return Chosen(LookUp(roles[slug], Facet(facet) if facet in list(Facet) else None), about)
        case {"role": str(slug), "step": int(number), "about": str(about)} if slug in roles:
            return Chosen(MyStep(roles[slug], number), about)
        case {"compare": [str(one), str(other)], "about": str(about)} if one in roles and other in roles:
            return Chosen(CompareRoles((roles[one], roles[other])), about)
        case {"ask": str(text), "about": str(about)}:
            return Chosen(Ask(text), about)
        case {"list": str(text), "about": str(about)}:
            return Chosen(ListRoles(text), about)
        case _:
            return None


def _kept(request: Request) -> dict[str, Any]:
    match request:
        case LookUp(role, facet):
            return {"role": role.slug, "facet": facet.value if facet else ""}
        case CompareRoles(roles):
            return {"compare": [role.slug for role in roles]}
        case MyStep(role, number):
            return {"role": role.slug, "step": number}
        case Ask(text) | Why(text):
            return {"ask": text[:_ASK_AT_MOST]}
        case ListRoles(text):
            return {"list": text[:_ASK_AT_MOST]}
        case Help() | Pin():
            return {"ask": ""}  # neither is an answer of the handbook, to be asked for again
        case _:
            assert_never(request)


def choices_of(said: SaidBack, facet: Facet | None) -> tuple[Choice, ...]:
    """What can be asked next; `facet` is what was asked for, of roles that are still to be chosen from."""
    match said:
        case Parts(parts=parts):
            answers = (part.answer for part in parts if part.is_answered)
            return tuple(dict.fromkeys(choice for answer in answers for choice in choices_of(answer, facet)))
        case Card():
            return tuple(_of_card(said))
        case WhichRole(candidates=candidates):
            hints = zip(candidates, told_apart(said), strict=True)
            return tuple(Choice(_label(role, hint), LookUp(role, said.facet)) for role, hint in hints)
        case NothingFound(nearest=nearest):
            return tuple(Choice(role.name, LookUp(role, facet)) for role in nearest)
        case Roles(rows=rows) if len(rows) <= _FEW_ROLES:
            return tuple(Choice(row.role.name, LookUp(row.role, None)) for row in rows)
        case Facts(roles=(role,), facet=Facet.INTERVIEW) if not said.plan:  # one step, or some
            facets = (Facet.INTERVIEW, Facet.REQUIREMENTS)
            return (*(Choice(each.label, LookUp(role, each)) for each in facets), Choice(_ALL, LookUp(role, None)))
        case Facts(roles=(role,)) | NotStated(role=role):
            return (Choice(_ALL, LookUp(role, None)),)
        case Greeting(roles=roles):
            return tuple(Choice(words, request) for words, request in examples_of(roles))
        case _:
            return ()


def _label(role: Role, hint: str) -> str:
    return Phrase("{role} ({hint})", role=role.name, hint=hint) if hint else role.name


def _of_card(card: Card) -> Iterator[Choice]:
    stated = {line.facet for line in card.lines if line.quote}
    yield from (Choice(facet.label, LookUp(card.role, facet)) for facet in _BEHIND_A_CARD if facet in stated)
    if card.above:
        yield Choice(Phrase("Compare with the level above"), CompareRoles((card.role, card.above)))
    if card.below:
        yield Choice(Phrase("Compare with the level below"), CompareRoles((card.role, card.below)))
