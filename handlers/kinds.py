"""What kind of answer was given, in one word: for `--json`, logs and counters."""

import re

from handlers.guide import Guide
from handlers.pins import Pinned, Unchanged
from handlers.readers import Withheld
from index import Answer, Greeting, NothingFound, NotStated

ANSWERED = frozenset({"facts", "card", "comparison", "roles", "passages", "parts"})
"""The kinds that hold what was asked for; the others ask back, or say that there is nothing."""


def kind_of(said: Answer | Guide | Pinned | Unchanged | Withheld) -> str:
    """The word for the kind of answer; "not_understood" where it names words that nobody knows; "greeting", "thanks",
    "guide", "pinned", "unchanged", "withheld" for what is no answer."""
    match said:
        case Greeting(kind=kind):
            return kind.value
        case NotStated(not_understood=words) | NothingFound(not_understood=words) if words:
            return "not_understood"
        case _:
            return _CAPITAL.sub("_", type(said).__name__).lower()


# A kind is called as its type is: WhichRole, "which_role".
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
