"""Once: a message is answered once, however often and in however many shapes Slack delivers it.

Slack delivers again what was not accepted in time (3 retries within about 6 minutes), and one message as two events
where both are subscribed. A delivery is not dropped for its retry header: if the first try died, it is the only copy.
"""

from collections.abc import Awaitable, Callable
from enum import Enum, auto
from typing import Protocol

from handlers.outcomes import Later, Outcome


class Claim(Enum):
    """What became of the attempt to answer a message."""

    NEW = auto()
    RUNNING = auto()
    DONE = auto()
    POSTPONED = auto()
    """It was tried and not answered: the next delivery is new again."""


class Answered(Protocol):
    """Remembers which messages are answered. A message has several keys; whoever knows one of them knows it.

    Keys must be kept for 10 minutes at least, and their number must be bounded.
    """

    async def claim(self, keys: tuple[str, ...]) -> Claim:
        """NEW when none of the keys is known, and they now are, as running; else how far the known one has come."""
        ...

    async def finish(self, keys: tuple[str, ...]) -> None:
        """The message is answered."""
        ...

    async def release(self, keys: tuple[str, ...]) -> None:
        """The message is not answered after all: the next delivery is new again."""
        ...


async def once(answered: Answered, keys: tuple[str, ...], answer: Callable[[], Awaitable[Outcome]]) -> Claim:
    """Answers unless somebody does or did; tells which. When `answer` raises, or Slack wants the answer later, the
    message counts as not answered; where Slack perhaps has it, it counts as answered."""
    claim = await answered.claim(keys)
    if claim is not Claim.NEW:
        return claim
    try:
        outcome = await answer()
    except BaseException:
        await answered.release(keys)
        raise
    if isinstance(outcome, Later):
        await answered.release(keys)
        return Claim.POSTPONED
    await answered.finish(keys)
    return claim
