"""The fact table of a handbook: grades, reporting lines, interview steps, and whom they name. Made once, at load."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.pages.page import Item, Section
from index.roles.facet import Facet
from index.roles.scope import Scope
from index.roles.stated import Stated
from index.roles.steps import InterviewStep
from index.words import stem, words_in


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated value of a role. `persons` are the keys of those whom it names, "vp infrastructur" (see `person_key`);
    `minutes` is the length of an interview step, None where it states none."""

    scope: Scope
    facet: Facet
    value: str
    item: Item
    section: Section
    persons: tuple[str, ...] = ()


class FactTable:
    """All facts of a handbook; each list is in the handbook's order."""

    def __init__(
        self,
        roles: Iterable[Scope],
        stated: Callable[[Scope, Facet], Sequence[Stated]],
        steps: Callable[[Scope], Sequence[InterviewStep]],
    ) -> None:
        self.roles = tuple(roles)
        self.grades = tuple(_stated(self.roles, stated, Facet.GRADE))
        self.managers = tuple(_stated(self.roles, stated, Facet.REPORTS_TO))
        self.interviews = tuple(_interviews(self.roles, steps))
        self.persons = {key: name for fact in self.managers for key, name in _named(fact)}
        for fact in self.interviews:
            self.persons |= {person_key(chief): chief for chief in _ANY_CHIEF.findall(fact.value)}
        for scope in self.roles:
            self.persons.setdefault(person_key(scope.name), scope.name)
        self._same = {key: short for key, name in self.persons.items() if (short := self._shortened(name, key))}
        self._by_manager = self._by_person()
        self._step_words = [_step_words(fact.value) for fact in self.interviews]

    def of_grade(self, grade: str) -> tuple[Fact, ...]:
        """The grade facts that hold this grade: "7", "IC4", "B"."""
        wanted = grade.upper()
        return tuple(fact for fact in self.grades if wanted in grades_in(fact.value))

    def reporting_to(self, person: str) -> tuple[Fact, ...]:
        """The reporting lines that name a person, by their key."""
        return self._by_manager.get(self.same(person), ())

    def same(self, person: str) -> str:
        """The key that all ways to write a person share: "VP of Information Technology" is the "VP, IT"."""
        return self._same.get(person, person)

    def _shortened(self, name: str, key: str) -> str:
        """The key of a person whose name has some words of this one as an initialism; "" for none."""
        words = [word for word in words_in(name) if word not in _LINKING]
        for start in range(len(words)):
            for end in range(start + 2, min(start + 4, len(words)) + 1):
                initials = "".join(word[0] for word in words[start:end])
                short = person_key(" ".join((*words[:start], initials, *words[end:])))
                if short in self.persons and short != key and " " in short:
                    return short
        return ""

    def _by_person(self) -> Mapping[str, tuple[Fact, ...]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.managers:
            for person in dict.fromkeys(map(self.same, fact.persons)):
                found[person].append(fact)
        return {person: tuple(several) for person, several in found.items()}

    def interviewed_by(self, person: str) -> tuple[Fact, ...]:
        """The interview steps that speak of a person, by their key; one a page."""
        wanted = set(person.split())
        found = {
            fact.section.path: fact
            for fact, words in zip(reversed(self.interviews), reversed(self._step_words), strict=True)
            if wanted <= words
        }
        return tuple(reversed(found.values()))


def grades_in(value: str) -> frozenset[str]:
    """The grades that a value names, in capitals: "7 or 8" -> 7, 8."""
    return frozenset(re.findall(r"[A-Z]{0,3}-?\d+(?:\.\d)?[A-Z]?|\b[A-Z]\b", value.upper()))


def _stated(roles: Iterable[Scope], stated: Callable[[Scope, Facet], Sequence[Stated]], facet: Facet) -> Iterator[Fact]:
    for scope in roles:
        for each in stated(scope, facet):
            persons = tuple(_persons(each.value)) if facet is Facet.REPORTS_TO else ()
            yield Fact(scope, facet, each.value, each.item, each.section, persons)


def _interviews(roles: Iterable[Scope], steps: Callable[[Scope], Sequence[InterviewStep]]) -> Iterator[Fact]:
    """The steps of each process once: what a page states for all its roles stands under the first scope that has it."""
    seen: set[tuple[str, tuple[int, int]]] = set()
    for scope in roles:
        for step in steps(scope):
            place = (step.section.path, step.item.lines)
            if place not in seen:
                seen.add(place)
                yield Fact(scope, Facet.INTERVIEW, step.item.text, step.item, step.section, ())


def _named(fact: Fact) -> Iterator[tuple[str, str]]:
    for part in parts_of(fact.value):
        if key := person_key(part):
            yield key, part


def _persons(value: str) -> Iterator[str]:
    yield from (key for part in parts_of(value) if (key := person_key(part)))


_ASIDE = re.compile(
    r"\([^)]*\)|\b(?:at|for|of) (?:our|the) company\b|\bat [A-Z]\w+\s*$|\b(?:role|position|level)s?\b|\bor above\b"
)
_BETWEEN = re.compile(r"\b(?:or|with|who|via|during|while|and has|and have)\b|\band (?:the|to|an?)\b|[;/]")


def parts_of(stated: str) -> tuple[str, ...]:
    """Everybody that a reporting line names: "the CFO, with a dotted line to the CEO" names two."""
    parts = (_ASIDE.sub(" ", each).strip(" .,") for each in _BETWEEN.split(stated))
    return tuple(part for part in parts if part)


_LINKING = frozenset("the a an of for in and to at & our your their its role".split())
_ANY_CHIEF = re.compile(r"\bC[A-Z]{1,2}O\b|\bChief (?:[A-Z]\w+ ){1,3}Officer\b")
# Whom somebody works for is not who holds the step: "the partner for the CFO organization".
_FOR_WHOM = re.compile(r"\b(?:for|supporting) (?:the |our )?\S+", re.IGNORECASE)


def _step_words(text: str) -> frozenset[str]:
    return frozenset(person_key(_FOR_WHOM.sub(" ", text)).split())


# "Chief Financial Officer" and "CFO" are one person in any company.
_CHIEF = re.compile(r"\bchief ((?:\w+ ){1,3}?)officer\b")


def person_key(name: str) -> str:
    """What makes two ways to write somebody's title one: word order and linking words do not count, a chief officer is
    known by the initials."""
    joined = " ".join(words_in(name))
    joined = _CHIEF.sub(lambda found: "c" + "".join(word[0] for word in found[1].split()) + "o", joined)
    return " ".join(sorted({stem(word) for word in joined.split() if word not in _LINKING}))
