"""The directory: who people are and what conversations are, asked of Slack and kept for ten minutes."""

import logging
from asyncio import timeout
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.memory import Clock, Recent
from handlers import Place, Standing

_log = logging.getLogger("rolecall")

_MINUTES = 10 * 60.0
_PATIENCE = 1.5
"""Seconds: half of what Slack waits for the answer to a command."""
# Slack docs, conversations.members: at most this many at a time.
_MEMBERS_AT_A_TIME = 1_000

_Found = TypeVar("_Found")


class SlackDirectory:
    """Implements `handlers.Directory`. What Slack does not tell is unknown, and asked for again next time."""

    def __init__(
        self, client: AsyncWebClient, *, channels: tuple[str, ...], groups: tuple[str, ...], clock: Clock
    ) -> None:
        self._client = client
        self._channels = channels
        self._groups = groups
        self._people: Recent[str, Mapping[str, Any]] = Recent(size=10_000, seconds=_MINUTES, clock=clock)
        self._locales: Recent[str, str] = Recent(size=10_000, seconds=_MINUTES, clock=clock)
        self._places: Recent[str, Mapping[str, Any]] = Recent(size=10_000, seconds=_MINUTES, clock=clock)
        self._members: Recent[str, frozenset[str]] = Recent(size=1_000, seconds=_MINUTES, clock=clock)

    async def standing(self, team: str, person: str) -> Standing:
        """See `handlers.Directory`."""
        found = await self._once(self._people, person, partial(self._person, person))
        if found is None:
            return Standing.UNKNOWN
        is_guest = any(found.get(flag) for flag in ("is_restricted", "is_ultra_restricted", "is_stranger"))
        return Standing.OUTSIDER if is_guest or found.get("team_id") != team else Standing.MEMBER

    async def locale(self, person: str) -> str:
        """See `handlers.Directory`."""
        if (kept := self._locales.get(person)) is not None:
            return kept
        found = await self._once(self._people, person, partial(self._person, person))
        locale = str(found.get("locale") or "") if found else ""
        # Not known is kept too: nobody waits for a language with every question.
        self._locales.put(person, locale)
        return locale

    async def place(self, channel: str, person: str) -> Place:
        """See `handlers.Directory`."""
        found = await self._once(self._places, channel, partial(self._conversation, channel))
        if found is None or found.get("is_mpim"):
            return Place.UNKNOWN
        if any(found.get(flag) for flag in ("is_ext_shared", "is_pending_ext_shared")):
            return Place.SHARED
        if found.get("is_im"):
            return Place.ALONE if found.get("user") == person else Place.UNKNOWN
        return Place.HIRING if channel in self._channels else Place.COMPANY

    async def hires(self, person: str) -> bool:
        """See `handlers.Directory`."""
        for group in self._groups:
            if person in (await self._once(self._members, group, partial(self._in_group, group)) or ()):
                return True
        for channel in self._channels:
            if await self.place(channel, person) is not Place.HIRING:
                continue  # shared meanwhile
            if person in (await self._once(self._members, channel, partial(self._in_channel, channel)) or ()):
                return True
        return False

    async def _once(self, known: Recent[str, _Found], key: str, ask: Callable[[], Awaitable[_Found]]) -> _Found | None:
        if (kept := known.get(key)) is not None:
            return kept
        try:
            found = await ask()
        except (SlackApiError, ClientError, TimeoutError) as error:
            # Slack's code ("channel_not_found") is in its response; nothing of it names a person.
            code = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
            _log.warning("not looked up cause=%s", code)
            return None
        known.put(key, found)
        return found

    async def _person(self, person: str) -> Mapping[str, Any]:
        async with timeout(_PATIENCE):
            return _mapping((await self._client.users_info(user=person, include_locale=True)).get("user"))

    async def _conversation(self, channel: str) -> Mapping[str, Any]:
        return _mapping((await self._client.conversations_info(channel=channel)).get("channel"))

    async def _in_group(self, group: str) -> frozenset[str]:
        return frozenset((await self._client.usergroups_users_list(usergroup=group)).get("users") or ())

    async def _in_channel(self, channel: str) -> frozenset[str]:
        members: set[str] = set()
        pages = await self._client.conversations_members(channel=channel, limit=_MEMBERS_AT_A_TIME)
        async for page in pages:
            members.update(page.get("members") or ())
        return frozenset(members)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
