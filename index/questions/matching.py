"""Which roles a question may mean: names matched by their words, weighted by how rare they are among names.

Initialisms are made from the handbook's own names (TPM from "Technical Program Management"), so are blends (appsec).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.questions.names import LINKING, Name, make_name, neighbours, page_slips, singular
from index.questions.stretches import Places, levels_beside, levels_only, other_people, stretches_of
from index.roles.levels import LEVEL_WORDS, level_words, names_a_role
from index.roles.scope import Kind, Scope
from index.words import STOP_WORDS, stem, words_in

# What a name's missing words cost, against what its found words earn; words in brackets are missed less.
_MISSING, _ASIDE = 0.6, 0.3
# Words of the family, department or parent around a role, said outside its name; those that are part of no name.
_AROUND, _UNNAMED = 0.5, 0.6
# The same level words, none on both sides, each that the name lacks, each that it has too many.
_SAME_LEVEL, _NO_LEVEL, _LEVEL_LACKING, _LEVEL_EXTRA = 1.6, 1.1, 2.2, 1.1
# A noun for another person right beside; an initialism that the page does not write itself; a name in two places.
_ANOTHER_PERSON, _UNATTESTED, _APART = 2.0, 0.8, 0.4
# An initialism that is a word of its own and was not written in capitals: "set up" is not the SET.
_ORDINARY = 6.0
# An initialism that other names have for a word of theirs ("Revenue GPO").
_LITERAL = 2.0
# Two letters that the page does not write, for a part of a name: "CD" is not the Chief Digital Officer.
_TWO_LETTERS = 2.5
# A role of a level and one word ("Director, Development") of which only the word is said.
_LEVEL_UNSAID, _ENOUGH = 2.0, 2
# The name of a role, of two words or more, said whole and in its own order.
_WORD_FOR_WORD = 1.5
# A name that begins after "as a".
_AS_A = 6.0
# A specialty alone ("Delivery") is too common a word to be meant without its family.
_SPECIALTY_ALONE = 2.0
# Names of which less than this may be said are not looked at.
_LIKELY = 0.5
# How much of a name must be said to be surely meant, to be said for the most part, and by one word of several.
_NEARLY, _MOST, _TOLD = 0.75, 0.6, 0.65
_SHORTEST = 3  # letters: fewer begin too many words
_LEFT_OUT = 3  # letters that are worth leaving out: "sit" is not short for "site"


@dataclass(frozen=True, slots=True)
class Mention:
    """A scope that a question may mean. `score` orders mentions, `base` is the score without the levels; `coverage` is
    the share of its name found, by weight; `places` are the words of the question that it took; `asked` the level
    words said beside it, `lacking` those of them that it does not have; `around` how many words of its surroundings
    were said; `initialled` whether an initialism stands for part of it; `told` is False where one word of several was
    said, that is neither most of the name nor a noun for a person: "system" is not the Systems Manager."""

    scope: Scope
    score: float = 1.0
    base: float = 1.0
    coverage: float = 1.0
    places: Places = frozenset()
    asked: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    around: int = 0
    initialled: bool = False
    told: bool = True

    @property
    def levelled(self) -> bool:
        """True for a role whose very level was said beside it."""
        return (
            bool(self.asked)
            and not self.lacking
            and sorted(self.asked) == sorted(level_words(words_in(self.scope.name)))
        )

    @property
    def strong(self) -> bool:
        """True where a person surely named it: a whole name of two words or more, or most of one with its level, an
        initialism or three words."""
        several = len(self.places) > 2 or self.initialled or bool(self.asked and not self.lacking)
        return (self.coverage >= _NEARLY and len(self.places) > 1) or (self.coverage >= _MOST and several)


class NameIndex:
    """The names of all scopes of a handbook, found by their words. `shortened` are the initialisms that each page
    writes, in lower case; `departments` the department of each scope, by its id; `ordinary` are short words that the
    pages use in lower case."""

    def __init__(
        self, outlines: Mapping[str, tuple[Scope, ...]], departments: Mapping[int, str],
        shortened: Mapping[str, frozenset[str]], ordinary: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self._ordinary = ordinary
        jobs = [page for page in outlines.values() if any(scope.kind is Kind.ROLE for scope in page)]
        named = [(scope, page[0]) for page in jobs for scope in page]
        mends = page_slips([scope.name for scope, _ in named])
        self.names = tuple(
            make_name(scope, top, department=departments[id(scope)], mends=mends, written=shortened[scope.head.path])
            for scope, top in named
        )
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            for word in name.core | set(name.initials) or frozenset(name.levels):
                self._by_word[word].append(number)
        self._said = frozenset(self._by_word) | {word for name in self.names for word in name.levels}
        self._weights = self._weigh()
        self._totals = tuple(self._total(name, frozenset()) for name in self.names)
        spelt = {word for scope, _ in named for word in words_in(scope.name)}
        self.vocabulary = tuple(sorted(spelt - LINKING - set(mends)))
        self._pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair in sorted({pair for scope, _ in named for pair in neighbours(scope.name)}):
            self._pairs[pair[0][:_SHORTEST]].append(pair)

    def _weigh(self) -> dict[str, float]:
        """log(1 + families / families with the word): a word in many levels of one family tells no less for it, whether
        they share a page or have one each."""
        family = {name.scope.head.path: name.core or frozenset(name.levels) for name in reversed(self.names)}
        families: dict[str, set[frozenset[str]]] = defaultdict(set)
        for name in self.names:
            for word in name.core:
                families[word].add(family[name.scope.head.path])
        count = len(set(family.values()))
        return {word: math.log(1 + count / len(paths)) for word, paths in families.items()}

    def weigh(self, stems: Iterable[str]) -> float:
        """How much stems tell among names, together; nothing for one that no name has."""
        return sum(self._weights.get(word, 0.0) for word in stems)

    def _total(self, name: Name, found: frozenset[str]) -> float:
        left = name.aside - found
        return self.weigh(name.core - left) + _ASIDE * self.weigh(left)

    def knows(self, word: str) -> bool:
        """True for a stem, level word or initialism of some name."""
        return word in self._said

    def blend(self, word: str) -> tuple[str, ...]:
        """The two neighbouring words of a name that a word blends ("appsec": application security), or nothing."""
        for first, second in self._pairs.get(word[:_SHORTEST], ()):
            for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
                rest = word[cut:]
                if (
                    first.startswith(word[:cut])
                    and first != second
                    and (second.startswith(rest) or words_in(rest) == (second,))
                ):
                    return first, second
        return ()

    def longer(self, word: str) -> str | None:
        """The word of a name that a word is the beginning of ("fin" of "financial", "physio"); the shortest of them."""
        if len(word) < _SHORTEST:
            return None
        begun = (each for each in self.vocabulary if each.startswith(word) and len(each) >= len(word) + _LEFT_OUT)
        return min(begun, key=lambda each: (len(each), each), default=None)

    def find(
        self, words: Sequence[str], *, skip: Places = frozenset(), shouted: frozenset[str] = frozenset()
    ) -> list[Mention]:
        """The scopes that the words may mean, best first; `skip` are places that belong to something else, `shouted`
        the words written in capitals: "it" alone names nothing, "IT" does."""
        stems = [stem(word) for word in words]
        left = [place for place in range(len(words)) if place not in skip]
        parts = {
            part for place in left for part in (stems[place], words[place], singular(words[place].replace("&", "")))
        }
        mentions = (self._mention(self.names[number], words, stems, skip, shouted) for number in self._likely(parts))
        said = [each for each in mentions if each and not _by_chance(each, words, shouted)]
        return sorted(said, key=lambda each: -each.score)

    def level_of(self, before: Mention, levels: Sequence[str]) -> tuple[Mention, ...]:
        """The role of a mention's page that has just these levels, if it is the only one."""
        page = [name for name in self.names if name.scope.head.path == before.scope.head.path]
        roles = [name.scope for name in page if name.scope.kind is Kind.ROLE and sorted(name.levels) == sorted(levels)]
        return (Mention(roles[0]),) if len(roles) == 1 else ()

    def _likely(self, parts: set[str]) -> list[int]:
        """The names of which enough, by weight, may be among the parts of a question to be worth a closer look."""
        held: dict[int, float] = defaultdict(float)
        for part in parts:
            for number in self._by_word.get(part, ()):
                name = self.names[number]
                spelt = name.initials.get(part)
                held[number] += self.weigh((part,) if part in name.core else spelt.core if spelt else ())
        return sorted(number for number, weight in held.items() if weight >= _LIKELY * self._totals[number])

    def _mention(
        self, name: Name, words: Sequence[str], stems: Sequence[str], skip: Places, shouted: frozenset[str]
    ) -> Mention | None:
        left = [place for place in range(len(words)) if place not in skip]
        covers = {place: cover for place in left if (cover := name.cover(words[place], stems[place]))}
        if name.core:
            stretches = stretches_of(name, covers, words, shouted=shouted, weigh=self.weigh)
        else:
            stretches = levels_only(name, words, skip)
        if not stretches:
            return None
        places = frozenset[int]().union(*stretches)
        taken = [covers[place] for place in places if place in covers]
        found = frozenset(word for cover in taken for word in cover.core)
        asked, asked_places = levels_beside(stretches, words, skip)
        held = [word for word in name.levels if not any(word in cover.levels for cover in taken)]
        around = name.around & {stems[place] for place in left if place not in places}
        initialled = [words[at] for at in places if stems[at] not in name.core and words[at] not in LEVEL_WORDS]
        total, matched = self._total(name, found), self.weigh(found)
        base = matched - _MISSING * (total - matched) + _AROUND * sum(self.weigh((w,)) or _UNNAMED for w in around)
        base -= _ANOTHER_PERSON * other_people(name, places | asked_places, words, skip)
        base -= _APART * (len(stretches) - 1)
        lacking, extra = _less(asked, held), _less(held, asked)
        score = base + _level_score(asked, lacking, extra) - name.handicap
        score -= _UNATTESTED * sum(1 for word in initialled if not {word, singular(word)} & name.written)
        score -= _TWO_LETTERS * sum(
            1 for word in initialled if len(word) == 2 and found < name.core and word not in name.written
        )
        score -= _ORDINARY * sum(1 for word in initialled if word in self._ordinary and word not in shouted)
        score -= _LITERAL * sum(1 for word in initialled if stem(word) in self._weights)
        if extra and not asked and len(name.core) < _ENOUGH:
            score -= _LEVEL_UNSAID
        if name.scope.kind is Kind.ROLE and len(name.spelt_out) > 1 and name.said_in(words):
            score += _WORD_FOR_WORD
        if _after_as(min(places), words):
            score += _AS_A
        if name.scope.kind is Kind.SPECIALTY and not around:
            score -= _SPECIALTY_ALONE
        return Mention(
            name.scope, score, base, matched / total if total else 1.0, places | asked_places,
            tuple(asked), tuple(lacking), len(around), bool(initialled),
            _told(name, places, words, unsaid=bool(extra and not asked), most=matched >= _TOLD * total),
        )  # fmt: skip


