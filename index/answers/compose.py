"""Candidate -> Answer: what a reading, once chosen, says."""

from dataclasses import replace

from index.answers.answer import Answer, Facts
from index.answers.chains import chain_answer
from index.answers.comparing import comparison
from index.answers.interviews import interview_answer
from index.answers.ladders import levels_answer
from index.answers.listing import listed
from index.answers.sections import section_answer
from index.answers.single import single_answer
from index.facts.table import person_key
from index.handbook import Handbook
from index.questions.entities import Match
from index.questions.question import Question
from index.ranking.candidates import Candidate, Operation
from index.ranking.intents import Intents
from index.ranking.ranker import Reading
from index.ranking.units import Unit
from index.roles.facet import Facet
from index.roles.scope import Scope


def compose(handbook: Handbook, candidate: Candidate, question: Question, reading: Reading) -> Answer | None:
    """The answer of a candidate; None where the handbook has nothing to say that way."""
    match candidate:
        case Candidate(unit=Unit() as unit):
            return _of_section(handbook, candidate, unit, question, reading)
        case Candidate(operation=Operation.CHAIN, match=Match() as match):
            return _chain(handbook, match.thing, candidate.other)
        case Candidate(operation=Operation.COMPARE, match=Match() as match, other=Match() as other):
            wanted = replace(question, facet=reading.intents.best)
            return comparison(handbook, wanted, (match.thing, other.thing))
        case _:
            return listed(handbook, candidate)


def _of_section(
    handbook: Handbook, candidate: Candidate, unit: Unit, question: Question, reading: Reading
) -> Answer | None:
    scope = candidate.match.thing if candidate.match else None
    if scope and (told := _in_a_word(handbook, unit, scope, question, reading.intents)):
        return told
    in_short = reading.intents.of_one_value
    return section_answer(handbook, reading.query, unit, candidate.lines, scope=scope, in_short=in_short)


def _in_a_word(handbook: Handbook, unit: Unit, scope: Scope, question: Question, intents: Intents) -> Answer | None:
    """The fact, plan or ladder that a section states of a role, where that is what may be asked for."""
    told: Answer | None = None
    for facet in (Facet.GRADE, Facet.REPORTS_TO, Facet.STATUS):
        if intents.may_ask(facet) and handbook.evidence.states(scope, facet, unit):
            told = single_answer(handbook, scope, facet)
            break
    else:
        if unit.facet is Facet.INTERVIEW:
            told = interview_answer(handbook, question, scope)
        elif unit.facet is Facet.LEVELS and intents.may_ask(Facet.LEVELS):
            told = levels_answer(handbook, question, scope)
    return told if isinstance(told, Facts) and _stands_on(handbook, told, unit) else None


def _stands_on(handbook: Handbook, told: Facts, unit: Unit) -> bool:
    return told.groups[0].quotes[0].citation == handbook.cite(unit.section)


def _chain(handbook: Handbook, scope: Scope, end: Match[Scope] | None) -> Facts | None:
    key = handbook.facts.same(person_key(end.thing.name)) if end else None
    return chain_answer(handbook, scope, hops=None, end=key)
