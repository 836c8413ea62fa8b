"""The feed: who looks on is told of each change as it happens."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Change = dict[str, Any]
"""What changed: its `kind`, and the thing as it is now."""


class Feed:
    """Hands each change to all who look on, in order."""

    def __init__(self) -> None:
        self._queues: list[asyncio.Queue[Change]] = []

    def publish(self, kind: str, **fields: Any) -> None:
        """Tells everybody of a change."""
        for queue in self._queues:
            queue.put_nowait({"kind": kind, **fields})

    @contextmanager
    def listening(self) -> Iterator["asyncio.Queue[Change]"]:
        """The changes from now on, while the block runs."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        self._queues.append(queue)
        try:
            yield queue
        finally:
            self._queues.remove(queue)
