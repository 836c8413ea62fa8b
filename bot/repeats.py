"""Lines of the log that say the same again: the first few are written, the others counted, once a minute."""

import logging
from collections import OrderedDict
from dataclasses import dataclass

from bot.memory import Clock

_WRITTEN = 5
"""So many of one kind in a minute: enough to see that it goes on."""
_SECONDS = 60.0
# More kinds than this are no repeats.
_KINDS_AT_MOST = 256


@dataclass(slots=True)
class _Kind:
    since: float
    count: int = 0


class Repeats(logging.Filter):
    """Keeps back what was written often enough; the first line of its kind a minute later tells how many there were.

    What is of one kind says the same, word for word, at the same level: a line with a reference or an id of its own is
    never kept back.
    """

    def __init__(self, *, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._kinds: OrderedDict[tuple[str, int, str], _Kind] = OrderedDict()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written."""
        key = (record.name, record.levelno, record.getMessage())
        kind, now = self._kinds.get(key), self._clock()
        if kind is None or now - kind.since >= _SECONDS:
            _tell(record, kind.count - _WRITTEN if kind else 0)
            self._begin(key, now)
            return True
        kind.count += 1
        return kind.count <= _WRITTEN

    def _begin(self, key: tuple[str, int, str], now: float) -> None:
        self._kinds.pop(key, None)
        self._kinds[key] = _Kind(now, count=1)
        if len(self._kinds) > _KINDS_AT_MOST:
            self._kinds.popitem(last=False)


def _tell(record: logging.LogRecord, kept_back: int) -> None:
    if kept_back > 0:
        record.msg, record.args = f"{record.getMessage()} (and {kept_back} times more since it was last written)", ()
