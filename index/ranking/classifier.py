"""A linear classifier over named signs: which intents a question has, which facets a section is about. The weights are
data, made by `make train`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

Probabilities = NDArray[numpy.float64]


@dataclass(frozen=True)
class Classifier:
    """Multinomial logistic regression. `weights` has one row of len(labels) numbers a sign; signs that it does not
    know count nothing."""

    labels: tuple[str, ...]
    bias: Probabilities
    weights: Mapping[str, Probabilities]

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Classifier":
        """The classifier in a weights file."""
        rows = {sign: numpy.array(row, dtype=numpy.float64) for sign, row in stored["weights"].items()}
        return cls(tuple(stored["labels"]), numpy.array(stored["bias"], dtype=numpy.float64), rows)

    def probabilities(self, signs: Mapping[str, float]) -> Probabilities:
        """The probability of each label, in their order."""
        scores = self.bias + self._sum(signs)
        raised = numpy.exp(scores - scores.max())
        chances: Probabilities = raised / raised.sum()
        return chances

    def _sum(self, signs: Mapping[str, float]) -> Probabilities:
        known = ((self.weights[sign], value) for sign, value in signs.items() if sign in self.weights)
        return sum((row * value for row, value in known), start=numpy.zeros(len(self.labels)))


def stacked(classifier: Classifier, every: Iterable[Mapping[str, float]]) -> NDArray[numpy.float64]:
    """The probabilities for several, one row each."""
    rows = [classifier.probabilities(signs) for signs in every]
    return numpy.array(rows).reshape(len(rows), len(classifier.labels))
