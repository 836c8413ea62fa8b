"""For whom a unit holds: its own scope, the roles of the page that it speaks for, those that take its list over, those
that it states a fact of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from index.pages.page import Section
from index.ranking.units import Unit, is_shared
from index.roles.facet import Facet
from index.roles.inheritance import inherited
from index.roles.scope import Kind, Scope
from index.roles.stated import Stated
from index.roles.targets import Family

_LISTS = (Facet.REQUIREMENTS, Facet.RESPONSIBILITIES)
_FACTS = (Facet.GRADE, Facet.REPORTS_TO, Facet.STATUS)


def holders_of(
    units: Sequence[Unit], scopes: Sequence[Scope], family: Family, stating: Mapping[tuple[int, Facet], frozenset[int]]
) -> Mapping[int, tuple[Scope, ...]]:
    """The scopes that each unit holds for, by its number; its own scope comes first, those that it is `stating` a fact
    of come last."""
    below: dict[int, list[Scope]] = defaultdict(list)
    for scope in scopes:
        around = scope.parent
        while around is not None:
            below[id(around)].append(scope)
            around = around.parent
    takers = _takers(units, scopes, family)
    told: dict[int, list[Scope]] = defaultdict(list)
    for scope in scopes:
        for number in frozenset[int]().union(*(stating.get((id(scope), facet), frozenset()) for facet in _FACTS)):
            told[number].append(scope)
    found = {}
    for unit in units:
        every = [
            unit.scope,
            *(below[id(unit.scope)] if is_shared(unit) else ()),
            *takers[unit.number],
            *told[unit.number],
        ]
        found[unit.number] = tuple({id(scope): scope for scope in every}.values())
    return found


def _takers(units: Sequence[Unit], scopes: Iterable[Scope], family: Family) -> Mapping[int, list[Scope]]:
    """The roles that take over the list in a unit."""
    numbers = {(unit.section.path, unit.section.number): unit.number for unit in units}
    found: dict[int, list[Scope]] = defaultdict(list)
    for scope in scopes:
        if scope.kind is not Kind.ROLE:
            continue
        taken = (each for facet in _LISTS for each in inherited(scope, facet, family))
        for section in (section for each in taken for section in each.sections):
            if (number := numbers.get((section.path, section.number))) is not None:
                found[number].append(scope)
    return found


def stating_units(
    units: Sequence[Unit], scopes: Iterable[Scope], stated: Callable[[Scope, Facet], Iterable[Stated]]
) -> Mapping[tuple[int, Facet], frozenset[int]]:
    """The units that state a single fact of a scope, by the scope's id and the facet."""
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for unit in units:
        starts[unit.section.path].append((unit.section.lines[0], unit.number))
    found = {}
    for scope in scopes:
        for facet in _FACTS:
            if numbers := frozenset(_unit_at(starts[each.section.path], each.section) for each in stated(scope, facet)):
                found[id(scope), facet] = numbers
    return found


def _unit_at(starts: Sequence[tuple[int, int]], section: Section) -> int:
    """The unit that a section, or one cut out of it, stands in."""
    return starts[bisect_right(starts, (section.lines[0], len(starts) + starts[-1][1])) - 1][1]
