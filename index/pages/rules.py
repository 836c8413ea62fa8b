"""Rules for sections: what of a page is only for some, by the words of its headings, labels, bold lines and tables.

Where it is doubtful whether a rule fits, or where what it fits ends, more is hidden and not less.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.pages.captions import label_of, title_of
from index.pages.lookalikes import seen_as
from index.pages.page import Audience, Item, Section
from index.pages.tables import row_text

# A cell with more characters is a text, and no title of its row.
_LONGEST_CELL = 80
_JOINED = re.compile(r"[-_/\s‐-―]+")


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Sections whose heading holds this pattern, and all that is nested in them, are for this audience only; so is what
    a label, a bold line or the title of a row or column says it of."""

    heading: re.Pattern[str]
    audience: Audience

    def fits(self, text: str) -> bool:
        """Whether the pattern is in the text, as it is written or as it looks."""
        return any(map(self.heading.search, _forms(text)))

    def is_all_of(self, text: str) -> bool:
        """Whether the text is nothing but what the pattern finds."""
        return any(map(self.heading.fullmatch, _forms(text.strip(" :.-"))))


def _forms(text: str) -> tuple[str, str, str]:
    seen = seen_as(text)
    return text, seen, _JOINED.sub(" ", seen)


Rules = tuple[SectionRule, ...]


def fit(rules: Rules, text: str) -> bool:
    """Whether one of the rules fits a text."""
    return bool(text) and any(rule.fits(text) for rule in rules)


def kept_of(section: Section, rules: Rules) -> tuple[Section, tuple[Item, ...]]:
    """The section without what the rules hide in it, and the items by which they know it."""
    if not rules:
        return section, ()
    kept, known = list[Item](), list[Item]()
    for item in section.items:
        if (left := _left_of(item, rules)) != item:
            known.append(item)
        if left:
            kept.append(left)
        elif _titles_what_follows(item, rules):
            break
    diagrams = tuple(diagram for diagram in section.diagrams if not fit(rules, diagram))
    if not known and diagrams == section.diagrams:
        return section, ()
    return replace(section, items=tuple(kept), diagrams=diagrams), tuple(known)


def _left_of(item: Item, rules: Rules) -> Item | None:
    """What of an item is not hidden: all of it, a row without some columns, or nothing."""
    if any(fit(rules, title) for title in _titles(item)) or any(rule.is_all_of(item.text) for rule in rules):
        return None
    hidden = [title for title, _ in item.cells if fit(rules, title)]
    if not hidden:
        return item
    cells = tuple((title, text) for title, text in item.cells if title not in hidden)
    text = row_text(cells)
    links = tuple(link for link in item.links if link.text and link.text in text)
    return replace(item, text=text, cells=cells, links=links) if text else None


def _titles(item: Item) -> Iterator[str]:
    """All that may say what the item is about."""
    yield item.label
    yield from item.captions
    if item.cells:
        yield from (text for _, text in item.cells if len(text) <= _LONGEST_CELL)
        return
    lines = item.text.split("\n")
    yield from map(label_of, lines)
    if not item.marker or len(lines) > 1:
        yield from map(title_of, lines)


def _titles_what_follows(item: Item, rules: Rules) -> bool:
    """Whether a hidden item may be the title of what follows it in its section. A bullet stands for itself, unless it
    is nothing but a title; so does a row, unless it has but one cell."""
    if item.cells:
        return sum(1 for _, text in item.cells if text) == 1
    first = item.text.split("\n")[0].strip()
    return not item.marker or first.endswith(":") or any(rule.is_all_of(first) for rule in rules)
