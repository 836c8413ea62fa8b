"""Which role a question means: names matched by their words, weighted by how rare they are.

Initialisms are made from the handbook's own names (TPM from "Technical Program Management"), so are blends (appsec),
slugs are words, and a word that the handbook does not know is put right by spelling distance.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.roles.levels import LEVEL_WORDS, UNMARKED, level_words
from index.roles.naming import without_level
from index.roles.outline import Kind, Scope
from index.words import STOP_WORDS, stem, words_in

# Words that join the parts of a name in a question; they neither belong to it nor part it.
_LINKING = frozenset("the a an of for in and to at on over our".split())
# A word of the question between two words of a name is let pass; more part them.
_GAP = 2
# What a name's missing words cost, against what its found words earn.
_MISSING = 0.6
# Words of the family, department or parent around a role, said outside its name.
_AROUND = 0.5
_SAME_LEVEL, _LEVEL_LACKING, _LEVEL_EXTRA = 1.6, 2.2, 1.1
# A family as such answers for its levels only when no level of that very name does.
_FAMILY_LESS = 0.3
# A specialty alone ("Delivery") is too common a word to be meant without its family.
_SPECIALTY_ALONE = 2.0


@dataclass(frozen=True, slots=True)
class Name:
    """One scope's name, taken apart once."""

    scope: Scope
    core: frozenset[str]
    levels: tuple[str, ...]
    around: frozenset[str]
    initials: Mapping[str, tuple[frozenset[str], frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A scope that a question may mean. `coverage` is the share of its name found, by weight; `places` the words of
    the question that it took; `asked` the level words said beside it, `lacking` those of them that it does not have."""

    scope: Scope
    score: float
    coverage: float
    places: frozenset[int]
    asked: tuple[str, ...]
    lacking: tuple[str, ...]
    around: int

    @property
    def strong(self) -> bool:
        """True where a person surely named it: two words or more, or a level with the name."""
        return self.coverage >= 0.99 and (len(self.places) > 1) or self.coverage >= 0.6 and len(self.places) > 2


class NameIndex:
    """The names of all scopes of a handbook, found by their words."""

    def __init__(
        self, scopes: Sequence[Scope], outlines: Mapping[str, tuple[Scope, ...]], departments: Mapping[int, str]
    ) -> None:
        jobs = {path for path, page in outlines.items() if any(scope.kind is Kind.ROLE for scope in page)}
        self.names = tuple(
            _name(scope, outlines[scope.head.path][0], departments[id(scope)]) for scope in scopes if scope.head.path in jobs
        )
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            for word in name.core | name.around | set(name.initials) | set(name.levels):
                self._by_word[word].append(number)
        self._weights = self._weigh()
        self.vocabulary = tuple(sorted({word for scope in scopes for word in words_in(scope.name) if word not in _LINKING}))
        self._pairs = tuple(sorted({pair for name in self.names for pair in _pairs(name.scope.name)}))

    def _weigh(self) -> dict[str, float]:
        """log(1 + families / families with the word): a word in many levels of one family tells no less for it."""
        families: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            for word in name.core:
                families[word].add(name.scope.head.path)
        count = len({name.scope.head.path for name in self.names}) or 1
        return {word: math.log(1 + count / len(paths)) for word, paths in families.items()}

    def weight(self, word: str) -> float:
        """How much a stem tells among names; 0 for one that no name has."""
        return self._weights.get(word, 0.0)

    def knows(self, word: str) -> bool:
        """True for a stem, level word or initialism of some name."""
        return word in self._by_word

    def blend(self, word: str) -> tuple[str, ...]:
        """The two neighbouring words of a name that a word blends ("appsec": application security), or nothing."""
        for first, second in self._pairs:
            for cut in range(3, len(word) - 2):
                if first.startswith(word[:cut]) and second.startswith(word[cut:]) and first != second:
                    return first, second
        return ()

    def find(self, words: Sequence[str], *, skip: frozenset[int] = frozenset()) -> list[Mention]:
        """The scopes that the words may mean, best first; `skip` are places that belong to something else."""
        stems = [stem(word) for word in words]
        found: set[int] = set()
        for place, word in enumerate(words):
            if place not in skip:
                found.update(self._by_word.get(stems[place], ()))
                found.update(self._by_word.get(_singular(word), ()))
        mentions = (self._mention(self.names[number], words, stems, skip) for number in sorted(found))
        return sorted((each for each in mentions if each), key=lambda each: -each.score)

    def _mention(self, name: Name, words: Sequence[str], stems: Sequence[str], skip: frozenset[int]) -> Mention | None:
        covers = {
            place: cover
            for place in range(len(words))
            if place not in skip and (cover := _cover(name, words[place], stems[place]))
        }
        places = self._cluster(covers, words) if name.core else _levels_only(name, words, skip)
        if not places:
            return None
        found = frozenset(word for place in places for word in covers.get(place, (frozenset(), frozenset()))[0])
        spelt = frozenset(word for place in places for word in covers.get(place, (frozenset(), frozenset()))[1])
        total = sum(self.weight(word) for word in name.core)
        matched = sum(self.weight(word) for word in found)
        asked, asked_places = _levels_beside(places, words, skip)
        held = [word for word in name.levels if word not in spelt]
        lacking, extra = _less(asked, held), _less(held, asked)
        outside = {stems[place] for place in range(len(words)) if place not in places and place not in skip}
        around = name.around & outside
        score = matched - _MISSING * (total - matched) + _AROUND * sum(self.weight(word) or 1.0 for word in around)
        score += -_LEVEL_LACKING * len(lacking) - _LEVEL_EXTRA * len(extra) if lacking or extra else _SAME_LEVEL
        if name.scope.kind in {Kind.PAGE, Kind.GROUP}:
            score -= _FAMILY_LESS
        if name.scope.kind is Kind.SPECIALTY and not around:
            score -= _SPECIALTY_ALONE
        coverage = matched / total if total else 1.0
        return Mention(name.scope, score, coverage, places | asked_places, tuple(asked), tuple(lacking), len(around))

    def _cluster(self, covers: Mapping[int, tuple[frozenset[str], frozenset[str]]], words: Sequence[str]) -> frozenset[int]:
        """The stretch of the question that holds the most of the name: matches with at most a few words between."""
        clusters: list[list[int]] = []
        for place in sorted(covers):
            if clusters and _between(words, clusters[-1][-1], place, covers) <= _GAP:
                clusters[-1].append(place)
            else:
                clusters.append([place])
        if not clusters:
            return frozenset()
        best = max(clusters, key=lambda each: (sum(self.weight(w) for w in {x for p in each for x in covers[p][0]}), -each[0]))
        return frozenset(best)


def _name(scope: Scope, top: Scope, department: str) -> Name:
    words = words_in(scope.name)
    levels = tuple(word for word in level_words(words) if word not in UNMARKED)
    core = frozenset(stem(word) for word in words if word not in _LINKING and word not in LEVEL_WORDS)
    around = {stem(word) for word in words_in(f"{department} {top.name}") if word not in _LINKING and word not in LEVEL_WORDS}
    parent = scope.parent
    while parent is not None:
        around |= {stem(word) for word in words_in(without_level(parent.name)) if word not in _LINKING}
        parent = parent.parent
    return Name(scope, core, levels, frozenset(around - core - _COMMON), dict(_initials(words)))


# Every title has them, so around a role they tell nothing.
_COMMON = frozenset(stem(word) for word in "engineer engineering role roles job family leadership management".split())


def _initials(words: Sequence[str]) -> Iterator[tuple[str, tuple[frozenset[str], frozenset[str]]]]:
    """Every initialism of two to six neighbouring words of a name, with and without its linking words."""
    for start in range(len(words)):
        for end in range(start + 2, min(len(words), start + 6) + 1):
            part = words[start:end]
            if part[0] in _LINKING or part[-1] in _LINKING:
                continue
            covered = frozenset(stem(word) for word in part if word not in _LINKING and word not in LEVEL_WORDS)
            levels = frozenset(word for word in part if word in LEVEL_WORDS)
            for kept in (part, [word for word in part if word not in _LINKING]):
                if len(kept) > 1 and covered:
                    yield "".join(word[0] for word in kept), (covered, levels)


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    words = words_in(name)
    yield from ((one, other) for one, other in zip(words, words[1:], strict=False) if len(one) > 3 and len(other) > 3)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 2 and word.endswith("s") else word


def _cover(name: Name, word: str, stemmed: str) -> tuple[frozenset[str], frozenset[str]] | None:
    if stemmed in name.core:
        return frozenset((stemmed,)), frozenset()
    if len(word) > 1 and word not in STOP_WORDS:
        return name.initials.get(word) or name.initials.get(_singular(word))
    return None


def _between(words: Sequence[str], first: int, last: int, covers: Mapping[int, object]) -> int:
    return sum(1 for place in range(first + 1, last) if words[place] not in STOP_WORDS and words[place] not in LEVEL_WORDS)


def _levels_only(name: Name, words: Sequence[str], skip: frozenset[int]) -> frozenset[int]:
    places = frozenset(place for place, word in enumerate(words) if word in name.levels and place not in skip)
    return places if {words[place] for place in places} >= set(name.levels) else frozenset()


def _levels_beside(places: frozenset[int], words: Sequence[str], skip: frozenset[int]) -> tuple[list[str], frozenset[int]]:
    """The level words in and right beside a stretch of the question, and where they stand."""
    low, high = min(places), max(places)
    found = [place for place in range(low, high + 1) if words[place] in LEVEL_WORDS and place not in places]
    for step, place in ((-1, low - 1), (1, high + 1)):
        while 0 <= place < len(words) and place not in skip and (words[place] in LEVEL_WORDS or words[place] in _LINKING):
            if words[place] in LEVEL_WORDS:
                found.append(place)
            elif words[place] in {"and", "to"}:
                break
            place += step
    kept = sorted(place for place in set(found) if words[place] not in UNMARKED)
    return [words[place] for place in kept], frozenset(found)


def _less(one: Sequence[str], other: Sequence[str]) -> list[str]:
    left = list(other)
    return [word for word in one if not (word in left and left.remove(word) is None)]
