"""Answers from lists: requirements, responsibilities, performance indicators, an overview; whole or one item."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.answers.answer import Answer, Facts, Group, NotStated, Quote
from index.answers.quoting import from_whom, group_by_label, not_found, quote, quote_stated
from index.answers.reach import Reached, reach, taken_over
from index.answers.search import Hit, asks_for_figures, best_of, fitting
from index.handbook import Handbook
from index.pages.page import Item, Section
from index.phrase import Phrase
from index.questions.mending import rewritten
from index.questions.phrases import FIGURES, NAMED
from index.questions.question import Question
from index.questions.synonyms import SAME, same_as
from index.roles.facet import Facet
from index.roles.headings import read_heading
from index.roles.inheritance import takes_over
from index.roles.naming import name_stems
from index.roles.scope import Kind, Scope, sections_around
from index.roles.stated import statuses_of
from index.words import stem, stems_in, words_in

# The share of the words looked for that an item must hold to be the answer: where the facet is named a list of it
# answers anyhow, so one item must fit well to stand for it; where it is not, less is still more than nothing.
FITS, FITS_ELSEWHERE, FITS_ALONE = 0.34, 0.4, 0.45
# The same where the facet was asked for by name, and the page has no section on it.
FITS_INSTEAD = 0.75
# A word that at most this share of the items holds, or so few, makes an item fit at a smaller share.
RARE, FEW, FITS_RARE = 0.0007, 3, 0.2


def list_answer(handbook: Handbook, question: Question, scope: Scope, facet: Facet) -> Answer | None:
    """The items of a facet that fit the question, else all of them; None where the page has no such list and no item
    that fits."""
    if scope.kind is Kind.SPECIALTY and not scope.has(facet):
        return specialty_answer(handbook, question, scope)
    picked = _picked(handbook, question, scope, facet)
    if picked:
        return picked
    if question.rest and (asks_for_figures(question) or (question.weight < NAMED and facet is not Facet.KPI)):
        return None
    return whole_list(handbook, scope, facet)


def called_answer(handbook: Handbook, question: Question, scope: Scope) -> Facts | None:
    """The whole of a section whose heading says what is asked for: "the stakeholders of the Director"; None where none
    does, or where a figure is asked for, unless the heading is about pay."""
    if not question.rest:
        return None
    pay = {stem(word) for said in FIGURES.findall(question.joined) for word in words_in(said)}
    money = pay.union(*map(same_as, pay)) if asks_for_figures(question) else frozenset()
    asked = {word: {word, *same_as(word)} for word in question.rest}
    whole = sum(map(handbook.weight, asked))
    around = {stem for each in (scope, handbook.page_scopes(scope)[0]) for stem in name_stems(each.name)}
    best: tuple[float, Section, Facet | None] | None = None
    for section, facet in _near_sections(handbook, scope):
        said = frozenset(stems_in(rewritten(section.title)))
        title = said - around or said
        held = [word for word, meant in asked.items() if meant & title]
        if asks_for_figures(question) and not money & title:
            continue
        if not title or facet in _READ_APART or not _all_said(title, asked) or read_heading(section.title).facet:
            continue
        share = sum(handbook.weight(word) * (1.0 if word in title else SAME) for word in held)
        if sum(map(handbook.weight, held)) >= _CALLED * whole and (best is None or share > best[0]):
            best = share, section, facet
    if best is None:
        return None
    _, section, facet = best
    groups = group_by_label(handbook, [(item, section) for item in section.items])
    return Facts((handbook.role(scope),), facet or Facet.OVERVIEW, groups)


# The share of what is looked for that a heading must say.
_CALLED = 0.4
_READ_APART = frozenset({Facet.GRADE, Facet.REPORTS_TO, Facet.INTERVIEW, Facet.LEVELS, Facet.STATUS})


def _all_said(title: frozenset[str], asked: Mapping[str, set[str]]) -> bool:
    """True where a heading says nothing that the question does not."""
    return sum(1 for word in title if not any(word in meant for meant in asked.values())) * 2 < len(title)


def _near_sections(handbook: Handbook, scope: Scope) -> Iterator[tuple[Section, Facet | None]]:
    """The sections that hold for a scope, nearest first, but for those that a role or its page begins with."""
    heads = {other.head.number for other in handbook.page_scopes(scope)}
    found = {
        (each.entry.section.path, each.entry.section.number): (each.entry.section, each.facet)
        for each in reversed(reach(handbook, scope))
        if each.nearness >= _NEAR and each.entry.section.number not in heads
    }
    yield from reversed(found.values())


_NEAR = 0.8


def _picked(handbook: Handbook, question: Question, scope: Scope, facet: Facet) -> Answer | None:
    hits = fitting(handbook, question, reach(handbook, scope), facet)
    hits = [hit for hit in hits if not _leads_in(hit)] or hits
    if facet is Facet.KPI and sections_around(scope, facet)[0]:
        hits = [hit for hit in hits if hit.reached.facet is facet]
    others = hits
    hits = [
        hit
        for hit in hits
        if _tells(handbook, hit)
        or hit.coverage >= (FITS if hit.reached.facet is facet or question.weight < NAMED else FITS_ELSEWHERE)
    ]
    if not hits:
        return None
    return facts_from(handbook, scope, hits[0].reached.facet or facet, best_of(hits, others))


def _tells(handbook: Handbook, hit: Hit) -> bool:
    """True where an item holds a rare word of the question: few items of the handbook say "Friday" or "Kafka"."""
    words = stems_in(hit.reached.entry.item.text)
    rare = max(FEW, RARE * len(handbook.entries))
    return hit.coverage >= FITS_RARE and any(
        0 < handbook.items.frequency(word) <= rare for word in hit.shared if word in words
    )


def _leads_in(hit: Hit) -> bool:
    """A sentence that only introduces the list under it."""
    entry = hit.reached.entry
    after = [item for item in entry.section.items if item.lines[0] > entry.item.lines[1]]
    return (
        not entry.item.marker
        and bool(after)
        and bool(after[0].marker)
        and entry.item.text.endswith((":", "following", "."))
    )


def facts_from(handbook: Handbook, scope: Scope, facet: Facet, hits: Sequence[Hit]) -> Facts:
    """Items found, best first, those taken over from another role under its name."""
    groups: list[Group] = []
    for hit in hits:
        groups = _add(
            groups, _title(hit.reached), quote(handbook, hit.reached.entry.item, hit.reached.entry.section, _mark(hit))
        )
    return Facts((handbook.role(scope),), facet, tuple(groups))


def _mark(hit: Hit) -> str:
    return "-" if hit.reached.entry.item.marker else ""


def _title(reached: Reached) -> str | None:
    label = reached.entry.item.label.rstrip(":")
    if reached.source:
        whose = Phrase("From {role}", role=reached.source.name)
        return Phrase("{title}: {label}", title=whose, label=label) if label else whose
    return label or None


def _add(groups: list[Group], title: str | None, made: Quote) -> list[Group]:
    if groups and groups[-1].title == title:
        return [*groups[:-1], Group((*groups[-1].quotes, made), title)]
    return [*groups, Group((made,), title)]


def whole_list(handbook: Handbook, scope: Scope, facet: Facet) -> Facts | None:
    """All of a facet: own items, then those taken over, each under the name of the role it comes from."""
    sections, owner = sections_around(scope, facet)
    if facet is Facet.OVERVIEW:
        sections, owner = (*sections, *_introductions(handbook, scope)), scope
    if not sections and (below := roles_below(handbook, scope, facet)):
        return whole_list(handbook, below[0], facet) if len(below) == 1 else None
    groups = list(group_by_label(handbook, tuple(_places(sections))))
    if owner is not scope and (open_points := statuses_of(scope)):
        groups.insert(0, Group(tuple(quote_stated(handbook, each) for each in open_points)))
    notes: list[str] = []
    for each in taken_over(handbook, owner, facet):
        if each.sections:
            quotes = tuple(
                quote(handbook, item, section)
                for item, section in _places(each.sections)
                if each.holds(item) and not takes_over(item.text)
            )
            if quotes:
                groups.append(Group(quotes, from_whom(each), inherited=True))
        else:
            notes.append(not_found(each))
    if not groups:
        return None
    return Facts((handbook.role(scope),), facet, tuple(groups), notes=tuple(notes))


def _introductions(handbook: Handbook, scope: Scope) -> tuple[Section, ...]:
    """The text about a role, or its page, that stands under no facet's heading."""
    own = tuple(placed.section for placed in scope.sections if placed.facet is None and placed.section.items)
    top = handbook.page_scopes(scope)[0].head
    return own if not top.items or any(each.number == top.number for each in own) else (*own, top)


