"""What kind of answer was given, in one word: for `--json`, logs and counters."""

from collections.abc import Mapping

from handlers.guide import Guide
from handlers.pins import Pinned, Unchanged
from handlers.readers import Withheld
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

ANSWERED = frozenset({"facts", "card", "comparison", "roles", "passages", "parts"})
"""The kinds that hold what was asked for; the others ask back, or say that there is nothing."""


_KINDS: Mapping[type[Answer | Guide | Pinned | Unchanged | Withheld], str] = {
    Facts: "facts", Card: "card", Comparison: "comparison", Roles: "roles", Passages: "passages", Parts: "parts",
    WhichRole: "which_role", NotStated: "not_stated", NothingFound: "nothing_found", Guide: "guide", Pinned: "pinned",
    Unchanged: "unchanged", Withheld: "withheld",
}  # fmt: skip


def kind_of(said: Answer | Guide | Pinned | Unchanged | Withheld) -> str:
    """The word for the kind of answer; "not_understood" where it names words that nobody knows; "greeting", "thanks",
    "guide", "pinned", "unchanged", "withheld" for what is no answer."""
    match said:
        case Greeting(kind=kind):
            return kind.value
        case NotStated(not_understood=words) | NothingFound(not_understood=words) if words:
            return "not_understood"
        case _:
            return _KINDS[type(said)]
