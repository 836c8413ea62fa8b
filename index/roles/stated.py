"""Facts that one sentence or one table row states, and what reading them shares."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.pages.page import Item, Section
from index.roles.facet import Facet
from index.roles.levels import level_words
from index.roles.naming import same_name
from index.roles.scope import Kind, Scope
from index.roles.sentences import states_status, subject_of
from index.roles.tables import cell_for
from index.words import words_in


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact in its short form, with the item that states it and the section that it stands in."""

    value: str
    item: Item
    section: Section


def bare_name(subject: str) -> str:
    """The subject of a sentence as a name: "The {Senior Auditor}" -> "Senior Auditor"."""
    return subject.strip(" {}[]").removeprefix("The ").removeprefix("the ")


def around(scope: Scope) -> Iterator[Scope]:
    """The groups or roles that a scope is nested in, nearest first, its page last."""
    parent = scope.parent
    while parent is not None:
        yield parent
        parent = parent.parent


# "All roles on this page, apart from the manager, report to ...": who is left out is not who is meant.
_BUT_FOR = re.compile(r",?\s*\b(?:apart from|except(?: for)?|other than)\b[^,]*,?", re.IGNORECASE)


def names_another(text: str, scope: Scope, page: tuple[Scope, ...]) -> bool:
    """True where a sentence is about a role of the page other than this one, or about another level."""
    subject = bare_name(_BUT_FOR.sub("", subject_of(text)))
    if any(other.kind is Kind.ROLE and other is not scope and same_name(subject, other.name) for other in page):
        return True
    named = level_words(words_in(subject))
    return bool(named) and sorted(named) != sorted(level_words(words_in(scope.name)))


def in_tables(
    scope: Scope, page: tuple[Scope, ...], column: frozenset[str], read: Callable[[str], str | None]
) -> Iterator[Stated]:
    """What the tables of a page state of a scope under such a column, read by `read`."""
    namesakes = {words_in(other.name) for other in page if other is not scope} - {words_in(scope.name)}
    for other in page:
        for placed in other.sections:
            for item in placed.section.items:
                if not item.cells:
                    continue
                if len(item.cells) > 1 and words_in(item.cells[0][1]) in namesakes:
                    continue  # "Sales Manager" is no "Manager, Sales"
                value = cell_for(scope, item, page[0].name, column, own=other is scope)
                if value and (short := read(value)):
                    yield Stated(short, item, placed.section)


# In a process, "to be decided" is about the process; this is about the role.
_HIRING = re.compile(
    r"\b(?:not|no longer|currently|only) (?:\w+ ){0,2}(?:hiring|hired?|recruit\w*|open)\b", re.IGNORECASE
)


def statuses_of(scope: Scope) -> tuple[Stated, ...]:
    """What a scope says of being hired now or being defined yet."""
    return tuple(
        Stated(item.text, item, placed.section)
        for placed in scope.sections
        for item in placed.section.items
        if placed.facet is not Facet.KPI
        and not (placed.facet is Facet.LEVELS and item.cells)
        and states_status(item.text)
        and (placed.facet is not Facet.INTERVIEW or _HIRING.search(item.text))
    )