def roles_below(handbook: Handbook, scope: Scope, facet: Facet) -> list[Scope]:
    """The roles of a family that have a facet which the family as such has not."""
    if scope.kind is Kind.ROLE:
        return []
    return [other for other in handbook.page_scopes(scope) if other.kind is Kind.ROLE and other.has(facet)]


def _places(sections: Sequence[Section]) -> Iterator[tuple[Item, Section]]:
    for section in sections:
        yield from ((item, section) for item in section.items)


def not_stated(handbook: Handbook, scope: Scope, facet: Facet | None) -> NotStated:
    """Says which sections were read."""
    read = [scope.head, *(placed.section for placed in scope.sections[:3] if placed.section is not scope.head)]
    return NotStated(handbook.role(scope), facet, tuple(handbook.cite(section) for section in read))


def specialty_answer(handbook: Handbook, question: Question, scope: Scope) -> Answer | None:
    """What a specialty is about: the items that fit the question well, else all of its sections."""
    if question.also and scope.has(question.also) and question.also is not question.facet:
        return list_answer(handbook, question, scope, question.also)
    words = tuple(word for word in question.rest if word not in name_stems(scope.name))
    own = [each for each in reach(handbook, scope) if each.nearness >= 1.0]
    hits = fitting(handbook, replace(question, rest=words), own, None)
    if hits and hits[0].coverage >= FITS_ALONE and (asks_for_figures(question) or len(own) > _SHORT):
        return facts_from(handbook, scope, Facet.SPECIALTIES, best_of(hits))
    places = [(each.entry.item, each.entry.section) for each in own]
    return Facts((handbook.role(scope),), Facet.SPECIALTIES, group_by_label(handbook, places)) if places else None


# Items: a specialty with no more is shown whole.
_SHORT = 8


def items_answer(
    handbook: Handbook, question: Question, scope: Scope, words: tuple[str, ...], fits: float
) -> Facts | None:
    """The items of a role that fit words, whatever facet they are about; None where none fits well enough."""
    hits = fitting(handbook, replace(question, rest=words), reach(handbook, scope), question.facet)
    if question.facet is Facet.INTERVIEW and sections_around(scope, Facet.INTERVIEW)[0]:
        hits = [hit for hit in hits if hit.reached.facet is not Facet.INTERVIEW]  # its steps have been read already
    hits = [hit for hit in hits if hit.coverage >= fits or (fits < FITS_INSTEAD and _tells(handbook, hit))]
    if not hits:
        return None
    return facts_from(handbook, scope, hits[0].reached.facet or question.facet or Facet.OVERVIEW, best_of(hits))
