"""Trains everything that is learnt from examples: for the package of all of them, and for the figures that count of all
but those on some handbooks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from index.ranking.features import ABOUT, ASKED_FACETS, ASKED_OPERATIONS, FEATURES
from index.ranking.model import Model, model_of
from index.ranking.surety import SURETIES, sureties_of
from tests.learning.classifiers import (
    courtesy_examples,
    fit,
    fit_surety,
    heading_examples,
    intent_examples,
    intent_texts,
)
from tests.learning.examples import RIGHT, Example
from tests.learning.forests import fit_ranker

Weights = dict[str, Any]
Numbers = NDArray[numpy.float64]

# What a program-made question counts beside a person's.
_MADE_COUNTS = 0.3
# Handbooks that are left out together: alike, or of one organisation.
_TOGETHER = (
    frozenset({"sourcegraph", "artsy"}), frozenset({"tts", "k8s"}), frozenset({"infracloud", "k8s-community"}),
    frozenset({"example", "bold-lines", "h2-levels", "one-page-per-level", "tables", "wrong-nesting"}),
)  # fmt: skip
_PARTS = 4
# From this surety on there is an answer. On handbooks that taught nothing the sureties are lower than the answers are
# right, so that the threshold is lower than the cost of a wrong answer alone would have it.
_THRESHOLD = 0.2
_UNSURE = {"bias": 0.0, "weights": {name: [0.0, 1.0, 0.0] for name in SURETIES}}


def classifier_weights(texts: Sequence[tuple[str, str, str]] | None = None) -> Weights:
    """The classifiers, of all example questions or of some, and nothing that ranks yet."""
    intents = intent_examples(intent_texts() if texts is None else texts)
    return {
        "facets": _ordered(fit([(signs, facet) for signs, facet, _ in intents]), ASKED_FACETS),
        "operations": _ordered(fit([(signs, operation) for signs, _, operation in intents]), ASKED_OPERATIONS),
        "sections": _ordered(fit(heading_examples()), ABOUT), "courtesy": courtesy_weights(),
        "ranker": [], "surety": _UNSURE, "threshold": _THRESHOLD,
    }  # fmt: skip


def courtesy_weights() -> Weights:
    """The classifier of greetings and thanks, which the ranker does not see."""
    return fit(courtesy_examples(), fewest=1)


def _ordered(stored: Weights, labels: Sequence[str]) -> Weights:
    """A classifier with its labels in the order that the features count on."""
    places = [stored["labels"].index(label) for label in labels]
    pick: Callable[[list[float]], list[float]] = lambda row: [row[place] for place in places]  # noqa: E731
    return {
        "labels": list(labels), "bias": pick(stored["bias"]),
        "weights": {sign: pick(row) for sign, row in stored["weights"].items()},
    }  # fmt: skip


def classifying(weights: Weights) -> Model:
    """The model of some weights."""
    return model_of(weights, FEATURES, SURETIES)


def parts_of(books: Iterable[str]) -> list[frozenset[str]]:
    """The handbooks in parts that are left out together."""
    every = sorted(set(books))
    alike = [part & set(every) for part in (*_TOGETHER, frozenset({"gitlab-2022"}))]
    others = [book for book in every if not any(book in part for part in alike)]
    return [part for part in (*alike, *(frozenset(others[at::_PARTS]) for at in range(_PARTS))) if part]


class Learning:
    """Learns from examples, part by part: each part is scored by a ranker that no question on its handbooks taught."""

    def __init__(self, examples: Sequence[Example], classifiers: Weights) -> None:
        self._examples, self._classifiers = examples, classifiers
        self._parts = parts_of(example.book for example in examples)
        self._rankers = [_trees(each for each in examples if each.book not in part) for part in self._parts]
        self._evidence, self._right = self._unseen()

    def _unseen(self) -> tuple[Numbers, NDArray[numpy.bool_]]:
        """The evidence for each example's best candidate, by the ranker that its handbook did not teach, and whether it
        is right."""
        forests = [classifying({**self._classifiers, "ranker": trees}).ranker for trees in self._rankers]
        by_book = {book: forest for part, forest in zip(self._parts, forests, strict=True) for book in part}
        rows, right = [], []
        for each in self._examples:
            scores = by_book[each.book].scores(each.rows)
            rows.append(list(sureties_of(each.rows, each.grounds, scores).values()))
            right.append(bool(len(scores)) and each.worth[int(scores.argmax())] >= RIGHT)
        return numpy.array(rows), numpy.array(right)

    def whole(self) -> Weights:
        """The weights of all examples."""
        return self._weights(_trees(self._examples), frozenset())

    def without(self) -> Mapping[str, Weights]:
        """For each handbook the weights that no question on it taught. Classifiers learn from example questions and
        headings alone, so they are the same for all."""
        found: dict[str, Weights] = {}
        for part, trees in zip(self._parts, self._rankers, strict=True):
            found |= dict.fromkeys(part, self._weights(trees, part))
        return found

    def _weights(self, trees: list[Any], out: frozenset[str]) -> Weights:
        """The weights with these trees, and a surety of all examples but those on some handbooks."""
        counts = numpy.array([0.0 if each.book in out else _counts(each) for each in self._examples])
        kept = counts > 0
        surety = fit_surety(self._evidence[kept], self._right[kept], counts[kept], SURETIES)
        return {**self._classifiers, "ranker": trees, "surety": surety}


def _counts(example: Example) -> float:
    """What an example counts for the surety. Made questions with an answer are easier than what people ask; each set is
    there twice, once without its answers, and people ask for what is missing less often than that."""
    if example.made:
        return 0.0 if example.answerable else _MADE_COUNTS
    return _ABLATED_COUNTS if example.ablated else 1.0


_ABLATED_COUNTS = 0.3


def _trees(examples: Iterable[Example]) -> list[Any]:
    """The trees of a ranker taught by questions that people wrote and by program-made ones, which count less."""
    groups = [(each.rows, each.worth, _MADE_COUNTS if each.made else 1.0) for each in examples if each.worth.any()]
    return fit_ranker(groups, FEATURES)
