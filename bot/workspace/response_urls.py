"""Response URLs: for half an hour after somebody's act, and five times at most, one may answer it through its address.

Source: Slack docs, "Handling user interaction".
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

_USES = 5
_SECONDS = 30 * 60


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer through a response URL goes: to a person in a channel; `original` is the message that was acted
    on, None after a slash command."""

    channel: str
    user: str
    original: str | None = None
    thread: str | None = None


@dataclass(slots=True)
class _Url:
    address: Address
    opened: float
    uses: int = 0


class ResponseUrls:
    """The addresses that were handed out. `clock` gives seconds."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._urls: dict[str, _Url] = {}
        self._numbers = count(1)

    def open(self, address: Address) -> str:
        """A new response URL: the last part of its path."""
        name = f"{address.channel}-{next(self._numbers)}"
        self._urls[name] = _Url(address, self._clock())
        return name

    def use(self, name: str) -> Address | str:
        """Uses it once: its address, or the error that Slack answers with."""
        url = self._urls.get(name)
        if url is None:
            return "invalid_url"
        if self._clock() - url.opened > _SECONDS:
            return "expired_url"
        if url.uses >= _USES:
            return "used_url"
        url.uses += 1
        return url.address
