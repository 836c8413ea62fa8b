"""Answering a person, whichever way they ask: one turn of a conversation, and what is written down of it."""

from collections.abc import Callable
from dataclasses import replace

from handlers.choices import Chosen, read_choice
from handlers.desk import Turn, take_turn
from handlers.kinds import kind_of
from handlers.ledger import Entry, Ledger
from handlers.lookups import Lookups
from handlers.payloads import Conversation, Door
from handlers.pins import Pinned, Pins
from handlers.requests import Request
from handlers.topics import Topics
from index import Handbook, NothingFound, Role


class Answering:
    """Takes turns in conversations over one handbook. `clock` gives seconds that only grow."""

    def __init__(
        self,
        handbook: Handbook,
        *,
        topics: Topics,
        lookups: Lookups,
        pins: Pins,
        ledger: Ledger,
        clock: Callable[[], float],
    ) -> None:
        self.handbook = handbook
        # every scope: a conversation can also be about a family, which is no role of its own
        self._roles = {role.slug: role for role in map(handbook.role, handbook.scopes)}
        self._topics = topics
        self._lookups = lookups
        self._pins = pins
        self._ledger = ledger
        self.clock = clock

    async def turn(self, conversation: Conversation, request: Request, *, person: str, about: str = "") -> Turn:
        """One turn of a person's; `about` is the slug of the role that a press is about, else the conversation says."""
        slugs = (about,) if about else await self._topics.recall(conversation)
        pinned = "" if slugs else await self._pins.pinned(conversation.team, conversation.channel)
        roles = tuple(self._roles[slug] for slug in slugs or (pinned,) if slug in self._roles)
        turn = take_turn(self.handbook, request, about=roles)
        if isinstance(turn.said, Pinned):
            slug = turn.said.role.slug if turn.said.role else ""
            await self._pins.pin(conversation.team, conversation.channel, slug)
            return turn
        if turn.roles:
            await self._topics.remember(conversation, tuple(role.slug for role in turn.roles))
            await self._lookups.add(conversation.team, person, turn.roles[0].slug)
        return replace(turn, before=roles, by_pin=bool(pinned and roles) and turn.roles == roles)

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

    async def looked_up(self, team: str, person: str) -> tuple[Role, ...]:
        """The roles that a person looked up last, the latest first."""
        slugs = await self._lookups.recent(team, person)
        return tuple(self._roles[slug] for slug in slugs if slug in self._roles)

    async def press(self, conversation: Conversation, value: str, *, person: str) -> tuple[Turn, Chosen | None]:
        """The turn that a button asks for, and what it asks; nothing found where the handbook has the role no more."""
        chosen = read_choice(value, self._roles)
        if chosen is None:
            return Turn(NothingFound(())), None
        return await self.turn(conversation, chosen.request, person=person, about=chosen.about), chosen
