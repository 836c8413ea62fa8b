"""How the process is told to stop, and that it does: within 8 seconds, whatever hangs. Owns signals.

Signal handlers of Python's own and not the loop's: they run while the handbook is loaded, and while the loop is busy.
"""

import asyncio
import logging
import os
import signal
import threading
from types import FrameType

_log = logging.getLogger("rolecall")

ANSWERING_WITHIN_SECONDS = 5.0
"""What is being answered when the process is told to stop gets this long: Slack itself waits 3 for an answer."""

TOLD_WITHIN_SECONDS = 2.0
"""What Slack has by then, and has not said so, is perhaps sent. The event is accepted while Slack still waits for that:
else it would come again, to a process that knows nothing of the first answer."""

CLOSING_WITHIN_SECONDS = 0.5
"""Each of what has to be closed then: connections of ours and of others."""

# Under 8 seconds together, and under the 10 that docker gives by default. Reached where something holds the process
# that cannot be cancelled, such as a thread that waits for a name server.
_BY_FORCE_AFTER_SECONDS = 7.5

_BY_SIGNAL = 128
"""What shells add to a signal's number for the exit status."""


class Stop:
    """Told by SIGTERM or SIGINT, or by `tell`. Before `begin`, a signal ends the process at once."""

    def __init__(self) -> None:
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_timed = False

    def heed_signals(self) -> None:
        """From now on. SIGHUP, as at the end of a terminal's session, changes nothing."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        if hasattr(signal, "SIGHUP"):  # not on Windows
            signal.signal(signal.SIGHUP, self._on_hang_up)

    def begin(self) -> None:
        """From now on a signal ends nothing at once: the loop that runs is told, and has its time to end."""
        self._loop = asyncio.get_running_loop()

    async def told(self) -> None:
        """Waits until the process is to stop."""
        await self._told.wait()

    def tell(self) -> None:
        """Says so; to be called where the loop runs."""
        self._told.set()

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        if self._loop is None:
            raise SystemExit(_BY_SIGNAL + number)
        if not self._is_timed:
            self._is_timed = True
            timer = threading.Timer(_BY_FORCE_AFTER_SECONDS, _end_by_force)
            timer.daemon = True
            timer.start()
        self._loop.call_soon_threadsafe(self._told.set)

    def _on_hang_up(self, _: int, __: FrameType | None) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(_say_that_nothing_changes)


def _say_that_nothing_changes() -> None:
    _log.info("SIGHUP changes nothing: the handbook is read at the start")


def _end_by_force() -> None:
    _log.error("stopped by force: something did not end in time")
    os._exit(1)
