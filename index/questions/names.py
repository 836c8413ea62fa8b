"""Which role a question means: names matched by their words, weighted by how rare they are.

Initialisms are made from the handbook's own names (TPM from "Technical Program Management"), so are blends (appsec),
slugs are words, and a word that the handbook does not know is put right by spelling distance.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.roles.levels import LEVEL_WORDS, UNMARKED, level_places, names_a_role
from index.roles.naming import without_level
from index.roles.outline import Kind, Scope
from index.spelling import nearest
from index.words import STOP_WORDS, stem, words_in

# Words that join the parts of a name in a question; they neither belong to it nor part it.
_LINKING = frozenset("the a an of for in and to at on over our".split())
# What may stand between a level and the rest of a name: "director of the TPM team", not "manager and director".
_BESIDE = _LINKING - {"and", "to"} | {"level", "role", "team", "as"}
# A word of the question between two words of a name is let pass; more part them.
_GAP = 2
# What a name's missing words cost, against what its found words earn.
_MISSING = 0.6
# Words of the family, department or parent around a role, said outside its name.
_AROUND = 0.5
_SAME_LEVEL, _NO_LEVEL, _LEVEL_LACKING, _LEVEL_EXTRA = 1.6, 1.1, 2.2, 1.1
# A family as such answers for its levels only when no level of that very name does.
_FAMILY_LESS = 0.45
_WHOLE, _MOST = 0.99, 0.6
_SHORTEST = 3  # letters: fewer begin too many words
# What a word in brackets counts when it is not said: "Manager, Tax (Domestic)".
_ASIDE = 0.3
# What a word around a role tells that is part of no name, such as a department's.
_UNNAMED = 0.6
# A noun for a person right beside a name that has no such noun: "sales development representative" is not the
# Director, Development.
_ANOTHER_PERSON = 2.0
# An initialism that the page itself writes is surer than one that its name only could have.
_UNATTESTED = 0.8
_LIKELY = 0.5
# A name said in two places costs a little; it is only put together where neither place holds most of it.
_APART, _MOST_OF = 0.4, 0.8
# "Intermediate" in a name that was asked for without it.
_MARKED = 0.5
# Enough to order scopes that are otherwise equal.
_OF_EQUALS = 0.15
# A specialty alone ("Delivery") is too common a word to be meant without its family.
_SPECIALTY_ALONE = 2.0


@dataclass(frozen=True, slots=True)
class Name:
    """One scope's name, taken apart once."""

    scope: Scope
    core: frozenset[str]
    aside: frozenset[str]
    levels: tuple[str, ...]
    around: frozenset[str]
    handicap: float
    written: frozenset[str]
    initials: Mapping[str, tuple[frozenset[str], frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A scope that a question may mean. `coverage` is the share of its name found, by weight; `places` the words of
    the question that it took; `asked` the level words said beside it, `lacking` those of them that it does not have."""

    scope: Scope
    score: float
    base: float
    coverage: float
    places: frozenset[int]
    asked: tuple[str, ...]
    lacking: tuple[str, ...]
    around: int
    initialled: bool

    @property
    def strong(self) -> bool:
        """True where a person surely named it: a whole name of two words or more, or most of one with its level, an
        initialism or three words."""
        several = len(self.places) > 2 or self.initialled or bool(self.asked and not self.lacking)
        return (self.coverage >= _WHOLE and len(self.places) > 1) or (self.coverage >= _MOST and several)


class NameIndex:
    """The names of all scopes of a handbook, found by their words. `shortened` are the initialisms that each page
    writes, in lower case."""

    def __init__(
        self, scopes: Sequence[Scope], outlines: Mapping[str, tuple[Scope, ...]], departments: Mapping[int, str],
        shortened: Mapping[str, frozenset[str]],
    ) -> None:  # fmt: skip
        jobs = {path for path, page in outlines.items() if any(scope.kind is Kind.ROLE for scope in page)}
        named = [scope for scope in scopes if scope.head.path in jobs]
        mends = _slips([scope.name for scope in named])
        self.names = tuple(
            _name(scope, outlines[scope.head.path][0], departments[id(scope)], mends, shortened[scope.head.path])
            for scope in named
        )
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            for word in name.core | set(name.initials) or frozenset(name.levels):
                self._by_word[word].append(number)
        self._said = frozenset[str]().union(*(name.core | set(name.initials) | set(name.levels) for name in self.names))
        self._weights = self._weigh()
        self._totals = tuple(
            sum(self.weight(word) * (_ASIDE if word in name.aside else 1.0) for word in name.core) for name in self.names
        )
        self.vocabulary = tuple(sorted({word for scope in named for word in words_in(scope.name)} - _LINKING - set(mends)))
        self._pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair in sorted({pair for name in self.names for pair in _pairs(name.scope.name)}):
            self._pairs[pair[0][:_SHORTEST]].append(pair)

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
        return word in self._said

    def blend(self, word: str) -> tuple[str, ...]:
        """The two neighbouring words of a name that a word blends ("appsec": application security), or nothing."""
        for first, second in self._pairs.get(word[:_SHORTEST], ()):
            for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
                if first.startswith(word[:cut]) and second.startswith(word[cut:]) and first != second:
                    return first, second
        return ()

    def longer(self, word: str) -> str | None:
        """The word of a name that a word is the beginning of ("fin" of "financial", "physio"); the shortest of them."""
        if len(word) < _SHORTEST:
            return None
        return min((each for each in self.vocabulary if each.startswith(word)), key=lambda each: (len(each), each), default=None)

    def find(
        self, words: Sequence[str], *, skip: frozenset[int] = frozenset(), shouted: frozenset[str] = frozenset()
    ) -> list[Mention]:
        """The scopes that the words may mean, best first; `skip` are places that belong to something else, `shouted`
        the words written in capitals: "it" alone names nothing, "IT" does."""
        stems = [stem(word) for word in words]
        open_places = [place for place in range(len(words)) if place not in skip]
        numbers = self._likely({part for place in open_places for part in (stems[place], words[place], _singular(words[place]))})
        mentions = (self._mention(self.names[number], words, stems, skip, shouted) for number in numbers)
        said = [each for each in mentions if each and not self._by_chance(each, words, shouted)]
        return sorted(said, key=lambda each: -each.score)

    def _likely(self, parts: set[str]) -> list[int]:
        """The names of which at least half, by weight, may be among the parts of a question: the others are not worth
        a closer look."""
        held: dict[int, float] = defaultdict(float)
        for part in parts:
            for number in self._by_word.get(part, ()):
                name = self.names[number]
                held[number] += self.weight(part) if part in name.core else self._spelt_weight(name, part)
        return sorted(number for number, weight in held.items() if weight >= _LIKELY * self._totals[number])

    def _spelt_weight(self, name: Name, part: str) -> float:
        return sum(self.weight(word) for word in name.initials.get(part, (frozenset(), frozenset()))[0])

    def _by_chance(self, mention: Mention, words: Sequence[str], shouted: frozenset[str]) -> bool:
        named = [words[place] for place in mention.places if words[place] not in LEVEL_WORDS]
        return bool(named) and all(word in STOP_WORDS and word not in shouted for word in named)

    def _mention(
        self, name: Name, words: Sequence[str], stems: Sequence[str], skip: frozenset[int], shouted: frozenset[str]
    ) -> Mention | None:
        covers = {
            place: cover
            for place in range(len(words))
            if place not in skip and (cover := _cover(name, words[place], stems[place]))
        }
        stretches = self._stretches(name, covers, words, shouted) if name.core else _levels_only(name, words, skip)
        if not stretches:
            return None
        places = frozenset().union(*stretches)
        found = frozenset(word for place in places for word in covers.get(place, (frozenset(), frozenset()))[0])
        spelt = frozenset(word for place in places for word in covers.get(place, (frozenset(), frozenset()))[1])
        total = sum(self.weight(word) * (_ASIDE if word in name.aside - found else 1.0) for word in name.core)
        matched = sum(self.weight(word) for word in found)
        asked, asked_places = _levels_beside(stretches, words, skip)
        held = [word for word in name.levels if word not in spelt]
        lacking, extra = _less(asked, held), _less(held, asked)
        outside = {stems[place] for place in range(len(words)) if place not in places and place not in skip}
        around = name.around & outside
        score = matched - _MISSING * (total - matched) + _AROUND * sum(self.weight(word) or _UNNAMED for word in around)
        score -= _ANOTHER_PERSON * sum(1 for word in _right_beside(places | asked_places, words, skip) if _another(word, name))
        base = score = score - _APART * (len(stretches) - 1)
        score += -_LEVEL_LACKING * len(lacking) - _LEVEL_EXTRA * len(extra) if lacking or extra else (_SAME_LEVEL if asked else _NO_LEVEL)
        score -= name.handicap
        if name.scope.kind is Kind.SPECIALTY and not around:
            score -= _SPECIALTY_ALONE
        coverage = matched / total if total else 1.0
        initialled = [words[place] for place in places if stems[place] not in name.core and words[place] not in LEVEL_WORDS]
        score -= _UNATTESTED * sum(1 for word in initialled if not {word, _singular(word)} & name.written)
        return Mention(
            name.scope, score, base, coverage, places | asked_places, tuple(asked), tuple(lacking), len(around), bool(initialled)
        )

    def _stretches(
        self, name: Name, covers: Mapping[int, tuple[frozenset[str], frozenset[str]]], words: Sequence[str],
        shouted: frozenset[str],
    ) -> tuple[frozenset[int], ...]:
        """The stretch of the question that holds the most of the name: matches with at most a few words between. All
        stretches together where only that makes the name whole ("on the Tax ladder, what is above Senior Analyst?")."""
        clusters: list[list[int]] = []
        for place in sorted(_beside_others(covers, words, shouted)):
            if clusters and _between(words, clusters[-1][-1], place, covers) <= _GAP:
                clusters[-1].append(place)
            else:
                clusters.append([place])
        if not clusters:
            return ()
        best = max(clusters, key=lambda each: (self._held(each, covers), -each[0]))
        every = {word for place in covers for word in covers[place][0]}
        if len(clusters) > 1 and every >= name.core and self._held(best, covers) < _MOST_OF * sum(map(self.weight, name.core)):
            return tuple(frozenset(each) for each in clusters)
        return (_without_echoes(best, covers),)

    def _held(self, places: Sequence[int], covers: Mapping[int, tuple[frozenset[str], frozenset[str]]]) -> float:
        return sum(self.weight(word) for word in {word for place in places for word in covers[place][0]})


def _slips(names: Sequence[str]) -> dict[str, str]:
    """Words that a page misspells in a name, by what it means: a long word that one name has and that is a slip away
    from a word of several ("Anaylst")."""
    counts = Counter(word for name in names for word in set(words_in(name)))
    usual = tuple(sorted(word for word, count in counts.items() if count > _USUAL))
    rare = (word for word, count in counts.items() if count <= _USUAL and len(word) >= _LONG)
    return {word: near for word in rare if (near := nearest(word, usual)) and stem(near) != stem(word)}


_USUAL, _LONG = 2, 7


def _right_beside(places: frozenset[int], words: Sequence[str], skip: frozenset[int]) -> list[str]:
    return [words[at] for at in (min(places) - 1, max(places) + 1) if 0 <= at < len(words) and at not in skip]


def _another(word: str, name: Name) -> bool:
    return names_a_role(word) and stem(word) not in name.core | name.around and word not in LEVEL_WORDS


def _without_echoes(places: Sequence[int], covers: Mapping[int, tuple[frozenset[str], frozenset[str]]]) -> frozenset[int]:
    """The places without those that only say again what an initialism among them says: the "accounts" of "AE accounts"
    is what is asked, not who."""
    spelt = [place for place in places if len(covers[place][0]) > 1]
    whole = frozenset().union(*(covers[place][0] for place in spelt))
    return frozenset(place for place in places if place in spelt or not covers[place][0] <= whole)


def _name(scope: Scope, top: Scope, department: str, mends: Mapping[str, str], written: frozenset[str]) -> Name:
    words = tuple(mends.get(word, word) for word in words_in(scope.name))
    at = level_places(words)
    levels = tuple(words[place] for place in at if words[place] not in UNMARKED)
    core = frozenset(stem(word) for place, word in enumerate(words) if word not in _LINKING and place not in at)
    around = {stem(word) for word in words_in(f"{department} {top.name}") if word not in _LINKING and word not in LEVEL_WORDS}
    parent = scope.parent
    while parent is not None:
        around |= {stem(word) for word in words_in(without_level(parent.name)) if word not in _LINKING}
        parent = parent.parent
    around -= core | _COMMON | {stem(word) for word in STOP_WORDS}
    aside = frozenset(stem(word) for part in re.findall(r"\(([^)]*)\)", scope.name) for word in words_in(part))
    aside = aside if core - aside else frozenset()
    return Name(scope, core, aside, levels, frozenset(around), _handicap(scope, top, words), written, _initials(words, at))


def _handicap(scope: Scope, top: Scope, words: Sequence[str]) -> float:
    """What tells scopes of the same name apart: a page about one role before a page that has it among others, a role
    before its family, the bare name before "(Intermediate)"."""
    if scope.kind is Kind.SPECIALTY:
        return _OF_EQUALS
    if scope.kind in {Kind.PAGE, Kind.GROUP}:
        return _FAMILY_LESS
    marked = _MARKED if set(words) & UNMARKED else 0.0
    return marked + (0.0 if scope is top else _OF_EQUALS)


# Every title has them, so around a role they tell nothing.
_COMMON = frozenset(stem(word) for word in "engineer engineering role roles job family leadership management".split())


def _beside_others(covers: Mapping[int, object], words: Sequence[str], shouted: frozenset[str]) -> list[int]:
    """The places without stop words that stand alone: the "it" of "how long is it?" is not the IT of a name."""
    levels = set(level_places(words))
    return [
        place for place in covers
        if words[place] not in STOP_WORDS or words[place] in shouted or any(at in covers or at in levels for at in (place - 1, place + 1))
    ]  # fmt: skip


# Every company's words for people, not the initials of a role.
_NOT_INITIALS = frozenset({"ic", "ics", "ok", "cv", "id", "no", "us", "eu", "uk"})


def _initials(words: Sequence[str], levels: Sequence[int]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Every initialism of two to six neighbouring words of a name, with and without its linking words, and which words
    and levels of the name it stands for; the longest stretch where two spell the same."""
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for start in range(len(words)):
        for end in range(start + 2, min(len(words), start + 6) + 1):
            part = range(start, end)
            if words[start] in _LINKING or words[end - 1] in _LINKING:
                continue
            covered = frozenset(stem(words[at]) for at in part if words[at] not in _LINKING and at not in levels)
            spelt = frozenset(words[at] for at in part if at in levels)
            for kept in ([words[at] for at in part], [words[at] for at in part if words[at] not in _LINKING]):
                initials = "".join(word[0] for word in kept)
                if len(kept) > 1 and covered and initials not in _NOT_INITIALS:
                    found[initials] = (covered, spelt)
    return found


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
    apart = sum(_GAP + 1 for place in range(first + 1, last) if words[place] in _PARTING)
    return apart + sum(1 for place in range(first + 1, last) if words[place] not in STOP_WORDS and words[place] not in LEVEL_WORDS)


# Words that end one name and begin another.
_PARTING = frozenset("vs versus than with who whom do does did is are was report reports reportsto what which when how".split())


def _levels_only(name: Name, words: Sequence[str], skip: frozenset[int]) -> tuple[frozenset[int], ...]:
    places = frozenset(place for place in level_places(words) if words[place] in name.levels and place not in skip)
    return (places,) if places and {words[place] for place in places} >= set(name.levels) else ()


def _levels_beside(
    stretches: Sequence[frozenset[int]], words: Sequence[str], skip: frozenset[int]
) -> tuple[list[str], frozenset[int]]:
    """The level words in and right beside stretches of the question, and where they stand."""
    found = frozenset().union(*(_levels_around(places, words, skip) for places in stretches))
    kept = sorted(place for place in found if words[place] not in UNMARKED)
    return [words[place] for place in kept], found


def _levels_around(places: frozenset[int], words: Sequence[str], skip: frozenset[int]) -> frozenset[int]:
    low, high = min(places), max(places)
    levels = frozenset(level_places(words))
    found = [place for place in range(low, high + 1) if place in levels and place not in places]
    for step, place in ((-1, low - 1), (1, high + 1)):
        while 0 <= place < len(words) and place not in skip and (place in levels or words[place] in _BESIDE):
            if place in levels:
                found.append(place)
            place += step
    return frozenset(found)


def _less(one: Sequence[str], other: Sequence[str]) -> list[str]:
    left = list(other)
    return [word for word in one if not (word in left and left.remove(word) is None)]
