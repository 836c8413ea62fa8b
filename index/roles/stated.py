"""Facts that one sentence or one table row states: the grade, whom a role reports to, whether it is hired now."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.pages.page import Item, Section
from index.roles.facet import Facet
from index.roles.levels import LEVEL_WORDS, level_words
from index.roles.naming import name_stems, same_name
from index.roles.outline import Kind, Scope
from index.roles.sentences import (
    bare_grade_in,
    grade_in,
    reporting_object,
    states_grade,
    states_status,
    subject_of,
)
from index.roles.tables import BOSS, GRADE, LEVEL, cell_for, tabled_roles
from index.words import stem, words_in


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact in its short form, with the item that states it and the section that it stands in."""

    value: str
    item: Item
    section: Section


def grade_of(scope: Scope, page: tuple[Scope, ...]) -> Stated | None:
    """The grade of a scope: under its own heading, in its own words, in a list or table of the page, or what the page
    states for all. Never that of another level."""
    return (
        next(_own_grades(scope), None)
        or next(_in_tables(scope, page, GRADE, _grade_cell), None)
        or next(_in_tables(scope, page, LEVEL, _grade_cell), None)
        or next(_shared_grades(scope, page), None)
    )


def _own_grades(scope: Scope) -> Iterator[Stated]:
    for section in scope.of(Facet.GRADE):
        stated = [Stated(value, item, section) for item in section.items if (value := bare_grade_in(item.text))]
        # The heading wins over the words under it; only where several roles share it do their names decide.
        yield from _about(scope, stated) or stated[: 1 if scope.kind is not Kind.PAGE else None]
        if not stated and len(section.text) <= _SHORT_GRADE and section.items:
            yield Stated(section.items[0].text.rstrip("."), section.items[0], section)
    for placed in scope.sections:
        for item in placed.section.items:
            if not item.cells and (states_grade(item.text) or _labelled(item.text)) and (value := grade_in(item.text)):
                yield Stated(value, item, placed.section)


def _labelled(text: str) -> bool:
    """ "Job grade: 6" on a line of its own."""
    return len(text) <= _LABELLED and bool(re.match(r"\W*(?:job |pay )?(?:grade|band)\b", text, re.IGNORECASE))


_SHORT_GRADE, _LABELLED = 12, 30


def _about(scope: Scope, stated: list[Stated]) -> list[Stated]:
    return (
        [each for each in stated if same_name(_bare(subject_of(each.item.text)), scope.name)] if len(stated) > 1 else []
    )


def _bare(subject: str) -> str:
    return subject.strip(" {}[]").removeprefix("The ").removeprefix("the ")


