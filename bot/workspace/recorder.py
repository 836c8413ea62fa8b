"""What went over the wire between the workspace and the app, both ways, kept for whoever wants to look."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

_KEPT = 500


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response. `to_app` is True for what the workspace sent. `objections` are what the validator
    has against it, empty where it is as Slack wants it. `messages` are the messages that it made or was about, as
    "channel:ts"."""

    number: int
    to_app: bool
    name: str
    sent: Any
    got: Any
    status: int
    milliseconds: float
    objections: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


class Recorder:
    """The last exchanges, told to `changed` as they happen."""

    def __init__(self, *, changed: Callable[[Exchange], None] = lambda _: None) -> None:
        self._exchanges: deque[Exchange] = deque(maxlen=_KEPT)
        self._numbers = count(1)
        self._running: list[tuple[str, set[str]]] = []
        self._changed = changed

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The latest last."""
        return tuple(self._exchanges)

    @contextmanager
    def delivering(self, channel: str) -> Iterator[set[str]]:
        """While the block runs, what the app posts in the channel counts as its answer: gathers those messages."""
        about: set[str] = set()
        entry = (channel, about)
        self._running.append(entry)
        try:
            yield about
        finally:
            self._running = [each for each in self._running if each is not entry]

    def posted(self, channel: str, ts: str) -> None:
        """The app posted or changed a message."""
        for where, about in self._running:
            if where == channel:
                about.add(f"{channel}:{ts}")

    def record(
        self,
        name: str,
        *,
        to_app: bool,
        sent: Any,
        got: Any,
        status: int,
        milliseconds: float,
        objections: tuple[str, ...] = (),
        messages: tuple[str, ...] = (),
    ) -> None:
        """Keeps one exchange."""
        number = next(self._numbers)
        exchange = Exchange(number, to_app, name, sent, got, status, round(milliseconds, 1), objections, messages)
        self._exchanges.append(exchange)
        self._changed(exchange)
