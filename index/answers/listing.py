"""Lists of roles found by a property: who reports to X, is grade N, is interviewed by Y, belongs to a department."""

from collections.abc import Iterable

from index.answers.answer import NothingFound, RoleRow, Roles
from index.answers.quoting import quote
from index.facts.fact import Fact
from index.handbook import Handbook
from index.phrase import Phrase
from index.ranking.candidates import Candidate, Operation
from index.roles.facet import Facet
from index.roles.scope import Kind, Scope
from index.words import STOP_WORDS, stem, stems_in, words_in


def listed(handbook: Handbook, candidate: Candidate) -> Roles:
    """The roles of a candidate's rows, each with the words that put it there."""
    match candidate.operation:
        case Operation.BY_MANAGER:
            name = Phrase("report to {boss}", boss=_called(handbook, candidate))
        case Operation.BY_INTERVIEWER:
            name = Phrase("are interviewed by {person}", person=_called(handbook, candidate))
        case Operation.BY_WORDS:
            name = Phrase("match {words}", words=candidate.grade)
        case Operation.BY_LEVEL:
            name = Phrase("are {level}", level=candidate.grade)
        case _:
            name = Phrase("are grade {grade}", grade=candidate.grade)
    return Roles(name, _rows(handbook, candidate.facts))


def _called(handbook: Handbook, candidate: Candidate) -> str:
    return handbook.facts.persons[candidate.person.thing] if candidate.person else ""


def _rows(handbook: Handbook, facts: Iterable[Fact]) -> tuple[RoleRow, ...]:
    """A row for each sentence about each role, one where roles of one name share it; a role that is listed for its name
    alone has none."""
    rows: dict[tuple[object, int], RoleRow] = {}
    for fact in facts:
        name = id(fact.scope) if fact.facet is Facet.LEVELS else words_in(fact.scope.name)
        rows.setdefault((name, id(fact.item)), _row(handbook, fact))
    return tuple(rows.values())


def _row(handbook: Handbook, fact: Fact) -> RoleRow:
    named_only = fact.facet is Facet.LEVELS
    return RoleRow(handbook.role(fact.scope), None if named_only else quote(handbook, fact.item, fact.section, ""))


def list_roles(handbook: Handbook, text: str) -> Roles | NothingFound:
    """The roles that a list command asks for: all, those of a department or family, or of a grade."""
    words = [word for word in words_in(text) if word not in STOP_WORDS and word not in _EMPTY]
    grades = [word for word in words if handbook.facts.of_grade(word)]
    graded = {id(fact.scope): fact for grade in grades for fact in handbook.facts.of_grade(grade)}
    wanted = {stem(word) for word in words if word not in grades and word not in _GRADE}
    scopes = [
        scope for scope in handbook.scopes
        if scope.kind is Kind.ROLE and wanted <= _place(handbook, scope) and (not grades or id(scope) in graded)
    ]  # fmt: skip
    if not scopes:
        return _reporting(handbook, text) or NothingFound(())
    rest = " ".join(word for word in words if word not in grades and word not in _GRADE)
    name = Phrase("match {words}", words=rest) if rest else Phrase("are in this handbook")
    if grades:
        name = Phrase("are grade {grade}", grade=grades[0].upper())
        if rest:
            name = Phrase("{property} and {further}", property=name, further=Phrase("match {words}", words=rest))
        return Roles(name, _rows(handbook, (graded[id(scope)] for scope in scopes)))
    return Roles(name, tuple(RoleRow(handbook.role(scope), None) for scope in scopes))


def _reporting(handbook: Handbook, text: str) -> Roles | None:
    """Those who report to somebody, where a list command says so and names them whole."""
    if not _REPORTS & set(words_in(text)):
        return None
    persons = [each for each in handbook.persons.find(handbook.read(text)) if each.covered >= 1 and not each.lacking]
    for person in persons[:1]:
        if rows := handbook.facts.reporting_to(person.thing):
            name = Phrase("report to {boss}", boss=handbook.facts.persons[person.thing])
            return Roles(name, _rows(handbook, rows))
    return None


_REPORTS = frozenset({"report", "reports", "reporting"})
_EMPTY = frozenset({"role", "roles", "job", "jobs"})
_GRADE = frozenset({"grade", "grades", "level", "band"})


def _place(handbook: Handbook, scope: Scope) -> frozenset[str]:
    role = handbook.role(scope)
    return frozenset(stems_in(f"{role.department} {role.family} {role.name}"))
