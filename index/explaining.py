"""Why an answer is what it is, in lines that a person can read: `rolecall explain`."""

from collections.abc import Iterator, Sequence

import numpy

from index.asking import ask
from index.handbook import Handbook
from index.questions.parts import parts_of
from index.ranking.candidates import Candidate
from index.ranking.features import ASKED_FACETS, ASKED_OPERATIONS, FEATURES
from index.ranking.founded import objection
from index.ranking.ranker import Ranked, Ranker, default_ranker

_SHOWN, _FEATURES, _MENTIONS = 5, 6, 3


def explain(handbook: Handbook, text: str) -> tuple[str, ...]:
    """How a question was read, whom it may name, its five best candidates with what counts most for each, and how sure
    the best one is."""
    ranker = default_ranker()
    ranked = ranker.rank(handbook, text)
    return tuple(_lines(handbook, text, ranked, ranker))


def _lines(handbook: Handbook, text: str, ranked: Ranked, ranker: Ranker) -> Iterator[str]:
    reading = ranked.reading
    yield f"Words      {' '.join(reading.query.words)}"
    yield f"Facets     {_likeliest(ASKED_FACETS, reading.intents.facets)}"
    yield f"Operations {_likeliest(ASKED_OPERATIONS, reading.intents.operations)}"
    answer = type(ask(handbook, text).answer).__name__
    yield f"Answer     {answer}; sure to {ranked.surety:.0%}, answered from {ranker.model.threshold:.0%}"
    if len(parts := parts_of(handbook, text, ranker)) > 1:
        yield f"Parts      {' | '.join(part.text for part in parts)}"
    yield "Whom it may name:"
    for match in reading.matches[:_MENTIONS]:
        yield (
            f"   {match.score:5.2f}  {match.covered:4.0%} of the name, which is {match.explained:4.0%} of what was said"
            f"  {match.thing.name} ({match.thing.head.path})"
        )
    yield "Candidates:"
    for place in ranked.order[:_SHOWN]:
        yield f"   {ranked.scores[place]:6.2f}  {_called(reading.candidates[place])}"
        if why_not := objection(handbook, ranked, place):
            yield f"           may not answer: {why_not}"
        yield f"           {', '.join(_telling(ranker, reading.rows[place]))}"


def _likeliest(labels: Sequence[str], chances: numpy.typing.NDArray[numpy.float64]) -> str:
    best = numpy.argsort(-chances, kind="stable")[:3]
    return ", ".join(f"{labels[int(at)]} {chances[at]:.0%}" for at in best)


def _called(candidate: Candidate) -> str:
    unit = candidate.unit
    of = f" of {candidate.match.thing.name}" if candidate.match else ""
    if unit:
        return f"section [{unit.section.title}]{of} ({unit.page.path})"
    to = (
        candidate.person.thing
        if candidate.person
        else candidate.other.thing.name
        if candidate.other
        else candidate.grade
    )
    return f"{candidate.operation}{of}: {to}"


def _telling(ranker: Ranker, row: numpy.typing.NDArray[numpy.float64]) -> Iterator[str]:
    """The features that count most for a candidate: what its score would lose without each."""
    whole = float(ranker.model.ranker.scores(row[None, :])[0])
    without = numpy.tile(row, (len(row), 1))
    numpy.fill_diagonal(without, 0.0)
    shares = whole - ranker.model.ranker.scores(without)
    for at in numpy.argsort(-numpy.abs(shares), kind="stable")[:_FEATURES]:
        if shares[at]:
            yield f"{FEATURES[int(at)]} {row[at]:.2f} ({shares[at]:+.2f})"
