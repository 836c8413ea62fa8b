"""Lists: the roles that a question may ask for by what they share, each list with its rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.facts.fact import Fact
from index.facts.table import FactTable, grades_in
from index.questions.query import Query
from index.ranking.bounds import bounds_in
from index.ranking.candidates import Candidate, Mentioned, Operation
from index.ranking.units import Line, Unit
from index.roles.facet import Facet
from index.roles.levels import LEVEL_WORDS, UNMARKED
from index.roles.scope import Scope
from index.words import words_in

# As many persons as are looked at, how much of a name must be said, and the most rows of a list by words.
_PERSONS, _SAID, _ROWS = 3, 0.7, 40
_GENERAL = frozenset("role roles job jobs position positions family families team level levels grade grades".split())
_LEVELS = LEVEL_WORDS - UNMARKED

Within = Callable[[Scope, bool], frozenset[str]]
Saying = Callable[[Sequence[str]], Sequence[tuple[Unit, Line]]]


def lists(query: Query, facts: FactTable, named: Mentioned, *, within: Within, saying: Saying) -> Iterator[Candidate]:
    """The lists that a question may ask for: by manager, interviewer, grade, level, and by words; each whole, and as
    far as the roles belong where the question says."""
    for each in _whole(query, facts, named, saying):
        seen: set[tuple[int, ...]] = set()
        for rows, places in _narrowed(query, each, within):
            key = tuple(id(fact.item) for fact in rows)
            if key not in seen:
                seen.add(key)
                yield replace(each, facts=rows[:_ROWS], spent=each.spent | places)


def _whole(query: Query, facts: FactTable, named: Mentioned, saying: Saying) -> Iterator[Candidate]:
    for person in [each for each in named.persons if each.covered >= _SAID][:_PERSONS]:
        if rows := facts.reporting_to(person.thing):
            yield Candidate(Operation.BY_MANAGER, person=person, facts=rows, spent=person.places)
        if rows := facts.interviewed_by(person.thing):
            yield Candidate(Operation.BY_INTERVIEWER, person=person, facts=rows, spent=person.places)
    for bounds in bounds_in(query, facts.known_grades):
        held = [fact for fact in facts.grades if any(map(bounds.holds, grades_in(fact.value)))]
        if held:
            yield Candidate(Operation.BY_GRADE, grade=bounds.name, facts=tuple(held), spent=bounds.places)
    yield from _by_level(query, facts)
    yield from _by_words(query, saying)


def _by_level(query: Query, facts: FactTable) -> Iterator[Candidate]:
    for at, word in enumerate(query.words):
        level = _singular(word)
        if level in _LEVELS and (held := facts.of_level(level)):
            yield Candidate(Operation.BY_LEVEL, grade=level, facts=held, spent=frozenset({at}))


def _by_words(query: Query, saying: Saying) -> Iterator[Candidate]:
    """What is said of roles, by the words of the question: in their requirements, in their interviews, anywhere."""
    places = [at for at, one in enumerate(query.stems) if one in query.weights and query.words[at] not in _GENERAL]
    lines = saying([query.stems[at] for at in places])
    said = " ".join(query.words[at] for at in places)
    for facet in (Facet.REQUIREMENTS, Facet.INTERVIEW, None):
        held = [(unit, line) for unit, line in lines if facet in {None, unit.facet}]
        rows = tuple(_fact(unit, line) for unit, line in held)
        stems = frozenset[str]().union(*(line.stems for _, line in held))
        if len(rows) > 1 and (facet is None or len(rows) < len(lines)):
            spent = frozenset(at for at in places if query.stems[at] in stems)
            yield Candidate(Operation.BY_WORDS, grade=said, facts=rows, spent=spent)


def _fact(unit: Unit, line: Line) -> Fact:
    return Fact(unit.scope, unit.facet or Facet.OVERVIEW, line.item.text, line.item, line.section)


def _narrowed(query: Query, each: Candidate, within: Within) -> Iterator[tuple[tuple[Fact, ...], frozenset[int]]]:
    """The rows of a list that belong to the folder that the question says, then to the family too, then are of the
    level too, and all of them; each with the places of the words that say so."""
    yield each.facts, frozenset()
    rows, spent = each.facts, frozenset[int]()
    left = [at for at in range(len(query.words)) if at not in each.spent or each.operation is Operation.BY_WORDS]
    for family in (False, True):
        known = frozenset[str]().union(*(within(fact.scope, family) for fact in rows)).intersection(query.weights)
        for at in left:
            if query.stems[at] in known and query.words[at] not in _GENERAL and not _level_at(query, at):
                kept = tuple(fact for fact in rows if query.stems[at] in within(fact.scope, family))
                rows, spent = (kept, spent | {at}) if kept else (rows, spent)
        yield rows, spent
    if each.operation in {Operation.BY_MANAGER, Operation.BY_GRADE}:
        for at in left:
            kept = tuple(fact for fact in rows if _level_at(query, at) in words_in(fact.scope.name))
            rows, spent = (kept, spent | {at}) if kept else (rows, spent)
        yield rows, spent


def _level_at(query: Query, at: int) -> str:
    """The level word that stands at a place; "" for none."""
    level = _singular(query.words[at])
    return level if level in LEVEL_WORDS else ""


def _singular(word: str) -> str:
    return word.removesuffix("s")
