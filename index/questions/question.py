"""What is wanted of a role, once it is decided: a query with its facet and what is left to look for."""

from dataclasses import dataclass

from index.questions.query import Query
from index.roles.facet import Facet
from index.words import STOP_WORDS


@dataclass(frozen=True, slots=True)
class Question:
    """`facet` is what is asked for, `places` are the words that name whom it is asked of."""

    query: Query
    facet: Facet | None = None
    places: frozenset[int] = frozenset()

    @property
    def joined(self) -> str:
        """The words with single blanks."""
        return self.query.joined

    @property
    def rest(self) -> tuple[str, ...]:
        """The stems of the content words that name nobody, in order."""
        kept = (
            stem
            for place, (word, stem) in enumerate(zip(self.query.words, self.query.stems, strict=True))
            if place not in self.places and word not in STOP_WORDS
        )
        return tuple(dict.fromkeys(kept))

    @property
    def context(self) -> frozenset[str]:
        """The stems that stand only in sentences which ask nothing."""
        stems = self.query.stems
        return frozenset(stems) - {stems[place] for place in self.query.asking}
