"""Why an answer is what it is, in lines that a person can read: `rolecall explain`."""

from collections.abc import Iterator

import numpy
from numpy.typing import NDArray

from index.answers.passages import ranked
from index.answers.reach import reach
from index.answers.search import search
from index.asking import ask
from index.handbook import Handbook
from index.questions.matching import Mention
from index.questions.question import Question
from index.ranking.candidates import Candidate
from index.ranking.features import FEATURES
from index.ranking.ranker import Ranker, default_ranker
from index.roles.levels import level_words
from index.roles.naming import exactly_same_name
from index.words import words_in

_SHOWN, _FEATURES = 5, 5


def explain(handbook: Handbook, text: str) -> tuple[str, ...]:
    """How a question was read, which roles it may mean, which items and sections fit it, and why one won."""
    asked = ask(handbook, text)
    return (*_lines(handbook, asked.question, type(asked.answer).__name__), *_scored(handbook, text))


def _scored(handbook: Handbook, text: str) -> Iterator[str]:
    """The five best candidates by the learnt score, with the features that count most for each."""
    ranker = default_ranker()
    ranked = ranker.rank(handbook, text)
    yield f"Candidates by score; the best is right with {ranked.surety:.0%}, needed: {ranker.model.threshold:.0%}"
    for place in ranked.order[:_SHOWN]:
        yield f"   {ranked.scores[place]:6.2f}  {_called(ranked.reading.candidates[place])}"
        yield f"           {', '.join(_telling(ranker, ranked.reading.rows[place]))}"


def _called(candidate: Candidate) -> str:
    unit = candidate.unit
    of = f" of {candidate.match.thing.name}" if candidate.match else ""
    if unit:
        return f"[{unit.section.title}]{of}  {unit.page.path}"
    others = (candidate.person and candidate.person.thing, candidate.other and candidate.other.thing.name)
    return f"{candidate.operation}{of}: {next((each for each in others if each), candidate.grade)}"


def _telling(ranker: Ranker, row: NDArray[numpy.float64]) -> Iterator[str]:
    """The features that count most for a candidate: what its score would lose were each of them nothing."""
    without = numpy.tile(row, (len(row), 1))
    numpy.fill_diagonal(without, 0.0)
    shares = ranker.model.ranker.scores(row[None, :])[0] - ranker.model.ranker.scores(without)
    for at in numpy.argsort(-numpy.abs(shares), kind="stable")[:_FEATURES]:
        if shares[at]:
            yield f"{FEATURES[int(at)]} {row[at]:.2f} ({shares[at]:+.2f})"


def _why_not(other: Mention, chosen: Mention) -> str:
    """Why a role was not the one that was chosen, in a few words."""
    if other.lacking:
        return f"lacks the level {' '.join(other.lacking)}"
    if other.coverage < chosen.coverage:
        return "less of its name was said"
    if exactly_same_name(other.scope.name, chosen.scope.name):
        return "has the same name, and stands after"
    extra = set(level_words(words_in(other.scope.name))) - set(other.asked)
    if extra and not extra <= set(level_words(words_in(chosen.scope.name))):
        return f"has the level {' '.join(sorted(extra))}, which was not said"
    return "its words tell less, or stand further apart"


def _lines(handbook: Handbook, question: Question, kind: str) -> Iterator[str]:
    yield f"Question   {' '.join(question.words)}"
    yield f"Facet      {question.facet.value if question.facet else 'none named'} (weight {question.weight})"
    yield f"Looked for {' '.join(question.rest) or 'nothing more: the whole facet'}"
    yield f"Answer     {kind}"
    yield "Roles that may be meant:"
    for each in question.nearly[:_SHOWN]:
        chosen = "*" if any(each.scope is other.scope for other in question.mentions) else " "
        where = f"{each.scope.name} ({each.scope.head.path})"
        lost = "" if chosen == "*" or not question.mentions else f": {_why_not(each, question.mentions[0])}"
        yield f" {chosen} {each.score:6.2f}  {each.coverage:4.0%} of the name  {where}{lost}"
    if question.mentions and question.rest:
        yield "Items of that role, by score:"
        for hit in search(handbook, reach(handbook, question.mentions[0].scope), question.rest, question.facet)[
            :_SHOWN
        ]:
            place = hit.reached.entry
            shared = f"covers {hit.coverage:4.0%} by {', '.join(hit.shared)}; nearness {hit.reached.nearness}"
            yield f"   {hit.score:6.2f}  {shared}  [{place.section.title}] {place.item.text.splitlines()[0][:90]}"
    yield "Sections of the whole handbook, by score:"
    for found in ranked(handbook, question)[:_SHOWN]:
        yield f"   {found.score:6.2f}  covers {found.coverage:4.0%}  {found.section.path} [{found.section.title}]"
