"""Requests that are being answered: counted, so that a stop can wait for them, and lets no other in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Running:
    """How many requests are being answered at this moment."""

    def __init__(self) -> None:
        self._count = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self.is_stopping = False

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Counts one request while the block runs."""
        self._count += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._idle.set()

    async def stop(self, *, within_seconds: float) -> bool:
        """Waits until none is running, and says that no other is to begin; False when that took too long."""
        self.is_stopping = True
        try:
            async with asyncio.timeout(within_seconds):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True
