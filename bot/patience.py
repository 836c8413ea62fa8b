"""Patience: how long anybody is kept waiting for what Slack may tell."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from typing import Any

LOOKUPS_WITHIN_SECONDS = 0.7
"""For all look-ups of a request together: a person notices a second, and Slack gives up after three."""

Pause = Callable[[float], Awaitable[None]]
"""Waits that many seconds."""


async def wait_for(tasks: Collection[asyncio.Future[Any]], seconds: float, *, pause: Pause) -> None:
    """Waits until all are done or the seconds are over. What is not done by then goes on."""
    waiting = [task for task in tasks if not task.done()]
    if not waiting:
        return
    over = asyncio.ensure_future(pause(seconds))
    done = asyncio.ensure_future(asyncio.wait(waiting))
    try:
        await asyncio.wait({over, done}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        over.cancel()
        done.cancel()
