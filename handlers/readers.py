"""Readers: who will see a reply, and which edition of the handbook they may be answered from. Closed by default: what
cannot be found out about a person or a conversation counts as open to strangers."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from index import Audience


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asked, and where the reply will be seen, by ids.

    `alone` says that nobody else sees it: in a direct message with us, in a modal, on Home. `public` says that all of
    the conversation see it: then nothing is decided on what was known before. `shared` is Slack's word that people of
    another company are in the conversation.
    """

    team: str
    person: str
    channel: str
    alone: bool = False
    public: bool = False
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


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out for a reader: about the person, and about the conversation, which is UNKNOWN where it makes no
    difference. `hires` says that the person is a member of a channel or of a user group that the settings list for
    hiring; `locale` is one such as "de-DE". `is_sure` is False where Slack has not told all of it."""

    standing: Standing = Standing.UNKNOWN
    place: Place = Place.UNKNOWN
    hires: bool = False
    locale: str = ""
    is_sure: bool = True


class Directory(Protocol):
    """Knows people and conversations, and keeps nobody waiting. What it cannot find out in time is UNKNOWN, False or
    "": nothing is raised."""

    async def found(self, reader: Reader, *, patient: bool = False) -> Found:
        """All about a reader; about a `public` one nothing that was known before. A `patient` one waits until Slack has
        told or failed."""
        ...

    async def locale(self, person: str) -> str:
        """The person's locale alone."""
        ...

    async def standing(self, team: str, person: str) -> Standing:
        """What the person is to the company that this team is, alone."""
        ...

    def forget(self, *, person: str = "", channel: str = "", group: str = "") -> None:
        """Something changed about this person, conversation or user group."""
        ...


class Way(Enum):
    """How a person may come to see what is not shown here."""

    DIRECT = auto()
    """They may see it where nobody else reads along."""
    MEMBERS = auto()
    """It is for members of the company."""
    HIRING = auto()
    """It is for people who hire."""
    LATER = auto()
    """Slack did not tell in time who they are, or who reads along."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is said instead of an answer that this reader may not see here."""

    way: Way


@dataclass(frozen=True, slots=True)
class Clearance:
    """What a person may be shown: `here`, where they asked, and `alone`, where nobody reads along. `is_sure` is False
    where it may turn out to be more."""

    here: Audience
    alone: Audience
    is_sure: bool = True


EVERYTHING = Clearance(max(Audience), max(Audience))
"""For whoever has the handbook's files anyway."""


def clearance_of(found: Found, reader: Reader) -> Clearance:
    """What this reader may be shown."""
    if found.standing is not Standing.MEMBER:
        return Clearance(Audience.EVERYBODY, Audience.EVERYBODY, found.is_sure)
    alone = Audience.HIRING if found.hires else Audience.INTERNAL
    return Clearance(_here(found, reader, alone=alone), alone, found.is_sure)


def _here(found: Found, reader: Reader, *, alone: Audience) -> Audience:
    if reader.shared:
        return Audience.EVERYBODY
    match Place.ALONE if reader.alone else found.place:
        case Place.ALONE:
            return alone
        case Place.HIRING:
            return Audience.HIRING
        case Place.COMPANY:
            return Audience.INTERNAL
        case Place.SHARED | Place.UNKNOWN:
            return Audience.EVERYBODY
