"""The Web API client: how we ask Slack, with patience for its rate limits. What we say goes by `bot/posting.py`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

_TIMEOUT_SECONDS = 10


@asynccontextmanager
async def web_client(token: str, *, api_url: str) -> AsyncIterator[AsyncWebClient]:
    """A client with one pool of connections, which is closed behind the block.

    A request that Slack turns down for coming too fast is repeated twice, after the pause that Slack asks for; the SDK
    itself repeats only what could not be connected.
    """
    async with ClientSession(timeout=ClientTimeout(total=_TIMEOUT_SECONDS)) as session:
        yield AsyncWebClient(
            token=token,
            base_url=api_url,
            timeout=_TIMEOUT_SECONDS,
            session=session,
            retry_handlers=[AsyncConnectionErrorRetryHandler(), AsyncRateLimitErrorRetryHandler(max_retry_count=2)],
        )


def lookup_client(client: AsyncWebClient) -> AsyncWebClient:
    """The same client without its patience, for what somebody waits for: no call is repeated."""
    return AsyncWebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=client.timeout,
        session=client.session,
        retry_handlers=[],
    )
