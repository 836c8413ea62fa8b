"""Candidates: what a question could mean, each with one possible answer: a section, or an operation on the facts."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.facts.table import Fact, FactTable
from index.questions.entities import Match
from index.questions.query import Query
from index.ranking.units import Unit
from index.roles.levels import LEVEL_WORDS
from index.roles.scope import Kind, Scope
from index.words import words_in


class Operation(StrEnum):
    """What is done with the handbook to answer."""

    SECTION = "section"
    BY_MANAGER = "roles by manager"
    BY_GRADE = "roles by grade"
    BY_INTERVIEWER = "roles by interviewer"
    CHAIN = "chain"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading. `match` is the role that it is about, `other` the second one of a comparison or the end of a chain,
    `person` whoever roles are listed by, `grade` the grade that they are listed by, `facts` the rows of a list; `unit`
    and its `lines`, best first, are of a section."""

    operation: Operation
    match: Match[Scope] | None = None
    unit: Unit | None = None
    lines: tuple[int, ...] = ()
    other: Match[Scope] | None = None
    person: Match[str] | None = None
    grade: str = ""
    facts: tuple[Fact, ...] = ()


# As many readings of each operation as are looked at, and how much of a person's name must be said.
_PERSONS, _SAID = 2, 0.7
_GRADE = re.compile(r"(?:[a-z]{1,3}-?)?\d{1,2}(?:\.\d)?")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Whom a question may name: `roles` and `persons` best first, and the levels `beside` the best role."""

    roles: Sequence[Match[Scope]]
    persons: Sequence[Match[str]]
    beside: Sequence[Scope] = ()


def operations(
    query: Query, facts: FactTable, named: Mentioned, within: Callable[[Scope], frozenset[str]]
) -> Iterator[Candidate]:
    """The operations that a question may ask for. `within` are the stems of where a role belongs."""
    persons = [each for each in named.persons if each.covered >= _SAID][:_PERSONS]
    for person in persons:
        if rows := _narrowed(query, person.places, facts.reporting_to(person.thing), within):
            yield Candidate(Operation.BY_MANAGER, person=person, facts=rows)
        if rows := _narrowed(query, person.places, facts.interviewed_by(person.thing), within):
            yield Candidate(Operation.BY_INTERVIEWER, person=person, facts=rows)
    for grade in dict.fromkeys(word for word in query.words if _GRADE.fullmatch(word)):
        if rows := _narrowed(query, frozenset(), facts.of_grade(grade), within):
            yield Candidate(Operation.BY_GRADE, grade=grade, facts=rows)
    if named.roles:
        yield from _of_roles(named)


def _of_roles(named: Mentioned) -> Iterator[Candidate]:
    best = named.roles[0]
    second = _apart(named.roles, best)
    yield Candidate(Operation.CHAIN, match=best, other=second)
    if second:
        yield Candidate(Operation.COMPARE, match=best, other=second)
    for scope in named.beside:
        yield Candidate(Operation.COMPARE, match=best, other=_unsaid(scope))


def _apart(roles: Sequence[Match[Scope]], best: Match[Scope]) -> Match[Scope] | None:
    """The best match of another role that took a word of its own."""
    others = (each for each in roles if each.thing is not best.thing and each.thing.kind is Kind.ROLE)
    return next((each for each in others if each.places - best.places), None)


def _unsaid(scope: Scope) -> Match[Scope]:
    return Match(scope, 0.0, 0.0, 0.0, 0, 0, frozenset(), exact=False, initialled=False)


def _narrowed(
    query: Query, spent: frozenset[int], facts: Sequence[Fact], within: Callable[[Scope], frozenset[str]]
) -> tuple[Fact, ...]:
    """The facts of roles that belong where the question says, and are of a level that it says; all of them where none
    is."""
    left = {query.stems[at]: query.words[at] for at in range(len(query.words)) if at not in spent}
    kept = tuple(facts)
    places = {one for one in left if any(one in within(fact.scope) for fact in facts)}
    for one in places:
        kept = tuple(fact for fact in kept if one in within(fact.scope)) or kept
    levels = {word for word in left.values() if _singular(word) in LEVEL_WORDS}
    for level in levels:
        kept = tuple(fact for fact in kept if _singular(level) in words_in(fact.scope.name)) or kept
    return kept


def _singular(word: str) -> str:
    return word.removesuffix("s")
