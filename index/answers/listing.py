"""Lists of roles that a candidate found by a property: who reports to X, is grade N, is interviewed by Y."""

from collections.abc import Iterable

from index.answers.answer import RoleRow, Roles
from index.answers.quoting import quote
from index.facts.table import Fact
from index.handbook import Handbook
from index.phrase import Phrase
from index.ranking.candidates import Candidate, Operation


def listed(handbook: Handbook, candidate: Candidate) -> Roles:
    """The roles of a candidate's rows, each with the words that put it there."""
    match candidate.operation:
        case Operation.BY_MANAGER:
            name = Phrase("report to {boss}", boss=_called(handbook, candidate))
        case Operation.BY_INTERVIEWER:
            name = Phrase("are interviewed by {person}", person=_called(handbook, candidate))
        case _:
            name = Phrase("are grade {grade}", grade=candidate.grade.upper())
    return Roles(name, _rows(handbook, candidate.facts))


def _called(handbook: Handbook, candidate: Candidate) -> str:
    return handbook.facts.persons[candidate.person.thing] if candidate.person else ""


def _rows(handbook: Handbook, facts: Iterable[Fact]) -> tuple[RoleRow, ...]:
    rows = {
        id(fact.scope): RoleRow(handbook.role(fact.scope), quote(handbook, fact.item, fact.section, ""))
        for fact in facts
    }
    return tuple(rows.values())
