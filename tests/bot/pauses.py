"""Pauses that end when a test says so, and no sooner."""

import asyncio


class Pauses:
    """Implements `bot.patience.Pause`: `asked` are the seconds of all pauses so far, in their order."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._waiting: list[asyncio.Future[None]] = []
        self._begun = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        """A pause, until it is ended."""
        self.asked.append(seconds)
        end = asyncio.get_running_loop().create_future()
        self._waiting.append(end)
        self._begun.set()
        try:
            await end
        finally:
            self._waiting = [each for each in self._waiting if each is not end]

    async def end_one(self) -> None:
        """Ends the pause that began first of those that are still on, once there is one."""
        while not (waiting := [each for each in self._waiting if not each.done()]):
            self._begun.clear()
            await self._begun.wait()
        waiting[0].set_result(None)
