"""Delivering to the bot as Slack does: signed, commands as a form and events as JSON, and again when it goes wrong."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.signature import Signatures

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"

_TIMEOUT_SECONDS = 3
_RETRY_AFTER_SECONDS = (0.0, 60.0, 300.0)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One try: the bot's response. The status is 0 when there was none: it could not be reached, or `is_late`."""

    status: int
    content_type: str
    body: str
    is_late: bool = False

    @property
    def is_accepted(self) -> bool:
        """Whether Slack counts it as delivered."""
        return 200 <= self.status < 300

    @property
    def reason(self) -> str:
        """Slack's word for why it delivers again."""
        if self.status:
            return "http_error"
        return "http_timeout" if self.is_late else "connection_failed"


class Sender:
    """Sends to the bot that listens at `bot_url`; to nobody before it is known.

    `clock` gives the seconds since 1970; `pause` waits that many seconds before a retry.
    """

    def __init__(
        self,
        session: ClientSession,
        bot_url: str = "",
        *,
        secret: str,
        clock: Callable[[], float],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._session = session
        self._url = ""
        self.connect(bot_url)
        self._signatures = Signatures(secret, clock=clock)
        self._clock = clock
        self._pause = pause

    def connect(self, bot_url: str) -> None:
        """Sends there from now on."""
        self._url = f"{bot_url.rstrip('/')}/slack/events"

    async def form(self, fields: Mapping[str, str]) -> Delivery:
        """A slash command, or an interaction in its `payload`: delivered once."""
        return await self.signed(urlencode(fields).encode(), content_type=_FORM)

    async def event(self, envelope: Mapping[str, Any]) -> tuple[Delivery, ...]:
        """An event: delivered until the bot accepts it, four times at most. All tries, the last one last."""
        return tuple([delivery async for delivery, _ in self.tries(envelope)])

    async def tries(self, envelope: Mapping[str, Any]) -> AsyncIterator[tuple[Delivery, float]]:
        """The same, try by try, each with the milliseconds that it took."""
        body = json.dumps(envelope).encode()
        retry: dict[str, str] = {}
        for number, seconds in enumerate((None, *_RETRY_AFTER_SECONDS)):
            if seconds is not None:
                await self._pause(seconds)
            started = time.perf_counter()
            delivery = await self.signed(body, content_type=_JSON, headers=retry)
            yield delivery, (time.perf_counter() - started) * 1_000
            if delivery.is_accepted:
                return
            retry = {"X-Slack-Retry-Num": str(number + 1), "X-Slack-Retry-Reason": delivery.reason}

    async def signed(self, body: bytes, *, content_type: str, headers: Mapping[str, str] | None = None) -> Delivery:
        """Any bytes, rightly signed."""
        timestamp = str(int(self._clock()))
        signature = self._signatures.sign(body, timestamp=timestamp)
        proof = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}
        return await self.send(body, headers={"Content-Type": content_type, **proof, **(headers or {})})

    async def send(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """Any bytes with any headers: what anybody could send who found the address."""
        try:
            async with self._session.post(
                self._url, data=BytesIO(body), headers=headers, timeout=ClientTimeout(total=_TIMEOUT_SECONDS)
            ) as response:
                return Delivery(response.status, response.content_type, await response.text())
        except TimeoutError:
            return Delivery(0, "", "", is_late=True)
        except ClientError:
            return Delivery(0, "", "")


@asynccontextmanager
async def sending(
    *, secret: str, clock: Callable[[], float], pause: Callable[[float], Awaitable[None]]
) -> AsyncIterator[Sender]:
    """A sender with connections of its own, while the block runs; it has yet to be told where the bot listens."""
    async with ClientSession() as session:
        yield Sender(session, secret=secret, clock=clock, pause=pause)
