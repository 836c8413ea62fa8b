"""Asking as somebody else, somewhere else: what would they be shown? By the same rule as in Slack."""

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from handlers import EVERYTHING, Clearance, Place, Reader, Standing, clearance_of


class As(StrEnum):
    """Who asks."""

    MEMBER = "member"
    HIRING = "hiring"
    GUEST = "guest"
    UNKNOWN = "unknown"


class In(StrEnum):
    """Where they ask."""

    DIRECT = "direct"
    CHANNEL = "channel"
    HIRING = "hiring"
    EXTERNAL = "external"
    UNKNOWN = "unknown"


_PLACES = {
    In.DIRECT: Place.ALONE,
    In.CHANNEL: Place.COMPANY,
    In.HIRING: Place.HIRING,
    In.EXTERNAL: Place.SHARED,
    In.UNKNOWN: Place.UNKNOWN,
}
_STANDINGS = {
    As.MEMBER: Standing.MEMBER,
    As.HIRING: Standing.MEMBER,
    As.GUEST: Standing.OUTSIDER,
    As.UNKNOWN: Standing.UNKNOWN,
}


def posing(who: As | None, where: In | None) -> Clearance:
    """What they may be shown: everything where neither is said, else a member's, or what is shown in a direct
    message."""
    if who is None and where is None:
        return EVERYTHING
    return asyncio.run(clearance_of(_Posed(who or As.MEMBER, where or In.DIRECT), Reader("", "", "")))


@dataclass(frozen=True, slots=True)
class _Posed:
    """A directory that knows one person and one place."""

    who: As
    where: In

    async def standing(self, team: str, person: str) -> Standing:  # noqa: ARG002 - there is but one
        return _STANDINGS[self.who]

    async def place(self, channel: str, person: str) -> Place:  # noqa: ARG002 - there is but one
        return _PLACES[self.where]

    async def locale(self, person: str) -> str:  # noqa: ARG002 - there is but one
        return ""

    async def hires(self, person: str) -> bool:  # noqa: ARG002 - there is but one
        return self.who is As.HIRING
