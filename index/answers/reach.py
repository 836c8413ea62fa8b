"""How far a role reaches: all the items of the handbook that hold for it, nearest first.

Its own sections, the lists that it takes over, then what its group and page say for all their roles; for a family,
its roles and specialties too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from index.handbook import Entry, Handbook
from index.roles.facet import Facet
from index.roles.inheritance import Inherited, inherited
from index.roles.scope import Kind, Placed, Scope

# How much nearer an item is to the role: own words first, but a distant item that fits far better still wins.
_OWN, _TAKEN_OVER, _SHARED, _BELOW, _BESIDE = 1.0, 0.95, 0.9, 0.8, 0.6
_ONCE = frozenset({Facet.GRADE, Facet.REPORTS_TO, Facet.INTERVIEW, Facet.KPI, Facet.LEVELS})


@dataclass(frozen=True, slots=True)
class Reached:
    """One item that holds for a role: how near (0 to 1), for which facet, and from whom it is taken over."""

    entry: Entry
    nearness: float
    facet: Facet | None
    source: Scope | None = None


def reach(handbook: Handbook, scope: Scope) -> tuple[Reached, ...]:
    """Everything that holds for a scope, nearest first, each item once."""
    return handbook.once(("reach", id(scope)), lambda: _reach(handbook, scope))


def _reach(handbook: Handbook, scope: Scope) -> tuple[Reached, ...]:
    seen: set[int] = set()
    found: list[Reached] = []
    for each in _all(handbook, scope):
        if each.entry.number not in seen:
            seen.add(each.entry.number)
            found.append(each)
    return tuple(found)


def _all(handbook: Handbook, scope: Scope) -> Iterator[Reached]:
    yield from _of(handbook, scope, _OWN)
    for facet in (Facet.REQUIREMENTS, Facet.RESPONSIBILITIES):
        for each in taken_over(handbook, scope, facet):
            for section in each.sections:
                entries = _entries(handbook, Placed(section, facet), _TAKEN_OVER, each.scope)
                yield from (reached for reached in entries if each.holds(reached.entry.item))
    own = {placed.facet for placed in scope.sections} & _ONCE
    around = scope.parent
    while around is not None:
        if around.kind is not Kind.ROLE or around.head.number == 0:
            yield from (each for each in _of(handbook, around, _SHARED) if each.facet not in own)
        around = around.parent
    for other in handbook.page_scopes(scope):
        if other.parent is scope:
            yield from _of(handbook, other, _BELOW if scope.kind in {Kind.PAGE, Kind.GROUP} else _BESIDE)
    for other in handbook.page_scopes(scope):
        if other.kind is Kind.SPECIALTY and other is not scope:
            yield from _of(handbook, other, _BESIDE)


def _of(handbook: Handbook, scope: Scope, nearness: float) -> Iterator[Reached]:
    for placed in scope.sections:
        yield from _entries(handbook, placed, nearness, None)


def _entries(handbook: Handbook, placed: Placed, nearness: float, source: Scope | None) -> Iterator[Reached]:
    kept = set(map(id, placed.section.items))  # some of a section's items may belong to another facet, by their label
    for entry in handbook.entries_of(placed.section):
        if id(entry.item) in kept:
            yield Reached(entry, nearness, placed.facet, source)


def taken_over(handbook: Handbook, scope: Scope, facet: Facet) -> tuple[Inherited, ...]:
    """The lists that a scope takes over for a facet; only what a role needs and does is ever taken over."""
    if facet not in {Facet.REQUIREMENTS, Facet.RESPONSIBILITIES}:
        return ()
    return handbook.once(("taken over", id(scope), facet), lambda: inherited(scope, facet, handbook.family))
