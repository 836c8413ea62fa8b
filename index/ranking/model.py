"""The learnt score: a forest of small regression trees over features, read from a file of data."""

import json
from collections.abc import Iterator, Mapping, Sequence
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
    """Trees side by side. Inner node n of tree t compares the feature `split[n, t]` with `threshold[n, t]`; a row that
    is above it goes right, and so into none of the leaves `left[n, t]`, one bit each. It falls into the first leaf that
    is left, which adds `value[t, leaf]`. This is QuickScorer (Lucchese et al., SIGIR 2015): no walk from node to node.
    """

    split: NDArray[numpy.int64]
    threshold: Numbers
    left: NDArray[numpy.uint32]
    value: Numbers

    @classmethod
    def of(cls, trees: Sequence[Sequence[Sequence[float]]], names: Sequence[str]) -> "Forest":
        """The forest in a weights file: a tree is a list of nodes, [feature, threshold, left, right] or [value]; it has
        at most 32 leaves."""
        places = {name: place for place, name in enumerate(names)}
        leaves = [list(_leaves_under(tree)) for tree in trees]
        most = max(map(len, leaves), default=1)
        split = numpy.zeros((most - 1, len(trees)), dtype=numpy.int64)
        threshold = numpy.full(split.shape, numpy.inf)
        left = numpy.zeros(split.shape, dtype=numpy.uint32)
        value = numpy.zeros((len(trees), most))
        for at, (tree, order) in enumerate(zip(trees, leaves, strict=True)):
            value[at, : len(order)] = [tree[leaf][0] for leaf in order]
            for number, node in enumerate(node for node in tree if len(node) > 1):
                split[number, at], threshold[number, at] = places[str(node[0])], node[1]
                left[number, at] = sum(1 << order.index(leaf) for leaf in _leaves_under(tree, int(node[2])))
        return cls(split, threshold, left, value)

    def scores(self, rows: Numbers) -> Numbers:
        """The sum of the trees' leaves for each row."""
        features = numpy.ascontiguousarray(rows.T)
        passed = numpy.zeros((len(self.value), len(rows)), dtype=numpy.uint32)
        for split, threshold, left in zip(self.split, self.threshold, self.left, strict=True):
            passed |= (features.take(split, axis=0) > threshold[:, None]) * left[:, None]
        leaf = numpy.bitwise_count(passed & ~(passed + 1))  # how many bits are set below the first that is not
        total: Numbers = numpy.take_along_axis(self.value, leaf.astype(numpy.int64), axis=1).sum(axis=0)
        return total


def _leaves_under(tree: Sequence[Sequence[float]], at: int = 0) -> Iterator[int]:
    """The leaves under a node, from left to right."""
    node = tree[at]
    if len(node) == 1:
        yield at
    else:
        yield from _leaves_under(tree, int(node[2]))
        yield from _leaves_under(tree, int(node[3]))


@dataclass(frozen=True)
class Logistic:
    """A probability from named evidence: each value less its `mean`, in units of its `scale`, times its `weight`."""

    mean: Numbers
    scale: Numbers
    weight: Numbers
    bias: float

    @classmethod
    def of(cls, stored: Mapping[str, Any], names: Sequence[str]) -> "Logistic":
        """The one in a weights file: by name [mean, scale, weight]."""
        rows = numpy.array([stored["weights"][name] for name in names], dtype=numpy.float64)
        return cls(rows[:, 0], rows[:, 1], rows[:, 2], float(stored["bias"]))

    def probabilities(self, rows: Numbers) -> Numbers:
        """The probability of each row; a value far out counts as `_FAR` scales."""
        apart = numpy.clip((rows - self.mean) / self.scale, -_FAR, _FAR)
        chances: Numbers = 1 / (1 + numpy.exp(-(apart @ self.weight + self.bias)))
        return chances


_FAR = 5.0


@dataclass(frozen=True)
class Model:
    """All that is learnt: the intents of questions (`facets` and `operations`), what sections are about (`sections`),
    the score of a candidate (`ranker`) and how sure the best one is (`surety`); below `threshold` it is refused."""

    facets: Classifier
    operations: Classifier
    sections: Classifier
    ranker: Forest
    surety: Logistic
    threshold: float


def model_of(stored: Mapping[str, Any], features: Sequence[str], sureties: Sequence[str]) -> Model:
    """The model in a weights file."""
    return Model(
        Classifier.of(stored["facets"]), Classifier.of(stored["operations"]), Classifier.of(stored["sections"]),
        Forest.of(stored["ranker"], features), Logistic.of(stored["surety"], sureties), float(stored["threshold"]),
    )  # fmt: skip


@lru_cache(maxsize=1)
def stored_weights() -> Mapping[str, Any]:
    """The weights that the package brings."""
    weights: Mapping[str, Any] = json.loads(files("index.ranking").joinpath("weights.json").read_text(encoding="utf-8"))
    return weights


@lru_cache(maxsize=1)
def asked_words() -> frozenset[str]:
    """The stems of the words that the example questions ask with, whatever the handbook."""
    return frozenset(stored_weights()["words"])
