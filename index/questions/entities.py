"""Which roles, families, specialties and persons a question may name: each name aligned with it, both ways."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from index.questions.query import Query
from index.roles.levels import LEVEL_WORDS, UNMARKED, level_places, names_a_role
from index.words import STOP_WORDS, stem, words_in

Thing = TypeVar("Thing")

# What a level costs that was said and is not the name's, and one that is and was not said; the weight of words at which
# a name is half sure; what a name in full earns on top.
_LACKING, _EXTRA, _HALF_SURE, _IN_FULL = 0.4, 0.15, 0.8, 0.2
LINKING = frozenset("the a an of for in and to at on over our & team".split())


@dataclass(frozen=True, slots=True)
class Named(Generic[Thing]):
    """Something that has a name. `written` are the initialisms that its page writes, in lower case; names of one
    `family` count once where it is counted how rare a word is."""

    thing: Thing
    name: str
    family: str
    written: frozenset[str]
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Alias(Generic[Thing]):
    """A name taken apart: the stems of its words but for its levels, and the initialisms that may stand for words of
    it."""

    thing: Thing
    family: str
    core: frozenset[str]
    levels: frozenset[str]
    initials: Mapping[str, frozenset[str]]
    slug: str
    in_full: tuple[str, ...]


@dataclass(frozen=True)
class Match(Generic[Thing]):
    """How a question and a name fit. `covered` is the share of the name that was said, `explained` the share of what
    was said beside each other that the name holds, both by weight, and `weight` what was said of it; `lacking` are
    level words said that the name has not, `extra` those that it has and nobody said; `places` the question's words
    that it took. `exact` is True for the whole name in its own order, or its slug; `initialled` where an initialism
    stands for part of it."""

    thing: Thing
    covered: float
    explained: float
    weight: float
    lacking: int
    extra: int
    places: frozenset[int]
    exact: bool
    initialled: bool

    @cached_property
    def score(self) -> float:
        """What orders matches, 0 to about 1."""
        levels = _LACKING * bool(self.lacking) + _EXTRA * self.extra
        told = self.weight / (self.weight + _HALF_SURE)
        return self.covered * self.explained * told * max(1 - levels, 0.1) + (_IN_FULL * told if self.exact else 0.0)

    @property
    def core(self) -> float:
        """The score without the levels."""
        return self.covered * self.explained


class _Words:
    """A question's words as names are looked for in them: `content` are the places of those that can be of a name, each
    with its stem and its singular, `levels` those of level words, `plain` all but linking words."""

    def __init__(self, query: Query) -> None:
        self.levels = level_places(query.words)
        self.plain = [word for word in query.words if word not in LINKING]
        self.content = [
            (at, query.stems[at], _singular(word)) for at, word in enumerate(query.words)
            if word not in LINKING and (word not in STOP_WORDS or word in query.capitals)
        ]  # fmt: skip


class Entities(Generic[Thing]):
    """The names of a handbook's roles, or of the persons that it speaks of. `cues` are the stems that say what is asked
    of somebody: beside a name they are no part of it."""

    def __init__(self, named: Iterable[Named[Thing]], cues: frozenset[str] = frozenset()) -> None:
        every = tuple(named)
        self._cues = cues
        whole = Counter(short for name in {each.name for each in every} for short in _whole_initials(name))
        self.aliases = tuple(_alias(each, {short for short, count in whole.items() if count == 1}) for each in every)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, alias in enumerate(self.aliases):
            for word in (alias.core or alias.levels) | set(alias.initials):
                self._by_word[word].append(number)
        self._weights = self._weigh()
        self._by_slug = {alias.slug: alias for alias in reversed(self.aliases) if alias.slug}
        self._unknown = max(self._weights.values(), default=1.0)

    def _weigh(self) -> dict[str, float]:
        """log(1 + families / families with the word)."""
        families = {(alias.family, word) for alias in self.aliases for word in alias.core}
        counts = Counter(word for _, word in families)
        total = len({alias.family for alias in self.aliases})
        return {word: math.log(1 + total / count) for word, count in counts.items()}

    def find(self, query: Query) -> list[Match[Thing]]:
        """Everything that shares a word with the question, best first; of equals the first of the handbook."""
        words = _Words(query)
        said = {stem for _, stem, _ in words.content} | {plain for _, _, plain in words.content}
        said |= {query.words[at] for at in words.levels}
        numbers = sorted({number for word in said for number in self._by_word.get(word, ())})
        found = [match for number in numbers if (match := self._match(self.aliases[number], query, words))]
        for alias, places in self._by_slugs(query):
            found = [each for each in found if each.thing is not alias.thing]
            found.append(self._whole(alias, places))
        return sorted(found, key=lambda each: -each.score)

    def _by_slugs(self, query: Query) -> Iterator[tuple[Alias[Thing], frozenset[int]]]:
        """Whose slugs stand in the question, or are all of it, each with its words' places."""
        begin = 0
        for slug in dict.fromkeys((*query.slugs, query.joined.replace(" ", "-"))):
            parts = words_in(slug)
            at = _place_of(parts, query.words, begin)
            begin = at + len(parts)
            if slug in self._by_slug:
                yield self._by_slug[slug], frozenset(range(at, begin))

    def _whole(self, alias: Alias[Thing], places: frozenset[int]) -> Match[Thing]:
        weight = math.fsum(self._weights[word] for word in alias.core) + _HALF_SURE * 9
        return Match(alias.thing, 1.0, 1.0, weight, 0, 0, places, exact=True, initialled=False)

    def _match(self, alias: Alias[Thing], query: Query, words: "_Words") -> Match[Thing] | None:
        held: dict[int, frozenset[str]] = {}
        initialled = False
        for at, one, plain in words.content:
            if one in alias.core:
                held[at] = frozenset((one,))
            elif cover := alias.initials.get(plain):
                held[at], initialled = cover, True
        at_levels = [at for at in words.levels if at not in held]
        if not held and alias.core:
            return None
        run = self._run(held, at_levels, query)
        levels = {query.words[at] for at in run if at in at_levels} - UNMARKED
        covered = {word for cover in held.values() for word in cover if word in LEVEL_WORDS}
        doubled = levels & covered  # "manager TPM" is no Technical Program Manager
        levels |= covered
        if not alias.core and not levels & alias.levels:
            return None
        core = frozenset(word for cover in held.values() for word in cover) & alias.core
        # fsum: a set has another order in each process, and a plain sum then another last digit
        total = math.fsum(self._weights[word] for word in alias.core)
        matched = math.fsum(self._weights[word] for word in core)
        other = sum(
            self._weights.get(query.stems[at], self._unknown) for at in run if at not in held and at not in at_levels
        )
        extra = alias.levels - levels
        return Match(
            alias.thing,
            matched / total if total else 1.0,
            matched / (matched + other) if matched else (0.0 if other or alias.core else 1.0),
            matched,
            lacking=len(levels - alias.levels) + len(doubled), extra=len(extra - UNMARKED),
            places=frozenset(held) | self._level_places(alias, at_levels, run, query),
            exact=_in_order(alias.in_full, words.plain), initialled=initialled,
        )  # fmt: skip

    def _level_places(
        self, alias: Alias[Thing], at_levels: Sequence[int], run: Sequence[int], query: Query
    ) -> frozenset[int]:
        """Where the levels of a name were said beside it."""
        levels = alias.levels | UNMARKED
        return frozenset(at for at in run if at in at_levels and query.words[at] in levels)

    def _run(self, held: Mapping[int, object], at_levels: Sequence[int], query: Query) -> list[int]:
        """The places of the noun phrase around what was found: its neighbours that are words of names, nouns for a
        person or level words, joined by linking words."""
        words = query.words
        inside = set(held)
        seeds = sorted(held) or list(at_levels)
        for start in seeds:
            for step in (-1, 1):
                at, gap = start + step, 0
                while 0 <= at < len(words) and gap < 3:
                    if words[at] in LINKING:
                        gap += 1
                    elif at in held or at in at_levels or self._is_of_a_name(at, query):
                        inside.add(at)
                        gap = 0
                    else:
                        break
                    at += step
        return sorted(inside | (set(seeds) if not held else set()))

    def _is_of_a_name(self, at: int, query: Query) -> bool:
        word = query.words[at]
        if query.stems[at] in self._cues or (word in STOP_WORDS and word not in query.capitals):
            return False
        return query.stems[at] in self._weights or word in query.capitals or names_a_role(word)


