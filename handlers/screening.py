"""Screening: each person is answered from the edition that they may read where they asked. Where the full one knows an
answer that theirs does not hold, they are told so, and how to come by it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from handlers.desk import Turn, take_turn
from handlers.kinds import ANSWERED, kind_of
from handlers.pins import Pinned
from handlers.readers import Clearance, Way, Withheld
from handlers.requests import Ask, CompareRoles, Help, ListRoles, LookUp, MyStep, Pin, Request, Why
from handlers.sources import citations_of
from handlers.topics import NOTHING, Topic
from index import Audience, Card, Citation, Comparison, Editions, Facet, Handbook, NothingFound, Role, Roles, WhichRole

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
        full = self._take(max(Audience), request, topic)
        places = _held(full)
        hidden = [place for place in places if not self._editions.shows(clearance.here, place)]
        if not hidden:
            return turn
        way = self._way(clearance, hidden[0]) if clearance.is_sure else Way.LATER
        if hidden[0] != places[0] or (isinstance(turn.said, _MADE_OF_MANY) and type(turn.said) is type(full.said)):
            return replace(turn, more=way)
        return Turn(Withheld(way), facet=full.facet, before=turn.before)

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


def _held(turn: Turn) -> tuple[Citation, ...]:
    """The places that hold what was asked for, the first first; none where it was not answered."""
    if kind_of(turn.said) in ANSWERED or isinstance(turn.said, WhichRole | Pinned):
        return citations_of(turn.said)
    return ()
