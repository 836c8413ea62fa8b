"""Candidates: what a question could mean, each with one possible answer: a section, or an operation on the facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.facts.fact import Fact
from index.questions.entities import Match
from index.questions.sides import Sides
from index.ranking.units import Unit
from index.roles.scope import Scope


class Operation(StrEnum):
    """What is done with the handbook to answer."""

    SECTION = "section"
    BY_MANAGER = "roles by manager"
    BY_GRADE = "roles by grade"
    BY_INTERVIEWER = "roles by interviewer"
    BY_WORDS = "roles by words"
    BY_LEVEL = "roles by level"
    CHAIN = "chain"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading. `match` is the role that it is about, `other` the second one of a comparison, `more` those from the
    third on, `person` whoever roles are listed by or a chain ends with, `grade` the grades, level or words that they
    are listed by, `facts` the rows of a list or the lines of a chain; `unit` and its `lines`, best first, are of a
    section; `rival` is the section of `other` that stands beside it, and its own `rival` that of a third role.
    `spent` are the places of the words that say what a list is by, and where its roles belong; `sides` is the score
    of both roles where each is named by one side of a comparison, else 0."""

    operation: Operation
    match: Match[Scope] | None = None
    unit: Unit | None = None
    lines: tuple[int, ...] = ()
    other: Match[Scope] | None = None
    person: Match[str] | None = None
    grade: str = ""
    facts: tuple[Fact, ...] = ()
    rival: "Candidate | None" = None
    more: tuple[Match[Scope], ...] = ()
    spent: frozenset[int] = frozenset()
    sides: float = 0.0


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Whom a question may name: `roles` and `persons` best first, the levels `beside` the best role, and the pairs of
    roles that stand on two `sides`."""

    roles: Sequence[Match[Scope]]
    persons: Sequence[Match[str]]
    beside: Sequence[Scope] = ()
    sides: Sequence[Sides] = ()
