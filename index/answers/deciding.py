"""Question -> Answer: which kind of answer a question gets."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from index.answers.across import across
from index.answers.answer import Answer, Facts, Group, NothingFound, NotStated, Passages, WhichRole
from index.answers.cards import card
from index.answers.chains import chain_answer, hops_asked
from index.answers.comparing import comparison
from index.answers.interviews import interview_answer
from index.answers.ladders import level_beside, levels_answer, specialties_answer
from index.answers.lists import (
    FITS,
    FITS_ALONE,
    FITS_INSTEAD,
    called_answer,
    items_answer,
    list_answer,
    not_stated,
    roles_below,
    specialty_answer,
    whole_list,
)
from index.answers.passages import passages
from index.answers.quoting import quote_stated
from index.answers.search import asks_for_figures, is_used
from index.answers.single import single_answer
from index.handbook import Handbook
from index.questions.facets import facet_said
from index.questions.matching import Mention
from index.questions.phrases import LEVEL_BESIDE, NAMED, PAST, PERSON
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.levels import ANYBODY, names_a_role
from index.roles.naming import name_stems, same_name
from index.roles.role import Role
from index.roles.scope import Kind, Scope, sections_around
from index.words import fold, stem, stems_in, words_in


def answer(handbook: Handbook, question: Question) -> Answer:
    """The answer to a question; the same question always gets the same."""
    if listed := across(handbook, question):
        return listed
    if len(question.mentions) > 1:
        scopes = tuple(_base(handbook, mention.scope) for mention in question.mentions)
        if compared := comparison(handbook, question, scopes):
            return compared
    if not question.mentions:
        return _about_no_role(handbook, question)
    mention = question.mentions[0]
    if mention.lacking:
        return _no_such_level(handbook, mention)
    if question.compares and (said := LEVEL_BESIDE.search(question.joined)):
        question = _without(question, said[0])
        scope = _base(handbook, mention.scope)
        beside = level_beside(handbook, said[0], scope)
        if beside and (compared := comparison(handbook, question, (scope, beside))):
            return compared
    unsure = not mention.strong and question.weight < NAMED and not asks_for_figures(question)
    mention = replace(mention, scope=_narrowed(handbook, question, mention))
    if (unsure or _anybody(question, mention)) and not PAST.search(question.joined):
        return _perhaps_about_role(handbook, question, mention)
    return _about_role(handbook, question, mention)


def _perhaps_about_role(handbook: Handbook, question: Question, mention: Mention) -> Answer:
    """For a name that may be meant by chance: a passage of another page, unless a person and a facet were named, or
    the role itself says it."""
    found = passages(handbook, question)
    person = any(names_a_role(question.words[place]) for place in mention.places) and question.weight >= _IMPLIED
    if found and not person and found.passages[0].citation.path != mention.scope.head.path:
        return found
    told = _about_role(handbook, question, mention)
    return found if found and isinstance(told, NotStated) else told


def _anybody(question: Question, mention: Mention) -> bool:
    """True where one of the people that every hiring page speaks of is named, and not surely as a role: "the recruiter
    call" is not the interview of a Recruiter."""
    named = [question.words[place] for place in mention.places]
    return len(named) == 1 and named[0] in ANYBODY and bool(question.rest) and question.facet not in _OF_A_LEVEL


def _without(question: Question, beside: str) -> Question:
    """A question that tells the other side by its place, without those words: what is left is the facet compared."""
    plain = question.joined.replace(beside, " ")
    facet = facet_said(plain, words_in(plain)).facet
    return replace(question, facet=facet if facet in _OF_A_LEVEL else None, rest=(), loose=())


