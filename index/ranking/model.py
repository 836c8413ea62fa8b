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
    """Trees as arrays over all their nodes: at node n the feature `split[n]` is compared with `threshold[n]`; up to it
    the walk goes to `child[2 n]`, else to `child[2 n + 1]`; a leaf is its own child, and adds `value[n]`. `roots` are
    where each tree begins."""

    roots: NDArray[numpy.int32]
    split: NDArray[numpy.int32]
    threshold: Numbers
    child: NDArray[numpy.int32]
    value: Numbers
    depth: int

    @classmethod
    def of(cls, trees: Sequence[Sequence[Sequence[float]]], names: Sequence[str]) -> "Forest":
        """The forest in a weights file: a tree is a list of nodes, [feature, threshold, left, right] or [value]."""
        places = {name: place for place, name in enumerate(names)}
        roots: list[int] = []
        split: list[int] = []
        child: list[int] = []
        threshold: list[float] = []
        value: list[float] = []
        for tree in trees:
            root = len(split)
            roots.append(root)
            for at, node in enumerate(tree, root):
                leaf = len(node) == 1
                split.append(0 if leaf else places[str(node[0])])
                threshold.append(0.0 if leaf else node[1])
                child += [at, at] if leaf else [root + int(node[2]), root + int(node[3])]
                value.append(node[0] if leaf else 0.0)
        whole: list[NDArray[numpy.int32]] = [numpy.array(each, dtype=numpy.int32) for each in (roots, split, child)]
        depth = max(map(_depth, trees), default=0)
        return cls(whole[0], whole[1], numpy.array(threshold), whole[2], numpy.array(value), depth)

    def scores(self, rows: Numbers) -> Numbers:
        """The sum of the trees' leaves for each row."""
        at = numpy.repeat(self.roots, len(rows))
        values = numpy.ascontiguousarray(rows).ravel()
        offsets = numpy.tile(numpy.arange(len(rows), dtype=numpy.int32) * numpy.int32(rows.shape[1]), len(self.roots))
        for _ in range(self.depth):
            goes_right = values.take(self.split.take(at) + offsets) > self.threshold.take(at)
            at = self.child.take(2 * at + goes_right)
        total: Numbers = self.value.take(at).reshape(len(self.roots), len(rows)).sum(axis=0)
        return total


def _depth(tree: Sequence[Sequence[float]], at: int = 0) -> int:
    node = tree[at]
    return 0 if len(node) == 1 else 1 + max(_depth(tree, int(node[2])), _depth(tree, int(node[3])))


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
