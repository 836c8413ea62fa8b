"""The interview process of a role: which of those on its page, and the plan that holds for it."""

import re
from collections.abc import Mapping

from index.handbook import Handbook
from index.pages.page import Section
from index.questions.question import Question
from index.roles.conditions import condition_over
from index.roles.facet import Facet
from index.roles.levels import level_words, role_like
from index.roles.naming import name_stems
from index.roles.plan import Plan, plan_for
from index.roles.scope import Kind, Scope, sections_around
from index.roles.standing import NOT_KNOWN, Holds, Standing, standing_of
from index.roles.steps import steps_of
from index.words import stem, words_in


def plan_of(handbook: Handbook, question: Question, scope: Scope) -> Plan:
    """The plan of the process that holds for a role; without steps where its page describes none."""
    return plan_for(_standing(handbook, scope), steps_of(process_of(handbook, question, scope)))


def process_of(handbook: Handbook, question: Question, scope: Scope) -> tuple[Section, ...]:
    """The sections of the process that holds for a role."""
    sections, _ = sections_around(scope, Facet.INTERVIEW)
    return _for_role(scope, _process(question, sections, _standing(handbook, scope)))


def _standing(handbook: Handbook, scope: Scope) -> Standing:
    """How senior a role is among those of its page and those that share its process."""
    return handbook.once(("standing", id(scope)), lambda: _made(handbook, scope))


def _made(handbook: Handbook, scope: Scope) -> Standing:
    if scope.kind is not Kind.ROLE:
        return NOT_KNOWN
    holders = handbook.once("holders of interviews", lambda: _holders(handbook))
    roles = (other for other in handbook.scopes if other.kind is Kind.ROLE)
    names = tuple(
        other.name for other in roles
        if other.head.path == scope.head.path or holders[id(other)] is holders[id(scope)]
    )  # fmt: skip
    return standing_of(scope.name, names, tuple(each.value for each in handbook.stated(scope, Facet.GRADE)))


def _holders(handbook: Handbook) -> Mapping[int, Scope]:
    """Whose interviews each role has, by the role's identity."""
    roles = (scope for scope in handbook.scopes if scope.kind is Kind.ROLE)
    return {id(scope): sections_around(scope, Facet.INTERVIEW)[1] for scope in roles}


def _process(question: Question, sections: tuple[Section, ...], standing: Standing) -> tuple[Section, ...]:
    """Of several processes on a page (by level, region, specialty) the one whose heading the question names; else the
    one for the level of the role, or that names nobody. Sections nested in one process belong together."""
    if len(sections) < 2:
        return sections
    tops = [
        section
        for section in sections
        if section.parent is None or all(section.parent != other.number for other in sections)
    ]
    if len(tops) < 2:
        return sections
    asked = set(question.query.stems)
    best = max(
        tops,
        key=lambda section: (
            _holds(section.title, standing),
            len(name_stems(section.title) & asked) - 0.1 * len(name_stems(section.title)),
            -section.number,
        ),
    )
    return tuple(section for section in sections if section is best or _inside(section, best, sections))


def _holds(title: str, standing: Standing) -> Holds:
    found = condition_over(title)
    return found.holds(standing) if found else Holds.UNKNOWN


def _for_role(scope: Scope, process: tuple[Section, ...]) -> tuple[Section, ...]:
    """A process with parts for several roles ("Director candidates") without the parts for others."""
    named = [section for section in process[1:] if role_like(section.title) or _INITIALS.fullmatch(section.title)]
    mine = [section for section in named if _part_of(section.title, scope)]
    return tuple(section for section in process if section not in named or section in mine) if mine else process


_INITIALS = re.compile(r"[A-Z]{2,5}s?")


def _part_of(title: str, scope: Scope) -> bool:
    if _INITIALS.fullmatch(title):
        return title.rstrip("s").lower() == "".join(word[0] for word in words_in(scope.name))
    wanted = {stem(word) for word in words_in(title)} - _ANY_CANDIDATE
    held = {stem(word) for word in words_in(scope.name)}
    return wanted <= held and level_words(words_in(title)) == level_words(words_in(scope.name))


_ANY_CANDIDATE = {stem(word) for word in "candidate candidates applicants for of the all level levels role".split()}


def _inside(section: Section, top: Section, sections: tuple[Section, ...]) -> bool:
    by_number = {other.number: other for other in sections}
    while section.parent is not None and section.parent in by_number:
        section = by_number[section.parent]
        if section is top:
            return True
    return False
