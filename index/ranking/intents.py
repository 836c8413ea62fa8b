"""What a question may be after, as probabilities: facets and operations."""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from index.ranking.features import ASKED_AS, ASKED_FACETS
from index.roles.facet import Facet

# A facet that is at least so likely may be what is asked for; facets of one value together surely are.
_MAY, _ONE_VALUE = 0.15, 0.5


@dataclass(frozen=True)
class Intents:
    """`facets` and `operations` are probabilities in the order of ASKED_FACETS and ASKED_OPERATIONS."""

    facets: NDArray[numpy.float64]
    operations: NDArray[numpy.float64]

    @property
    def best(self) -> Facet | None:
        """The likeliest facet of a role; None where something else is likelier."""
        label = ASKED_FACETS[int(self.facets.argmax())]
        return next((facet for facet, name in ASKED_AS.items() if name == label), None)

    @property
    def of_one_value(self) -> bool:
        """Whether a single value is likelier asked for than anything else: a grade, a manager."""
        return self.chance(Facet.GRADE) + self.chance(Facet.REPORTS_TO) >= _ONE_VALUE

    def chance(self, facet: Facet) -> float:
        """How likely a facet is asked for."""
        return float(self.facets[ASKED_FACETS.index(ASKED_AS[facet])])

    def may_ask(self, facet: Facet) -> bool:
        """Whether a facet may be what is asked for."""
        return self.chance(facet) >= _MAY
