"""Question -> candidates in order of score, and how sure the best one is. The one place where they are weighed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy
from numpy.typing import NDArray

from index.handbook import Handbook
from index.questions.entities import Match
from index.questions.query import Query
from index.ranking.candidates import Candidate, Mentioned, Operation, operations
from index.ranking.classifier import stacked
from index.ranking.features import FEATURES, Understood
from index.ranking.intents import Intents
from index.ranking.model import Model, model_of, stored_weights
from index.ranking.signs import question_signs, unit_signs
from index.roles.facet import Facet
from index.roles.levels import names_a_role
from index.roles.levels import rank as level
from index.roles.scope import Kind, Scope

Numbers = NDArray[numpy.float64]

# As many roles and persons as a question is compared with.
_ROLES, _PERSONS = 40, 6


@dataclass(frozen=True)
class Reading:
    """A question before anything is decided: its query, what it may be after and of whom, its candidates with one row
    of features each."""

    query: Query
    intents: Intents
    matches: Sequence[Match[Scope]]
    candidates: Sequence[Candidate]
    rows: Numbers


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
    """Ranks by a model; keeps nothing of a question."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def read(self, handbook: Handbook, text: str, about: Sequence[Match[Scope]] = ()) -> Reading:
        """The reading of a text; `about` are the roles of the conversation, for a question that names none."""
        query = handbook.read(text)
        matches = handbook.entities.find(query)[:_ROLES]
        if about and not any(match.core >= _NAMED for match in matches):
            matches = [*about, *matches]
        persons = handbook.persons.find(query)[:_PERSONS]
        signs = question_signs(query, _named_places(matches, persons))
        intents = Intents(self.model.facets.probabilities(signs), self.model.operations.probabilities(signs))
        asked = Understood(query, matches, intents.facets, intents.operations)
        candidates, rows = handbook.evidence.sections(asked, self._about(handbook))
        named = Mentioned(matches, persons, tuple(_beside(handbook, matches)))
        others = list(operations(query, handbook.facts, named, handbook.within))
        more = numpy.array([handbook.evidence.of_operation(each, asked) for each in others]).reshape(-1, len(FEATURES))
        return Reading(query, intents, matches, [*candidates, *others], numpy.vstack([rows, more]))

    def rank(self, handbook: Handbook, text: str, about: Sequence[Match[Scope]] = ()) -> Ranked:
        """The candidates of a text, best first."""
        return self.weigh(handbook, self.read(handbook, text, about))

    def weigh(self, handbook: Handbook, reading: Reading) -> Ranked:
        """The candidates of a reading, best first; of equals the first of the handbook."""
        scores = self.model.ranker.scores(reading.rows)
        order = [int(place) for place in numpy.argsort(-scores, kind="stable")]
        sureties = sureties_of(handbook, reading, scores, order)
        row = numpy.array([list(sureties.values())])
        surety = float(1 / (1 + numpy.exp(-self.model.surety.scores(row)[0]))) if order else 0.0
        return Ranked(reading, scores, order, sureties, surety)

    def _about(self, handbook: Handbook) -> Numbers:
        """What each unit of a handbook is about."""
        key = ("about", id(self.model.sections))
        return handbook.once(key, lambda: stacked(self.model.sections, map(unit_signs, handbook.units)))


# A role is named where this much of its name and of what was said agree.
_NAMED = 0.4


def _named_places(matches: Sequence[Match[Scope]], persons: Sequence[Match[str]]) -> frozenset[int]:
    """The words that name the best role, and a person whose name is said in full."""
    whole = (person.places for person in persons[:1] if person.covered >= 1)
    return frozenset[int]().union(*(match.places for match in matches[:1]), *whole)


def _beside(handbook: Handbook, matches: Sequence[Match[Scope]]) -> list[Scope]:
    """The levels just below and above the role that fits best."""
    best = matches[0].thing if matches else None
    if best is None or best.kind is not Kind.ROLE:
        return []
    levels = [each for each in handbook.page_scopes(best) if each.kind is Kind.ROLE and each.parent is best.parent]
    levels.sort(key=lambda each: level(each.name))
    place = next(at for at, each in enumerate(levels) if each is best)
    return [levels[at] for at in (place - 1, place + 1) if 0 <= at < len(levels)]


