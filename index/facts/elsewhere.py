"""What a page states of a role of another page, by its very name: "A Clerk or Porter reports to the Head of Site", a
table of posts with their grades."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.facts.org_charts import placed_under
from index.facts.people import in_order
from index.pages.page import Item, Page, Section
from index.roles.facet import Facet
from index.roles.grades import grade_cell
from index.roles.levels import role_like, same_levels
from index.roles.naming import exactly_same_name, within_name
from index.roles.scope import Kind, Scope
from index.roles.sentences import bare_grade_in, grades_by_name, reporting_object
from index.roles.stated import Stated
from index.roles.tables import BOSS, GRADE, LEVEL, lines, titled
from index.words import singular, words_in

_BETWEEN = re.compile(r",\s+(?:and |or )?|\s+(?:and|or)\s+")


class Elsewhere:
    """The grades and reporting lines of a handbook by the names that they are stated for."""

    def __init__(self, pages: Iterable[Page], outlines: Mapping[str, Sequence[Scope]]) -> None:
        self._outlines = outlines
        self._by_name: dict[tuple[Facet, tuple[str, ...]], list[Stated]] = defaultdict(list)
        for page in pages:
            for section in page.sections:
                for facet, name, value, item in _told_by(section):
                    self._by_name[facet, _key(name)].append(Stated(value, item, section))

    def of(self, scope: Scope, facet: Facet) -> tuple[Stated, ...]:
        """What is first stated of a role by its name; empty where nothing is. Not by a page that has a role of its own
        which is called so, or in short: "the Analyst" of the tax page is the Tax Analyst."""
        told = self._by_name.get((facet, _key(scope.name)), ()) if scope.kind is Kind.ROLE else ()
        return tuple(each for each in told if not self._has_one_called(each.section.path, scope))[:1]

    def _has_one_called(self, path: str, scope: Scope) -> bool:
        """Whether a page describes another role by this name, more than in a row of a table; of a name of one word, any
        role."""
        others = [other for other in self._outlines[path] if other.kind is Kind.ROLE and other is not scope]
        if len(words_in(scope.name)) == 1 and any(map(_is_described, others)):
            return True
        alike = (each for each in others if within_name(scope.name, each.name) and same_levels(scope.name, each.name))
        return any(not exactly_same_name(scope.name, each.name) or _is_described(each) for each in alike)


def _is_described(scope: Scope) -> bool:
    return scope.has(Facet.REQUIREMENTS) or scope.has(Facet.RESPONSIBILITIES)


def _key(name: str) -> tuple[str, ...]:
    """What a name is known by: its words in order, each without the "s" of a plural."""
    return tuple(map(singular, in_order(name)))


def _told_by(section: Section) -> Iterator[tuple[Facet, str, str, Item]]:
    """The facts that a section states of roles by their names as (facet, name, value, item)."""
    for item in section.items:
        yield from ((facet, name, value, item) for facet, name, value in _told(item) if role_like(name))
    yield from ((Facet.REPORTS_TO, name, above, item) for name, above, item in placed_under(section))


def _told(item: Item) -> Iterator[tuple[Facet, str, str]]:
    """The facts of an item as (facet, name, value)."""
    if len(item.cells) > 1:
        yield from _in_row(item.cells)
    elif not item.cells:
        yield from ((Facet.GRADE, name, grade) for name, grade in grades_by_name(item.text))
        if told := reporting_object(item.text):
            yield from ((Facet.REPORTS_TO, name, told[1]) for name in _BETWEEN.split(told[0]))


def _in_row(cells: Sequence[tuple[str, str]]) -> Iterator[tuple[Facet, str, str]]:
    """Of the role that a row names: in its first cell that holds the name of one."""
    at = next((at for at, (title, text) in enumerate(cells) if role_like(text) and not titled(title, BOSS)), None)
    if at is None:
        return
    others = (*cells[:at], *cells[at + 1 :])
    graded = any(titled(title, GRADE) for title, _ in others)
    for title, text in others:
        grade = grade_cell(text) if titled(title, GRADE) else None
        if not graded and titled(title, LEVEL):
            grade = bare_grade_in(text)
        for name in lines(cells[at][1]):
            if grade:
                yield Facet.GRADE, name, grade
            if titled(title, BOSS) and (role_like(text) or text.isupper()):
                yield Facet.REPORTS_TO, name, text.strip()
