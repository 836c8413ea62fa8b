"""What kind of answer was given, in one word: for `--json`, logs and counters."""

from typing import assert_never

from handlers.guide import Guide
from handlers.pins import Pinned, Unchanged
from handlers.readers import Withheld
from index import Answer, Card, Comparison, Facts, NothingFound, NotStated, Passages, Roles, WhichRole

ANSWERED = frozenset({"facts", "card", "comparison", "roles", "passages"})
"""The kinds that hold what was asked for; the others ask back, or say that there is nothing."""


def kind_of(said: Answer | Guide | Pinned | Unchanged | Withheld) -> str:
    """The word for the kind of answer; "guide", "pinned", "unchanged", "withheld" for what is none of it."""
    match said:
        case Facts():
            return "facts"
        case Card():
            return "card"
        case Comparison():
            return "comparison"
        case Roles():
            return "roles"
        case Passages():
            return "passages"
        case WhichRole():
            return "which_role"
        case NotStated():
            return "not_stated"
        case NothingFound():
            return "nothing_found"
        case Guide() | Pinned() | Unchanged() | Withheld():
            return type(said).__name__.lower()
        case _:
            assert_never(said)
