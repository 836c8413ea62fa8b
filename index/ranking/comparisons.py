"""Comparisons: which roles a question may set side by side, as wholes and section by section."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from index.questions.entities import Match
from index.questions.query import Query
from index.questions.sides import Sides
from index.ranking.candidates import Candidate, Mentioned, Operation
from index.ranking.units import Unit
from index.roles.scope import Kind, Scope

# Roles that are compared two by two, and the most that are compared at once, each named about as well as the best.
_COMPARED, _MOST, _AS_GOOD = 4, 6, 0.8
# From this score on two sides name their roles.
_BOTH_NAMED = 1.2
_THREE = 3


def at_a_glance(named: Mentioned) -> Iterator[Candidate]:
    """The comparisons of roles as wholes."""
    for roles, sides in _compared(named):
        yield Candidate(Operation.COMPARE, match=roles[0], other=roles[1], more=roles[2:], sides=sides)


def _compared(named: Mentioned) -> list[tuple[tuple[Match[Scope], ...], float]]:
    """The sets of roles that a question may compare, with their score as sides: the pairs of two sides, and three roles
    that two pairs share one of. Where no two sides surely name roles, all that it may name, with score 0."""
    pairs = [((each.first, each.second), each.score) for each in named.sides]
    found = [*pairs, *_three(named.sides)]
    if any(score >= _BOTH_NAMED for _, score in pairs):
        return found
    known = {frozenset(id(role.thing) for role in roles) for roles, _ in found}
    others = (roles for roles in _any_of(named) if frozenset(id(role.thing) for role in roles) not in known)
    return [*found, *((roles, 0.0) for roles in others)]


def _three(sides: Sequence[Sides]) -> Iterator[tuple[tuple[Match[Scope], ...], float]]:
    """The three roles of two pairs that have one in common, with the score of the worse pair."""
    for one, other in combinations(sides, 2):
        roles = _distinct([one.first, one.second, other.first, other.second])
        if len(roles) == _THREE:
            yield tuple(roles), min(one.score, other.score)


def _any_of(named: Mentioned) -> list[tuple[Match[Scope], ...]]:
    """Each two of the best roles and of the best one that shares no word with them, the best and each level beside it,
    and all that are named in full where these are more."""
    roles = [each for each in named.roles if each.thing.kind is Kind.ROLE]
    if not roles:
        return []
    apart = _apart(roles, roles[0])
    best = _distinct([roles[0], *([apart] if apart else []), *roles[1:]])[:_COMPARED]
    pairs = list(combinations(best, 2))
    known = {id(each.thing) for each in best}
    beside = [(roles[0], _unsaid(scope)) for scope in named.beside if id(scope) not in known]
    whole = tuple(_distinct([each for each in roles if not each.extra and each.core >= roles[0].core * _AS_GOOD]))
    return [*pairs, *beside, *([whole[:_MOST]] if len(whole) > 2 else [])]


def _distinct(matches: Iterable[Match[Scope]]) -> list[Match[Scope]]:
    return list({id(each.thing): each for each in reversed(list(matches))}.values())[::-1]


def side_by_side(
    sections: Sequence[Candidate], query: Query, named: Mentioned, own: Callable[[Scope], Sequence[Unit]]
) -> Iterator[tuple[int, Candidate]]:
    """The comparisons of sections that say the same kind of thing of a role and of others; each with the place of the
    first one's candidate. `own` are the units of a role."""
    sets = _compared(named)
    sets += [((other, one), score) for (one, other, *more), score in sets if score and not more]
    by_unit = {each.unit.number: each for each in sections if each.unit}
    for place, each in enumerate(sections):
        for roles, sides in sets:
            if each.unit and each.unit.scope is roles[0].thing:
                found = (_rival(each.unit, other, query, own(other.thing), by_unit) for other in roles[1:])
                rivals = [rival for rival in found if rival]
                if pair := _in_a_chain(rivals):
                    shown = tuple(rival.match for rival in rivals if rival.match)
                    whole = replace(each, operation=Operation.COMPARE, match=roles[0], rival=pair, sides=sides)
                    yield place, replace(whole, other=shown[0], more=shown[1:])


def _in_a_chain(rivals: Sequence[Candidate]) -> Candidate | None:
    """The sections that stand beside another, each the rival of the one before."""
    chained: Candidate | None = None
    for each in reversed(rivals):
        chained = replace(each, rival=chained) if chained else each
    return chained


def _rival(
    unit: Unit, other: Match[Scope], query: Query, units: Sequence[Unit], by_unit: Mapping[int, Candidate]
) -> Candidate | None:
    """The section of another role that says the same kind of thing as a unit; of several, or where it has none, the
    one that holds most of the question."""
    others = [each for each in units if each is not unit]
    best = max(others, key=lambda each: (_alike(unit, each), _held(each, query)), default=None)
    if best is None:
        return None
    known = by_unit.get(best.number)
    lines = known.lines if known else tuple(range(len(best.lines)))
    return Candidate(Operation.SECTION, match=other, unit=best, lines=lines)


def _held(unit: Unit, query: Query) -> float:
    held = frozenset[str]().union(*(line.stems for line in unit.lines))
    return sum(weight for one, weight in query.weights.items() if one in held)


def _alike(one: Unit, other: Unit) -> bool:
    """Whether two units of two roles say the same kind of thing of them."""
    if one.facet or other.facet:
        return one.facet is other.facet
    return (one.section is one.scope.head and other.section is other.scope.head) or one.head == other.head


def _apart(roles: Sequence[Match[Scope]], best: Match[Scope]) -> Match[Scope] | None:
    """The best match of another role that took a word of its own."""
    others = (each for each in roles if each.thing is not best.thing and each.thing.kind is Kind.ROLE)
    return next((each for each in others if each.places - best.places), None)


def _unsaid(scope: Scope) -> Match[Scope]:
    return Match(scope, 0.0, 0.0, 0.0, 0, 0, frozenset(), exact=False)
