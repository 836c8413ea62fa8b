"""Audiences: the page as one audience may read it."""

from collections.abc import Iterator
from dataclasses import replace

from index.pages.page import SOFT_LEVEL, Audience, Page, Section
from index.pages.problems import Problem
from index.pages.rules import Rules, fit, kept_of

_MOST_SHOWN = 60  # characters of an item


def checked(page: Page, rules: Rules) -> Page:
    """The page as the rules see it: a line in bold that one speaks of is a heading of its own, cited as itself."""
    ruled = [section.number for section in page.sections if section.soft and fit(rules, section.title)]
    if not ruled:
        return page
    sections = (replace(each, level=SOFT_LEVEL - 1) if each.number in ruled else each for each in page.sections)
    return replace(page, sections=tuple(sections))


def page_for(audience: Audience, page: Page, rules: Rules) -> Page | None:
    """The page with the sections that this audience may read, each with its own place and anchor; None for none.

    The page must have passed `checked`.
    """
    rules = tuple(rule for rule in rules if rule.audience > audience)
    if page.audience > audience or fit(rules, page.title):
        return None
    kept = [kept_of(section, rules)[0] for section in _kept(page.sections, rules)]
    if kept == list(page.sections):
        return page
    return replace(page, sections=_renumbered(kept)) if kept else None


def found_without_heading(page: Page, rules: Rules) -> Iterator[Problem]:
    """What the rules hide though no heading says so, each named: an editor sees whether it is meant."""
    for section in _kept(page.sections, rules):
        for item in kept_of(section, rules)[1]:
            text = " ".join(item.text.split())
            shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}..."
            found = (
                f'"{shown}" fits a rule for sections and is not for everybody; a heading of its own would make it sure'
            )
            yield Problem(page.path, item.lines[0], found)


def _kept(sections: tuple[Section, ...], rules: Rules) -> list[Section]:
    hidden: set[int] = set()
    for section in sections:  # in page order: a parent comes before what is nested in it
        if section.parent in hidden or fit(rules, section.title):
            hidden.add(section.number)
    return [section for section in sections if section.number not in hidden]


def _renumbered(sections: list[Section]) -> tuple[Section, ...]:
    """A section's number is its place on the page."""
    places = {section.number: place for place, section in enumerate(sections)}
    return tuple(
        replace(section, number=place, parent=None if section.parent is None else places[section.parent])
        for place, section in enumerate(sections)
    )
