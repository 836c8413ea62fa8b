"""Afterwards: what goes on when a request is answered already, and ends with the process at the latest."""

import asyncio
from collections.abc import Callable, Coroutine


class Afterwards:
    """Runs what is begun. `failed` is told what nobody expected."""

    def __init__(self, *, failed: Callable[[Exception], None]) -> None:
        self._failed = failed
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[None, None, None]) -> None:
        """Begins the work; nobody waits for it."""
        task = asyncio.create_task(self._done(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Gives up what is running."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _done(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - there is no request left that could fail
            self._failed(error)
