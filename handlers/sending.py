"""Sending: everything that goes out to Slack by itself goes through here, and says what became of it.

Owns when something is repeated, how long Slack is waited for, and when the text goes alone. Knows no HTTP: see `Post`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol, assert_never

from handlers.ledger import SendLedger
from handlers.outcomes import Instead, Later, Outcome, PerhapsSent, Refused, Sent
from handlers.outgoing import Outgoing

# Seconds. Slack docs, interaction: an act must be acknowledged within 3, or the person sees a warning; some of them go
# to looking up who the person is.
PRESS_SECONDS = 2.0
# An event may take longer: a copy that comes meanwhile is asked to come again. A stop shortens it (`bot/stopping.py`).
EVENT_SECONDS = 8.0

# However late it is, Slack gets this long to answer.
_LEAST_SECONDS = 1.0
# Before something whose outcome is in doubt is repeated.
_MOMENT = 0.3
_TRIES = 3
# Slack docs, chat.postMessage, chat.unfurl and views.open: what it says of blocks that it does not take.
_BLOCKS_REFUSED = frozenset(
    {
        "invalid_arguments",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_unfurls_format",
        "msg_blocks_too_long",
        "msg_too_long",
        "only_one_table_allowed",
        "view_too_large",
    }
)


class Post(Protocol):
    """Carries one thing to Slack."""

    async def carry(self, outgoing: Outgoing, *, seconds: float) -> Outcome:
        """One request, never repeated, given up after so many seconds. Raises nothing for what Slack does."""
        ...


class Sending:
    """Sends. `clock` gives seconds that only grow, `pause` waits for some of them."""

    def __init__(
        self, post: Post, *, ledger: SendLedger, clock: Callable[[], float], pause: Callable[[float], Awaitable[None]]
    ) -> None:
        self._post = post
        self._ledger = ledger
        self._clock = clock
        self._pause = pause
        self._limits = Limits(clock)

    async def send(self, outgoing: Outgoing, *, until: float) -> Outcome:
        """Sends it; what could not be sent before `until`, by the clock, is given up."""
        outcome = await self._tried(outgoing, until)
        if isinstance(outcome, Refused) and outgoing.plainer is not None and outcome.code in _BLOCKS_REFUSED:
            self._ledger.unsent(outgoing.name, outcome, instead=Instead.TEXT)
            outcome = await self._tried(replace(outgoing, fields=outgoing.plainer), until)
        return outcome

    async def _tried(self, outgoing: Outgoing, until: float) -> Outcome:
        """Tries until it is sent or refused for good, three times at most, where it cannot be doubled."""
        doubt: PerhapsSent | None = None
        for remaining in reversed(range(_TRIES)):
            outcome = await self._carried(outgoing, until)
            match outcome:
                case Sent():
                    return outcome
                case Refused(code):
                    return (Sent() if code in outgoing.done else doubt) if doubt else outcome
                case PerhapsSent():
                    doubt, seconds = outcome, _MOMENT
                    if not outgoing.repeatable:
                        return outcome
                case Later(seconds):
                    pass
                case _:
                    assert_never(outcome)
            if not remaining or self._clock() + seconds > until:
                break
            await self._pause(seconds)
        return doubt or outcome

    async def _carried(self, outgoing: Outgoing, until: float) -> Outcome:
        """One try; none while Slack wants to be left alone."""
        if limit := self._limits.of(outgoing):
            return limit
        outcome = await self._post.carry(outgoing, seconds=max(until - self._clock(), _LEAST_SECONDS))
        self._ledger.sent(outgoing.name, outcome)
        if isinstance(outcome, Later):
            self._limits.keep(outgoing, outcome)
        return outcome


class Limits:
    """Until when Slack wants no more of what: of a method, in a channel, through a response URL."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ends: dict[tuple[str, str], tuple[float, str]] = {}

    def of(self, outgoing: Outgoing) -> Later | None:
        """What is left of the wait; None where there is none."""
        now = self._clock()
        self._ends = {place: end for place, end in self._ends.items() if end[0] > now}
        if end := self._ends.get(_place(outgoing)):
            return Later(end[0] - now, end[1])
        return None

    def keep(self, outgoing: Outgoing, limit: Later) -> None:
        """Slack wants to be left alone for so long."""
        self._ends[_place(outgoing)] = (self._clock() + limit.seconds, limit.cause)


def _place(outgoing: Outgoing) -> tuple[str, str]:
    # Slack docs, rate limits: per method, and for messages per channel as well.
    return outgoing.name, outgoing.url or str(outgoing.fields.get("channel") or "")
