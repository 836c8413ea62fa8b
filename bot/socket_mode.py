"""Socket Mode: requests come through a WebSocket that we open, so that no public address is needed."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any, Protocol, assert_never

from aiohttp import ClientError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.admission import Admission, Admitted, Foreign, Malformed
from bot.bodies import MalformedBodyError
from bot.calls import NotTold, Refused, Told, heard
from bot.ledger import LogLedger
from bot.patience import Pause
from bot.running import Running

_log = logging.getLogger("rolecall")

# Slack docs, apps.connections.open: the address works once, and for half a minute.
_CONNECTED_WITHIN_SECONDS = 10.0
_AGAIN_AFTER_SECONDS = 5.0
# The SDK counts a connection as lost after four of these without a pong.
_PING_EVERY_SECONDS = 10.0


class Answer(Protocol):
    """What Bolt answers with."""

    status: int
    body: str


HandOver = Callable[[Mapping[str, Any], Mapping[str, str]], Awaitable[Answer]]


class SocketMode:
    """The connection, and what comes in through it. `client` repeats no call of its own; `refused` is told the code
    where Slack does not take the app-level token."""

    def __init__(
        self,
        app_token: str,
        hand_over: HandOver,
        *,
        client: AsyncWebClient,
        admission: Admission,
        ledger: LogLedger,
        pause: Pause,
        refused: Callable[[str], None],
    ) -> None:
        self._token = app_token
        self._hand_over = hand_over
        self._admission = admission
        self._ledger = ledger
        self._web = client
        self._pause = pause
        self._refused = refused
        self._running = Running()
        self._client = SocketModeClient(
            app_token, logger=_without_tracebacks(), web_client=client, ping_interval=_PING_EVERY_SECONDS
        )
        self._client.socket_mode_request_listeners.append(self._handle)

    async def connect(self) -> None:
        """Connects, and tries again until it works or the token is refused; from then on the SDK connects again."""
        while not self._running.is_stopping:
            answer = await heard(self._web.apps_connections_open(app_token=self._token))
            if isinstance(answer, Refused):
                _log.error("not connected cause=%s", answer.code)
                self._refused(answer.code)
                return
            if cause := await self._connected(answer):
                _log.warning("not connected cause=%s", cause)
            else:
                return
            asked_for = answer.retry_after if isinstance(answer, NotTold) else 0.0
            await self._pause(max(_AGAIN_AFTER_SECONDS, asked_for))

    async def is_open(self) -> bool:
        """Whether requests can come in."""
        return not self._running.is_stopping and await self._client.is_connected()

    async def stop(self, *, within_seconds: float) -> None:
        """Lets nothing new in, and waits for what is being answered. What came in last Slack delivers again."""
        await self._running.stop(within_seconds=within_seconds)

    async def close(self, *, within_seconds: float) -> None:
        """Disconnects, politely if the other side answers in time."""
        client = self._client
        client.closed, client.auto_reconnect_enabled = True, False
        for task in (client.message_processor, client.current_session_monitor, client.message_receiver):
            if task is not None:
                task.cancel()
        with suppress(TimeoutError, ClientError):
            async with asyncio.timeout(within_seconds):
                await client.disconnect()  # type: ignore[no-untyped-call] # the SDK annotates no return value
        await client.aiohttp_client_session.close()

    async def _connected(self, answer: Told | NotTold) -> str:
        """Opens the connection that Slack offers; "" when it is open, else why it is not."""
        match answer:
            case NotTold(cause):
                return cause
            case Told({"url": str(url)}):
                self._client.wss_uri = url
            case Told():
                return "unreadable"
            case _:
                assert_never(answer)
        try:
            async with asyncio.timeout(_CONNECTED_WITHIN_SECONDS):  # else the SDK would try a dead address for ever
                await self._client.connect()  # type: ignore[no-untyped-call] # as above
        except TimeoutError:
            return "TimeoutError"
        return ""

    async def _handle(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if self._running.is_stopping:
            return  # not acknowledged: Slack delivers it again, to whoever comes after us
        async with self._running.one():
            payload = await self._payload(request)
            if payload is not None:
                await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload or None))

    async def _payload(self, request: SocketModeRequest) -> dict[str, Any] | None:
        """What to acknowledge the request with; None for no acknowledgement, so that it comes again."""
        admitted = self._admission.look_at(request.payload)
        match admitted:
            case Malformed(reason) | Foreign(reason):
                self._ledger.refused(reason)
                return {}
            case Admitted(fields):
                try:
                    return _acknowledgement(await self._hand_over(fields, _retry_headers(request)))
                except MalformedBodyError:
                    self._ledger.refused("malformed body")
                    return {}
            case _:
                assert_never(admitted)


def _acknowledgement(answer: Answer) -> dict[str, Any] | None:
    if answer.status != 200:
        return None
    said = json.loads(answer.body) if answer.body.startswith("{") else {"text": answer.body} if answer.body else {}
    return dict(said)


def _retry_headers(request: SocketModeRequest) -> dict[str, str]:
    retries = {"x-slack-retry-num": request.retry_attempt, "x-slack-retry-reason": request.retry_reason}
    return {name: str(value) for name, value in retries.items() if value}


def _without_tracebacks() -> logging.Logger:
    """The SDK's logger. Where the network is gone, its tracebacks say no more than their first line does."""

    def shorten(record: logging.LogRecord) -> bool:
        record.exc_info = None
        return True

    logger = logging.getLogger("slack_sdk.socket_mode")
    if not logger.filters:
        logger.addFilter(shorten)
    return logger
