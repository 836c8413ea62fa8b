"""Candidate -> Answer: what a reading, once chosen, says."""

from collections import Counter

from index.answers.answer import Answer, Facts, Passages
from index.answers.chains import chain_answer
from index.answers.comparing import comparison, side_by_side
from index.answers.interviews import interview_answer
from index.answers.ladders import levels_answer
from index.answers.listing import listed
from index.answers.sections import section_answer, with_the_rest
from index.answers.single import single_answer
from index.handbook import Handbook
from index.questions.entities import Match
from index.questions.question import Question
from index.ranking.candidates import Candidate, Operation
from index.ranking.intents import Intents
from index.ranking.ranker import Reading
from index.ranking.units import Unit
from index.roles.facet import Facet
from index.roles.scope import Scope


def compose(handbook: Handbook, candidate: Candidate, reading: Reading) -> Answer | None:
    """The answer of a candidate; None where the handbook has nothing to say that way."""
    places = frozenset[int]().union(*(each.places for each in (candidate.match, candidate.other) if each))
    question = Question(reading.query, reading.intents.best, places)
    match candidate:
        case Candidate(rival=Candidate()):
            return side_by_side(handbook, candidate)
        case Candidate(unit=Unit() as unit):
            return _of_section(handbook, candidate, unit, question, reading.intents)
        case Candidate(operation=Operation.CHAIN):
            return _of_chain(handbook, candidate, question, reading.intents)
        case Candidate(operation=Operation.COMPARE, match=Match() as match, other=Match() as other):
            return comparison(handbook, question, tuple(each.thing for each in (match, other, *candidate.more)))
        case _:
            return listed(handbook, candidate)


def _of_chain(handbook: Handbook, candidate: Candidate, question: Question, intents: Intents) -> Facts | None:
    """The way up that a chain is, or only its first manager where no more is asked for."""
    if candidate.person or not candidate.match or intents.wants_chain or _says_a_word_twice(question):
        return chain_answer(handbook, candidate.facts, reached=candidate.person is not None)
    return single_answer(handbook, candidate.match.thing, Facet.REPORTS_TO)


def _says_a_word_twice(question: Question) -> bool:
    """Whether a word is said twice, as in "the boss's boss"."""
    said = (word for at, word in enumerate(question.query.words) if at not in question.places)
    counts = Counter(word for word in said if len(word) >= _NO_ARTICLE)
    return any(count > 1 for count in counts.values())


# Letters: shorter words that are said twice are mostly articles ("der Chef der Kasse").
_NO_ARTICLE = 4


def _of_section(
    handbook: Handbook, candidate: Candidate, unit: Unit, question: Question, intents: Intents
) -> Facts | Passages | None:
    scope = candidate.match.thing if candidate.match else None
    in_short = intents.of_one_value
    if scope and (told := _in_a_word(handbook, unit, scope, question, intents)):
        own = unit.scope is scope and not told.plan
        return with_the_rest(handbook, told, unit, candidate.lines, in_short=in_short) if own else told
    whole = intents.wants_whole
    return section_answer(handbook, unit, candidate.lines, scope=scope, in_short=in_short, whole=whole)


def _in_a_word(handbook: Handbook, unit: Unit, scope: Scope, question: Question, intents: Intents) -> Facts | None:
    """The fact, plan or ladder that a section states of a role, where that is what may be asked for."""
    told: Facts | None = None
    for facet in (Facet.GRADE, Facet.REPORTS_TO, Facet.STATUS):
        if intents.may_ask(facet) and handbook.evidence.states(scope, facet, unit):
            goes_up = facet is Facet.REPORTS_TO and (intents.surely_wants_chain or _says_a_word_twice(question))
            hops = handbook.facts.lines.up(scope) if goes_up else ()
            told = chain_answer(handbook, hops, reached=False) if hops else single_answer(handbook, scope, facet)
            break
    else:
        if unit.facet is Facet.INTERVIEW:
            told = interview_answer(handbook, question, scope, whole=intents.wants_whole)
        elif unit.facet is Facet.LEVELS and intents.may_ask(Facet.LEVELS):
            told = levels_answer(handbook, question, scope)
    return told if told and (told.facet is Facet.LEVELS or _stands_on(handbook, told, unit)) else None


def _stands_on(handbook: Handbook, told: Facts, unit: Unit) -> bool:
    return told.groups[0].quotes[0].citation == handbook.cite(unit.section)
