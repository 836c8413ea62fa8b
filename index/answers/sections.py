"""What a section says to a question: the items that fit best, the rest of it, and what is nested in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.answers.answer import Facts, Group, Passage, Passages, Quote
from index.answers.quoting import from_whom, quote
from index.answers.reach import taken_over
from index.handbook import Handbook
from index.pages.page import Item, Section
from index.phrase import Phrase
from index.ranking.units import Line, Unit, narrowed
from index.roles.facet import Facet
from index.roles.inheritance import takes_over
from index.roles.scope import Scope

# Characters of a section with what is nested in it, and of one that states a fact in a word; lines that come first;
# characters up to which a row of a table is quoted whole.
_ROOM, _ROOM_FOR_A_FACT, _FIRST, _ROW = 3_000, 500, 3, 350


def section_answer(
    handbook: Handbook, unit: Unit, order: Sequence[int], *, scope: Scope | None, in_short: bool, whole: bool = False
) -> Facts | Passages:
    """The lines of a section that fit best, best first, then its other items and the sections nested in it, as far as
    there is room. As facts of `scope`, where it holds for one; `in_short` leaves out all but the best lines. Numbered
    steps keep their order where the `whole` of them is wanted."""
    is_process = whole and not in_short and _is_numbered(unit)
    groups = list(_in_order(handbook, unit) if is_process else _groups(handbook, unit, order, in_short=in_short))
    if scope is None:
        return Passages((Passage(tuple(q for group in groups for q in group.quotes), handbook.cite(unit.section)),))
    facet = unit.facet or Facet.OVERVIEW
    if not in_short:
        groups += _taken_over(handbook, scope, facet, unit)
    return Facts((handbook.role(scope),), facet, tuple(groups))


def with_the_rest(handbook: Handbook, told: Facts, unit: Unit, order: Sequence[int], *, in_short: bool) -> Facts:
    """A fact with what else its section says, best first, as far as there is room: little beside a fact that is surely
    all that was asked for. Rows of a table are left out: most of them are about others."""
    said = {quote.text for group in told.groups for quote in group.quotes}
    others = dict.fromkeys(unit.lines[place].whole for place in order)
    room = _ROOM_FOR_A_FACT - sum(map(len, said)) if in_short else _ROOM
    rest = _within(room, [item for item in others if item.text not in said and not item.cells])
    if not rest:
        return told
    group = Group(tuple(quote(handbook, item, unit.section) for item in rest), Phrase("Also in this section"))
    return replace(told, groups=(*told.groups, group), at_a_glance=in_short)


def _groups(handbook: Handbook, unit: Unit, order: Sequence[int], *, in_short: bool) -> Iterator[Group]:
    room = _ROOM_FOR_A_FACT if in_short else _ROOM
    best = _fitting([unit.lines[place] for place in order[:_FIRST]], room)
    first = tuple(_together(best))
    if not first:
        yield Group((Quote(unit.section.title, handbook.cite(unit.section)),))
    else:
        yield Group(tuple(quote(handbook, item, unit.section) for item in first))
    room -= sum(len(item.text) for item in first)
    rest = list(_others(unit, best))  # whole: what a message has no room for is behind "Show all"
    if in_short:
        rest = _within(room, rest)
    if rest:
        yield Group(tuple(quote(handbook, item, unit.section) for item in rest), Phrase("Also in this section"))
    if not in_short or not first:
        yield from _nested(handbook, unit, room - sum(len(item.text) for item in rest))


def _in_order(handbook: Handbook, unit: Unit) -> Iterator[Group]:
    """All items of a unit in its own order, then the sections nested in it."""
    items = list(_others(unit, ()))
    yield Group(tuple(quote(handbook, item, unit.section) for item in items))
    yield from _nested(handbook, unit, _ROOM - sum(len(item.text) for item in items))


def _is_numbered(unit: Unit) -> bool:
    """Whether most items of a unit are numbered steps."""
    items = list(dict.fromkeys(line.whole for line in unit.lines))
    return bool(items) and sum(item.marker[:1].isdigit() for item in items) > len(items) / 2


def _fitting(lines: Sequence[Line], room: int) -> list[Line]:
    """As many of the lines as there is room for, at least the first."""
    kept: list[Line] = []
    for line in lines:
        room -= len(line.item.text)
        if kept and room < 0:
            break
        kept.append(line)
    return kept


def _together(lines: Sequence[Line]) -> Iterator[Item]:
    """The items of lines; cells of one row stand in one, with the rest of a row that is short."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(id(line.whole), []).append(line)
    for parts in rows.values():
        whole, cells = parts[0].whole, _cells(parts)
        yield whole if len(cells) == len(whole.cells) else narrowed(whole, cells)


def _cells(parts: Sequence[Line]) -> set[int]:
    """Which cells of a row are quoted."""
    whole = parts[0].whole
    if len(whole.text) <= _ROW:
        return set(range(len(whole.cells)))
    return {at for at, cell in enumerate(whole.cells) if any(cell in part.item.cells for part in parts)}


def _others(unit: Unit, quoted: Sequence[Line]) -> Iterator[Item]:
    """What a unit holds beside the lines that are quoted already, in its order."""
    shown: dict[int, list[Line]] = {}
    for line in quoted:
        shown.setdefault(id(line.whole), []).append(line)
    for whole in dict.fromkeys(line.whole for line in unit.lines):
        parts = shown.get(id(whole))
        if parts is None:
            yield whole
        elif whole.cells and (left := set(range(1, len(whole.cells))) - _cells(parts)):
            yield narrowed(whole, left)


def _within(room: int, items: Sequence[Item]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        room -= len(item.text)
        if room < 0:
            break
        kept.append(item)
    return kept


def _nested(handbook: Handbook, unit: Unit, room: int) -> Iterator[Group]:
    """The sections right below a unit, each with as many of its items as its share of the room holds."""
    nested = [each for each in unit.page.children(unit.section) if not each.soft]
    for each in nested:
        items = _within(room // len(nested), each.items)
        yield _group_of(handbook, each, items)


def _group_of(handbook: Handbook, section: Section, items: Sequence[Item]) -> Group:
    quotes = tuple(quote(handbook, item, section) for item in items)
    return Group(quotes or (Quote(section.title, handbook.cite(section), "-"),), section.title if quotes else None)


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
