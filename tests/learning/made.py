"""Questions made by a program: templates filled with the roles and facts of a handbook, with the candidates that are
right for them. They teach names and operations; nothing is scored with them."""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy
from numpy.typing import NDArray

from index import Facet, Handbook, load_handbook
from index.facts.fact import Fact
from index.facts.people import person_key
from index.facts.table import grades_in
from index.questions.entities import Match
from index.ranking.candidates import Candidate, Operation
from index.ranking.ranker import Ranker, Reading
from index.roles.levels import level_words
from index.roles.scope import Scope
from index.words import stems_in, words_in
from tests.learning.classifiers import intent_texts

Template = tuple[str, str, str]  # text, facet, operation
Made = tuple[str, Callable[[Candidate], bool]]  # a question, and what tells whether a candidate is right for it
_RIGHT = 3
_WORDS = 4  # of a sentence that is asked for by its words
_FACETS = {
    "grade": Facet.GRADE, "reports_to": Facet.REPORTS_TO, "requirements": Facet.REQUIREMENTS,
    "responsibilities": Facet.RESPONSIBILITIES, "interview": Facet.INTERVIEW, "kpi": Facet.KPI,
}  # fmt: skip
# Lists by what is asked of people, or by level: how people ask for them.
_LISTED: tuple[Template, ...] = (
    ("which roles require {words}?", "requirements", "by_words"), ("who needs {words}", "requirements", "by_words"),
    ("which jobs ask for {words}?", "requirements", "by_words"), ("roles with {words}", "requirements", "by_words"),
    ("Which interviews have {words}?", "interview", "by_words"),
    ("who gets {words} in the interview", "interview", "by_words"),
    ("which candidates have to do {words}?", "interview", "by_words"),
    ("list the roles that need {words}", "requirements", "by_words"),
    ("which {level} roles are there?", "ladder", "by_level"), ("list all {level} positions", "ladder", "by_level"),
    ("who is {level} here", "ladder", "by_level"), ("how many {level} roles do we have", "ladder", "by_level"),
)  # fmt: skip
_LISTS = {"reports_to": Operation.BY_MANAGER, "grade": Operation.BY_GRADE, "interview": Operation.BY_INTERVIEWER}


def made_readings(handbook: Handbook, book: str, ranker: Ranker) -> Iterator[tuple[Reading, NDArray[numpy.int64]]]:
    """Readings of made questions with what each candidate is worth, up to a number of each operation; the same for the
    same handbook and templates."""
    chance = random.Random(book)  # noqa: S311 - not for secrets
    templates = made_templates()
    roles = handbook.facts.roles
    if len(roles) < 2:
        return
    for operation in ("list_roles", "chain", "compare", "lookup", "by_words", "by_level"):
        fitting = [each for each in (*templates, *_LISTED) if each[2] == operation]
        for text, facet, _ in chance.sample(fitting, min(_MADE, len(fitting))):
            made = _filled(handbook, text, facet, operation, chance)
            if made is None:
                continue
            question, wanted = made
            reading = ranker.read(handbook, question)
            worth = numpy.array([_RIGHT * wanted(each) for each in reading.candidates], dtype=numpy.int64)
            if worth.any():
                yield reading, worth


# Every third example question is a template; so many made questions of each operation and handbook, and of roles that
# it has not.
_THIRD, _MADE, _FOREIGN = 3, 15, 20


def made_templates() -> list[Template]:
    """The example questions that made questions are filled from; what reads these is taught by the others."""
    return intent_texts()[::_THIRD]


def taught_templates() -> list[Template]:
    """All other example questions."""
    return [text for place, text in enumerate(intent_texts()) if place % _THIRD]


def foreign_readings(handbook: Handbook, book: str, ranker: Ranker) -> Iterator[Reading]:
    """Readings of questions about roles that this handbook does not have, named as roles of others: nothing is right
    for them."""
    chance = random.Random(f"foreign {book}")  # noqa: S311 - not for secrets
    own = {person_key(scope.name) for scope in handbook.facts.roles}
    strange = [name for name in _names_elsewhere() if person_key(name) not in own]
    fitting = [
        text for text, facet, operation in made_templates()
        if operation == "lookup" and facet in _FACETS and "{role}" in text
    ]  # fmt: skip
    for text in chance.sample(fitting, min(_FOREIGN, len(fitting))):
        yield ranker.read(handbook, _whole(text.replace("{role}", chance.choice(strange))))


