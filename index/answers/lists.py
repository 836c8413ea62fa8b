"""Answers from lists: requirements, responsibilities, performance indicators, an overview; whole or one item."""

from collections.abc import Iterator, Sequence

from index.answers.answer import Answer, Facts, Group, NotStated, Quote
from index.answers.quoting import from_whom, group_by_label, not_found, quote
from index.answers.reach import Reached, list_sections, reach, taken_over
from index.answers.search import Hit, asks_for_a_number, best_of, measured, search
from index.handbook import Handbook
from index.pages.page import Item, Section
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.inheritance import takes_over
from index.roles.outline import Scope

# The share of the words looked for that an item must hold to be the answer: where the facet is named a list of it
# answers anyhow, so one item must fit well to stand for it; where it is not, less is still more than nothing.
FITS, FITS_ALONE = 0.34, 0.5
_WHOLE = 0.34


def list_answer(handbook: Handbook, question: Question, scope: Scope, facet: Facet) -> Answer | None:
    """The items of a facet that fit the question, else all of them; None where the page has no such list and no item
    that fits."""
    picked = _picked(handbook, question, scope, facet)
    if picked:
        return picked
    if asks_for_a_number(question) and question.rest:
        return None
    return whole_list(handbook, scope, facet)


def _picked(handbook: Handbook, question: Question, scope: Scope, facet: Facet) -> Answer | None:
    hits = measured(question, search(handbook, reach(handbook, scope), question.rest, facet))
    if not hits or hits[0].coverage < _WHOLE:
        return None
    return facts_from(handbook, scope, hits[0].reached.facet or facet, best_of(hits))


def facts_from(handbook: Handbook, scope: Scope, facet: Facet, hits: Sequence[Hit]) -> Facts:
    """Items found, best first, those taken over from another role under its name."""
    groups: list[Group] = []
    for hit in hits:
        groups = _add(groups, _title(hit.reached), quote(handbook, hit.reached.entry.item, hit.reached.entry.section, _mark(hit)))
    return Facts((handbook.role(scope),), facet, tuple(groups))


def _mark(hit: Hit) -> str:
    return "-" if hit.reached.entry.item.marker else ""


def _title(reached: Reached) -> str | None:
    label = reached.entry.item.label.rstrip(":")
    if reached.source:
        return f"From {reached.source.name}" + (f": {label}" if label else "")
    return label or None


def _add(groups: list[Group], title: str | None, made: Quote) -> list[Group]:
    if groups and groups[-1].title == title:
        return [*groups[:-1], Group((*groups[-1].quotes, made), title)]
    return [*groups, Group((made,), title)]


def whole_list(handbook: Handbook, scope: Scope, facet: Facet) -> Facts | None:
    """All of a facet: own items, then those taken over, each under the name of the role it comes from."""
    sections, owner = list_sections(scope, facet)
    groups = list(group_by_label(handbook, tuple(_places(sections))))
    notes: list[str] = []
    for each in taken_over(handbook, owner, facet):
        if each.sections:
            quotes = tuple(quote(handbook, item, section) for item, section in _places(each.sections) if not takes_over(item.text))
            if quotes:
                groups.append(Group(quotes, from_whom(each)))
        else:
            notes.append(not_found(each))
    if not groups:
        return None
    return Facts((handbook.role(scope),), facet, tuple(groups), notes=tuple(notes))


def _places(sections: Sequence[Section]) -> Iterator[tuple[Item, Section]]:
    for section in sections:
        yield from ((item, section) for item in section.items)


def not_stated(handbook: Handbook, scope: Scope, facet: Facet | None) -> NotStated:
    """Says which sections were read."""
    read = [scope.head, *(placed.section for placed in scope.sections[:3] if placed.section is not scope.head)]
    return NotStated(handbook.role(scope), facet, tuple(handbook.cite(section) for section in read))
