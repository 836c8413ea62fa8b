"""Answering a person, whichever way they ask: one turn of a conversation, and what is written down of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.choices import read_choice
from handlers.desk import Turn
from handlers.kinds import ANSWERED, kind_of
from handlers.language import Language, language_of
from handlers.ledger import Entry, Ledger
from handlers.lookups import Lookups
from handlers.owners import Owner, read_owner
from handlers.payloads import Conversation, Door
from handlers.pins import Pinned, Pins, Unchanged
from handlers.pressed import Pressed, Shared
from handlers.readers import EVERYTHING, Clearance, Directory, Reader, Standing, Way, Withheld, clearance_of
from handlers.requests import LookUp, MyStep, Pin, Request, read_words
from handlers.screening import Screen
from handlers.topics import Topic, Topics
from index import Editions, Handbook, NothingFound, Role, role_linked

# What is an answer to a question among others who talk: a passage may only share its words.
_TOLD = ANSWERED - {"passages"} | {"withheld"}


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader is shown: the clearance, the language, and the edition of the handbook."""

    clearance: Clearance
    language: Language
    handbook: Handbook


@dataclass(frozen=True, slots=True)
class Taking:
    """A turn that is to be taken: what is wanted, of whom, in which conversation, and what that is about; `by_pin` says
    that it is about that because it is pinned."""

    conversation: Conversation
    request: Request
    reader: Reader
    topic: Topic
    by_pin: bool


