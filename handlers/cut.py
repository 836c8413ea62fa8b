"""Shortening, said aloud: a text that is too long ends at a word, with an ellipsis, so that nobody takes it for whole.

Lengths are those of the escaped text, since that is what Slack counts.
"""

from bisect import bisect_right
from itertools import accumulate

from handlers.mrkdwn import escaped

_ELLIPSIS = " …"


def weight(text: str) -> int:
    """How many characters Slack counts for the text."""
    return len(escaped(text))


def cut(text: str, limit: int) -> str:
    """The text, or as many of its whole words as fit into `limit` (at least 8) characters with the ellipsis.

    A first word that is too long itself is broken, so that something is left of every text.
    """
    head = text[: limit + 1]
    if head == text and weight(text) <= limit:
        return text
    weights = list(accumulate(weight(character) for character in head))
    fitting = text[: bisect_right(weights, limit - len(_ELLIPSIS))]
    return _whole_words(fitting, text[len(fitting)]) + _ELLIPSIS


def _whole_words(text: str, following: str) -> str:
    whole = text.rstrip()
    last_blank = max(whole.rfind(" "), whole.rfind("\n"))
    return whole if following.isspace() or last_blank < 1 else whole[:last_blank].rstrip()
