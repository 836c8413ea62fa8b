"""What a section says to a question: the items that fit best, then the rest of it."""

from collections.abc import Sequence

from index.answers.answer import Facts, Group, Passage, Passages, Quote
from index.answers.quoting import from_whom, quote
from index.answers.reach import taken_over
from index.handbook import Handbook
from index.pages.page import Item
from index.phrase import Phrase
from index.questions.query import Query
from index.ranking.units import Line, Unit
from index.roles.facet import Facet
from index.roles.inheritance import takes_over
from index.roles.scope import Scope
from index.words import stems_in

# Characters quoted of a section, and of one that states a fact in a word; items that come first.
_ROOM, _ROOM_FOR_A_FACT, _FIRST = 3_500, 600, 3
_FEW_COLUMNS = 3


def section_answer(
    handbook: Handbook, query: Query, unit: Unit, order: Sequence[int], *, scope: Scope | None, in_short: bool
) -> Facts | Passages:
    """The items of a section that fit best, best first, then its other items in its own order, as far as there is room.
    As facts of `scope`, where it holds for one; `in_short` leaves the other items out."""
    room = _ROOM_FOR_A_FACT if in_short else _ROOM
    first = _fitting(unit, order[:_FIRST], room)
    used = sum(len(unit.lines[place].item.text) for place in first)
    others = () if in_short else _fitting(unit, [p for p in range(len(unit.lines)) if p not in first], room - used)
    groups = [Group(tuple(_quoted(handbook, query, unit.lines[place], unit) for place in first))]
    if others:
        rest = tuple(_quoted(handbook, query, unit.lines[place], unit) for place in others)
        groups.append(Group(rest, Phrase("Also in this section")))
    if not first:
        groups = [Group((Quote(unit.section.title, handbook.cite(unit.section)),))]
    if scope is None:
        return Passages((Passage(tuple(q for group in groups for q in group.quotes), handbook.cite(unit.section)),))
    facet = unit.facet or Facet.OVERVIEW
    if not in_short:
        groups += _taken_over(handbook, scope, facet, unit)
    return Facts((handbook.role(scope),), facet, tuple(groups))


def _fitting(unit: Unit, places: Sequence[int], room: int) -> tuple[int, ...]:
    """As many of the places as there is room for, at least the first."""
    kept: list[int] = []
    for place in places:
        room -= len(unit.lines[place].item.text)
        if kept and room < 0:
            break
        kept.append(place)
    return tuple(kept)


def _quoted(handbook: Handbook, query: Query, line: Line, unit: Unit) -> Quote:
    return quote(handbook, narrowed(line.item, query), unit.section)


def narrowed(item: Item, query: Query) -> Item:
    """A row of a table with only the columns whose titles the question names, beside its first; the row as it is where
    it names none, or all."""
    if len(item.cells) < _FEW_COLUMNS:
        return item
    said = set(query.weights)
    named = [cell for cell in item.cells[1:] if (stems := set(stems_in(cell[0]))) and stems <= said]
    if not named or len(named) == len(item.cells) - 1:
        return item
    kept = (item.cells[0], *named)
    text = "; ".join(f"{title}: {cell}" if title else cell for title, cell in kept if cell)
    return Item(text, item.lines, item.marker, item.label, kept, item.links)


def _taken_over(handbook: Handbook, scope: Scope, facet: Facet, unit: Unit) -> list[Group]:
    """The lists that a role takes over from others, each under their names."""
    groups = []
    for each in taken_over(handbook, scope, facet):
        items = [
            (item, section) for section in each.sections for item in section.items
            if each.holds(item) and not takes_over(item.text) and section is not unit.section
        ]  # fmt: skip
        if items:
            quotes = tuple(quote(handbook, item, section) for item, section in items)
            groups.append(Group(quotes, from_whom(each), inherited=True))
    return groups
