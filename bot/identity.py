"""Who we are to Slack: asked at the start, again in the background until Slack tells, and from then on once a minute,
because tokens get revoked. Nobody waits for it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
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
# A token that is revoked meanwhile is noticed within this time.
_CHECK_AGAIN_AFTER_SECONDS = 60.0


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
    """Finds out who we are, and goes on asking whether we still are; `who` is what is known by now, `app` the id of our
    app, "" while that is not known. `client` repeats no call of its own; `refused` is told the code where Slack does
    not take the token that we start with."""

    def __init__(
        self, client: AsyncWebClient, *, pause: Pause, app: str = "", refused: Callable[[str], None] = lambda _: None
    ) -> None:
        self._client = client
        self._pause = pause
        self._refused = refused
        self.app = app
        self.who: Who = Unknown()

    @property
    def known(self) -> Identity | None:
        """Who we are, None while that is not known."""
        return self.who if isinstance(self.who, Identity) else None

    @property
    def is_rejected(self) -> bool:
        """Whether Slack does not take our token, or takes it no more."""
        return isinstance(self.who, Rejected)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Asks while the block runs. The block begins after the first answer, or a short while."""
        first = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._ask(first))
        try:
            await wait_for([first], LOOKUPS_WITHIN_SECONDS, pause=self._pause)
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _ask(self, first: asyncio.Future[Any]) -> None:
        for seconds in chain(_ASK_AGAIN_AFTER_SECONDS, repeat(_THEN_EVERY_SECONDS)):
            answer = await heard(self._client.auth_test())
            self.who = _who(answer)
            if not first.done():
                first.set_result(None)
            if isinstance(self.who, Identity):
                break
            _log_why_not(self.who)
            if isinstance(self.who, Rejected):
                self._refused(self.who.code)
            await self._pause(max(seconds, answer.retry_after if isinstance(answer, NotTold) else 0.0))
        await self._keep_checking()

    async def _keep_checking(self) -> None:
        """From when it is known who we are: a token can be revoked at any time; what is not told changes nothing."""
        while True:
            await self._find_app()
            await self._pause(_CHECK_AGAIN_AFTER_SECONDS)
            now = _who(await heard(self._client.auth_test()))
            if not isinstance(now, Identity):
                _log_why_not(now)
            if not isinstance(now, Unknown):
                self.who = now

    async def _find_app(self) -> None:
        """The one thing that auth.test does not tell; with an app-level token it is known already."""
        if self.app or self.known is None:
            return
        match await heard(self._client.bots_info(bot=self.known.bot)):
            case Told({"bot": {"app_id": str(app)}}):
                self.app = app
            case _:
                pass  # asked again with the next check; without it the workspace alone is checked


def _log_why_not(who: Rejected | Unknown) -> None:
    _log.warning("not identified cause=%s", who.code if isinstance(who, Rejected) else who.cause)


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
