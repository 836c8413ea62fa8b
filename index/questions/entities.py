"""Which roles, families, specialties and persons a question may name: each name aligned with it, both ways."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from index.questions.aliases import LINKING, Alias, Named, alias_of
from index.questions.noun_phrases import NounPhrases
from index.questions.query import Query
from index.roles.levels import LEVEL_WORDS, UNMARKED, level_places
from index.words import STOP_WORDS, singular, words_in

Thing = TypeVar("Thing")

# What a level costs that was said and is not the name's, and one that is and was not said; the weight of words at which
# a name is half sure; what a name in full earns on top.
_LACKING, _EXTRA, _HALF_SURE, _IN_FULL = 0.4, 0.15, 0.8, 0.2
# Sums of weights that are remembered: questions say the same parts of names.
_KEPT = 5_000
# A name is meant where this much of it and of what was said agree.
NAMED = 0.5


@dataclass(frozen=True)
class Match(Generic[Thing]):
    """How a question and a name fit. `covered` is the share of the name that was said, `explained` the share of what
    was said beside each other that the name holds, both by weight, and `weight` what was said of it; `lacking` are
    level words said that the name has not, `extra` those that it has and nobody said; `places` the question's words
    that it took. `exact` is True for the whole name in its own order, or its slug; `below` is the score of a name in
    full that takes the same words or more: it stays below."""

    thing: Thing
    covered: float
    explained: float
    weight: float
    lacking: int
    extra: int
    places: frozenset[int]
    exact: bool
    below: float = math.inf

    @cached_property
    def score(self) -> float:
        """What orders matches, 0 to about 1."""
        levels = _LACKING * bool(self.lacking) + _EXTRA * self.extra
        told = self.weight / (self.weight + _HALF_SURE)
        in_full = _IN_FULL * told if self.exact and not self.lacking else 0.0
        return min(self.core * told * max(1 - levels, 0.1) + in_full, math.nextafter(self.below, -math.inf))

    @property
    def core(self) -> float:
        """The score without the levels."""
        return self.covered * self.explained

    @property
    def is_named(self) -> bool:
        """Whether this name is meant, and no other level of it."""
        return self.core >= NAMED and not self.lacking


class _Words:
    """A question's words as names are looked for in them: `content` are the places of those that can be of a name, each
    with its stem and its singular, `levels` those of level words; `phrases` tells what stands together. Rows of words
    are kept up to those of the `longest` name."""

    def __init__(self, query: Query, levels: Sequence[int], phrases: NounPhrases, longest: int) -> None:
        self.query = query
        self.phrases = phrases
        self.levels = frozenset(levels)
        self.content = [
            (at, query.stems[at], _plain(word)) for at, word in enumerate(query.words) if _may_be_named(word, query)
        ]  # fmt: skip
        plain = [at for at, word in enumerate(query.words) if word not in LINKING]
        telling = {at for at, _, _ in self.content} | set(levels)
        self._spans: dict[tuple[str, ...], frozenset[int]] = {}
        for begin in range(len(plain)):
            for end in range(begin + 1, min(begin + longest, len(plain)) + 1):
                row = plain[begin:end]
                if not telling.isdisjoint(row):
                    self._spans.setdefault(tuple(query.words[at] for at in row), frozenset(row))

    def span_of(self, name: tuple[str, ...]) -> frozenset[int]:
        """Where the words of a name stand in a row, linking words aside; empty where they do not, or where all are
        such as stand in any question ("go")."""
        return self._spans.get(name, frozenset())


class Entities(Generic[Thing]):
    """The names of a handbook's roles, or of the persons that it speaks of. `cues` are the stems that say what is asked
    of somebody, beside a name they are no part of it; `asked` all that questions use."""

    def __init__(
        self, named: Iterable[Named[Thing]], cues: frozenset[str] = frozenset(), asked: frozenset[str] = frozenset()
    ) -> None:
        self._cues, self._asked = cues, cues | asked
        self.aliases = tuple(map(alias_of, named))
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, alias in enumerate(self.aliases):
            for word in alias.keys:
                self._by_word[word].append(number)
        self._weights = self._weigh()
        self._sum = lru_cache(_KEPT)(self._summed)
        self._longest = max((len(alias.in_full) for alias in self.aliases), default=0)
        self._by_slug = {alias.slug: alias for alias in reversed(self.aliases) if alias.slug}
        self._unknown = max(self._weights.values(), default=1.0)

    def _weigh(self) -> dict[str, float]:
        """log(1 + families / families with the word)."""
        families = {(alias.family, word) for alias in self.aliases for word in alias.core}
        counts = Counter(word for _, word in families)
        total = len({alias.family for alias in self.aliases})
        return {word: math.log(1 + total / count) for word, count in counts.items()}

    def find(self, query: Query) -> list[Match[Thing]]:
        """Everything that shares a word with the question, best first; of equals the first of the handbook. A name or
        slug in full stands before all that only part of its words would name."""
        levels = level_places(query.words)
        phrases = NounPhrases(query, lambda at: at in levels or self._is_known(at, query), self._asked)
        words = _Words(query, levels, phrases, self._longest)
        said = {*query.stems, *query.words, *(plain for _, _, plain in words.content)}
        numbers = sorted({number for word in said for number in self._by_word.get(word, ())})
        found = [match for number in numbers if (match := self._match(self.aliases[number], words))]
        for alias, places in self._by_slugs(query):
            found = [each for each in found if each.thing is not alias.thing]
            found.append(self._whole(alias, places))
        best: dict[int, Match[Thing]] = {}
        for match in sorted(_in_full_first(found), key=lambda each: -each.score):
            best.setdefault(id(match.thing), match)
        return list(best.values())

    def holds(self, query: Query, at: int) -> bool:
        """Whether the word at a place may be of a name."""
        word = query.words[at]
        keys = query.stems[at], word, _plain(word)
        return _may_be_named(word, query) and any(key in self._by_word for key in keys)

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
        weight = self._sum(alias.core) + _HALF_SURE * 9
        return Match(alias.thing, 1.0, 1.0, weight, 0, 0, places, exact=True)

    def _match(self, alias: Alias[Thing], words: _Words) -> Match[Thing] | None:
        query, span = words.query, words.span_of(alias.in_full)
        held = self._held(alias, words)
        if span:
            held |= dict.fromkeys(span - words.levels, alias.core)
        if alias.core and not span and words.levels.issuperset(held):
            return None  # a level alone is nobody: not "Engineering Management" for a "night manager"
        at_levels = words.levels.difference(held)
        inside = span.union(held) or (frozenset() if alias.core else at_levels)
        run = words.phrases.around(inside)
        covers = frozenset[str]().union(*held.values())
        shortened = (covers & LEVEL_WORDS) - alias.core
        at_levels &= run
        told = {query.words[at] for at in at_levels - span}
        levels = (told | shortened) - UNMARKED
        if not (span or alias.core or levels & alias.levels):
            return None
        matched = self._sum(covers & alias.core)
        others = [at for at in run.difference(at_levels, span, held) if not alias.is_clipped(query.words[at])]
        other = math.fsum(self._weights.get(query.stems[at], self._unknown) for at in others)
        doubled = told & shortened  # "manager TPM" is no Technical Program Manager
        return Match(
            alias.thing,
            matched / self._sum(alias.core) if alias.core else 1.0,
            matched / (matched + other) if matched else (0.0 if other or alias.core else 1.0),
            matched,
            lacking=len(levels - alias.levels) + len(doubled),
            extra=0 if span else len(alias.levels - levels),
            places=span.union(held, (at for at in at_levels if query.words[at] in alias.levels | UNMARKED)),
            exact=bool(span),
        )  # fmt: skip

    def _held(self, alias: Alias[Thing], words: _Words) -> dict[int, frozenset[str]]:
        """The words of a question that are of a name, each with the stems that it stands for. Who is meant is said by
        the very noun: an "engineer" is of no "Engineering Manager"."""
        held: dict[int, frozenset[str]] = {}
        for at, one, plain in words.content:
            if one in alias.core and self._is_so_meant(at, one, alias, words.phrases):
                held[at] = frozenset((one,))
            elif at not in words.levels and (cover := alias.initials.get(plain) or self._clipped(words, at, alias)):
                held[at] = cover
        return held

    def _clipped(self, words: _Words, at: int, alias: Alias[Thing]) -> frozenset[str]:
        """The stems of a name that a word is the beginning of, where it is a word of no name and asks nothing: "sys"
        for the "system" operator."""
        word, one = words.query.words[at], words.query.stems[at]
        if one in self._weights or one in self._asked or not alias.is_clipped(word):
            return frozenset()
        return frozenset(stem for stem in alias.core if stem.startswith(word))

    def _is_so_meant(self, at: int, one: str, alias: Alias[Thing], phrases: NounPhrases) -> bool:
        """Whether a stem stands for the same in a name, where the name says who somebody is."""
        if at in phrases.heads and alias.people:
            return one in alias.people
        return at not in phrases.before_heads or one not in alias.people

    def _summed(self, stems: frozenset[str]) -> float:
        """What stems weigh together. fsum: a set has another order in each process, and a plain sum then another last
        digit."""
        return math.fsum(self._weights[one] for one in stems)

    def _is_known(self, at: int, query: Query) -> bool:
        """Whether a word is of a name, or may stand for one."""
        word = query.words[at]
        if query.stems[at] in self._cues or (word in STOP_WORDS and word not in query.capitals):
            return False
        return query.stems[at] in self._weights or word in query.capitals


def _may_be_named(word: str, query: Query) -> bool:
    """Whether a word can be of a name: no linking word, nor one that stands in any question."""
    return word not in LINKING and (word not in STOP_WORDS or word in query.capitals)


def _plain(word: str) -> str:
    """A word as initialisms are compared with it: "VPs", "R&D"."""
    return singular(word.replace("&", ""))


def _in_full_first(found: Iterable[Match[Thing]]) -> Iterator[Match[Thing]]:
    """The matches, each below the names in full that hold all its words and more, or the same in their own order."""
    whole: list[Match[Thing]] = []
    for match in sorted(found, key=lambda each: (not each.exact, -len(each.places))):
        longer = [each for each in whole if match.places <= each.places]
        above = [each.score for each in longer if match.places < each.places or not match.exact]
        kept = replace(match, below=min(above)) if above and match.score >= min(above) else match
        if kept.exact and not kept.lacking:
            whole.append(kept)
        yield kept


def _place_of(parts: Sequence[str], words: Sequence[str], begin: int) -> int:
    """Where some words stand in a row, from `begin` on; where they stand nowhere, the first place of all."""
    return next(_starts_of(parts, words, begin), 0)


def _starts_of(parts: Sequence[str], words: Sequence[str], begin: int = 0) -> Iterator[int]:
    """Where some words stand in a row, from `begin` on."""
    wanted = tuple(parts)
    return (at for at in range(begin, len(words) - len(wanted) + 1) if tuple(words[at : at + len(wanted)]) == wanted)
