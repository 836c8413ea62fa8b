"""What texts mean, as vectors: texts of near meanings point nearly the same way. Word vectors by default."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy
from numpy.typing import NDArray

Vectors = NDArray[numpy.float32]

VECTORS = Path(__file__).parent / "vectors.npz"


class Passage(NamedTuple):
    """A text with the stems of its words."""

    text: str
    stems: Collection[str]


class Meaning(Protocol):
    """Turns passages into vectors."""

    def of(self, passages: Sequence[Passage]) -> Vectors:
        """One row of length 1 a passage; zeros for one that says nothing known."""


class WordVectors:
    """A passage is the sum of its words' vectors, longer for words that tell more; `tests/learning/vectors.py` makes
    them."""

    def __init__(self, file: Path = VECTORS) -> None:
        with numpy.load(file) as stored:
            stems = bytes(stored["stems"]).decode().split("\n")
            self._vectors = stored["vectors"].astype(numpy.float32) * stored["scales"][:, None]
        self._rows = {stem: row for row, stem in enumerate(stems)}

    def of(self, passages: Sequence[Passage]) -> Vectors:
        """One row of length 1 a passage; zeros for one that says nothing known."""
        found = numpy.zeros((len(passages), self._vectors.shape[1]), dtype=numpy.float32)
        for row, passage in zip(found, passages, strict=True):
            known = sorted({self._rows[stem] for stem in passage.stems if stem in self._rows})
            if known:
                self._vectors[known].sum(axis=0, out=row)
        lengths = numpy.linalg.norm(found, axis=1, keepdims=True)
        at_length: Vectors = numpy.divide(found, lengths, out=numpy.zeros_like(found), where=lengths > 0)
        return at_length


@lru_cache(maxsize=1)
def word_vectors() -> WordVectors:
    """The word vectors that the package brings."""
    return WordVectors()


class Thesaurus:
    """Which words of a handbook mean nearly what a word means."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._words = sorted(vocabulary)
        self._vectors = word_vectors().of([Passage(word, (word,)) for word in self._words])
        self._known: dict[str, Mapping[str, float]] = {}

    def near(self, stem: str) -> Mapping[str, float]:
        """The nearest words with how near each is, above 0 to 1; the word itself is 1."""
        if stem not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[stem] = self._near(stem)
        return self._known[stem]

    def _near(self, stem: str) -> Mapping[str, float]:
        likeness = (self._vectors @ word_vectors().of([Passage(stem, (stem,))])[0] - _APART) / (1 - _APART)
        best = numpy.argsort(-likeness, kind="stable")[:_NEAREST]
        return {self._words[at]: float(likeness[at]) for at in best if likeness[at] > 0} | {stem: 1.0}


# Words whose vectors agree no more than this are strangers; as many are near; as many words are remembered.
_APART, _NEAREST, _KEPT = 0.45, 30, 5_000
