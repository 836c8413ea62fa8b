"""Answers about levels: which there are, what comes next, the career ladder."""

import re
from dataclasses import replace

from index.answers.answer import Facts, Group, Quote
from index.answers.quoting import quote
from index.handbook import Handbook
from index.pages.page import Section
from index.phrase import Phrase
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.headings import Structure, read_heading
from index.roles.ladder import Step, steps_in
from index.roles.levels import rank
from index.roles.naming import same_core, same_name
from index.roles.scope import Kind, Scope

_NEXT = re.compile(
    r"\b(?:next|where|go|from here|move|become|after|above|up|beyond|promot\w+|into|higher|grow|progress|progression"
    r"|advance|follows|rung)\b"
)
_PREVIOUS = re.compile(r"\b(?:below|beneath|before|under|lower|previous|down)\b")


def levels_answer(handbook: Handbook, question: Question, scope: Scope) -> Facts | None:
    """What comes next (or before) where that is asked of a role; else the family's levels or its career ladder."""
    asks_next, asks_before = bool(_NEXT.search(question.joined)), bool(_PREVIOUS.search(question.joined))
    ladder = _ladder_sections(scope)
    if asks_next or asks_before:
        before = asks_before and not asks_next
        beside = _neighbour(handbook, scope, before=before)
        text = None if before else _ladder_text(handbook, scope, ladder)
        return _by_arrows(handbook, scope, ladder, before=before) or _both(beside, text)
    if {"ladder", "path", "career"} & set(question.query.words):
        return _ladder_text(handbook, scope, ladder) or _levels(handbook, scope)
    return _levels(handbook, scope) or _ladder_text(handbook, scope, ladder)


def _both(beside: Facts | None, text: Facts | None) -> Facts | None:
    """The next level of the page, and what the page says of moving on."""
    if beside and text:
        return replace(beside, groups=(*text.groups, *beside.groups))
    return beside or text


def _ladder_sections(scope: Scope) -> tuple[Section, ...]:
    around: Scope | None = scope
    found: list[Section] = []
    while around is not None:
        found += [
            section
            for section in around.of(Facet.LEVELS)
            if read_heading(section.title).structure is not Structure.LEVELS
        ]
        if found:
            break
        around = around.parent
    return tuple(section for section in found if section.items or section.diagrams)


def _by_arrows(handbook: Handbook, scope: Scope, ladder: tuple[Section, ...], *, before: bool) -> Facts | None:
    for section in ladder:
        arrows = [step for diagram in section.diagrams for step in steps_in(diagram)]
        fitting = _steps_at(arrows, scope, before=before)
        if fitting:
            quotes = tuple(Quote(f"{step.start} → {step.end}", handbook.cite(section), "-") for step in fitting)
            names = " or ".join(step.start if before else step.end for step in fitting)
            return Facts((handbook.role(scope),), Facet.LEVELS, (Group(quotes),), _beside(names, before=before))
    return None


def _beside(names: str, *, before: bool) -> Phrase:
    return Phrase("before: {names}", names=names) if before else Phrase("next: {names}", names=names)


def _steps_at(arrows: list[Step], scope: Scope, *, before: bool) -> list[Step]:
    """The steps that lead to a role, or from it: those with its very name, else with one that means the same."""
    ends = [(step, step.end if before else step.start) for step in arrows]
    exact = [step for step, name in ends if name.casefold() == scope.name.casefold()]
    return exact or [step for step, name in ends if same_name(name, scope.name)]


def level_beside(handbook: Handbook, said: str, scope: Scope) -> Scope | None:
    """The role above or below another ("the level below"), where there is just one."""
    if scope.kind is not Kind.ROLE:
        return None
    before = bool(_PREVIOUS.search(said))
    levels = _levels_beside(handbook, scope)
    arrows = [step for section in _ladder_sections(scope) for d in section.diagrams for step in steps_in(d)]
    names = [step.start if before else step.end for step in _steps_at(arrows, scope, before=before)]
    if drawn := [other for other in levels if other.name in names]:
        return drawn[0] if len(drawn) == 1 else None
    if len(levels) < 2:  # a page for each level
        levels = sorted(_levels_by_name(handbook, scope), key=lambda other: rank(other.name))
    place = levels.index(scope) + (-1 if before else 1) if scope in levels else -1
    return levels[place] if 0 <= place < len(levels) else None


