"""Question -> candidates in order of score, and how sure the best one is. The one place where they are weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy
from numpy.typing import NDArray

from index.handbook import Handbook
from index.questions.entities import NAMED, Match
from index.questions.query import Query
from index.questions.sides import sides_in
from index.ranking.candidates import Candidate, Mentioned
from index.ranking.classifier import stacked
from index.ranking.comparisons import side_by_side
from index.ranking.features import FEATURES, Understood
from index.ranking.intents import Intents
from index.ranking.model import Model, model_of, stored_weights
from index.ranking.operations import operations
from index.ranking.signs import question_signs, unit_signs
from index.ranking.surety import SURETIES, Grounds, grounds_of, sureties_of
from index.roles.facet import Facet
from index.roles.levels import rank as level
from index.roles.scope import Kind, Scope

Numbers = NDArray[numpy.float64]

# As many roles and persons as a question is compared with.
_ROLES, _PERSONS = 40, 6


@dataclass(frozen=True)
class Reading:
    """A question before anything is decided: its query, what it may be after and of whom, its candidates with one row
    of features each, and what their surety rests on."""

    query: Query
    intents: Intents
    matches: Sequence[Match[Scope]]
    candidates: Sequence[Candidate]
    rows: Numbers
    grounds: Grounds


@dataclass(frozen=True)
class Ranked:
    """A reading with its candidates' scores; `order` are their places, best first, `surety` the probability that the
    best one is right."""

    reading: Reading
    scores: Numbers
    order: Sequence[int]
    sureties: Mapping[str, float]
    surety: float


class Ranker:
    """Ranks by a model; keeps nothing of a question, but for one made by `for_one_question`."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._understood: dict[str, Understood] | None = None

    def for_one_question(self) -> "Ranker":
        """The same for one question to one handbook: a text or part that it has understood is not read again."""
        ranker = Ranker(self.model)
        ranker._understood = {}
        return ranker

    def understand(self, handbook: Handbook, text: str) -> Understood:
        """What a text asks and of whom, before anything is looked for."""
        if self._understood is None:
            return self._understand(handbook, text)
        if text not in self._understood:
            self._understood[text] = self._understand(handbook, text)
        return self._understood[text]

    def _understand(self, handbook: Handbook, text: str) -> Understood:
        query = handbook.read(text)
        matches, persons = handbook.entities.find(query), handbook.persons.find(query)
        signs = question_signs(query, named_places(matches, persons))
        facets, operations = self.model.facets.probabilities(signs), self.model.operations.probabilities(signs)
        return Understood(query, matches[:_ROLES], persons[:_PERSONS], facets, operations)

    def read(self, handbook: Handbook, text: str) -> Reading:
        """The reading of a text."""
        asked = self.understand(handbook, text)
        query, matches, intents = asked.query, asked.matches, Intents(asked.facets, asked.operations)
        candidates, rows = handbook.evidence.sections(asked, self._about(handbook))
        sides = sides_in(query, handbook.entities) if intents.may_compare else []
        named = Mentioned(matches, asked.persons, tuple(_beside(handbook, matches)), sides)
        saying = handbook.evidence.saying
        others = list(operations(query, handbook.facts, named, within=handbook.within, saying=saying))
        pairs = list(side_by_side(candidates, query, named, handbook.evidence.units_of))
        beside = handbook.evidence.of_pairs(rows[[place for place, _ in pairs]], [each for _, each in pairs], asked)
        every = [*candidates, *others, *(each for _, each in pairs)]
        grounds = grounds_of(query, every, _known(handbook, query, intents, matches), handbook.evidence.says)
        return Reading(
            query,
            intents,
            matches,
            every,
            numpy.vstack([rows, handbook.evidence.of_operations(others, asked), beside]),
            grounds,
        )

    def rank(self, handbook: Handbook, text: str) -> Ranked:
        """The candidates of a text, best first."""
        return self.weigh(self.read(handbook, text))

    def weigh(self, reading: Reading) -> Ranked:
        """The candidates of a reading, best first; of equals the first of the handbook."""
        scores = self.model.ranker.scores(reading.rows)
        order = [int(place) for place in numpy.argsort(-scores, kind="stable")]
        sureties = sureties_of(reading.rows, reading.grounds, scores)
        row = numpy.array([list(sureties.values())])
        surety = float(self.model.surety.probabilities(row)[0]) if order else 0.0
        return Ranked(reading, scores, order, sureties, surety)

    def _about(self, handbook: Handbook) -> Numbers:
        """What each unit of a handbook is about."""
        key = ("about", id(self.model.sections))
        return handbook.once(key, lambda: stacked(self.model.sections, map(unit_signs, handbook.units)))


def named_places(matches: Sequence[Match[Scope]], persons: Sequence[Match[str]]) -> frozenset[int]:
    """The words that name the best role, a second one by words of its own, and a person whose name is said in full."""
    best = [match.places for match in matches[:1]]
    second = (match.places for match in matches[1:] if match.core >= NAMED and match.places - best[0])
    whole = (person.places for person in persons[:1] if person.covered >= 1)
    return frozenset[int]().union(*best, *islice(second, 1), *whole)


def _beside(handbook: Handbook, matches: Sequence[Match[Scope]]) -> list[Scope]:
    """The levels just below and above the role that fits best."""
    best = matches[0].thing if matches else None
    if best is None or best.kind is not Kind.ROLE:
        return []
    levels = [each for each in handbook.page_scopes(best) if each.kind is Kind.ROLE and each.parent is best.parent]
    levels.sort(key=lambda each: level(each.name))
    place = next(at for at, each in enumerate(levels) if each is best)
    return [levels[at] for at in (place - 1, place + 1) if 0 <= at < len(levels)]


def _known(handbook: Handbook, query: Query, intents: Intents, matches: Sequence[Match[Scope]]) -> dict[str, float]:
    """What counts for or against any answer: a single fact that the best role lacks, words that no page holds."""
    best = [match.thing for match in matches[:1]]
    missing = (f for f in (Facet.GRADE, Facet.REPORTS_TO) for scope in best if not handbook.stated(scope, f))
    frequency = handbook.evidence.bm25.frequency
    return {
        "fact missing": sum(map(intents.chance, missing)),
        "likeliest facet": float(intents.facets.max()), "likeliest operation": float(intents.operations.max()),
        "asks none": float(intents.facets[-1]),
        "asks of one value": intents.chance(Facet.GRADE) + intents.chance(Facet.REPORTS_TO),
        "words unknown": sum(weight for one, weight in query.weights.items() if not frequency(one)),
    }  # fmt: skip


@lru_cache(maxsize=1)
def default_ranker() -> Ranker:
    """The ranker with the weights that the package brings."""
    return Ranker(model_of(stored_weights(), FEATURES, SURETIES))
