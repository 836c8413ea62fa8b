"""The grade of a role, wherever its page states it."""

import re
from collections.abc import Iterator

from index.pages.page import Item, Section
from index.roles.facet import Facet
from index.roles.levels import code_and_post
from index.roles.naming import same_name
from index.roles.scope import Kind, Scope
from index.roles.sentences import (
    bare_grade_in,
    grade_in,
    grade_in_title,
    grades_by_name,
    labels_grade,
    states_grade,
    subject_of,
)
from index.roles.stated import Stated, around, bare_name, in_tables, names_another
from index.roles.tables import GRADE, LEVEL, lines, tabled_roles
from index.words import words_in


def grade_of(scope: Scope, page: tuple[Scope, ...]) -> Stated | None:
    """The grade of a scope: under its own heading, in its own words, in a list or table of the page, or what the page
    states for all. Never that of another level."""
    return (
        next(_own_grades(scope), None)
        or next(in_tables(scope, page, GRADE, grade_cell), None)
        or next(in_tables(scope, page, LEVEL, bare_grade_in), None)
        or _titled_grade(scope)
        or next(_shared_grades(scope, page), None)
        or next(_named_grades(scope, page), None)
    )


def _named_grades(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    """A grade that a sentence anywhere on the page states for a role by its name, beside those of others."""
    for other in page:
        for placed in other.sections:
            for item in placed.section.items:
                for name, value in grades_by_name(item.text):
                    if same_name(name, scope.name):
                        yield Stated(value, item, placed.section)


def _titled_grade(scope: Scope) -> Stated | None:
    """The grade in a heading: "Designer (L3)", "L3 Designer"."""
    coded = code_and_post(scope.head.title)
    value = coded[0] if coded else grade_in_title(scope.head.title)
    return Stated(value, Item(scope.head.title, (scope.head.lines[0],) * 2), scope.head) if value else None


def _own_grades(scope: Scope) -> Iterator[Stated]:
    for section in scope.of(Facet.GRADE):
        stated = [Stated(value, item, section) for item in section.items if (value := bare_grade_in(item.text))]
        # The heading wins over the words under it; only where several roles share it do their names decide.
        yield from _about(scope, stated) or stated[: 1 if scope.kind is not Kind.PAGE else None]
        if not stated and len(section.text) <= _SHORT_GRADE and section.items:
            yield Stated(section.items[0].text.rstrip("."), section.items[0], section)
    for placed in scope.sections:
        for item in placed.section.items:
            if (
                not item.cells
                and (states_grade(item.text) or labels_grade(item.text))
                and (value := grade_in(item.text))
            ):
                yield Stated(value, item, placed.section)


_SHORT_GRADE = 12


def _about(scope: Scope, stated: list[Stated]) -> list[Stated]:
    return (
        [each for each in stated if same_name(bare_name(subject_of(each.item.text)), scope.name)]
        if len(stated) > 1
        else []
    )


def _shared_grades(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    """What the groups around a role state: for it by name, or for all of them without a name."""
    for outer in around(scope):
        for placed in outer.sections:
            yield from (
                Stated(value, item, placed.section)
                for item in placed.section.items
                if placed.facet is None and _OF_ALL.match(item.text) and (value := grade_in(item.text))
            )
        for section in outer.of(Facet.GRADE):
            stated = [Stated(value, item, section) for item in section.items if (value := bare_grade_in(item.text))]
            named = [each for each in stated if same_name(bare_name(subject_of(each.item.text)), scope.name)]
            if named or outer.kind is Kind.ROLE:  # another role's section speaks of this one by name only
                yield from named
            else:
                yield from [each for each in stated if not names_another(each.item.text, scope, page)][:1]


_OF_ALL = re.compile(r"(?:all|every|each|everyone|everybody|these|they)\b(?! level)", re.IGNORECASE)


def grade_cell(text: str) -> str | None:
    """The grade in a cell under the title of grades; None where it holds none."""
    if not words_in(text):  # a dash
        return None
    several = lines(text)
    if len(several) > 1 and bare_grade_in(several[0]):  # "7", and on the next line "8 after the exam"
        return " / ".join(several)
    return bare_grade_in(text) or (text.strip() if 0 < len(text.strip()) <= _SHORT_GRADE else None)


def tabled_names(scope: Scope) -> Iterator[tuple[str, Section]]:
    """Roles that a page names only in a table, or in a list of grades of its own: (name, section)."""
    for placed in scope.sections:
        yield from ((name, placed.section) for name in tabled_roles(placed.section))
        for item in placed.section.items:
            if item.cells:
                continue
            if placed.facet is Facet.GRADE and grade_in(item.text):
                yield bare_name(subject_of(item.text)), placed.section
