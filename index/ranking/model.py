"""The learnt score: a forest of small regression trees over features, read from a file of data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy
from numpy.typing import NDArray

from index.ranking.classifier import Classifier

Numbers = NDArray[numpy.float64]


@dataclass(frozen=True)
class Forest:
    """Trees as arrays, one row a tree: at node n the feature `split[n]` is compared with `threshold[n]`; up to it the
    walk goes to `left[n]`, else to `right[n]`; a leaf is its own child, and adds `value[n]`."""

    split: NDArray[numpy.int64]
    threshold: Numbers
    left: NDArray[numpy.int64]
    right: NDArray[numpy.int64]
    value: Numbers
    depth: int

    @classmethod
    def of(cls, trees: Sequence[Sequence[Sequence[float]]], names: Sequence[str]) -> "Forest":
        """The forest in a weights file: a tree is a list of nodes, [feature, threshold, left, right] or [value]."""
        widest = max((len(tree) for tree in trees), default=1)
        shape = (len(trees), widest)
        split, left, right = (numpy.zeros(shape, dtype=numpy.int64) for _ in range(3))
        threshold, value = numpy.zeros(shape), numpy.zeros(shape)
        places = {name: place for place, name in enumerate(names)}
        for row, tree in enumerate(trees):
            for at, node in enumerate(tree):
                left[row, at] = right[row, at] = at
                if len(node) == 1:
                    value[row, at] = node[0]
                else:
                    split[row, at] = places[str(node[0])]
                    threshold[row, at], left[row, at], right[row, at] = node[1], int(node[2]), int(node[3])
        return cls(split, threshold, left, right, value, widest // 2)

    def scores(self, rows: Numbers) -> Numbers:
        """The sum of the trees' leaves for each row."""
        trees = numpy.arange(len(self.split))[:, None]
        at = numpy.zeros((len(self.split), len(rows)), dtype=numpy.int64)
        every = numpy.arange(len(rows))[None, :]
        for _ in range(self.depth):
            goes_left = rows[every, self.split[trees, at]] <= self.threshold[trees, at]
            at = numpy.where(goes_left, self.left[trees, at], self.right[trees, at])
        total: Numbers = self.value[trees, at].sum(axis=0)
        return total


@dataclass(frozen=True)
class Model:
    """All that is learnt: the intents of questions (`facets` and `operations`), what sections are about (`sections`),
    the score of a candidate (`ranker`) and how sure the best one is (`surety`); below `threshold` it is refused;
    from `overrules` on it stands in place of passages that were found by words alone."""

    facets: Classifier
    operations: Classifier
    sections: Classifier
    ranker: Forest
    surety: Forest
    threshold: float
    overrules: float


def model_of(stored: Mapping[str, Any], features: Sequence[str], sureties: Sequence[str]) -> Model:
    """The model in a weights file."""
    return Model(
        Classifier.of(stored["facets"]), Classifier.of(stored["operations"]), Classifier.of(stored["sections"]),
        Forest.of(stored["ranker"], features), Forest.of(stored["surety"], sureties),
        float(stored["threshold"]), float(stored["overrules"]),
    )  # fmt: skip


@lru_cache(maxsize=1)
def stored_weights() -> Mapping[str, Any]:
    """The weights that the package brings."""
    weights: Mapping[str, Any] = json.loads(files("index.ranking").joinpath("weights.json").read_text(encoding="utf-8"))
    return weights
