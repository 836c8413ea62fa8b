"""The two sides of a comparison: which role is named before and which behind a word that parts them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.questions.aliases import LINKING, VERSUS
from index.questions.entities import Entities, Match
from index.questions.query import Query
from index.roles.levels import level_places, names_somebody
from index.roles.scope import Kind, Scope
from index.words import STOP_WORDS, words_in

# As many pairs are kept, as many roles of each side are paired; what a pair of one page earns, and one of two levels.
_PAIRS, _ROLES, _SAME_PAGE, _TWO_LEVELS = 2, 6, 0.1, 0.2
_PARTING = STOP_WORDS | LINKING | VERSUS


@dataclass(frozen=True, slots=True)
class Sides:
    """Two roles, each as one side of a question names it. `score` is the sum of their scores, 0 to about 2."""

    first: Match[Scope]
    second: Match[Scope]
    score: float

    @property
    def rank(self) -> tuple[float, int]:
        """What orders pairs: the score, then how many words both take."""
        return self.score, len(self.first.places | self.second.places)


def sides_in(query: Query, entities: Entities[Scope], *, anywhere: bool = False) -> list[Sides]:
    """The pairs of roles that a question may compare, best first.

    The question is parted at each gap between two words of names, `anywhere` also where no word stands between them. A
    side that says only a part of a name takes the rest from the other side: "senior and staff nurse" are two nurses,
    "deck or engine cadet" two cadets.
    """
    best: dict[frozenset[int], Sides] = {}
    for before, behind in _parted(query, entities, anywhere=anywhere):
        for pair in _pairs(query, entities, before, behind):
            key = frozenset((id(pair.first.thing), id(pair.second.thing)))
            if key not in best or pair.rank > best[key].rank:
                best[key] = pair
    return sorted(best.values(), key=lambda pair: pair.rank, reverse=True)[:_PAIRS]


def _parted(query: Query, entities: Entities[Scope], *, anywhere: bool) -> Iterator[tuple[range, range]]:
    """The places before and behind each gap that parts: one with a word that links, or with a comma."""
    levels = level_places(query.words)
    named = [at for at in range(len(query.words)) if at in levels or entities.holds(query, at)]
    for last, first in pairwise(named):
        gap = range(last + 1, first)
        parts = any(query.words[at] in _PARTING for at in gap) or any(at in query.breaks for at in (*gap, first))
        if anywhere or parts:
            yield range(last + 1), range(first, len(query.words))


def _pairs(query: Query, entities: Entities[Scope], before: range, behind: range) -> Iterator[Sides]:
    """The best pair of different roles for each way to read both sides."""
    own = _roles(query, entities, before), _roles(query, entities, behind)
    shared = (
        _completed(query, entities, before, own[1]), _completed(query, entities, behind, own[0])
    )  # fmt: skip
    for one, other in ((own[0], own[1]), (shared[0], own[1]), (own[0], shared[1])):
        pairs = (Sides(a, b, _together(a, b)) for a in one for b in other if a.thing is not b.thing)
        if best := max(pairs, key=lambda pair: pair.score, default=None):
            yield best


def _together(one: Match[Scope], other: Match[Scope]) -> float:
    near = _SAME_PAGE * (one.thing.head.path == other.thing.head.path)
    alike = _TWO_LEVELS * (_without_levels(one.thing.name) == _without_levels(other.thing.name))
    return one.score + other.score + near + alike


def _without_levels(name: str) -> frozenset[str]:
    words = words_in(name)
    levels = level_places(words)
    return frozenset(word for at, word in enumerate(words) if at not in levels and word not in LINKING)


def _completed(
    query: Query, entities: Entities[Scope], side: range, others: Sequence[Match[Scope]]
) -> list[Match[Scope]]:
    """The roles that a side names with words of the other side's best role: all but its levels where the side says
    only a level, else its noun for a person, or its last word."""
    if not others:
        return []
    levels = set(level_places(query.words))
    of_names = [at for at in side if at not in levels and query.words[at] not in _PARTING]
    taken = {at for at in others[0].places if at not in side}
    if not taken or not (levels.intersection(side) or of_names):
        return []
    nouns = {at for at in taken if names_somebody(query.words[at])} or {max(taken)}
    has_level = bool(levels.intersection(side))
    only_level = has_level and not any(entities.holds(query, at) for at in of_names)
    lent = taken - levels if only_level else nouns - levels if has_level else nouns | (taken & levels)
    return _roles(query, entities, sorted({*side, *lent}), side) if lent else []


def _roles(
    query: Query, entities: Entities[Scope], places: Iterable[int], own: Collection[int] | None = None
) -> list[Match[Scope]]:
    """The best roles that some words of a question name, at least one of them with a word of its `own` places."""
    kept = list(places)
    found = entities.find(query.part(kept))
    matches = (replace(each, places=frozenset(kept[at] for at in each.places)) for each in found)
    roles = (each for each in matches if each.thing.kind is Kind.ROLE)
    return [each for each in roles if own is None or not each.places.isdisjoint(own)][:_ROLES]
