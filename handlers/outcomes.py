"""Outcomes: what became of something that was sent to Slack. Every send has exactly one of the four."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

TIMEOUT, DISCONNECTED = "timeout", "disconnected"
"""Causes of doubt: Slack had the request and did not answer in time, or the connection broke before it did."""

STOPPING = "stopping"
"""The cause of what is not sent any more: whoever comes after us may."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Slack has taken it."""


@dataclass(frozen=True, slots=True)
class PerhapsSent:
    """Slack had the request, and nobody knows whether it was taken: sending it again could double it."""

    cause: str

    @property
    def is_likely(self) -> bool:
        """Whether Slack said nothing at all, and so has probably taken it; else it said that something went wrong."""
        return self.cause in {TIMEOUT, DISCONNECTED}


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack has not taken it and never will: `code` is its error, such as "is_archived"."""

    code: str


@dataclass(frozen=True, slots=True)
class Later:
    """Slack has not taken it, and may in so many seconds."""

    seconds: float
    cause: str


Outcome = Sent | PerhapsSent | Refused | Later


def word_of(outcome: Outcome) -> str:
    """What became of it in one word, for logs and counters."""
    match outcome:
        case Sent():
            return "sent"
        case PerhapsSent():
            return "perhaps_sent"
        case Refused():
            return "refused"
        case Later():
            return "later"
        case _:
            assert_never(outcome)


def cause_of(outcome: Outcome) -> str:
    """Why it was not surely sent, in one word; empty where it was."""
    match outcome:
        case Sent():
            return ""
        case Refused(code):
            return code
        case PerhapsSent(cause) | Later(cause=cause):
            return cause


class Instead(StrEnum):
    """What there was instead of something that was not surely sent."""

    TEXT = "text"
    """The text without the blocks."""
    ACKNOWLEDGEMENT = "acknowledgement"
    """The person was told with the answer to Slack's request."""
    RESPONSE_URL = "response_url"
    """The person was told beside what they pressed."""
    EPHEMERAL = "ephemeral"
    """The person was told in the channel, and nobody else."""
    DIRECT = "direct"
    """The person was told in a direct message."""
    WARNING = "warning"
    """Slack was answered that it failed, and shows the person a warning."""
    AGAIN = "again"
    """Slack was asked to deliver the event again."""
    NOTHING = "nothing"
    """It was not asked for, it may well be there, or there was no way left."""
