"""Pages, sections and items: what a file of the handbook is once it has been read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import takewhile


class Audience(IntEnum):
    """Who reads. Each may read what those before it may."""

    EVERYBODY = 0
    INTERNAL = 1
    """People of the company, among themselves."""
    HIRING = 2
    """People who hire, among themselves."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link in an item: its words and its target as written."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Item:
    """One bullet, step, table row or sentence: the unit that is quoted.

    `text` is plain, without Markdown marks; a short nested list stands in it on lines that begin with "  - ".
    `marker` is "-" for a bullet, "3." for the third step of a numbered list, "|" for a table row and "" for running
    text. `label` is the line that introduces the item (a parent bullet, or "Nice to have:" above its list).
    `cells` are a table row's (column title, text) pairs; the one cell of a record's row has its label for a title.
    `leads` is True for a paragraph that begins in bold; it is one item. `captions` may be its title though they are no
    heading (index/pages/captions.py).
    """

    text: str
    lines: tuple[int, int]
    marker: str = ""
    label: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    leads: bool = False
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it up to the next heading: the unit that is cited.

    `heading` is as written in the file, `title` the same without Markdown marks. `level` is 0 for the text before the
    first heading, 1 to 6 for Markdown headings and 7 for a line in bold that stands alone (`soft`): that is a heading
    only where the reader of roles finds that it names a facet or a role. `number` counts the page's sections from 0,
    `parent` is the number of the section that this one is nested in. `diagrams` are the sources of mermaid graphs.
    """

    path: str
    number: int
    heading: str
    title: str
    level: int
    parent: int | None
    anchor: str
    lines: tuple[int, int]
    items: tuple[Item, ...] = ()
    diagrams: tuple[str, ...] = ()

    @property
    def soft(self) -> bool:
        """True for a bold line that stands where a heading could."""
        return self.level == SOFT_LEVEL

    @property
    def text(self) -> str:
        """All its items, one a line."""
        return "\n".join(item.text for item in self.items)


SOFT_LEVEL = 7


@dataclass(frozen=True, slots=True)
class Page:
    """One file: its path relative to the handbook with `/`, its title, its front matter, its sections in order, and
    who may read it."""

    path: str
    title: str
    sections: tuple[Section, ...]
    meta: Mapping[str, object] = field(default_factory=dict)
    audience: Audience = Audience.EVERYBODY

    def heading_path(self, section: Section) -> tuple[str, ...]:
        """The titles from the outermost heading down to the section's own."""
        titles = [section.title]
        while section.parent is not None:
            section = self.sections[section.parent]
            titles.append(section.title)
        return tuple(reversed(titles))

    def children(self, section: Section) -> tuple[Section, ...]:
        """The sections nested directly in one, in order."""
        nested = takewhile(lambda other: (other.parent or 0) >= section.number, self.sections[section.number + 1 :])
        return tuple(other for other in nested if other.parent == section.number)
