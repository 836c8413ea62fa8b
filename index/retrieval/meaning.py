"""What texts mean, as vectors: texts of near meanings point nearly the same way."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy
from numpy.typing import NDArray

Vectors = NDArray[numpy.float32]

VECTORS = Path(__file__).parent / "vectors.npz"


def likeness(rows: Vectors, meant: Vectors) -> NDArray[numpy.float32]:
    """How like a vector each row is. In this thread alone: BLAS would wait for others, for long on a busy machine."""
    alike: NDArray[numpy.float32] = numpy.vecdot(rows, meant)
    return alike


class WordVectors:
    """A passage is the sum of its words' vectors, longer for words that tell more; `tests/learning/vectors.py` makes
    them."""

    def __init__(self, file: Path = VECTORS) -> None:
        with numpy.load(file) as stored:
            stems = bytes(stored["stems"]).decode().split("\n")
            self._vectors = stored["vectors"].astype(numpy.float32) * stored["scales"][:, None]
        self._rows = {stem: row for row, stem in enumerate(stems)}

    def __contains__(self, stem: str) -> bool:
        """Whether a stem has a vector."""
        return stem in self._rows

    def of(self, passages: Sequence[Iterable[str]]) -> Vectors:
        """One row of length 1 a passage, which is given by its stems; zeros for one that says nothing known."""
        found = numpy.zeros((len(passages), self._vectors.shape[1]), dtype=numpy.float32)
        for row, stems in zip(found, passages, strict=True):
            known = sorted({self._rows[stem] for stem in stems if stem in self._rows})
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
        self._vectors = word_vectors().of([(word,) for word in self._words])
        self._remembered = lru_cache(_KEPT)(self._near)

    def near(self, stem: str) -> Mapping[str, float]:
        """The nearest words, the farthest of them first, with how near each is, above 0 to 1; the word itself is 1."""
        return self._remembered(stem)

    def _near(self, stem: str) -> Mapping[str, float]:
        near = (likeness(self._vectors, word_vectors().of([(stem,)])[0]) - _APART) / (1 - _APART)
        best = numpy.argsort(-near, kind="stable")[:_NEAREST]
        return {self._words[at]: float(near[at]) for at in reversed(best) if near[at] > 0} | {stem: 1.0}


# Words whose vectors agree no more than this are strangers; as many are near; as many words are remembered.
_APART, _NEAREST, _KEPT = 0.45, 30, 5_000
