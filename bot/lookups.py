"""Look-ups: what the Web API says of people, conversations, and who is in a channel or user group."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.calls import Heard, NotTold, Refused, Told, heard
from bot.memory import Clock

_log = logging.getLogger("rolecall")

# Slack docs, conversations.members: at most this many at a time.
_MEMBERS_AT_A_TIME = 1_000
# A company's largest channel has fewer: what goes on longer is no list of members.
_PAGES_AT_MOST = 500

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """A person: the workspace that they are of, whether they are a guest or of another company, their locale."""

    team: str
    is_outsider: bool
    locale: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation: shared with another company or not, with one person (`person`) or with several."""

    is_shared: bool
    is_direct: bool
    is_of_several: bool
    person: str


class Lookups:
    """Asks Slack, and leaves a method alone for as long as Slack wants. `client` repeats no call of its own."""

    def __init__(self, client: AsyncWebClient, *, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._left_alone_until: dict[str, float] = {}

    async def person(self, person: str) -> Person | Refused | NotTold:
        """Who this is."""
        answer = await self._heard("users.info", user=person, include_locale="true")
        if not isinstance(answer, Told):
            return answer
        found = _mapping(answer.data.get("user"))
        outside = any(found.get(flag) for flag in ("is_restricted", "is_ultra_restricted", "is_stranger"))
        team, locale = (str(found.get(name) or "") for name in ("team_id", "locale"))
        return Person(team, outside, locale) if team else NotTold("unreadable")

    async def conversation(self, channel: str) -> Conversation | Refused | NotTold:
        """What this is."""
        answer = await self._heard("conversations.info", channel=channel)
        if not isinstance(answer, Told):
            return answer
        found = _mapping(answer.data.get("channel"))
        if not found.get("id"):
            return NotTold("unreadable")
        shared = any(found.get(flag) for flag in ("is_ext_shared", "is_pending_ext_shared"))
        person, of_several = str(found.get("user") or ""), bool(found.get("is_mpim"))
        return Conversation(shared, bool(found.get("is_im")), of_several, person)

    async def members_of_group(self, group: str) -> frozenset[str] | Refused | NotTold:
        """Who is in the user group."""
        answer = await self._heard("usergroups.users.list", usergroup=group)
        return _ids(answer.data, "users") if isinstance(answer, Told) else answer

    async def members_of_channel(self, channel: str) -> frozenset[str] | Refused | NotTold:
        """Who is in a channel of the company's; nobody where it is shared with another."""
        place, members = await asyncio.gather(self.conversation(channel), self._members(channel))
        if not isinstance(place, Conversation):
            return place
        return _NOBODY if place.is_shared or place.is_direct or place.is_of_several else members

    async def _members(self, channel: str) -> frozenset[str] | Refused | NotTold:
        members, cursor = _NOBODY, ""
        for _ in range(_PAGES_AT_MOST):
            more = {"cursor": cursor} if cursor else {}
            answer = await self._heard("conversations.members", channel=channel, limit=str(_MEMBERS_AT_A_TIME), **more)
            if not isinstance(answer, Told):
                return answer
            page = _ids(answer.data, "members")
            if isinstance(page, NotTold):
                return page
            members |= page
            cursor = str(_mapping(answer.data.get("response_metadata")).get("next_cursor") or "")
            if not cursor:
                return members
        return NotTold("unreadable")

    async def _heard(self, method: str, **arguments: str) -> Heard:
        left = self._left_alone_until.get(method, 0.0) - self._clock()
        if left > 0:
            return NotTold("ratelimited", left)
        answer = await heard(self._client.api_call(method, data=arguments))
        if isinstance(answer, NotTold):
            self._left_alone_until[method] = self._clock() + answer.retry_after
        if not isinstance(answer, Told):
            # Slack's code names nobody.
            _log.warning("not looked up method=%s cause=%s", method, _cause(answer))
        return answer


def _cause(answer: Refused | NotTold) -> str:
    return answer.code if isinstance(answer, Refused) else answer.cause


def _ids(data: Mapping[str, Any], field: str) -> frozenset[str] | NotTold:
    found = data.get(field)
    return frozenset(map(str, found)) if isinstance(found, list) else NotTold("unreadable")


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
