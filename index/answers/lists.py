"""Whole lists: requirements, responsibilities, performance indicators, an overview of a role."""

from collections.abc import Iterator, Sequence

from index.answers.answer import Facts, Group, NotStated
from index.answers.quoting import from_whom, group_by_label, not_found, quote, quote_stated
from index.answers.reach import taken_over
from index.handbook import Handbook
from index.pages.page import Item, Section
from index.roles.facet import Facet
from index.roles.inheritance import takes_over
from index.roles.scope import Kind, Scope, sections_around
from index.roles.stated import statuses_of


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