def _narrowed(handbook: Handbook, question: Question, mention: Mention) -> Scope:
    """The specialty of a role's page that the question names beside the role, else the role."""
    if mention.scope.parent is not None and mention.scope.parent.kind is Kind.SPECIALTY:
        return mention.scope
    outside = {stem(word) for place, word in enumerate(question.words) if place not in mention.places}
    named = [
        other for other in handbook.page_scopes(mention.scope)
        if other.kind is Kind.SPECIALTY and other is not mention.scope and _said(other.name, outside)
    ]  # fmt: skip
    if not named or question.facet in {Facet.GRADE, Facet.LEVELS}:
        return _base(handbook, mention.scope) if question.facet in _OF_A_LEVEL else mention.scope
    return max(named, key=lambda other: len(words_in(other.name)))


def _said(name: str, stems: set[str]) -> bool:
    return {stem(word) for word in words_in(name)} <= stems


# What each level has of its own: asked of a family by its bare name, these mean its unmarked level.
_OF_A_LEVEL = frozenset({Facet.GRADE, Facet.REPORTS_TO, Facet.REQUIREMENTS, Facet.RESPONSIBILITIES})


def _base(handbook: Handbook, scope: Scope) -> Scope:
    """The level of a family that has the family's own name, or that name with "(Intermediate)"."""
    if scope.kind is not Kind.PAGE:
        return scope
    roles = (other for other in handbook.page_scopes(scope) if other.kind is Kind.ROLE)
    return next((other for other in roles if same_name(other.name, scope.name)), scope)


def _about_no_role(handbook: Handbook, question: Question) -> Answer:
    found: Passages | None = None if _asks_of_a_role(question) else passages(handbook, question)
    return found or _of_the_page(handbook, question) or NothingFound(_nearest(handbook, question))


def _of_the_page(handbook: Handbook, question: Question) -> Answer | None:
    """What a page states for all of its roles, where the question comes near to several and all stand on that page:
    "the KPIs of the security team". Each word must be of the names or of what the page states."""
    near = [mention for mention in question.nearly if mention.coverage >= _HALF]
    if question.facet not in _OF_A_PAGE or len({mention.scope.head.path for mention in near}) != 1:
        return None
    page = handbook.page_scopes(near[0].scope)[0]
    stated = {word for section in page.of(question.facet) for item in section.items for word in stems_in(item.text)}
    names = {word for scope in handbook.page_scopes(page) for word in name_stems(scope.name)}
    told = bool(stated) and set(question.rest) <= stated | names | _GROUPS
    left = tuple(word for word in question.rest if word not in names | _GROUPS)
    return _by_facet(handbook, replace(question, rest=left, loose=left), page, question.facet) if told else None


_HALF = 0.5
_OF_A_PAGE = frozenset({Facet.KPI, Facet.INTERVIEW, Facet.LEVELS, Facet.SPECIALTIES})
_GROUPS = frozenset(stem(word) for word in "team group department function folks people staff guys candidate".split())


def _nearest(handbook: Handbook, question: Question) -> tuple[Role, ...]:
    """The three roles whose names come nearest to the question's words."""
    roles = (handbook.role(each.scope) for each in question.nearly if each.scope.kind is Kind.ROLE)
    return tuple(dict.fromkeys(roles))[:_OFFERED] or _alike(handbook, question)


def _alike(handbook: Handbook, question: Question) -> tuple[Role, ...]:
    """Where no name comes near: the plainest roles of the kind that is named, directors for "director of gardening"."""
    kinds = {word for word in question.words if names_a_role(word)}
    shared = [(len(kinds.intersection(words := words_in(role.name))), -len(words), role) for role in handbook.roles]
    best = sorted((each for each in shared if each[0]), key=lambda each: each[:2], reverse=True)
    return tuple(dict.fromkeys(role for *_, role in best))[:_OFFERED]


_OFFERED = 3


def _asks_of_a_role(question: Question) -> bool:
    """True where a fact of some role is asked for, but of none that this handbook has: "data scientist grade"."""
    if question.facet is Facet.REPORTS_TO:
        return True
    facts = {Facet.GRADE, Facet.REQUIREMENTS, Facet.RESPONSIBILITIES, Facet.KPI, Facet.LEVELS}
    return question.facet in facts and question.weight >= NAMED and any(names_a_role(word) for word in question.words)


