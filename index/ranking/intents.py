"""What a question may be after, as probabilities: facets and operations."""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from index.ranking.features import ASKED_AS, ASKED_FACETS, ASKED_OPERATIONS
from index.roles.facet import Facet

# A facet that is at least so likely may be what is asked for; facets of one value together surely are.
_MAY, _ONE_VALUE, _SURELY = 0.15, 0.5, 0.6
# An operation on several roles may be meant where it is at least so likely.
MEANT = 0.05


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

    @property
    def asks_a_facet(self) -> bool:
        """Whether some facet is likelier asked for than none."""
        return float(self.facets[:-1].max()) >= _SURELY

    @property
    def operation(self) -> str:
        """The likeliest operation."""
        return ASKED_OPERATIONS[int(self.operations.argmax())]

    @property
    def wants_whole(self) -> bool:
        """Whether a whole plan or list is likelier asked for than a part of it."""
        return self.operation in {"total", "lookup", "card"}

    @property
    def wants_chain(self) -> bool:
        """Whether the managers of the manager are likelier asked for than the manager alone."""
        return self._chance_of("chain") > self._chance_of("lookup")

    @property
    def surely_wants_chain(self) -> bool:
        """Whether the managers of the manager are surely asked for too."""
        return self._chance_of("chain") >= _SURELY

    @property
    def may_compare(self) -> bool:
        """Whether roles may be asked to be compared."""
        return self._chance_of("compare") >= MEANT

    def _chance_of(self, operation: str) -> float:
        return float(self.operations[ASKED_OPERATIONS.index(operation)])

    def chance(self, facet: Facet) -> float:
        """How likely a facet is asked for."""
        return float(self.facets[ASKED_FACETS.index(ASKED_AS[facet])])

    def may_ask(self, facet: Facet) -> bool:
        """Whether a facet may be what is asked for."""
        return self.chance(facet) >= _MAY
