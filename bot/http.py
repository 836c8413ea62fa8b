"""The HTTP doors: what comes in from Slack, checked before it is believed, and what whoever runs the bot looks at."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, assert_never

from aiohttp import web

from bot.admission import Admission, Admitted, Foreign, Malformed
from bot.bodies import MalformedBodyError, is_ssl_check, read_body
from bot.connections import Connections
from bot.ledger import LogLedger
from bot.running import Running
from bot.signature import Signatures

EVENTS_PATH = "/slack/events"

_ACCEPTED = 200
_BODY_AT_MOST = 1024 * 1024
_BODY_WITHIN_SECONDS = 10


class Answer(Protocol):
    """What Bolt answers a request with."""

    status: int
    body: str

    def first_headers(self) -> dict[str, str]:
        """The headers, `content-type` among them."""
        ...


HandOver = Callable[[dict[str, Any], Mapping[str, str]], Awaitable[Answer]]
"""Gives Bolt the fields and headers of a request. Raises MalformedBodyError where it cannot read them."""


class SlackDoor:
    """`POST /slack/events`: commands, events and interactions."""

    def __init__(
        self,
        hand_over: HandOver,
        *,
        signatures: Signatures,
        admission: Admission,
        connections: Connections,
        ledger: LogLedger,
    ) -> None:
        self._hand_over = hand_over
        self._signatures = signatures
        self._admission = admission
        self._connections = connections
        self._ledger = ledger
        self._running = Running()

    @property
    def is_open(self) -> bool:
        """Whether requests are let in."""
        return not self._running.is_stopping

    async def stop(self, *, within_seconds: float) -> None:
        """Lets nothing new in, and waits for what is being answered."""
        await self._running.stop(within_seconds=within_seconds)

    async def post(self, request: web.Request) -> web.Response:
        """Refuses what is too large, too slow, not signed by Slack or not understood; hands over the rest."""
        try:
            async with asyncio.timeout(_BODY_WITHIN_SECONDS):
                body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return self._refuse(413, "body too large")
        except TimeoutError:
            return self._refuse(408, "body too slow")
        objection = self._objection(body, request.headers)
        if is_ssl_check(body):
            return web.Response()
        if objection:
            return self._refuse(401, objection)
        if not self.is_open:
            return self._refuse(503, "stopping")  # an event comes again, to whoever comes after us
        async with self._running.one():
            with self._connections.answering(request):
                return await self._admitted(body, request.headers)

    def _objection(self, body: bytes, headers: Mapping[str, str]) -> str | None:
        return self._signatures.objection(
            body,
            timestamp=headers.get("X-Slack-Request-Timestamp", ""),
            signature=headers.get("X-Slack-Signature", ""),
        )

    async def _admitted(self, body: bytes, headers: Mapping[str, str]) -> web.Response:
        try:
            admitted = self._admission.look_at(read_body(body))
            match admitted:
                case Malformed(reason):
                    return self._refuse(400, reason)
                case Foreign(reason):
                    return self._refuse(200, reason)  # accepted, so that it does not come again
                case Admitted(fields):
                    return await self._handed_over(fields, headers)
                case _:
                    assert_never(admitted)
        except MalformedBodyError:
            return self._refuse(400, "malformed body")

    async def _handed_over(self, fields: dict[str, Any], headers: Mapping[str, str]) -> web.Response:
        answer = await self._hand_over(fields, headers)
        content_type = answer.first_headers()["content-type"]
        return web.Response(status=answer.status, body=answer.body.encode(), headers={"Content-Type": content_type})

    def _refuse(self, status: int, reason: str) -> web.Response:
        self._ledger.refused(reason)
        return web.Response(status=status, text=reason if status != _ACCEPTED else "")


def web_app(slack: SlackDoor | None, *, ledger: LogLedger, ready: Callable[[], Awaitable[bool]]) -> web.Application:
    """The routes. Without a `slack` door (in Socket Mode) only those for whoever runs the bot."""
    app = web.Application(client_max_size=_BODY_AT_MOST)

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def readyz(_: web.Request) -> web.Response:
        return web.Response(text="ready") if await ready() else web.Response(status=503, text="not ready")

    async def metrics(_: web.Request) -> web.Response:
        headers = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        return web.Response(body=ledger.exposition(), headers=headers)

    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)])
    if slack:
        app.add_routes([web.post(EVENTS_PATH, slack.post)])
    return app
