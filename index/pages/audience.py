"""Audiences: who may read a page or a section, and the page as one audience may read it."""

import re
from dataclasses import dataclass, replace

from index.pages.page import SOFT_LEVEL, Audience, Page, Section


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Sections whose heading holds this pattern, and all that is nested in them, are for this audience only."""

    heading: re.Pattern[str]
    audience: Audience


def checked(page: Page, rules: tuple[SectionRule, ...]) -> Page:
    """The page as the rules see it: a line in bold that one speaks of is a heading of its own, cited as itself."""
    ruled = [section.number for section in page.sections if section.soft and _is_ruled(section, rules)]
    if not ruled:
        return page
    sections = (replace(each, level=SOFT_LEVEL - 1) if each.number in ruled else each for each in page.sections)
    return replace(page, sections=tuple(sections))


def page_for(audience: Audience, page: Page, rules: tuple[SectionRule, ...]) -> Page | None:
    """The page with the sections that this audience may read, each with its own place and anchor; None for none.

    The page must have passed `checked`.
    """
    rules = tuple(rule for rule in rules if rule.audience > audience)
    if page.audience > audience or any(rule.heading.search(page.title) for rule in rules):
        return None
    kept = _kept(page.sections, rules)
    if len(kept) == len(page.sections):
        return page
    return replace(page, sections=_renumbered(kept)) if kept else None


def _kept(sections: tuple[Section, ...], rules: tuple[SectionRule, ...]) -> list[Section]:
    hidden: set[int] = set()
    for section in sections:  # in page order: a parent comes before what is nested in it
        if section.parent in hidden or _is_ruled(section, rules):
            hidden.add(section.number)
    return [section for section in sections if section.number not in hidden]


def _is_ruled(section: Section, rules: tuple[SectionRule, ...]) -> bool:
    return any(rule.heading.search(section.title) for rule in rules)


def _renumbered(sections: list[Section]) -> tuple[Section, ...]:
    """A section's number is its place on the page."""
    places = {section.number: place for place, section in enumerate(sections)}
    return tuple(
        replace(section, number=place, parent=None if section.parent is None else places[section.parent])
        for place, section in enumerate(sections)
    )
