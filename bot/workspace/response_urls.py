"""Response URLs: for half an hour after a command, and five times at most, one may answer it through its own address.

Source: Slack docs, "Handling user interaction".
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

_USES = 5
_SECONDS = 30 * 60


@dataclass(slots=True)
class _Url:
    channel: str
    user: str
    opened: float
    uses: int = 0


class ResponseUrls:
    """The addresses that were handed out. `clock` gives seconds."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._urls: dict[str, _Url] = {}
        self._numbers = count(1)

    def open(self, *, channel: str, user: str) -> str:
        """A new address: the last part of its path."""
        name = f"{channel}-{next(self._numbers)}"
        self._urls[name] = _Url(channel, user, self._clock())
        return name

    def use(self, name: str) -> tuple[str, str] | str:
        """Uses the address once: its channel and user, or the error that Slack answers with."""
        url = self._urls.get(name)
        if url is None:
            return "invalid_url"
        if self._clock() - url.opened > _SECONDS:
            return "expired_url"
        if url.uses >= _USES:
            return "used_url"
        url.uses += 1
        return url.channel, url.user
