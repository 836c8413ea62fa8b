"""Answering a person, whichever way they ask: one turn of a conversation, and what is written down of it."""

from collections.abc import Callable
from dataclasses import replace

from handlers.choices import read_choice
from handlers.desk import Turn
from handlers.kinds import ANSWERED, kind_of
from handlers.language import Language, language_of
from handlers.ledger import Entry, Ledger
from handlers.lookups import Lookups
from handlers.owners import Owner, read_owner
from handlers.payloads import Conversation, Door
from handlers.pins import Pinned, Pins, Unchanged
from handlers.readers import EVERYTHING, Clearance, Directory, Reader, Standing, clearance_of
from handlers.requests import MyStep, Pin, Request, read_words
from handlers.screening import Screen
from handlers.topics import Topic, Topics
from index import Editions, Handbook, NothingFound, Role

# What is an answer to a question among others who talk: a passage may only share its words.
_TOLD = ANSWERED - {"passages"} | {"withheld"}


class Answering:
    """Takes turns in conversations over one handbook. `clock` gives seconds that only grow."""

    def __init__(
        self,
        editions: Editions,
        *,
        directory: Directory,
        topics: Topics,
        lookups: Lookups,
        pins: Pins,
        ledger: Ledger,
        clock: Callable[[], float],
    ) -> None:
        self._screen = Screen(editions)
        self._directory = directory
        self._topics = topics
        self._lookups = lookups
        self._pins = pins
        self._ledger = ledger
        self.clock = clock

    async def edition(self, reader: Reader) -> Handbook:
        """What this reader is answered from."""
        return self._screen.handbook(await self._clearance(reader))

    async def language(self, person: str) -> Language:
        """What this person has our own words in."""
        return language_of(await self._directory.locale(person) if person else "")

    async def turn(self, conversation: Conversation, request: Request, *, reader: Reader, about: str = "") -> Turn:
        """One turn of a person's; `about` is the slug of the role that a press is about, else the conversation says."""
        if isinstance(request, Pin) and not await self._is_member(reader):
            return Turn(Unchanged(), language=await self.language(reader.person))
        topic = Topic((about,)) if about else await self._topics.recall(conversation)
        pinned = "" if topic.slugs else await self._pins.pinned(conversation.team, conversation.channel)
        turn = await self._taken(request, Topic((pinned,)) if pinned else topic, reader)
        if isinstance(turn.said, Pinned):
            slug = turn.said.role.slug if turn.said.role else ""
            await self._pins.pin(conversation.team, conversation.channel, slug)
            return turn
        await self._keep(conversation, turn, reader)
        return replace(turn, by_pin=bool(pinned and turn.before) and turn.roles == turn.before)

    async def follow_up(self, conversation: Conversation, text: str, *, reader: Reader) -> Turn | None:
        """The turn of somebody who did not turn to us, in a conversation that we are part of; None where it is not
        surely a question for us."""
        topic = await self._topics.recall(conversation)
        if not topic.slugs or "?" not in text:
            return None
        turn = await self._taken(read_words(text), topic, reader)
        kind = kind_of(turn.said)
        if kind not in _TOLD and not (kind == "not_stated" and turn.facet):
            return None
        await self._keep(conversation, turn, reader)
        return turn

    async def topic(self, conversation: Conversation) -> Topic:
        """What a conversation is about at this moment."""
        return await self._topics.recall(conversation)

    async def go_back(self, conversation: Conversation, topic: Topic) -> None:
        """Makes the conversation be about what it was about before a turn whose answer was not sent."""
        await self._topics.remember(conversation, topic)

    async def press(self, conversation: Conversation, value: str, *, reader: Reader) -> Turn:
        """The turn that a button asks for; nothing found where the handbook has the role no more."""
        chosen = read_choice(value, self._screen.known_roles(await self._clearance(reader)))
        if chosen is None:
            return await self._gone(reader)
        return await self.turn(conversation, chosen.request, reader=reader, about=chosen.about)

    async def step(self, conversation: Conversation, slug: str, number: str, *, reader: Reader) -> Turn:
        """One step of a role's interviews; nothing found where the handbook has the role no more."""
        role = self._screen.known_roles(await self._clearance(reader)).get(slug)
        if role is None or not number.isdecimal():
            return await self._gone(reader)
        return await self.turn(conversation, MyStep(role, int(number)), reader=reader)

    async def looked_up(self, reader: Reader) -> tuple[Role, ...]:
        """The roles that a person looked up last, the latest first."""
        slugs = await self._lookups.recent(reader.team, reader.person)
        return self._screen.roles(await self._clearance(reader), slugs)

    def owner(self, path: str) -> Owner | None:
        """Whom a page names as the one to ask; None where it names nobody, or there is no such page."""
        return read_owner(self._screen.full.owner(path))

    def name(self, slug: str) -> str:
        """The name of a role; empty where there is no such role."""
        role = self._screen.every_role.get(slug)
        return role.name if role else ""

    def write_down(self, door: Door, turn: Turn, started: float, *, event_id: str = "") -> None:
        """One entry of the ledger for a turn that was answered."""
        entry = Entry(
            door=door,
            kind=kind_of(turn.said),
            facet=turn.facet.value if turn.facet else "",
            role=turn.roles[0].slug if turn.roles else "",
            milliseconds=(self.clock() - started) * 1_000,
            event_id=event_id,
        )
        self._ledger.answered(entry)

    async def _taken(self, request: Request, topic: Topic, reader: Reader) -> Turn:
        turn = self._screen.take(request, clearance=await self._clearance(reader), topic=topic)
        return replace(turn, language=await self.language(reader.person))

    async def _keep(self, conversation: Conversation, turn: Turn, reader: Reader) -> None:
        """Remembers what a turn was about, for those that follow and for the person's Home."""
        if turn.roles:
            await self._topics.remember(conversation, turn.topic)
            await self._lookups.add(conversation.team, reader.person, turn.roles[0].slug)

    async def _gone(self, reader: Reader) -> Turn:
        return Turn(NothingFound(()), language=await self.language(reader.person))

    async def _is_member(self, reader: Reader) -> bool:
        return await self._directory.standing(reader.team, reader.person) is Standing.MEMBER

    async def _clearance(self, reader: Reader) -> Clearance:
        # Nobody is looked up for a handbook that all may read.
        return await clearance_of(self._directory, reader) if self._screen.hides else EVERYTHING