@dataclass(frozen=True, slots=True)
class First:
    """A turn that was taken, and all that is needed to take it again."""

    turn: Turn
    taking: Taking
    sight: Sight


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

    async def sight(self, reader: Reader, *, patient: bool = False) -> Sight:
        """What this reader is shown, and in which language: all that is looked up for a request, at once. A `patient`
        reader waits until Slack has told."""
        if not self._screen.hides:
            # Nobody is looked up for a handbook that all may read, but for the language.
            return Sight(EVERYTHING, await self.language(reader.person), self._screen.full)
        found = await self._directory.found(reader, patient=patient)
        clearance = clearance_of(found, reader)
        return Sight(clearance, language_of(found.locale), self._screen.handbook(clearance))

    async def language(self, person: str) -> Language:
        """What this person has our own words in."""
        return language_of(await self._directory.locale(person) if person else "")

    async def turn(
        self,
        conversation: Conversation,
        request: Request,
        *,
        reader: Reader,
        about: str = "",
        sight: Sight | None = None,
    ) -> Turn:
        """One turn of a person's; `about` is the slug of the role that a press is about, else the conversation says;
        `sight` is what was looked up for the request already."""
        taking = await self._taking(conversation, request, reader, about=about)
        return await self._taken(taking, sight or await self.sight(reader))

    async def first(self, conversation: Conversation, request: Request, *, reader: Reader) -> First:
        """One turn of a person's, to whom the rest can be told later."""
        taking, sight = await self._taking(conversation, request, reader), await self.sight(reader)
        return First(await self._taken(taking, sight), taking, sight)

    async def rest(self, first: First) -> Turn | None:
        """The turn anew, once Slack has told who the reader is; None where they are not shown more than at first."""
        if first.sight.clearance.is_sure:
            return None
        sight = await self.sight(first.taking.reader, patient=True)
        if sight.clearance.here <= first.sight.clearance.here:
            return None
        turn = await self._taken(first.taking, sight)
        is_more = (turn.said, turn.more) != (first.turn.said, first.turn.more)
        return turn if is_more and not isinstance(turn.said, Withheld) else None

    async def follow_up(self, conversation: Conversation, text: str, *, reader: Reader) -> Turn | None:
        """The turn of somebody who did not turn to us, in a conversation that we are part of; None where it is not
        surely a question for us."""
        topic = await self._topics.recall(conversation)
        if not topic.slugs or "?" not in text:
            return None
        turn = _take(self._screen, read_words(text), topic, await self.sight(reader))
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
        sight = await self.sight(reader)
        chosen = read_choice(value, self._screen.known_roles(sight.clearance))
        if chosen is None:
            return _gone(sight)
        return await self.turn(conversation, chosen.request, reader=reader, about=chosen.about, sight=sight)

    async def share(self, pressed: Pressed) -> Turn | Withheld:
        """The turn that a button asks for, for all of its conversation; withheld where not all of them may surely see
        what the person sees."""
        reader = pressed.all_readers
        sight = await self.sight(reader)
        chosen = read_choice(pressed.value, self._screen.known_roles(sight.clearance))
        if chosen is None:
            return _gone(sight) if sight.clearance.is_sure else Withheld(Way.LATER)
        turn = await self.turn(pressed.conversation, chosen.request, reader=reader, about=chosen.about, sight=sight)
        if isinstance(turn.said, Withheld):
            return turn.said
        return Withheld(turn.more) if turn.more and not sight.clearance.is_sure else turn

    async def withheld_from_all(self, pressed: Pressed, *, path: str, role: str) -> Withheld | None:
        """Why the names of a page and a role are not for all of a conversation; None where they are."""
        sight = await self.sight(pressed.all_readers)
        if path in sight.handbook.pages and (not role or self._screen.roles(sight.clearance, (role,))):
            return None
        return Withheld(Way.DIRECT if sight.clearance.is_sure else Way.LATER)

    async def cards(self, shared: Shared) -> dict[str, Turn]:
        """The card of each link to a role, by its address."""
        sight, turns = await self.sight(shared.reader), dict[str, Turn]()
        for url in dict.fromkeys(shared.urls):
            if role := role_linked(sight.handbook, url):
                turns[url] = await self.turn(shared.conversation, LookUp(role), reader=shared.reader, sight=sight)
        return turns

    async def step(self, conversation: Conversation, slug: str, number: str, *, reader: Reader) -> Turn:
        """One step of a role's interviews; nothing found where the handbook has the role no more."""
        sight = await self.sight(reader)
        role = self._screen.known_roles(sight.clearance).get(slug)
        if role is None or not number.isdecimal():
            return _gone(sight)
        return await self.turn(conversation, MyStep(role, int(number)), reader=reader, sight=sight)

    async def looked_up(self, reader: Reader, sight: Sight) -> tuple[Role, ...]:
        """The roles that a person looked up last, the latest first."""
        slugs = await self._lookups.recent(reader.team, reader.person)
        return self._screen.roles(sight.clearance, slugs)

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

    async def _taking(self, conversation: Conversation, request: Request, reader: Reader, *, about: str = "") -> Taking:
        topic = Topic((about,)) if about else await self._topics.recall(conversation)
        pinned = "" if topic.slugs else await self._pins.pinned(conversation.team, conversation.channel)
        return Taking(
            conversation=conversation,
            request=request,
            reader=reader,
            topic=Topic((pinned,)) if pinned else topic,
            by_pin=bool(pinned),
        )

    async def _taken(self, taking: Taking, sight: Sight) -> Turn:
        if isinstance(taking.request, Pin) and not await self._is_member(taking.reader):
            return Turn(Unchanged(), language=sight.language)
        conversation, turn = taking.conversation, _take(self._screen, taking.request, taking.topic, sight)
        if isinstance(turn.said, Pinned):
            slug = turn.said.role.slug if turn.said.role else ""
            await self._pins.pin(conversation.team, conversation.channel, slug)
            return turn
        await self._keep(conversation, turn, taking.reader)
        return replace(turn, by_pin=taking.by_pin and bool(turn.before) and turn.roles == turn.before)

    async def _keep(self, conversation: Conversation, turn: Turn, reader: Reader) -> None:
        """Remembers what a turn was about, for those that follow and for the person's Home."""
        if turn.roles:
            await self._topics.remember(conversation, turn.topic)
            await self._lookups.add(conversation.team, reader.person, turn.roles[0].slug)

    async def _is_member(self, reader: Reader) -> bool:
        return await self._directory.standing(reader.team, reader.person) is Standing.MEMBER


def _gone(sight: Sight) -> Turn:
    """Nothing found; with the word that there may be more, where Slack has not told what the reader may see."""
    return Turn(NothingFound(()), more=None if sight.clearance.is_sure else Way.LATER, language=sight.language)


def _take(screen: Screen, request: Request, topic: Topic, sight: Sight) -> Turn:
    return replace(screen.take(request, clearance=sight.clearance, topic=topic), language=sight.language)