def _no_such_level(handbook: Handbook, mention: Mention) -> Answer:
    beside = [scope for scope in handbook.page_scopes(mention.scope) if scope.kind is Kind.ROLE]
    return NothingFound(tuple(handbook.role(scope) for scope in beside[:_OFFERED]))


def _about_role(handbook: Handbook, question: Question, mention: Mention) -> Answer:
    scope = mention.scope
    if scope.kind is Kind.SPECIALTY:
        family = name_stems(handbook.page_scopes(scope)[0].name)
        question = replace(question, rest=tuple(word for word in question.rest if word not in family))
    if question.facet is None or _only_wants_to_know(question):
        return _by_words(handbook, question, mention)
    if (
        question.weight < _IMPLIED
        and question.rest
        and (said := items_answer(handbook, question, scope, question.rest, FITS_ALONE))
    ):
        return said
    if question.facet in _OF_ONE and _somebody_else(handbook, question, mention):
        return NothingFound(_nearest(handbook, question))
    found = _by_facet(handbook, question, scope, question.facet) or _of_namesake(handbook, question, scope)
    if found is None and scope.kind is not Kind.ROLE and question.rest:
        found = items_answer(handbook, question, scope, question.rest, FITS_ALONE)
    found = found or _which(handbook, scope, question.facet)
    if found is None and question.facet not in _OF_ONE and not _asks_of_steps(question, scope):
        fits = FITS_ALONE if question.weight <= NAMED or asks_for_figures(question) else FITS_INSTEAD
        words = question.rest if question.facet is Facet.INTERVIEW else question.loose
        found = items_answer(handbook, question, scope, words, fits)
    if found is None and question.facet in _MAY_BE_OPEN:
        found = single_answer(handbook, scope, Facet.STATUS) if handbook.stated(scope, Facet.STATUS) else None
    return found or _still_open(handbook, scope, question.facet) or not_stated(handbook, scope, question.facet)


def _still_open(handbook: Handbook, scope: Scope, facet: Facet) -> Answer | None:
    """ "Grade to be confirmed": what the page says of a fact that it does not state yet."""
    said = _SAID_OF.get(facet)
    told = [each for each in handbook.stated(scope, Facet.STATUS) if said and said.search(each.value)]
    if not told:
        return None
    quotes = tuple(quote_stated(handbook, each) for each in told)
    return Facts((handbook.role(scope),), facet, (Group(quotes),))


_SAID_OF = {
    Facet.GRADE: re.compile(r"\b(?:grade|band|level)\b", re.IGNORECASE),
    Facet.REPORTS_TO: re.compile(r"\b(?:manager|report\w*|boss)\b", re.IGNORECASE),
}
_OF_ONE = frozenset({Facet.GRADE, Facet.REPORTS_TO})


def _somebody_else(handbook: Handbook, question: Question, mention: Mention) -> bool:
    """True where words of other names stand right beside the name that was found: the "Manager, IT Security Operations"
    is not the Manager, IT."""
    page = frozenset(word for other in handbook.page_scopes(mention.scope) for word in name_stems(other.name))
    page |= frozenset(stem(word) for word in words_in(handbook.role(mention.scope).department))
    named = {question.words[place] for place in mention.places}
    left = {word for word in question.words if stem(word) in question.rest and stem(word) not in page} - named
    text = fold(question.text)
    before = {word for word in left if any(_side_by_side(word, one, text) for one in named)}
    after = {word for word in left if any(_side_by_side(one, word, text) for one in named)}
    return bool(before & after) or any(handbook.names.weigh((stem(word),)) > 0 for word in before | after)


def _side_by_side(one: str, other: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(one)} {re.escape(other)}\b", text))


_IMPLIED = 2  # a facet that is only hinted at gives way to an item that fits


def _asks_of_steps(question: Question, scope: Scope) -> bool:
    """True where a length or a number of the steps is asked for, which no other list can tell."""
    return (
        question.facet is Facet.INTERVIEW
        and asks_for_figures(question)
        and bool(sections_around(scope, Facet.INTERVIEW)[0])
    )


