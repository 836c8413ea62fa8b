"""Everything of one facet of a role that is known already: a button, a command, a follow-up."""

from typing import assert_never

from index.answers.answer import Facts
from index.answers.interviews import interview_answer
from index.answers.ladders import levels_answer, specialties_answer
from index.answers.lists import whole_list
from index.answers.single import single_answer
from index.handbook import Handbook
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.scope import Scope


def by_facet(handbook: Handbook, scope: Scope, facet: Facet) -> Facts | None:
    """The facet of a scope, whole; None where the handbook does not state it."""
    question = Question(handbook.read(""), facet)
    match facet:
        case Facet.GRADE | Facet.REPORTS_TO | Facet.STATUS:
            return single_answer(handbook, scope, facet)
        case Facet.INTERVIEW:
            return interview_answer(handbook, question, scope, whole=True)
        case Facet.LEVELS:
            return levels_answer(handbook, question, scope)
        case Facet.SPECIALTIES:
            return specialties_answer(handbook, scope)
        case Facet.REQUIREMENTS | Facet.RESPONSIBILITIES | Facet.KPI | Facet.OVERVIEW:
            return whole_list(handbook, scope, facet)
        case _:
            assert_never(facet)