def _alias(each: Named[Thing], unique: set[str]) -> Alias[Thing]:
    words = words_in(each.name)
    at = set(level_places(words))
    levels = frozenset(words[place] for place in at) - UNMARKED
    core = frozenset(stem(word) for place, word in enumerate(words) if place not in at and word not in LINKING)
    spelt = tuple(word for word in words if word not in LINKING)
    written = each.written | (_whole_initials(each.name) & unique)
    return Alias(each.thing, each.family, core, levels, dict(_initials(words, at, written)), each.slug, spelt)


def _place_of(parts: Sequence[str], words: Sequence[str], begin: int) -> int:
    """Where some words stand in a row, from `begin` on; where they stand nowhere, the first place of all."""
    starts = range(begin, len(words) - len(parts) + 1)
    return next((at for at in starts if tuple(words[at : at + len(parts)]) == tuple(parts)), 0)


def _whole_initials(name: str) -> set[str]:
    """The initials of a whole name of three words or more: what people call it though no page does."""
    words = [word for word in words_in(name) if word not in LINKING]
    return {"".join(word[0] for word in words)} if len(words) >= _WHOLE else set()


_WHOLE = 3


def _initials(words: Sequence[str], levels: set[int], written: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The initialisms of neighbouring words of a name that its page writes, with the words that they stand for."""
    for start in range(len(words)):
        for end in range(start + 2, min(len(words), start + 6) + 1):
            part = range(start, end)
            if words[start] in LINKING or words[end - 1] in LINKING:
                continue
            spelt = frozenset(words[at] if at in levels else stem(words[at]) for at in part if words[at] not in LINKING)
            for kept in ([words[at] for at in part], [words[at] for at in part if words[at] not in LINKING]):
                short = "".join(word[0] for word in kept)
                if len(kept) > 1 and short in written:
                    yield short, spelt


def _in_order(name: tuple[str, ...], said: Sequence[str]) -> bool:
    return any(tuple(said[at : at + len(name)]) == name for at in range(len(said) - len(name) + 1))


def _singular(word: str) -> str:
    plain = word.replace("&", "")
    return plain[:-1] if len(plain) > 2 and plain.endswith("s") and not plain.endswith("ss") else plain