def _levels_by_name(handbook: Handbook, scope: Scope) -> list[Scope]:
    """The roles of the whole handbook whose names differ from a role's by the level only, one a level; none where
    several pages have one."""
    alike = [other for other in handbook.scopes if other.kind is Kind.ROLE and same_core(other.name, scope.name)]
    return alike if len({rank(other.name) for other in alike}) == len(alike) else []


def _ladder_text(handbook: Handbook, scope: Scope, ladder: tuple[Section, ...]) -> Facts | None:
    quotes = [quote(handbook, item, section) for section in ladder for item in section.items]
    quotes += [
        Quote(_arrow(step), handbook.cite(section), "-")
        for section in ladder
        for diagram in section.diagrams
        for step in steps_in(diagram)
    ]
    return Facts((handbook.role(scope),), Facet.LEVELS, (Group(tuple(quotes)),)) if quotes else None


def _arrow(step: Step) -> str:
    return f"{step.start} → {step.end}"


def _neighbour(handbook: Handbook, scope: Scope, *, before: bool) -> Facts | None:
    """The next level in the order of the page, among the levels beside it."""
    levels = _levels_beside(handbook, scope)
    if scope not in levels:
        return None
    place = levels.index(scope) + (-1 if before else 1)
    if not 0 <= place < len(levels):
        return None
    other = levels[place]
    made = Quote(other.name, handbook.cite(other.head), "-")
    return Facts(
        (handbook.role(scope),),
        Facet.LEVELS,
        (Group((made,)),),
        _beside(other.name, before=before),
        (Phrase("By the order of the levels on the page."),),
    )


def _levels_beside(handbook: Handbook, scope: Scope) -> list[Scope]:
    return [other for other in handbook.page_scopes(scope) if other.kind is Kind.ROLE and other.parent is scope.parent]


def _levels(handbook: Handbook, scope: Scope) -> Facts | None:
    family = scope
    while family.kind is Kind.ROLE and family.parent is not None:
        family = family.parent
    levels = [
        other
        for other in handbook.page_scopes(scope)
        if other.kind is Kind.ROLE and (other.parent is family or other.parent is scope)
    ]
    if not levels:
        levels = [other for other in handbook.page_scopes(scope) if other.kind is Kind.ROLE and other.parent]
    if not levels:
        return None
    quotes = tuple(Quote(other.name, handbook.cite(other.head), "-") for other in levels)
    return Facts(
        (handbook.role(scope),),
        Facet.LEVELS,
        (Group(quotes),),
        Phrase.of_count("{count} level", "{count} levels", count=len(levels)),
    )


def specialties_answer(handbook: Handbook, scope: Scope) -> Facts | None:
    """The specialties of a page: each by name, with its first words; or what the page says of having none."""
    page = handbook.page_scopes(scope)
    sections = [section for other in page for section in other.of(Facet.SPECIALTIES)]
    quotes = [quote(handbook, item, section) for section in sections for item in section.items]
    for other in page:
        if other.kind is Kind.SPECIALTY or (
            other.kind is Kind.ROLE and other.head.parent in {section.number for section in sections}
        ):
            first = other.head.items[0].text if other.head.items else ""
            text = f"{other.name}: {first}" if first and len(first) < _FIRST_WORDS else other.name
            quotes.append(Quote(text, handbook.cite(other.head), "-"))
    return Facts((handbook.role(scope),), Facet.SPECIALTIES, (Group(tuple(quotes)),)) if quotes else None


_FIRST_WORDS = 240
