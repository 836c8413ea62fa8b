"""The directory: who people are and what conversations are, asked of Slack, all at once, and within one deadline."""

import asyncio
from collections.abc import Iterable
from typing import Any

from bot.calls import NotTold, Refused
from bot.known import Known, Looking
from bot.lookups import Conversation, Lookups, Person
from bot.memory import Clock
from bot.patience import LOOKUPS_WITHIN_SECONDS, Pause, wait_for
from handlers import Found, Place, Reader, Standing

_MINUTE = 60.0
_KEPT_SECONDS = 10 * _MINUTE
# Members of a list that could not be read again count for as long once more, then for nobody.
_MEMBERS_KEPT_SECONDS = 20 * _MINUTE
# A large company's people; channels and groups are far fewer.
_PEOPLE_AT_MOST = 50_000
_PLACES_AT_MOST = 10_000


class SlackDirectory:
    """Implements `handlers.Directory`. `channels` and `groups` are those of people who hire."""

    def __init__(
        self,
        lookups: Lookups,
        *,
        channels: tuple[str, ...],
        groups: tuple[str, ...],
        clock: Clock,
        pause: Pause,
    ) -> None:
        self._channels = channels
        self._lists = (*channels, *groups)
        self._clock = clock
        self._pause = pause
        self._people = Known(lookups.person, size=_PEOPLE_AT_MOST, seconds=_KEPT_SECONDS, clock=clock)
        self._places = Known(lookups.conversation, size=_PLACES_AT_MOST, seconds=_KEPT_SECONDS, clock=clock)
        self._members = Known(
            lambda key: lookups.members_of_channel(key) if key in channels else lookups.members_of_group(key),
            size=len(self._lists),
            seconds=_MEMBERS_KEPT_SECONDS,
            clock=clock,
            renew_after=_KEPT_SECONDS,
        )

    async def found(self, reader: Reader, *, patient: bool = False) -> Found:
        """See `handlers.Directory`."""
        person = self._people.look(reader.person, fresh=reader.public)
        place = None if reader.alone or reader.shared else self._places.look(reader.channel, fresh=reader.public)
        lists = [self._members.look(key) for key in self._lists]
        about: list[Looking[Any]] = [person, place] if place else [person]
        await self._told([*about, *lists], patient=patient)
        standing = _standing(person.now, reader.team)
        where = self._place(place.now, reader) if place else Place.UNKNOWN
        hirers = [each.now for each in lists]
        decisive = [*about, *lists] if reader.alone or where is Place.ALONE else about
        return Found(
            standing=standing,
            place=where,
            hires=any(isinstance(each, frozenset) and reader.person in each for each in hirers),
            locale=_locale(person.now),
            is_sure=standing is Standing.OUTSIDER or not any(isinstance(each.now, NotTold) for each in decisive),
        )

    async def locale(self, person: str) -> str:
        """See `handlers.Directory`."""
        looking = self._people.look(person)
        await self._told([looking])
        return _locale(looking.now)

    async def standing(self, team: str, person: str) -> Standing:
        """See `handlers.Directory`."""
        looking = self._people.look(person)
        await self._told([looking])
        return _standing(looking.now, team)

    def forget(self, *, person: str = "", channel: str = "", group: str = "") -> None:
        """See `handlers.Directory`."""
        self._people.drop(person)
        self._places.drop(channel)
        for key in {channel, group}.intersection(self._lists):
            self._members.drop(key)
            self._members.look(key)

    def warm(self) -> None:
        """Begins to read who hires, so that the first to ask need not wait for it."""
        for key in self._lists:
            self._members.look(key)

    async def close(self) -> None:
        """Ends what is still being looked up."""
        for known in (self._people, self._places, self._members):
            await known.close()

    async def _told(self, every: Iterable[Looking[Any]], *, patient: bool = False) -> None:
        """Waits until Slack has told all, or the youngest look-up is as old as anybody waits for one. Who comes to one
        that is slow already is not kept waiting as long again."""
        looking = [each for each in every if not each.answer.done()]
        if patient and looking:
            await asyncio.wait([each.answer for each in looking])
        elif looking:
            seconds = max(each.since for each in looking) + LOOKUPS_WITHIN_SECONDS - self._clock()
            await wait_for([each.answer for each in looking], max(seconds, 0.0), pause=self._pause)

    def _place(self, found: Conversation | Refused | NotTold, reader: Reader) -> Place:
        if not isinstance(found, Conversation) or found.is_of_several:
            return Place.UNKNOWN
        if found.is_shared:
            return Place.SHARED
        if found.is_direct:
            return Place.ALONE if found.person == reader.person else Place.UNKNOWN
        return Place.HIRING if reader.channel in self._channels else Place.COMPANY


def _standing(person: Person | Refused | NotTold, team: str) -> Standing:
    if not isinstance(person, Person):
        return Standing.UNKNOWN
    return Standing.OUTSIDER if person.is_outsider or person.team != team else Standing.MEMBER


def _locale(person: Person | Refused | NotTold) -> str:
    return person.locale if isinstance(person, Person) else ""