# What people ask of a role that many handbooks leave out; only what this one never speaks of is asked of it.
_TOPICS = (
    "a pension", "parking", "a company car", "a phone number", "vacation days", "a dress code", "a uniform",
    "relocation money", "a signing bonus", "stock options", "a gym card", "lunch vouchers", "overtime", "a birthday",
    "an assistant", "an office of their own", "a laptop", "sabbaticals", "childcare", "a mentor abroad", "a visa",
    "dental insurance", "travel insurance", "a salary", "shares", "a parking permit", "night shifts", "a locker",
)  # fmt: skip
_ABSENT = (
    "does the {role} get {topic}?", "how much {topic} for a {role}?", "what about {topic} as {role}?",
    "is there {topic} for the {role}", "{role} {topic}?", "when does a {role} get {topic}",
    "who decides on {topic} of the {role}",
)  # fmt: skip


def absent_readings(handbook: Handbook, book: str, ranker: Ranker) -> Iterator[Reading]:
    """Readings of questions on what this handbook never speaks of, asked of its roles: nothing is right for them."""
    chance = random.Random(f"absent {book}")  # noqa: S311 - not for secrets
    frequency = handbook.evidence.bm25.frequency
    topics = [topic for topic in _TOPICS if not any(map(frequency, stems_in(topic)))]
    if not topics or not handbook.facts.roles:
        return
    for _ in range(_FOREIGN):
        text = chance.choice(_ABSENT).replace("{topic}", chance.choice(topics))
        yield ranker.read(handbook, text.replace("{role}", chance.choice(handbook.facts.roles).name))


@lru_cache(maxsize=1)
def _names_elsewhere() -> tuple[str, ...]:
    """Names of roles of some trades."""
    sets = Path(__file__).parents[1] / "sets"
    books = (load_handbook(sets / name / "handbook") for name in ("hospital", "shipping-line", "law-firm"))
    return tuple(scope.name for book in books for scope in book.facts.roles)


def _filled(handbook: Handbook, text: str, facet: str, operation: str, chance: random.Random) -> Made | None:
    """The question, and what tells whether a candidate is right for it; None where the handbook has nothing to ask."""
    facts = handbook.facts
    role, other = chance.sample(facts.roles, 2)
    question = text.replace("{role}", role.name).replace("{role2}", other.name)
    match operation:
        case "chain":
            return _whole(question), lambda each: each.operation is Operation.CHAIN and _is(each.match, role)
        case "compare":
            return _whole(question), lambda each: _compares(each, _FACETS.get(facet), {id(role), id(other)})
        case "by_words":
            return _by_words(role, text, _FACETS[facet])
        case "by_level":
            return _by_level(role, text)
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
        ), lambda each: each.operation is operation and each.grade in grades_in(value)
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


def _by_words(role: Scope, text: str, facet: Facet) -> Made | None:
    """A question for the first words of a sentence on a role: right is a list by words with that sentence."""
    items = [item for section in role.of(facet) for item in section.items if len(words_in(item.text)) >= _WORDS]
    if not items:
        return None
    item = items[len(items) // 2]
    words = " ".join(words_in(item.text)[:_WORDS])
    return _whole(
        text.replace("{words}", words)
    ), lambda each: each.operation is Operation.BY_WORDS and any(fact.item is item for fact in each.facts)


def _by_level(role: Scope, text: str) -> Made | None:
    """A question for all roles of the level that a role has in its name."""
    level = next(iter(level_words(words_in(role.name))), None)
    if level is None:
        return None
    return _whole(
        text.replace("{level}", level)
    ), lambda each: each.operation is Operation.BY_LEVEL and each.grade == level


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


def _compares(candidate: Candidate, facet: Facet | None, roles: set[int]) -> bool:
    """Whether a candidate sets the two roles side by side: section by section where a facet with sections is asked
    for, else at a glance."""
    if candidate.operation is not Operation.COMPARE or roles != _both(candidate):
        return False
    by_section = facet not in {None, Facet.GRADE, Facet.REPORTS_TO}
    return (
        candidate.unit.facet is facet if by_section and candidate.unit else candidate.rival is None and not by_section
    )


def _both(candidate: Candidate) -> set[int]:
    return {id(each.thing) for each in (candidate.match, candidate.other, *candidate.more) if each}
