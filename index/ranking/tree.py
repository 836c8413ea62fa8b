"""The tree of folders, pages and headings: what of a question a unit's own path says, and what the paths beside it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy
from numpy.typing import NDArray

from index.ranking.postings import Postings
from index.ranking.units import Unit
from index.retrieval.acronyms import Acronyms

Numbers = NDArray[numpy.float64]
Place = tuple[str, int]  # a path, and the number of a section in it or -1 for the page or folder as such


class Tree:
    """Where the units of a handbook stand. Nodes beside each other are alternatives: a question that says the words of
    one of them is hardly about another."""

    def __init__(self, units: Sequence[Unit], acronyms: Acronyms) -> None:
        numbers: dict[Place, int] = {}
        words: list[frozenset[str]] = []
        below: dict[int, set[str]] = {0: set()}
        chains = []
        for unit in units:
            chain, above = [], 0
            for place, said in _path(unit, acronyms):
                if place not in numbers:
                    numbers[place] = len(words) + 1  # 0 is the root
                    words.append(said)
                    below.setdefault(above, set()).update(said)
                chain.append((numbers[place], above))
                above = numbers[place]
            chains.append(chain)
        depth = max(map(len, chains), default=0)
        self._nodes = Postings([frozenset[str](), *words])
        self._below = Postings([below.get(node, ()) for node in range(len(words) + 1)])
        padded = [[*[(0, -1)] * (depth - len(chain)), *chain] for chain in chains]
        places = numpy.array(padded, dtype=numpy.int64).reshape(len(units), depth, 2)
        self._chains, self._above = places[:, :, 0], places[:, :, 1]

    def claims(self, stems: Sequence[str], numbers: Sequence[int]) -> tuple[NDArray[numpy.bool_], NDArray[numpy.bool_]]:
        """Which stems nodes beside a unit's path say and its own path does not: beside the unit itself, and anywhere
        along its path. One row a stem, one column a unit."""
        places = numpy.array(numbers, dtype=numpy.int64)
        own = self._nodes.holding(stems)[:, self._chains[places]].any(axis=2)
        above = self._above[places]
        beside = self._below.holding(stems)[:, above] & (above >= 0)
        anywhere: NDArray[numpy.bool_] = numpy.any(beside, axis=2)
        return beside[:, :, -1] & ~own, anywhere & ~own


def _path(unit: Unit, acronyms: Acronyms) -> Iterator[tuple[Place, frozenset[str]]]:
    """The nodes from the outermost folder down to a unit, each with its words."""
    folders = unit.page.path.split("/")[:-1]
    for path in accumulate(folders, lambda one, other: f"{one}/{other}"):
        yield (path, -1), acronyms.both(_plain(path))
    yield (unit.page.path, -1), unit.title | acronyms.both(_plain(unit.page.path.rsplit(".", 1)[0]))
    for number in reversed(list(_numbers(unit))):
        yield (unit.page.path, number), acronyms.both(unit.page.sections[number].title)


def _plain(path: str) -> str:
    return path.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ")


def _numbers(unit: Unit) -> Iterable[int]:
    number: int | None = unit.section.number
    while number is not None:
        yield number
        number = unit.page.sections[number].parent
