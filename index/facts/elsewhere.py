"""What a page states of a role of another page, by its very name: "A Clerk or Porter reports to the Head of Site", a
table of posts with their grades."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from index.facts.people import in_order
from index.pages.page import Item, Page
from index.roles.facet import Facet
from index.roles.grades import grade_cell
from index.roles.levels import role_like
from index.roles.sentences import grades_by_name, reporting_object
from index.roles.stated import Stated
from index.roles.tables import BOSS, GRADE, lines, titled

_BETWEEN = re.compile(r",\s+(?:and |or )?|\s+(?:and|or)\s+")


class Elsewhere:
    """The grades and reporting lines of a handbook by the names that they are stated for."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._by_name: dict[tuple[Facet, tuple[str, ...]], list[Stated]] = defaultdict(list)
        for page in pages:
            for section in page.sections:
                for item in section.items:
                    for facet, name, value in _told(item):
                        if role_like(name):
                            self._by_name[facet, in_order(name)].append(Stated(value, item, section))

    def of(self, name: str, facet: Facet) -> tuple[Stated, ...]:
        """All that is stated for a name, in the handbook's order; empty where nothing is."""
        return tuple(self._by_name.get((facet, in_order(name)), ()))


def _told(item: Item) -> Iterator[tuple[Facet, str, str]]:
    """The facts of an item as (facet, name, value)."""
    if len(item.cells) > 1:
        yield from _in_row(item.cells)
    elif not item.cells:
        yield from ((Facet.GRADE, name, grade) for name, grade in grades_by_name(item.text))
        if told := reporting_object(item.text):
            yield from ((Facet.REPORTS_TO, name, told[1]) for name in _BETWEEN.split(told[0]))


def _in_row(cells: Sequence[tuple[str, str]]) -> Iterator[tuple[Facet, str, str]]:
    for title, text in cells[1:]:
        for name in lines(cells[0][1]):
            if titled(title, GRADE) and (grade := grade_cell(text)):
                yield Facet.GRADE, name, grade
            if titled(title, BOSS) and text.strip():
                yield Facet.REPORTS_TO, name, text.strip()
