"""The fact table of a handbook: grades, reporting lines, interview steps, and whom they name. Made once, at load."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from index.facts.fact import Fact
from index.facts.lines import ReportingLines
from index.facts.people import LINKING, parts_of, person_key, shortened_in, titles_in
from index.pages.page import Item
from index.roles.facet import Facet
from index.roles.levels import LEVEL_WORDS
from index.roles.scope import Kind, Scope
from index.roles.stated import Stated
from index.roles.steps import InterviewStep
from index.roles.targets import Family
from index.words import words_in


class FactTable:
    """All facts of a handbook; each list is in the handbook's order."""

    def __init__(
        self,
        scopes: Iterable[Scope],
        stated: Callable[[Scope, Facet], Sequence[Stated]],
        steps: Callable[[Scope], Sequence[InterviewStep]],
        family: Family,
    ) -> None:
        every = tuple(scopes)
        self.roles = tuple(scope for scope in every if scope.kind is Kind.ROLE)
        specialties = [scope for scope in every if scope.kind is Kind.SPECIALTY]
        self.grades = tuple(_stated(self.roles, stated, Facet.GRADE))
        self.managers = tuple(_stated(self.roles, stated, Facet.REPORTS_TO)) + tuple(_own(specialties, stated))
        self.interviews = tuple(_interviews(self.roles, steps))
        self._meetings = tuple(_meetings(every))
        self.persons = {key: name for fact in self.managers for key, name in _named(fact)}
        for fact in self._meetings:
            self.persons |= {person_key(title): title for title in titles_in(fact.value)} | self.persons
        for scope in self.roles:
            self.persons.setdefault(person_key(scope.name), scope.name)
        texts = (*(fact.value for fact in self.managers), *(scope.name for scope in self.roles))
        pairs = [pair for text in texts for pair in shortened_in(text)]
        by_short = {short: key for key, short in reversed(pairs)}
        self._same = {key: by_short[short] for key, short in pairs} | by_short
        self._same |= {key: short for key, name in self.persons.items() if (short := self._shortened(name, key))}
        self.lines = ReportingLines(self.roles, self.managers, self.same, family)
        self._by_manager = _grouped(self.managers, lambda fact: frozenset(map(self.same, self._reached(fact))))
        self.known_grades = frozenset(grade for fact in self.grades for grade in grades_in(fact.value))
        self._by_level = _grouped(_names(self.roles), lambda fact: LEVEL_WORDS.intersection(words_in(fact.value)))
        self._by_step_word = _grouped(self._meetings, lambda fact: _step_words(fact.value))

    def of_grade(self, grade: str) -> tuple[Fact, ...]:
        """The grade facts that hold this grade: "7", "IC4", "B"."""
        wanted = grade.upper()
        return tuple(fact for fact in self.grades if wanted in grades_in(fact.value))

    def reporting_to(self, person: str) -> tuple[Fact, ...]:
        """The reporting lines that name a person, by their key; first those that say the very name."""
        wanted = self.same(person)
        rows = self._by_manager.get(wanted, ())
        return tuple(sorted(rows, key=lambda fact: wanted not in map(self.same, fact.persons)))

    def height(self, hops: Sequence[Fact], person: str) -> int:
        """How many of the reporting lines on the way up lead to a person, by their key; 0 where none names them."""
        wanted = self.same(person)
        named = (wanted in map(self.same, self._reached(hop)) for hop in hops)
        return next((number for number, does in enumerate(named, start=1) if does), 0)

    def _reached(self, hop: Fact) -> tuple[str, ...]:
        """Whom a reporting line names, and the role of the handbook that it leads to."""
        boss = self.lines.boss(hop)
        return (*hop.persons, person_key(boss.name)) if boss else hop.persons

    def same(self, person: str) -> str:
        """The key that all ways to write a person share: "VP of Information Technology" is the "VP, IT"."""
        return self._same.get(person, person)

    def _shortened(self, name: str, key: str) -> str:
        """The key of a person whose name has some words of this one as an initialism; "" for none."""
        words = [word for word in words_in(name) if word not in LINKING]
        for start in range(len(words)):
            for end in range(start + 2, min(start + 4, len(words)) + 1):
                initials = "".join(word[0] for word in words[start:end])
                short = person_key(" ".join((*words[:start], initials, *words[end:])))
                if short in self.persons and short != key and " " in short:
                    return short
        return ""

    def interviewed_by(self, person: str) -> tuple[Fact, ...]:
        """The sentences on interviews that speak of a person, by their key; of a page that names only their level,
        "the Director", none."""
        held = [self._by_step_word.get(word, ()) for word in set(person.split())]
        others = [set(map(id, facts)) for facts in held[1:]]
        return tuple(fact for facts in held[:1] for fact in facts if all(id(fact) in each for each in others))

    def of_level(self, level: str) -> tuple[Fact, ...]:
        """The roles that have a level word in their names."""
        return self._by_level.get(level, ())


