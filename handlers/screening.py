"""Screening: each person is answered from the edition that they may read where they asked.

That there is more is said only of what the person may know of: what they may read alone, or a role of their own edition
and what can be asked of every role. The words of a question are never looked up in what is hidden: "not shown here"
would tell which words stand there. What is hidden is answered as what does not exist.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from handlers.desk import SaidBack, Turn, take_turn
from handlers.kinds import ANSWERED, kind_of
from handlers.pins import Pinned
from handlers.readers import Clearance, Way, Withheld
from handlers.requests import Ask, CompareRoles, Help, ListRoles, LookUp, MyStep, Pin, Request, Why
from handlers.sources import citations_of
from handlers.topics import NOTHING, Topic
from index import (
    Audience,
    Card,
    Citation,
    Comparison,
    Editions,
    Facet,
    Facts,
    Handbook,
    NothingFound,
    NotStated,
    Parts,
    Role,
    Roles,
    WhichRole,
)

_WHOLE = frozenset({"facts", "passages", "greeting", "thanks", "guide", "pinned", "unchanged"})
"""Kinds of answer that are worth the same, whatever else the handbook may hold."""

_MADE_OF_MANY = (Card, Comparison, Roles)
"""Answers that are still worth something without one of their parts."""


class Screen:
    """Takes turns over the editions of one handbook."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._roles = {audience: _by_slug(editions.of(audience)) for audience in Audience}

    @property
    def every_role(self) -> Mapping[str, Role]:
        """The roles (and families) of the full edition by their slugs, which are the same in all editions."""
        return self._roles[max(Audience)]

    def known_roles(self, clearance: Clearance) -> Mapping[str, Role]:
        """Those that a reader may know of: others are to them as if they did not exist."""
        return self._roles[clearance.alone]

    @property
    def hides(self) -> bool:
        """Whether there is anything that not everybody may read."""
        return self._editions.differ

    @property
    def full(self) -> Handbook:
        """The edition that holds everything."""
        return self._editions.full

    def handbook(self, clearance: Clearance) -> Handbook:
        """The edition that a reader is answered from."""
        return self._editions.of(clearance.here)

    def roles(self, clearance: Clearance, slugs: tuple[str, ...]) -> tuple[Role, ...]:
        """The roles of these slugs that a reader may see."""
        roles = self._roles[clearance.here]
        return tuple(roles[slug] for slug in slugs if slug in roles)

    def take(self, request: Request, *, clearance: Clearance, topic: Topic = NOTHING) -> Turn:
        """The turn as this reader may see it, in a conversation that is about this topic so far."""
        turn = self._take(clearance.here, request, topic)
        if self._editions.of(clearance.here) is self._editions.full:
            return turn
        if not clearance.is_sure:
            # The same whatever is hidden: else it would tell a guest which words stand there.
            return replace(turn, more=None if kind_of(turn.said) in _WHOLE else Way.LATER)
        if kept := self._kept_for_alone(turn, request, clearance, topic):
            return kept
        if isinstance(turn.said, Roles):
            # A constant of the edition, whatever was asked: else it would tell which words hidden roles have.
            return replace(turn, in_part=len(self._editions.of(clearance.here).roles) < len(self.full.roles))
        return self._with_hint(turn, clearance)

    def _kept_for_alone(self, turn: Turn, request: Request, clearance: Clearance, topic: Topic) -> Turn | None:
        """What is said to the person only, where they may read the answer alone and not here; None elsewhere. Of
        several parts those that may be read here are shown."""
        if self._editions.of(clearance.alone) is self._editions.of(clearance.here):
            return None
        known = self._take(clearance.alone, request, topic)
        places = _held(known)
        if isinstance(turn.said, Parts) and not all(self._editions.shows(clearance.here, place) for place in places):
            return replace(turn, more=Way.DIRECT)
        if not places or self._editions.shows(clearance.here, places[0]):
            return None
        if isinstance(turn.said, _MADE_OF_MANY) and type(turn.said) is type(known.said):
            return None
        return Turn(Withheld(Way.DIRECT), facet=known.facet, before=turn.before)

    def _with_hint(self, turn: Turn, clearance: Clearance) -> Turn:
        """The turn, with what the full edition holds of the same roles and the same facet, if that is hidden here."""
        asked = _about(turn.said)
        places = [place for each in asked for place in _held(self._take(max(Audience), each, NOTHING))]
        hidden = next((place for place in places if not self._editions.shows(clearance.here, place)), None)
        if hidden is None:
            return turn
        way = self._way(clearance, hidden)
        stated = any(_held(self._take(clearance.here, each, NOTHING)) for each in asked)
        if isinstance(turn.said, NotStated) and not stated:
            return Turn(Withheld(way), facet=turn.facet, before=turn.before)
        return replace(turn, more=way)

    def _take(self, audience: Audience, request: Request, topic: Topic) -> Turn:
        roles = self._roles[audience]
        before = tuple(roles[slug] for slug in topic.slugs if slug in roles)
        facet = Facet(topic.facet) if topic.facet in list(Facet) else None
        if ours := _with_roles(request, roles):
            return take_turn(self._editions.of(audience), ours, about=before, facet=facet)
        return Turn(NothingFound(()))

    def _way(self, clearance: Clearance, place: Citation) -> Way:
        if self._editions.shows(clearance.alone, place):
            return Way.DIRECT
        return Way.HIRING if clearance.alone >= Audience.INTERNAL else Way.MEMBERS


def _by_slug(handbook: Handbook) -> Mapping[str, Role]:
    # every scope: a conversation can also be about a family, which is no role of its own
    return {role.slug: role for role in map(handbook.role, handbook.scopes)}


def _with_roles(request: Request, roles: Mapping[str, Role]) -> Request | None:
    """The request with the roles of another edition; None where it lacks one."""
    match request:
        case LookUp(role, facet):
            return LookUp(roles[role.slug], facet) if role.slug in roles else None
        case CompareRoles((one, other)):
            both = one.slug in roles and other.slug in roles
            return CompareRoles((roles[one.slug], roles[other.slug])) if both else None
        case MyStep(role, number):
            return MyStep(roles[role.slug], number) if role.slug in roles else None
        case Help() | ListRoles() | Ask() | Why() | Pin():
            return request
        case _:
            assert_never(request)


def _about(said: SaidBack) -> tuple[LookUp, ...]:
    """What an answer says of roles, whatever the words of the question: a role, and what can be asked of every one."""
    match said:
        case NotStated(role, facet) if facet:
            return (LookUp(role, facet),)
        case Facts(roles=roles, facet=facet):
            return tuple(LookUp(role, facet) for role in roles)
        case Card(role=role):
            return (LookUp(role),)
        case Comparison(roles=roles):
            return tuple(LookUp(role) for role in roles)
        case Parts(parts=parts):
            return tuple(each for part in parts for each in _about(part.answer))
        case _:
            return ()


def _held(turn: Turn) -> tuple[Citation, ...]:
    """The places that hold what was asked for, the first first; none where it was not answered."""
    if kind_of(turn.said) in ANSWERED or isinstance(turn.said, WhichRole | Pinned):
        return citations_of(turn.said)
    return ()
