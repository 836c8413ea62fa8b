"""Names taken apart, as a question is compared with them: what of a name is a level, its head, an initialism."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from index.roles.levels import LEVEL_WORDS, UNMARKED, level_places, names_somebody
from index.words import stem, words_in

Thing = TypeVar("Thing")

# Letters of a word that is cut off.
_CLIPPED = 3
VERSUS = frozenset({"vs", "versus"})
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
    """A name taken apart: the stems of its words but for its levels (`core`), those of its nouns for a person
    (`people`), and the initialisms that may stand for words of it. `in_full` are all its words but linking ones, in
    order."""

    thing: Thing
    family: str
    core: frozenset[str]
    people: frozenset[str]
    levels: frozenset[str]
    initials: Mapping[str, frozenset[str]]
    slug: str
    in_full: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """What a question must say one of, so that it may mean this name: stems, initialisms, else its levels."""
        return (self.core or self.levels) | self.initials.keys()

    def is_clipped(self, word: str) -> bool:
        """Whether a word may be the beginning of one of the name's: "fin" in "head of fin crime"."""
        return len(word) >= _CLIPPED and any(whole.startswith(word) for whole in self.in_full)


def alias_of(named: Named[Thing]) -> Alias[Thing]:
    """A name taken apart."""
    words = words_in(named.name)
    levels = set(level_places(words))
    core = [at for at, word in enumerate(words) if at not in levels and word not in LINKING]
    return Alias(
        named.thing, named.family,
        core=frozenset(stem(words[at]) for at in core),
        people=_people(named.name),
        levels=frozenset(words[at] for at in levels) - UNMARKED,
        initials=dict(_initials(words, levels, named.written)),
        slug=named.slug,
        in_full=tuple(word for word in words if word not in LINKING),
    )  # fmt: skip


def _people(name: str) -> frozenset[str]:
    """The stems of a name's nouns for a person; none for one that says not who but what, as "Executive Recruiting"."""
    words = words_in(name)
    ends = (part[-1] for part in map(words_in, _PART.split(name)) if part)
    if not any(map(names_somebody, ends)) and not any(word in LEVEL_WORDS and names_somebody(word) for word in words):
        return frozenset()
    return frozenset(stem(word) for word in words if names_somebody(word))


# Behind these a name says what somebody is the head of.
_PART = re.compile(r"[,(/–—]|\s-\s|\s(?:of|for|in|at|to)\s")


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