def _after_as(place: int, words: Sequence[str]) -> bool:
    """True for a name that begins after "as a": "I support Payroll as an analyst" asks about the analyst."""
    before = [
        word for word in words[max(place - 3, 0) : place] if word not in {"a", "an", "the", "acting", "our", "your"}
    ]
    return before[-1:] == ["as"]


def _told(name: Name, places: Places, words: Sequence[str], *, unsaid: bool, most: bool) -> bool:
    """False where one word was said that is no noun for a person, and neither `most` of the name nor a name without a
    level, which is `unsaid`."""
    if len(places) > 1 or any(names_a_role(words[place]) for place in places):
        return True
    return not unsaid and (most or len(name.core - name.aside) < _ENOUGH)


def _level_score(asked: Sequence[str], lacking: Sequence[str], extra: Sequence[str]) -> float:
    if lacking or extra:
        return -_LEVEL_LACKING * len(lacking) - _LEVEL_EXTRA * len(extra)
    return _SAME_LEVEL if asked else _NO_LEVEL


def _less(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The words of one list that are not in the other, each as often as it is left over."""
    left = list(one)
    for word in other:
        if word in left:
            left.remove(word)
    return left


def _by_chance(mention: Mention, words: Sequence[str], shouted: frozenset[str]) -> bool:
    """True where nothing but stop words stands for the name."""
    named = [words[place] for place in mention.places if words[place] not in LEVEL_WORDS]
    return bool(named) and all(word in STOP_WORDS and word not in shouted for word in named)