def _only_wants_to_know(question: Question) -> bool:
    """ "Tell me about the Payroll Manager": everything at a glance, as for the bare name."""
    return question.facet is Facet.OVERVIEW and question.weight < NAMED and not question.rest


def _of_namesake(handbook: Handbook, question: Question, scope: Scope) -> Answer | None:
    """What another page says of the role of the same name, where the first is silent."""
    facet = question.facet
    alike = (other for other in handbook.namesakes(scope) if words_in(other.name) == words_in(scope.name))
    found = (_by_facet(handbook, question, other, facet) for other in alike) if facet else ()
    return next((each for each in found if each), None)


def _which(handbook: Handbook, scope: Scope, facet: Facet) -> WhichRole | None:
    """The choice among a family's roles, where several of them and not the family as such state a facet."""
    below = roles_below(handbook, scope, facet)
    return _choice(handbook, below, facet) if len(below) > 1 else None


def _choice(handbook: Handbook, scopes: Sequence[Scope], facet: Facet | None) -> WhichRole:
    few = scopes[:_CHOICES]
    grades = (next((each.value for each in handbook.stated(scope, Facet.GRADE)), "") for scope in few)
    return WhichRole(tuple(map(handbook.role, few)), facet, tuple(grades))


_CHOICES = 10


# "The requirements will be defined when the need arises" answers a question for them.
_MAY_BE_OPEN = frozenset({Facet.REQUIREMENTS, Facet.RESPONSIBILITIES, Facet.OVERVIEW})


def _by_facet(handbook: Handbook, question: Question, scope: Scope, facet: Facet) -> Answer | None:
    if facet is Facet.REPORTS_TO and (hops := hops_asked(question)) > 1:
        return chain_answer(handbook, scope, hops=hops, end=None)
    match facet:
        case Facet.GRADE | Facet.REPORTS_TO | Facet.STATUS:
            return single_answer(handbook, scope, facet)
        case Facet.INTERVIEW:
            return interview_answer(handbook, question, scope)
        case Facet.LEVELS:
            return levels_answer(handbook, question, scope)
        case Facet.SPECIALTIES:
            if scope.kind is Kind.SPECIALTY:
                return specialty_answer(handbook, question, scope)
            if question.rest and (found := items_answer(handbook, question, scope, question.rest, FITS_ALONE)):
                return found
            return specialties_answer(handbook, scope)
        case Facet.REQUIREMENTS | Facet.RESPONSIBILITIES | Facet.KPI | Facet.OVERVIEW:
            return called_answer(handbook, question, scope) or list_answer(handbook, question, scope, facet)
        case _:
            assert_never(facet)


def _by_words(handbook: Handbook, question: Question, mention: Mention) -> Answer:
    """A role and words that name no facet: the items that fit; a card where there are no words."""
    scope = mention.scope
    if PAST.search(question.joined):
        return not_stated(handbook, scope, None)
    if not question.rest and (asks_for_figures(question) or PERSON.search(question.joined)):
        return not_stated(handbook, scope, None)
    if not question.rest:
        return card(handbook, scope, question) if scope.kind is Kind.ROLE else _family(handbook, question, scope)
    called = called_answer(handbook, question, scope)
    unused = [word for word in question.rest if not is_used(handbook, word)]
    fits = FITS_ALONE if unused and len(question.rest) <= _FEW else FITS
    return called or items_answer(handbook, question, scope, question.rest, fits) or not_stated(handbook, scope, None)


_FEW = 3  # words, of which the handbook lacks one: the others are likely to be about something else


def _family(handbook: Handbook, question: Question, scope: Scope) -> Answer:
    roles = [other for other in handbook.page_scopes(scope) if other.kind is Kind.ROLE]
    if len(roles) > 1:
        return _choice(handbook, roles, None)
    return whole_list(handbook, scope, Facet.OVERVIEW) or card(handbook, roles[0] if roles else scope, question)
