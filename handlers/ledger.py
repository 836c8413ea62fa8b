"""The ledger: what is written down of each request, for whoever runs the bot. Never a question's text or a person."""

from dataclasses import dataclass
from typing import Protocol

from handlers.opinions import Opinion
from handlers.outcomes import Instead, Outcome
from handlers.payloads import Door


@dataclass(frozen=True, slots=True)
class Entry:
    """One question that was answered: how it came in, what kind of answer it got, about what, and how long it took.

    `facet`, `role` (the first role's slug) and `event_id` are empty where there is none.
    """

    door: Door
    kind: str
    facet: str
    role: str
    milliseconds: float
    event_id: str


class SendLedger(Protocol):
    """What is written down of all that goes out to Slack by itself."""

    def sent(self, name: str, outcome: Outcome) -> None:
        """Something was sent to Slack once (a method of the Web API, or "response_url"), and this became of it."""
        ...

    def unsent(self, name: str, outcome: Outcome, *, instead: Instead, event_id: str = "") -> None:
        """What had to be sent is not surely there, and this was done instead."""
        ...


class Ledger(SendLedger, Protocol):
    """Keeps the entries, and counts."""

    def answered(self, entry: Entry) -> None:
        """A question was answered and the reply was sent."""
        ...

    def rated(self, opinion: Opinion) -> None:
        """Somebody said what an answer is worth."""
        ...

    def repeated(self, event_id: str) -> None:
        """A message came again and was not answered again."""
        ...

    def failed(self, error: Exception, *, cause: str, reference: str, event_id: str) -> None:
        """A request failed, and the person was given the reference. `cause` names the kind of error, quoting nobody."""
        ...
