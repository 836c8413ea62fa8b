"""Asking as somebody else, somewhere else: what would they be shown? By the same rule as in Slack."""

from enum import StrEnum

from handlers import EVERYTHING, Clearance, Found, Place, Reader, Standing, clearance_of


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
    who, where = who or As.MEMBER, where or In.DIRECT
    found = Found(standing=_STANDINGS[who], place=_PLACES[where], hires=who is As.HIRING)
    return clearance_of(found, Reader("", "", ""))
