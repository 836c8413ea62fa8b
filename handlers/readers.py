"""Readers: who will see a reply, and which edition of the handbook they may be answered from. Closed by default: what
cannot be found out about a person or a conversation counts as open to strangers."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from index import Audience


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asked, and where the reply will be seen, by ids.

    `alone` says that nobody else sees it: in a direct message with us, in a modal, on Home. `shared` is Slack's word
    that people of another company are in the conversation.
    """

    team: str
    person: str
    channel: str
    alone: bool = False
    shared: bool = False


class Standing(Enum):
    """What a person is to the company."""

    MEMBER = auto()
    OUTSIDER = auto()
    """A guest, or somebody of another company."""
    UNKNOWN = auto()


class Place(Enum):
    """What a conversation is to the company."""

    HIRING = auto()
    """A channel of the company that the settings list for hiring."""
    COMPANY = auto()
    ALONE = auto()
    """The person's direct message with us."""
    SHARED = auto()
    """With another company (Slack Connect)."""
    UNKNOWN = auto()


class Directory(Protocol):
    """Knows people and conversations. What it cannot find out is UNKNOWN, False or "": nothing is raised."""

    async def standing(self, team: str, person: str) -> Standing:
        """What the person is to the company that this team is."""
        ...

    async def place(self, channel: str, person: str) -> Place:
        """What the conversation is, for this person."""
        ...

    async def locale(self, person: str) -> str:
        """The person's locale, such as "de-DE"."""
        ...

    async def hires(self, person: str) -> bool:
        """Whether the person is a member of a channel or of a user group that the settings list for hiring."""
        ...


class Way(Enum):
    """How a person may come to see what is not shown here."""

    DIRECT = auto()
    """They may see it where nobody else reads along."""
    MEMBERS = auto()
    """It is for members of the company."""
    HIRING = auto()
    """It is for people who hire."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is said instead of an answer that this reader may not see here."""

    way: Way


@dataclass(frozen=True, slots=True)
class Clearance:
    """What a person may be shown: `here`, where they asked, and `alone`, where nobody reads along."""

    here: Audience
    alone: Audience


EVERYTHING = Clearance(max(Audience), max(Audience))
"""For whoever has the handbook's files anyway."""


async def clearance_of(directory: Directory, reader: Reader) -> Clearance:
    """What this reader may be shown."""
    if await directory.standing(reader.team, reader.person) is not Standing.MEMBER:
        return Clearance(Audience.EVERYBODY, Audience.EVERYBODY)
    alone = Audience.HIRING if await directory.hires(reader.person) else Audience.INTERNAL
    return Clearance(await _here(directory, reader, alone=alone), alone)


async def _here(directory: Directory, reader: Reader, *, alone: Audience) -> Audience:
    if reader.shared:
        return Audience.EVERYBODY
    match Place.ALONE if reader.alone else await directory.place(reader.channel, reader.person):
        case Place.ALONE:
            return alone
        case Place.HIRING:
            return Audience.HIRING
        case Place.COMPANY:
            return Audience.INTERNAL
        case Place.SHARED | Place.UNKNOWN:
            return Audience.EVERYBODY
