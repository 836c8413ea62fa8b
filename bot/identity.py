"""Who we are to Slack: asked once at the start, and again in the background until Slack tells. Nobody waits for it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any, assert_never

from slack_sdk.web.async_client import AsyncWebClient

from bot.calls import Heard, NotTold, Refused, Told, heard
from bot.patience import LOOKUPS_WITHIN_SECONDS, Pause, wait_for

_log = logging.getLogger("rolecall")

_ASK_AGAIN_AFTER_SECONDS = (1.0, 2.0, 5.0, 10.0)
_THEN_EVERY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Identity:
    """The ids of the workspace, of the organisation above it ("" for none), of our bot user and of our bot."""

    team: str
    enterprise: str
    bot_user: str
    bot: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Slack does not take the token, by its code ("invalid_auth", "token_revoked")."""

    code: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Slack has not told yet; `cause` says why not, "" where it was not asked yet."""

    cause: str = ""


Who = Identity | Rejected | Unknown


class Identification:
    """Finds out who we are; `who` is what is known by now. `client` repeats no call of its own."""

    def __init__(self, client: AsyncWebClient, *, pause: Pause) -> None:
        self._client = client
        self._pause = pause
        self.who: Who = Unknown()

    @property
    def known(self) -> Identity | None:
        """Who we are, None while that is not known."""
        return self.who if isinstance(self.who, Identity) else None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Asks while the block runs, until Slack tells. The block begins after the first answer, or a short while."""
        first = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._ask_until_told(first))
        try:
            await wait_for([first], LOOKUPS_WITHIN_SECONDS, pause=self._pause)
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _ask_until_told(self, first: asyncio.Future[Any]) -> None:
        for seconds in chain(_ASK_AGAIN_AFTER_SECONDS, repeat(_THEN_EVERY_SECONDS)):
            answer = await heard(self._client.auth_test())
            self.who = _who(answer)
            if not first.done():
                first.set_result(None)
            if isinstance(self.who, Identity):
                return
            _log.warning("not identified cause=%s", self.who.code if isinstance(self.who, Rejected) else self.who.cause)
            await self._pause(max(seconds, answer.retry_after if isinstance(answer, NotTold) else 0.0))


def _who(answer: Heard) -> Who:
    match answer:
        case Told(data):
            ids = (data.get(name) for name in ("team_id", "enterprise_id", "user_id", "bot_id"))
            team, enterprise, user, bot = (each if isinstance(each, str) else "" for each in ids)
            return Identity(team, enterprise, user, bot) if team and user else Unknown("unreadable")
        case Refused(code):
            return Rejected(code)
        case NotTold(cause):
            return Unknown(cause)
        case _:
            assert_never(answer)
