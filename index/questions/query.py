"""text -> Query: words put right, with their stems and weights. No later stage sees the text."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from index.pages.sentences import sentences_in
from index.words import STOP_WORDS, stem, words_in

# A longer text was pasted: its beginning says what is meant.
MOST_CHARACTERS, _MOST_WORDS = 1_000, 60
_SLUG = re.compile(r"[\w&]+(?:-[\w&]+)+")
_MARK = re.compile(r",\s|\(")
_CAPITALS = re.compile(r"\b([A-Z][A-Z&]{1,5})(s?)\b")


@dataclass(frozen=True)
class Query:
    """A question as words.

    `words` are plain and in order, `asking` the places of the sentences that ask, `capitals` the words written in
    capitals, `breaks` the places of those behind a comma or bracket, `slugs` what is joined by hyphens as a slug
    is. `weights` are the stems of its content words with what each tells; those of sentences that ask nothing tell
    half.
    """

    words: tuple[str, ...]
    asking: frozenset[int]
    capitals: frozenset[str]
    breaks: frozenset[int]
    slugs: tuple[str, ...]
    weights: Mapping[str, float]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word."""
        return tuple(map(stem, self.words))

    def part(self, places: Sequence[int]) -> "Query":
        """The query of some of the words alone, by their places in order."""
        words = tuple(self.words[at] for at in places)
        joined = f" {' '.join(words)} "
        said = {stem(word) for word in words}
        return Query(
            words, frozenset(new for new, at in enumerate(places) if at in self.asking), self.capitals,
            frozenset(new for new, at in enumerate(places) if new and at in self.breaks),
            tuple(slug for slug in self.slugs if f" {' '.join(words_in(slug))} " in joined),
            {one: weight for one, weight in self.weights.items() if one in said},
        )  # fmt: skip

    @cached_property
    def joined(self) -> str:
        """The words with single blanks."""
        return " ".join(self.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbouring stems, stop words left out."""
        kept = [each for word, each in zip(self.words, self.stems, strict=True) if word not in STOP_WORDS]
        return frozenset(pairwise(kept))


def read_query(text: str, mend: Callable[[str], str], weigh: Callable[[str], float]) -> Query:
    """The query in a text. `mend` puts a word right, `weigh` tells how much a stem tells in this handbook."""
    text = text[:MOST_CHARACTERS]
    shouting = text.isupper()
    words: list[str] = []
    asking: set[int] = set()
    breaks: set[int] = set()
    for sentence, _, _ in sentences_in(text):
        begin = len(words)
        for part in _MARK.split(sentence):
            breaks.add(len(words))
            words += map(mend, words_in(part))
        breaks.discard(begin)
        if sentence.endswith("?"):
            asking |= set(range(begin, len(words)))
    del words[_MOST_WORDS:]
    everywhere = frozenset(range(len(words)))
    asked = frozenset(asking) & everywhere or everywhere
    initialisms = [] if shouting else [(short.lower(), ending) for short, ending in _CAPITALS.findall(text)]
    capitals = frozenset(short for short, _ in initialisms)
    plurals = {short + ending: short for short, ending in initialisms if ending}
    words = [plurals.get(word, word) for word in words]
    return Query(
        tuple(words), asked, capitals, frozenset(breaks) & everywhere, tuple(_SLUG.findall(text.lower())),
        _weights(words, asked, weigh),
    )  # fmt: skip


_IN_PASSING = 0.5


def _weights(words: list[str], asking: frozenset[int], weigh: Callable[[str], float]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for place, word in enumerate(words):
        if word not in STOP_WORDS:
            one = stem(word)
            weight = weigh(one) * (1.0 if place in asking else _IN_PASSING)
            weights[one] = max(weight, weights.get(one, 0.0))
    return weights
