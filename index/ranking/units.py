"""Units: the sections that an answer can rest on, each with its words and what it is about. Made once, at load."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from index.pages.page import Item, Page, Section
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
    """An item of a unit: its stems with those of its label, their pairs, and which kinds of value it holds."""

    item: Item
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


def units_of(pages: Mapping[str, Page], outlines: Mapping[str, tuple[Scope, ...]]) -> tuple[Unit, ...]:
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
            found.append(_unit(len(found), page, section, scope, each.facet, _parts(page, section, own)))
    return tuple(found)


def _parts(page: Page, section: Section, own: set[int]) -> tuple[Section, ...]:
    """A section and the bold lines under it that are no units."""
    soft = (other for other in page.sections if other.soft and other.parent == section.number)
    return (section, *(other for other in soft if other.number not in own))


def _unit(
    number: int, page: Page, section: Section, scope: Scope, facet: Facet | None, parts: Iterable[Section]
) -> Unit:
    lines = tuple(line for part in parts for line in _lines(part, section))
    above = page.heading_path(section)[:-1] if section.level else ()
    head = stems_in(section.title)
    path = tuple(stem for title in above for stem in stems_in(title))
    title = stems_in(page.title)
    file = stems_in(re.sub(r"\.mdx?$", "", page.path).replace("/", " ").replace("-", " ").replace("_", " "))
    body = (stem for part in parts for item in part.items for stem in stems_in(f"{item.label} {item.text}"))
    words = (
        *title,
        *path,
        *head,
        *head,
        *body,
        *(stem for part in parts for d in part.diagrams for stem in stems_in(d)),
    )
    return Unit(
        number, page, section, scope, facet, lines,
        frozenset(head), frozenset(path), frozenset(title), frozenset(file), words,
    )  # fmt: skip


def _lines(part: Section, section: Section) -> Iterator[Line]:
    for item in part.items:
        label = item.label or (part.title if part is not section else "")
        stems = stems_in(f"{label} {item.text}")
        holds = frozenset(kind for kind, pattern in HOLDS.items() if pattern.search(item.text))
        yield Line(item, part, frozenset(stems), frozenset(pairwise(stems)), holds)


def is_shared(unit: Unit) -> bool:
    """Whether a unit is said of a page or group, and so of all roles in it."""
    return unit.scope.kind in {Kind.PAGE, Kind.GROUP}