_KEPT = (
    "bm25 share", "bm25", "unit holds", "line+above holds", "line holds", "unit holds rest", "line holds rest",
    "line+above holds rest", "heading holds rest", "rest weight", "rest words", "pairs", "wants", "best line of kind",
    "any line of kind", "name covered", "name explained", "name weight", "name lacking", "name extra", "name exact",
    "name gap", "own", "is role", "top name", "top core", "facets agree", "job share", "job page", "heading said",
    "path said", "title said", "second covered", "second explained", "rows",
)  # fmt: skip
_KEPT_PLACES = [FEATURES.index(name) for name in _KEPT]
SURETIES = (
    *_KEPT, "score", "margin", "margin to another role", "margin to another page", "is section", "fact missing",
    "likeliest facet", "likeliest operation", "asks none", "asks of one value", "person unexplained", "words unknown",
)  # fmt: skip


def sureties_of(handbook: Handbook, reading: Reading, scores: Numbers, order: Sequence[int]) -> dict[str, float]:
    """The evidence for the best candidate being right, by name."""
    if not order:
        return dict.fromkeys(SURETIES, 0.0)
    best = reading.candidates[order[0]]
    top = float(scores[order[0]])
    values = [
        *map(float, reading.rows[order[0]][_KEPT_PLACES]), top,
        top - float(scores[order[1]]) if len(order) > 1 else 9.0,
        top - _next(reading, scores, order, lambda each: _role(each) != _role(best)),
        top - _next(reading, scores, order, lambda each: _page(each) != _page(best)),
        float(best.operation is Operation.SECTION), _missing(handbook, reading),
        float(reading.intents.facets.max()), float(reading.intents.operations.max()), float(reading.intents.facets[-1]),
        reading.intents.chance(Facet.GRADE) + reading.intents.chance(Facet.REPORTS_TO),
        *_unexplained(handbook, reading, best),
    ]  # fmt: skip
    return dict(zip(SURETIES, values, strict=True))


def _next(reading: Reading, scores: Numbers, order: Sequence[int], other: Callable[[Candidate], bool]) -> float:
    """The score of the best candidate that is another; far below for none."""
    return next((float(scores[place]) for place in order if other(reading.candidates[place])), float(scores.min()) - 1)


def _role(candidate: Candidate) -> int:
    return id(candidate.match.thing) if candidate.match else 0


def _page(candidate: Candidate) -> str:
    return candidate.unit.page.path if candidate.unit else ""


def _unexplained(handbook: Handbook, reading: Reading, best: Candidate) -> tuple[float, float]:
    """How many nouns for a person the question says that are not of the best candidate's role and stand nowhere in its
    section, and the weight of the words that no page holds."""
    spent = {place for each in (best.match, best.other, best.person) if each for place in each.places}
    held = best.unit.above.union(*(line.stems for line in best.unit.lines)) if best.unit else frozenset[str]()
    query = reading.query
    left = [
        (word, one)
        for place, (word, one) in enumerate(zip(query.words, query.stems, strict=True))
        if place not in spent
    ]
    persons = sum(names_a_role(word) and one not in held for word, one in left)
    unknown = sum(weight for one, weight in query.weights.items() if not handbook.evidence.bm25.frequency(one))
    return float(persons), unknown


def _missing(handbook: Handbook, reading: Reading) -> float:
    """How likely a single fact is asked for that the handbook does not state of the best role."""
    if not reading.matches:
        return 0.0
    scope = reading.matches[0].thing
    return sum(
        reading.intents.chance(facet) for facet in (Facet.GRADE, Facet.REPORTS_TO) if not handbook.stated(scope, facet)
    )


@lru_cache(maxsize=1)
def default_ranker() -> Ranker:
    """The ranker with the weights that the package brings."""
    return Ranker(model_of(stored_weights(), FEATURES, SURETIES))
