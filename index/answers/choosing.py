"""Two readings of a question, one answer: what the phrases read, and the best candidate by the learnt score."""

from dataclasses import dataclass

from index.answers.answer import Answer, NothingFound, Passages
from index.answers.compose import compose
from index.handbook import Handbook
from index.questions.question import Question
from index.ranking.ranker import Ranked, Ranker, default_ranker
from index.roles.facet import Facet
from index.roles.role import Role

# As many candidates are tried, should one turn out to have nothing to say.
_TRIED = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The answer, and whether it is the ranked one; `roles` are those of the candidate, `surety` the probability that
    it is right."""

    answer: Answer
    ranked: bool
    roles: tuple[Role, ...] = ()
    surety: float = 1.0


def choose(handbook: Handbook, text: str, question: Question, read: Answer, ranker: Ranker | None = None) -> Chosen:
    """The ranked answer where the phrases read nothing and it is sure enough, or where they read no more than passages
    and it is surely right; else what they read. A grade or manager of somebody whom the handbook does not know is never
    guessed."""
    if not isinstance(read, Passages | NothingFound):
        return Chosen(read, ranked=False)
    ranker = ranker or default_ranker()
    ranked = ranker.rank(handbook, text)
    if isinstance(read, Passages):
        sure = ranked.surety >= ranker.model.overrules
    else:
        sure = ranked.surety >= ranker.model.threshold and not _asks_of_one_value(question, ranked)
    return (_best(handbook, ranked, question) if sure else None) or Chosen(read, ranked=False)


def _asks_of_one_value(question: Question, ranked: Ranked) -> bool:
    return question.facet in {Facet.GRADE, Facet.REPORTS_TO} or ranked.reading.intents.of_one_value


def _best(handbook: Handbook, ranked: Ranked, question: Question) -> Chosen | None:
    """The answer of the best candidate that has one."""
    for place in ranked.order[:_TRIED]:
        candidate = ranked.reading.candidates[place]
        if answer := answer_of(handbook, ranked, place, question):
            roles = (handbook.role(candidate.match.thing),) if candidate.match else ()
            return Chosen(answer, ranked=True, roles=roles, surety=ranked.surety)
    return None


def answer_of(handbook: Handbook, ranked: Ranked, place: int, question: Question) -> Answer | None:
    """The answer that a candidate has."""
    return compose(handbook, ranked.reading.candidates[place], question, ranked.reading)