def _grouped(facts: Iterable[Fact], keys: Callable[[Fact], frozenset[str]]) -> Mapping[str, tuple[Fact, ...]]:
    """Facts by each of their keys."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for key in keys(fact):
            found[key].append(fact)
    return {key: tuple(several) for key, several in found.items()}


def grades_in(value: str) -> frozenset[str]:
    """The grades that a value names, in capitals: "7 or 8" -> 7, 8."""
    return frozenset(re.findall(r"[A-Z]{0,3}-?\d+(?:\.\d)?[A-Z]?|\b[A-Z]\b", value.upper()))


def _stated(roles: Iterable[Scope], stated: Callable[[Scope, Facet], Sequence[Stated]], facet: Facet) -> Iterator[Fact]:
    for scope in roles:
        for each in stated(scope, facet):
            persons = tuple(_persons(each.value)) if facet is Facet.REPORTS_TO else ()
            yield Fact(scope, facet, each.value, each.item, each.section, persons)


def _own(specialties: Iterable[Scope], stated: Callable[[Scope, Facet], Sequence[Stated]]) -> Iterator[Fact]:
    """The reporting lines that stand in the very section of a specialty: else they are those of its role."""
    for fact in _stated(specialties, stated, Facet.REPORTS_TO):
        if any(placed.section is fact.section for placed in fact.scope.sections):
            yield fact


def _interviews(roles: Iterable[Scope], steps: Callable[[Scope], Sequence[InterviewStep]]) -> Iterator[Fact]:
    """The steps of each process once: what a page states for all its roles stands under the first scope that has it."""
    seen: set[tuple[str, tuple[int, int]]] = set()
    for scope in roles:
        for step in steps(scope):
            place = (step.section.path, step.item.lines)
            if place not in seen:
                seen.add(place)
                yield Fact(scope, Facet.INTERVIEW, step.item.text, step.item, step.section, ())


def _meetings(scopes: Sequence[Scope]) -> Iterator[Fact]:
    """What is said of interviews, sentence by sentence: under the role or page whose process it is; of a page with one
    role under that role."""
    roles: dict[str, list[Scope]] = defaultdict(list)
    for scope in scopes:
        if scope.kind is Kind.ROLE:
            roles[scope.head.path].append(scope)
    for scope in scopes:
        on_page = roles[scope.head.path]
        owner = on_page[0] if len(on_page) == 1 else scope
        for section in scope.of(Facet.INTERVIEW):
            yield from (Fact(owner, Facet.INTERVIEW, item.text, item, section) for item in section.items)


def _names(roles: Iterable[Scope]) -> Iterator[Fact]:
    """Each role by its name: what a list of levels rests on."""
    for scope in roles:
        yield Fact(scope, Facet.LEVELS, scope.name, Item(scope.head.title, (scope.head.lines[0],) * 2), scope.head)


def _named(fact: Fact) -> Iterator[tuple[str, str]]:
    for part in parts_of(fact.value):
        if key := person_key(part):
            yield key, part


def _persons(value: str) -> Iterator[str]:
    yield from (key for part in parts_of(value) if (key := person_key(part)))


# Whom somebody works for is not who holds the step: "the partner for the CFO organization".
_FOR_WHOM = re.compile(r"\b(?:for|supporting) (?:the |our )?\S+", re.IGNORECASE)


def _step_words(text: str) -> frozenset[str]:
    return frozenset(person_key(_FOR_WHOM.sub(" ", text)).split())
