"""What a process remembers, in memory and bounded: which messages are answered, what conversations are about, what
people looked up last, and what channels are about.

One process's memory: several replicas need a store that they share.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from handlers import NOTHING, Claim, Conversation, Topic

_MINUTE = 60.0
_LOOKED_UP = 5

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

Clock = Callable[[], float]
"""Seconds that only grow."""


class Recent(Generic[_Key, _Value]):
    """The latest values by key: at most `size` of them, none older than `seconds`."""

    def __init__(self, *, size: int, seconds: float, clock: Clock) -> None:
        self._size = size
        self._seconds = seconds
        self._clock = clock
        self._values: OrderedDict[_Key, tuple[float, _Value]] = OrderedDict()

    def get(self, key: _Key) -> _Value | None:
        """The value, None where there is none or it is too old."""
        self._forget_the_old()
        _, value = self._values.get(key, (0.0, None))
        return value

    def put(self, key: _Key, value: _Value) -> None:
        """Remembers the value from now on; the oldest goes when there are too many."""
        self._values.pop(key, None)
        self._values[key] = (self._clock(), value)
        self._forget_the_old()

    def drop(self, key: _Key) -> None:
        """Forgets the key."""
        self._values.pop(key, None)

    def __len__(self) -> int:
        return len(self._values)

    def _forget_the_old(self) -> None:
        # The order is that of age: every put goes to the end.
        oldest_kept = self._clock() - self._seconds
        while self._values and (len(self._values) > self._size or next(iter(self._values.values()))[0] < oldest_kept):
            self._values.popitem(last=False)


class AnsweredInMemory:
    """Implements `handlers.Answered`.

    Kept for 15 minutes: Slack's last retry comes about 6 minutes after the first delivery. The size is what one
    workspace may deliver in an hour (30,000), with two keys each.
    """

    def __init__(self, *, clock: Clock) -> None:
        self._claims: Recent[str, Claim] = Recent(size=60_000, seconds=15 * _MINUTE, clock=clock)

    async def claim(self, keys: tuple[str, ...]) -> Claim:
        """See `handlers.Answered`."""
        for known in map(self._claims.get, keys):
            if known is not None:
                return known
        self._put(keys, Claim.RUNNING)
        return Claim.NEW

    async def finish(self, keys: tuple[str, ...]) -> None:
        """See `handlers.Answered`."""
        self._put(keys, Claim.DONE)

    async def release(self, keys: tuple[str, ...]) -> None:
        """See `handlers.Answered`."""
        for key in keys:
            self._claims.drop(key)

    def _put(self, keys: tuple[str, ...], claim: Claim) -> None:
        for key in keys:
            self._claims.put(key, claim)


class TopicsInMemory:
    """Implements `handlers.Topics`. Kept for an hour after the last question: a conversation that went cold is over."""

    def __init__(self, *, clock: Clock) -> None:
        self._topics: Recent[Conversation, Topic] = Recent(size=10_000, seconds=60 * _MINUTE, clock=clock)

    async def recall(self, conversation: Conversation) -> Topic:
        """See `handlers.Topics`."""
        return self._topics.get(conversation) or NOTHING

    async def remember(self, conversation: Conversation, topic: Topic) -> None:
        """See `handlers.Topics`."""
        self._topics.put(conversation, topic)


class LookupsInMemory:
    """Implements `handlers.Lookups`: the last five of each person, for a week."""

    def __init__(self, *, clock: Clock) -> None:
        week = 7 * 24 * 60 * _MINUTE
        self._slugs: Recent[tuple[str, str], tuple[str, ...]] = Recent(size=10_000, seconds=week, clock=clock)

    async def recent(self, team: str, person: str) -> tuple[str, ...]:
        """See `handlers.Lookups`."""
        return self._slugs.get((team, person)) or ()

    async def add(self, team: str, person: str, slug: str) -> None:
        """See `handlers.Lookups`."""
        others = (each for each in await self.recent(team, person) if each != slug)
        self._slugs.put((team, person), (slug, *others)[:_LOOKED_UP])


class PinsInMemory:
    """Implements `handlers.Pins`: until the process ends, or for a year."""

    def __init__(self, *, clock: Clock) -> None:
        year = 365 * 24 * 60 * _MINUTE
        self._slugs: Recent[tuple[str, str], str] = Recent(size=10_000, seconds=year, clock=clock)

    async def pinned(self, team: str, channel: str) -> str:
        """See `handlers.Pins`."""
        return self._slugs.get((team, channel)) or ""

    async def pin(self, team: str, channel: str, slug: str) -> None:
        """See `handlers.Pins`."""
        self._slugs.put((team, channel), slug)
