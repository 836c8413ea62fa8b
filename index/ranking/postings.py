"""Which documents hold a word, as arrays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy
from numpy.typing import NDArray


class Postings:
    """Which documents hold a stem."""

    def __init__(self, documents: Sequence[Iterable[str]]) -> None:
        held: dict[str, list[int]] = defaultdict(list)
        for number, stems in enumerate(documents):
            for stem in stems:
                held[stem].append(number)
        self._held = {stem: numpy.array(numbers, dtype=numpy.int64) for stem, numbers in held.items()}
        self._count = len(documents)
        self.sizes = numpy.bincount(
            [number for numbers in held.values() for number in numbers], minlength=len(documents)
        )

    def holding(self, stems: Sequence[str]) -> NDArray[numpy.bool_]:
        """One row a stem, one column a document."""
        rows = numpy.zeros((len(stems), self._count), dtype=bool)
        for row, stem in zip(rows, stems, strict=True):
            if stem in self._held:
                row[self._held[stem]] = True
        return rows

    def near(self, stems: Sequence[Mapping[str, float]]) -> NDArray[numpy.float32]:
        """One row a word, one column a document: how near the nearest of its words is. The farthest of a word's near
        words come first."""
        rows = numpy.zeros((len(stems), self._count), dtype=numpy.float32)
        for row, alike in zip(rows, stems, strict=True):
            found = [(self._held[stem], near) for stem, near in alike.items() if stem in self._held]
            if found:
                held = [numbers for numbers, _ in found]
                row[numpy.concatenate(held)] = numpy.repeat([near for _, near in found], list(map(len, held)))
        return rows
