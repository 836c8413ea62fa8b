"""Questions made by a program: templates filled with the roles and facts of a handbook, with the candidates that are
right for them. They teach names and operations; nothing is scored with them."""

import random
from collections.abc import Callable, Iterator, Sequence

import numpy

from index import Facet, Handbook
from index.facts.table import Fact, person_key
from index.questions.entities import Match
from index.ranking.candidates import Candidate, Operation
from index.ranking.ranker import Ranker
from index.roles.scope import Scope
from tests.learning.examples import Example

Template = tuple[str, str, str]  # text, facet, operation
Made = tuple[str, Callable[[Candidate], bool]]  # a question, and what tells whether a candidate is right for it
_RIGHT = 3
_FACETS = {
    "grade": Facet.GRADE, "reports_to": Facet.REPORTS_TO, "requirements": Facet.REQUIREMENTS,
    "responsibilities": Facet.RESPONSIBILITIES, "interview": Facet.INTERVIEW, "kpi": Facet.KPI,
}  # fmt: skip
_LISTS = {"reports_to": Operation.BY_MANAGER, "grade": Operation.BY_GRADE, "interview": Operation.BY_INTERVIEWER}


def made_examples(
    handbook: Handbook, book: str, ranker: Ranker, templates: Sequence[Template], count: int
) -> Iterator[Example]:
    """Up to `count` questions of each operation, the same for the same handbook and templates."""
    chance = random.Random(book)  # noqa: S311 - not for secrets
    roles = handbook.facts.roles
    if len(roles) < 2:
        return
    for operation in ("list_roles", "chain", "compare", "lookup"):
        fitting = [each for each in templates if each[2] == operation]
        for text, facet, _ in chance.sample(fitting, min(count, len(fitting))):
            made = _filled(handbook, text, facet, operation, chance)
            if made is None:
                continue
            question, wanted = made
            reading = ranker.read(handbook, question)
            worth = numpy.array([_RIGHT * wanted(each) for each in reading.candidates], dtype=numpy.int64)
            if worth.any():
                yield Example(f"made {book}", book, {"question": question, "type": operation}, handbook, reading, worth)


def foreign_examples(
    handbook: Handbook, book: str, ranker: Ranker, templates: Sequence[Template], names: Sequence[str], count: int
) -> Iterator[Example]:
    """Questions of roles that this handbook does not have, by the `names` of others' roles: nothing is right."""
    chance = random.Random(f"foreign {book}")  # noqa: S311 - not for secrets
    own = {person_key(scope.name) for scope in handbook.facts.roles}
    strange = [name for name in names if person_key(name) not in own]
    fitting = [
        text for text, facet, operation in templates if operation == "lookup" and facet in _FACETS and "{role}" in text
    ]
    for text in chance.sample(fitting, min(count, len(fitting))):
        question = _whole(text.replace("{role}", chance.choice(strange)))
        reading = ranker.read(handbook, question)
        nothing = numpy.zeros(len(reading.candidates), dtype=numpy.int64)
        yield Example(f"foreign {book}", book, {"question": question, "answerable": False}, handbook, reading, nothing)


def _filled(handbook: Handbook, text: str, facet: str, operation: str, chance: random.Random) -> Made | None:
    """The question, and what tells whether a candidate is right for it; None where the handbook has nothing to ask."""
    facts = handbook.facts
    role, other = chance.sample(facts.roles, 2)
    question = text.replace("{role}", role.name).replace("{role2}", other.name)
    match operation:
        case "chain":
            return _whole(question), lambda each: each.operation is Operation.CHAIN and _is(each.match, role)
        case "compare":
            return _whole(
                question
            ), lambda each: each.operation is Operation.COMPARE and {id(role), id(other)} == _both(each)
        case "list_roles":
            return _listing(facts.managers, facts.grades, text, facet, handbook, chance)
    wanted = _FACETS.get(facet)
    if wanted is None:
        return None
    return _whole(question), lambda each: _tells(handbook, each, role, wanted)


def _listing(
    managers: Sequence[Fact], grades: Sequence[Fact], text: str, facet: str, handbook: Handbook, chance: random.Random
) -> Made | None:
    operation = _LISTS.get(facet)
    if operation is Operation.BY_GRADE and grades and "{grade}" in text:
        value = chance.choice(grades).value
        return _whole(
            text.replace("{grade}", value)
        ), lambda each: each.operation is operation and each.grade.upper() in value.upper()
    named = [fact for fact in managers if fact.persons]
    if operation is None or operation is Operation.BY_GRADE or not named or "{person}" not in text:
        return None
    key = chance.choice(named).persons[0]
    name = handbook.facts.persons[key]
    same = handbook.facts.same(key)
    return (
        _whole(text.replace("{person}", name.removeprefix("the "))),
        lambda each: (
            each.operation is operation and each.person is not None and handbook.facts.same(each.person.thing) == same
        ),
    )


def _whole(question: str) -> str:
    for slot, word in (
        ("{department}", "the company"),
        ("{number}", "three"),
        ("{topic}", "this"),
        ("{step}", "call"),
        ("{person}", "boss"),
        ("{grade}", "7"),
        ("{role2}", "the next level"),
    ):
        question = question.replace(slot, word)
    return question


def _tells(handbook: Handbook, candidate: Candidate, role: Scope, facet: Facet) -> bool:
    unit = candidate.unit
    if unit is None or not _is(candidate.match, role):
        return False
    if facet in {Facet.GRADE, Facet.REPORTS_TO}:
        return handbook.evidence.states(role, facet, unit)
    return unit.facet is facet and (unit.scope is role or not role.has(facet))


def _is(match: Match[Scope] | None, role: Scope) -> bool:
    return match is not None and match.thing is role


def _both(candidate: Candidate) -> set[int]:
    return {id(each.thing) for each in (candidate.match, candidate.other) if each}
