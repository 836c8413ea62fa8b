"""Audiences: who may read a page or a section, and the page as one audience may read it."""

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from index.pages.page import SOFT_LEVEL, Page, Section
from index.pages.problems import Problem

_KEY = "audience"


class Audience(IntEnum):
    """Who reads. Each may read what those before it may."""

    EVERYBODY = 0
    INTERNAL = 1
    """People of the company, among themselves."""
    HIRING = 2
    """People who hire, among themselves."""


_WORDS = {"everybody": Audience.EVERYBODY, "internal": Audience.INTERNAL, "hiring": Audience.HIRING}


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Sections whose heading holds this pattern, and all that is nested in them, are for this audience only."""

    heading: re.Pattern[str]
    audience: Audience


def checked(page: Page, rules: tuple[SectionRule, ...]) -> Page | Problem:
    """The page, or what is wrong with the audience in its front matter: such a page is shown to nobody.

    A line in bold that a rule speaks of becomes a heading of its own, so that it is cited as itself.
    """
    said = _said(page)
    if said is not None and not (isinstance(said, str) and said.strip().casefold() in _WORDS):
        known = ", ".join(_WORDS)
        wrong = f'front matter: audience "{said}" is not known, so nobody is shown the page; write one of: {known}'
        return Problem(page.path, 1, wrong)
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
    if _of_page(page) > audience or any(rule.heading.search(page.title) for rule in rules):
        return None
    kept = _kept(page.sections, rules)
    if len(kept) == len(page.sections):
        return page
    return replace(page, sections=_renumbered(kept)) if kept else None


def _of_page(page: Page) -> Audience:
    said = _said(page)
    return _WORDS[said.strip().casefold()] if isinstance(said, str) else Audience.EVERYBODY


def _said(page: Page) -> object:
    # However the key is spelt: a page must not be open to all because of a capital letter.
    return next((value for key, value in page.meta.items() if str(key).strip().casefold() == _KEY), None)


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
