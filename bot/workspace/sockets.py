"""Socket Mode as Slack speaks it: the bot connects, is greeted, and acknowledges each envelope by its id.

Source: Slack docs, "Using Socket Mode".
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

_ACKNOWLEDGED_WITHIN_SECONDS = 3


class Sockets:
    """The bot's connections. Each is opened with a ticket that works once."""

    def __init__(self) -> None:
        self._tickets: set[str] = set()
        self._numbers = count(1)
        self._connections: list[web.WebSocketResponse] = []
        self._waiting: dict[str, asyncio.Future[dict[str, Any] | None]] = {}
        self._connected = asyncio.Event()
        self._closing = asyncio.Event()
        self.are_deaf = False
        """Whether nothing is read any more, as where the network is gone: no acknowledgement, no goodbye."""

    def ticket(self) -> str:
        """A new ticket."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serves one connection until the bot leaves."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.discard(ticket)
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        await connection.send_json({"type": "hello", "num_connections": 1})
        self._connections.append(connection)
        self._connected.set()
        try:
            if self.are_deaf:
                await self._closing.wait()
            async for message in connection:
                if message.type is WSMsgType.TEXT:
                    self._acknowledge(message.json())
        finally:
            self._connections.remove(connection)
        return connection

    async def send(self, kind: str, payload: Mapping[str, Any]) -> dict[str, Any] | None:
        """Sends an envelope ("slash_commands", "events_api") once the bot is connected; the payload of its
        acknowledgement, empty for a bare one, None when it did not come in time."""
        await self._connected.wait()
        envelope_id = f"envelope-{next(self._numbers)}"
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": dict(payload),
            "accepts_response_payload": kind == "slash_commands",
        }
        self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        await self._connections[-1].send_json(envelope)
        with suppress(TimeoutError):
            async with asyncio.timeout(_ACKNOWLEDGED_WITHIN_SECONDS):
                return await self._waiting[envelope_id]
        return None

    async def close(self) -> None:
        """Ends all connections."""
        self._closing.set()
        for connection in tuple(self._connections):
            await connection.close()

    def _acknowledge(self, message: Mapping[str, Any]) -> None:
        waiting = self._waiting.pop(str(message.get("envelope_id")), None)
        if waiting and not waiting.done():
            waiting.set_result(message.get("payload") or {})