def _shared_grades(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    """What the groups around a role state: for it by name, or for all of them without a name."""
    for around in _around(scope):
        if around.kind is Kind.ROLE:
            continue
        for section in around.of(Facet.GRADE):
            stated = [Stated(value, item, section) for item in section.items if (value := bare_grade_in(item.text))]
            named = [each for each in stated if same_name(_bare(subject_of(each.item.text)), scope.name)]
            yield from named or [each for each in stated if not _names_another(each.item.text, scope, page)][:1]


def _around(scope: Scope) -> Iterator[Scope]:
    parent = scope.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _names_another(text: str, scope: Scope, page: tuple[Scope, ...]) -> bool:
    """True where a sentence is about a role of the page other than this one, or about another level."""
    subject = _bare(subject_of(text))
    if any(other.kind is Kind.ROLE and other is not scope and same_name(subject, other.name) for other in page):
        return True
    named = level_words(words_in(subject))
    return bool(named) and sorted(named) != sorted(level_words(words_in(scope.name)))


def _grade_cell(text: str) -> str | None:
    return bare_grade_in(text) or (text.strip() if 0 < len(text.strip()) <= _SHORT_GRADE else None)


def _in_tables(
    scope: Scope, page: tuple[Scope, ...], column: frozenset[str], read: Callable[[str], str | None]
) -> Iterator[Stated]:
    for other in page:
        for placed in other.sections:
            for item in placed.section.items:
                if not item.cells:
                    continue
                value = cell_for(scope, item, page[0].name, column, own=other is scope)
                if value and (short := read(value)):
                    yield Stated(short, item, placed.section)


def tabled_names(scope: Scope) -> Iterator[tuple[str, Section]]:
    """Roles that a page names only in a table, or in a list of grades of its own: (name, section)."""
    for placed in scope.sections:
        yield from ((name, placed.section) for name in tabled_roles(placed.section))
        for item in placed.section.items:
            if item.cells:
                continue
            if placed.facet is Facet.GRADE and grade_in(item.text):
                yield _bare(subject_of(item.text)), placed.section


def reports_of(scope: Scope, page: tuple[Scope, ...]) -> tuple[Stated, ...]:
    """The reporting lines of a scope in page order (a page may repeat or contradict itself); empty where none is
    stated. `value` is the words after "reports to"."""
    own = tuple(_own_lines(scope, page))
    if own:
        return own
    tabled = tuple(_in_tables(scope, page, BOSS, lambda text: text.strip() or None))
    return tabled[:1] or tuple(_named_elsewhere(scope, page))[:1] or tuple(_shared_lines(scope, page))[:1]


def _own_lines(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    for section in scope.of(Facet.REPORTS_TO):
        for item in section.items[:2]:
            found = reporting_object(item.text)
            yield Stated(found[1] if found else item.text.rstrip("."), item, section)
    for placed in scope.sections:
        if placed.facet is Facet.REPORTS_TO:
            continue
        for item in placed.section.items:
            found = None if item.cells else reporting_object(item.text)
            if found and (_listed(found[0], item) if item.marker else _subject_is(scope, found[0], page)):
                yield Stated(found[1], item, placed.section)


def _listed(subject: str, item: Item) -> bool:
    """A bullet states a reporting line only outright: "Reports to ...", "This position reports to ..."."""
    words = [word for word in words_in(subject) if word not in _FILLERS]
    outright = not words or (len(words) <= _FEW and bool(_POSITION & set(words)))
    return outright and "reports" in words_in(item.text)


_POSITION = frozenset("position role job".split())
_FEW = 3


def _subject_is(scope: Scope, subject: str, page: tuple[Scope, ...]) -> bool:
    """True where the words before "reports to" mean this scope: "this position", its name, or nothing at all."""
    words = [word for word in words_in(subject) if word not in _FILLERS]
    if not words or (_POSITION | {"they", "it", "you", "candidate", "incumbent"}) & set(words_in(subject)):
        return True
    others = [
        other for other in page if other.kind is Kind.ROLE and other is not scope and _named_in(other.name, subject)
    ]
    return not others or _named_in(scope.name, subject)


_FILLERS = frozenset("the a an this will may and also directly generally typically usually".split())


def _named_in(name: str, text: str) -> bool:
    """True where all words of a name stand in a text, at the same level: "Directors, Tax" names the Director, Tax."""
    stems = {stem(word) for word in words_in(text)}
    wanted = name_stems(name)
    return bool(wanted) and wanted <= stems and not ({stem(word) for word in LEVEL_WORDS} & stems) - wanted


def _named_elsewhere(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    """ "X and Y report to Z", said anywhere on the page with this role as X or Y."""
    for other in page:
        for placed in other.sections:
            for item in placed.section.items:
                found = None if other is scope or item.cells else reporting_object(item.text)
                if found and any(_named_in(scope.name, part) for part in _subjects(found[0])):
                    yield Stated(found[1], item, placed.section)


def _subjects(text: str) -> tuple[str, ...]:
    parts = [text]
    for joint in (" and ", " as well as ", ";", " both "):
        parts = [piece for part in parts for piece in part.split(joint)]
    return tuple(parts)


def _shared_lines(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    """What the page or group says of all its roles: its own sentences whose subject is no single role."""
    for around in _around(scope):
        if around.kind not in {Kind.PAGE, Kind.GROUP}:
            continue
        for placed in around.sections:
            if placed.facet not in {None, Facet.REPORTS_TO, Facet.OVERVIEW, Facet.LEVELS}:
                continue
            for item in placed.section.items:
                found = None if item.cells or item.marker else reporting_object(item.text)
                if found and not _names_another(item.text, scope, page):
                    yield Stated(found[1], item, placed.section)


def statuses_of(scope: Scope) -> tuple[Stated, ...]:
    """What a scope says of being hired now or being defined yet."""
    return tuple(
        Stated(item.text, item, placed.section)
        for placed in scope.sections
        for item in placed.section.items
        if placed.facet not in {Facet.INTERVIEW, Facet.KPI} and states_status(item.text)
    )
