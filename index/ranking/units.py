"""Units: the sections that an answer can rest on, each with its words and what it is about. Made once, at load."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.pages.page import Item, Page, Section
from index.pages.tables import row_text
from index.retrieval.acronyms import Acronyms
from index.roles.facet import Facet
from index.roles.scope import Kind, Scope
from index.words import stems_in

# What an answer to "how long", "how many", "who", "when" can hold: told by the shape of the text alone.
HOLDS = {
    "number": re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|once|half)\b", re.IGNORECASE),
    "duration": re.compile(
        r"\b(?:\d+|one|two|three|four|five|six|half an|an?)\+?[\s-]*(?:to \d+ )?"
        r"(?:minute|min|hour|hr|day|week|month|year|quarter)s?\b",
        re.IGNORECASE,
    ),
    "money": re.compile(r"[$€£]\s?\d|\d\s?(?:%|percent|usd|eur|gbp|k\b)", re.IGNORECASE),
    "time": re.compile(
        r"\b(?:daily|weekly|monthly|quarterly|yearly|annual|every|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\b"
        r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
        r"|\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b",
        re.IGNORECASE,
    ),
    "address": re.compile(r"#\w[\w-]+|@\w[\w-]+|\w@\w|https?://|\.(?:com|org|io|gov)\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What can be quoted of a unit: an item, or one cell of a wide table with the titles of its row and column.

    `item` is what is quoted, `whole` the item that it is a part of, `section` where that stands. `stems` are those of
    its text and label, `pairs` their neighbours; `holds` are the kinds of value in it.
    """

    item: Item
    whole: Item
    section: Section
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    holds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A section with the bold lines under it that are no sections of their own.

    `scope` is whose it is, `facet` what the outline takes it to be about. `head` are the stems of its own heading,
    `path` those of the headings above it, `title` those of its page's title and `file` those of the file's path.
    """

    number: int
    page: Page
    section: Section
    scope: Scope
    facet: Facet | None
    lines: tuple[Line, ...]
    head: frozenset[str]
    path: frozenset[str]
    title: frozenset[str]
    file: frozenset[str]
    words: tuple[str, ...]

    @property
    def above(self) -> frozenset[str]:
        """The stems of everything that stands over its items."""
        return self.head | self.path | self.title


def units_of(
    pages: Mapping[str, Page], outlines: Mapping[str, tuple[Scope, ...]], acronyms: Acronyms
) -> tuple[Unit, ...]:
    """Every section of every page that can be cited, in order of page and place."""
    found: list[Unit] = []
    for path, page in pages.items():
        placed = {
            each.section.number: (scope, each)
            for scope in outlines[path]
            for each in scope.sections
            if each.section.number < len(page.sections)
        }
        own = {number for number, (_, each) in placed.items() if each.leads or not page.sections[number].soft}
        for section in page.sections:
            if section.number not in own:
                continue
            scope, each = placed[section.number]
            found.append(_unit(len(found), page, section, scope, each.facet, _parts(page, section, own), acronyms))
    return tuple(found)


def _parts(page: Page, section: Section, own: set[int]) -> tuple[Section, ...]:
    """A section and the bold lines under it that are no units."""
    soft = (other for other in page.sections if other.soft and other.parent == section.number)
    return (section, *(other for other in soft if other.number not in own))


def _unit(
    number: int, page: Page, section: Section, scope: Scope, facet: Facet | None, parts: Iterable[Section],
    acronyms: Acronyms,
) -> Unit:  # fmt: skip
    parts = tuple(parts)
    above = page.heading_path(section)[:-1] if section.level else ()
    file = re.sub(r"\.mdx?$", "", page.path).replace("/", " ").replace("-", " ").replace("_", " ")
    titles = (page.title, *above, section.title, section.title)
    body = (f"{item.label} {item.text}" for part in parts for item in part.items)
    drawn = (diagram for part in parts for diagram in part.diagrams)
    return Unit(
        number, page, section, scope, facet,
        tuple(line for part in parts for line in _lines(part, section)),
        head=acronyms.both(section.title), path=frozenset().union(*map(acronyms.both, above)),
        title=acronyms.both(page.title), file=acronyms.both(file),
        words=tuple(stem for text in (*titles, *body, *drawn) for stem in stems_in(text)),
    )  # fmt: skip


def _lines(part: Section, section: Section) -> Iterator[Line]:
    for whole in part.items:
        label = whole.label or (part.title if part is not section else "")
        for item in cells_of(whole):
            stems = stems_in(f"{label} {item.text}")
            holds = frozenset(kind for kind, pattern in HOLDS.items() if pattern.search(item.text))
            yield Line(item, whole, part, frozenset(stems), frozenset(pairwise(stems)), holds)


def cells_of(row: Item) -> Sequence[Item]:
    """The cells of a wide row, each with the row's title; else the item itself."""
    if len(row.cells) < _WIDE:
        return (row,)
    return [narrowed(row, {at}) for at, (_, text) in enumerate(row.cells) if at and text] or (row,)


# Columns from which on a row is more than a title and what is said of it.
_WIDE = 3


def narrowed(row: Item, places: Collection[int]) -> Item:
    """A row with only some of its cells beside its first."""
    kept = tuple(cell for at, cell in enumerate(row.cells) if at == 0 or at in places)
    return replace(row, text=row_text(kept), cells=kept)


def is_shared(unit: Unit) -> bool:
    """Whether a unit is said of a page or group, and so of all roles in it."""
    return unit.scope.kind in {Kind.PAGE, Kind.GROUP}
