"""Trains everything that is learnt from examples: for the package of all of them, and for the figures that count of all
but those on some handbooks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

from index.ranking.features import ABOUT, ASKED_FACETS, ASKED_OPERATIONS, FEATURES
from index.ranking.model import Model, model_of
from index.ranking.surety import SURETIES, sureties_of
from tests.learning.asked import AskedExample, asked_examples, without
from tests.learning.classifiers import (
    courtesy_examples,
    fit,
    fit_surety,
    heading_examples,
    intent_examples,
    intent_texts,
    words_of,
)
from tests.learning.examples import RIGHT, Example
from tests.learning.forests import fit_ranker
from tests.learning.made import taught_templates
from tests.learning.sets import QuestionSet

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


def classifier_weights() -> Weights:
    """The classifiers of the example questions and headings, and nothing that ranks yet; `words` are those that the
    example questions ask with."""
    return {
        **intent_weights(intent_texts()), "sections": _ordered(fit(heading_examples()), ABOUT),
        "courtesy": courtesy_weights(), "words": words_of([signs for signs, _, _ in intent_examples(intent_texts())]),
        "ranker": [], "surety": _UNSURE, "threshold": _THRESHOLD,
    }  # fmt: skip


def intent_weights(texts: Sequence[tuple[str, str, str]], asked: Sequence[AskedExample] = ()) -> Weights:
    """The two classifiers of intents, of example questions and of asked ones."""
    examples = intent_examples(texts)
    facets = [(signs, facet) for signs, facet, _ in examples] + [(e.signs, e.facet) for e in asked if e.facet]
    operations = [(signs, each) for signs, _, each in examples] + [(e.signs, e.operation) for e in asked if e.operation]
    return {
        "facets": _ordered(fit(facets), ASKED_FACETS),
        "operations": _ordered(fit(operations), ASKED_OPERATIONS),
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


@dataclass(frozen=True)
class Classifiers:
    """The classifiers of all example questions and all questions of the sets (`whole`), and for each handbook those
    that no question on it taught: for what people ask of it, and for made questions, which templates are held back
    for."""

    whole: Weights
    unseen: Mapping[str, Weights]
    unseen_of_made: Mapping[str, Weights]

    def models(self) -> Mapping[str, tuple[Model, Model]]:
        """For each handbook the two models that read its questions and the made ones."""
        return {book: (classifying(self.unseen[book]), classifying(self.unseen_of_made[book])) for book in self.unseen}


def learnt_classifiers(sets: Sequence[QuestionSet]) -> Classifiers:
    """What is learnt of the sets before anything is ranked."""
    base = classifier_weights()
    asked = asked_examples(sets, classifying(base))
    parts = parts_of(each.book for each in sets)
    left = [without(asked, part) for part in parts]
    with ProcessPoolExecutor() as pool:
        fits = [pool.submit(intent_weights, intent_texts(), some) for some in (asked, *left)]
        of_made = [pool.submit(intent_weights, taught_templates(), some) for some in left]
        whole, *unseen = ({**base, **each.result()} for each in fits)
        held_back = [{**base, **each.result()} for each in of_made]
    return Classifiers(whole, _by_book(parts, unseen), _by_book(parts, held_back))


def _by_book(parts: Sequence[frozenset[str]], weights: Sequence[Weights]) -> Mapping[str, Weights]:
    return {book: each for part, each in zip(parts, weights, strict=True) for book in part}


class Learning:
    """Learns from examples, part by part: each part is scored by a ranker that no question on its handbooks taught."""

    def __init__(self, examples: Sequence[Example], classifiers: Classifiers) -> None:
        self._examples, self._classifiers = examples, classifiers
        self._parts = parts_of(example.book for example in examples)
        self._rankers = [_trees(each for each in examples if each.book not in part) for part in self._parts]
        self._evidence, self._right = self._unseen()

    def _unseen(self) -> tuple[Numbers, NDArray[numpy.bool_]]:
        """The evidence for each example's best candidate, by the ranker that its handbook did not teach, and whether it
        is right."""
        forests = [classifying({**self._classifiers.whole, "ranker": trees}).ranker for trees in self._rankers]
        by_book = {book: forest for part, forest in zip(self._parts, forests, strict=True) for book in part}
        rows, right = [], []
        for each in self._examples:
            scores = by_book[each.book].scores(each.rows)
            rows.append(list(sureties_of(each.rows, each.grounds, scores).values()))
            right.append(bool(len(scores)) and each.worth[int(scores.argmax())] >= RIGHT)
        return numpy.array(rows), numpy.array(right)

    def whole(self) -> Weights:
        """The weights of all examples."""
        return self._weights(self._classifiers.whole, _trees(self._examples), frozenset())

    def without(self) -> Mapping[str, Weights]:
        """For each handbook the weights that no question on it taught."""
        found: dict[str, Weights] = {}
        for part, trees in zip(self._parts, self._rankers, strict=True):
            weights = self._weights(self._classifiers.unseen[min(part)], trees, part)
            found |= dict.fromkeys(part, weights)
        return found

    def _weights(self, classifiers: Weights, trees: list[Any], out: frozenset[str]) -> Weights:
        """The weights with these classifiers and trees, and a surety of all examples but those on some handbooks."""
        counts = numpy.array([0.0 if each.book in out else _counts(each) for each in self._examples])
        kept = counts > 0
        surety = fit_surety(self._evidence[kept], self._right[kept], counts[kept], SURETIES)
        return {**classifiers, "ranker": trees, "surety": surety}


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
