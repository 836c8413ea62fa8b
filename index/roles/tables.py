"""Tables that speak of several roles at once: a row a role, a column a role, or a role's own facts one a row."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index.pages.page import Item, Section
from index.roles.facet import Facet
from index.roles.headings import read_heading
from index.roles.levels import role_like
from index.roles.naming import full_name, same_name
from index.roles.scope import Kind, Placed, Scope
from index.words import words_in

# Column and row titles by what stands under them; a column "Level" is the grade only where none is called that.
GRADE = frozenset({"grade", "band", "grading"})
LEVEL = frozenset({"level"})
BOSS = frozenset({"reports", "report", "reporting", "manager", "supervisor", "boss"})
# Sections cut out of a shared table are numbered on from here: no page has as many of its own.
_CUT_OUT = 100_000


_ANSWERS_TO = re.compile(r"(?:answers|answerable|responsible|accountable)(?: directly)? to", re.IGNORECASE)
_OTHER_LEVELS = frozenset({"next", "previous", "current"})


def titled(title: str, column: frozenset[str]) -> bool:
    """True where a title is of such a column; "Line manager" is one of bosses, "Account Manager" a role."""
    words = set(words_in(title))
    return (column is BOSS and bool(_ANSWERS_TO.fullmatch(title.strip(" :")))) or (
        bool(words & column)
        and (len(words) <= 3)
        and not words & _OTHER_LEVELS
        and not (column is BOSS and role_like(title) and len(words) > 1 and not words & {"line", "reports", "direct"})
    )


def cell_for(scope: Scope, item: Item, family: str, column: frozenset[str], *, own: bool) -> str | None:
    """The cell of a table row that states a fact of a role: in its row, in its column, or (`own`) in a table of the
    role's own section that names nobody. Where a row has several names and as many values, the one beside its name."""
    label = item.cells[0][1]
    if len(item.cells) == 1:
        return label if own and titled(item.cells[0][0], column) else None
    if titled(label, column):
        for title, text in item.cells[1:]:
            if names(title, scope, family) or (own and len(item.cells) == 2):
                return text
    at = next((place for place, (title, _) in enumerate(item.cells) if place and titled(title, column)), None)
    if at is None:
        return None
    for place, name in enumerate(lines(label)):
        if names(name, scope, family):
            parts = lines(item.cells[at][1])
            return parts[place] if len(parts) > 1 and place < len(parts) else item.cells[at][1]
    return item.cells[at][1] if own and not any(role_like(name) for name in lines(label)) else None


def names(text: str, scope: Scope, family: str) -> bool:
    """True where a cell names a role, in full or without its family, alone or with another ("Clerk & Porter")."""
    if not words_in(text):
        return False
    whole = same_name(text, scope.name) or same_name(full_name(text, family, family), scope.name)
    return whole or any(same_name(part, scope.name) for part in both(text))


@lru_cache(maxsize=20_000)
def both(text: str) -> tuple[str, ...]:
    """The two roles that a cell names at once; empty for one."""
    parts = tuple(part.strip() for part in re.split(r"\s+(?:&|and|\+)\s+|\s*/\s*", text) if part.strip())
    return parts if len(parts) == _TWO and all(role_like(part) for part in parts) else ()


_TWO = 2


def lines(text: str) -> tuple[str, ...]:
    """The parts of a cell, one a line."""
    return tuple(part.strip(" ,;") for part in text.split("\n") if part.strip(" ,;"))


def tabled_roles(section: Section) -> Iterator[str]:
    """The roles that the tables of a section name: down the first column, where every row begins with one, or across
    the top, where two columns or more are called by one."""
    rows = [item for item in section.items if item.cells]
    if not rows:
        return
    across = [title for title, _ in rows[0].cells if _is_role(title)]
    if len(across) > 1:
        yield from across
        return
    firsts = [name for item in rows for name in lines(item.cells[0][1])]
    if len(rows) > 1 and len(rows[0].cells) > 1 and not _about_steps(rows[0]):
        roles = sum(map(_is_role, firsts))
        of_roles = any(titled(title, GRADE) or titled(title, BOSS) for title, _ in rows[0].cells[1:])
        if roles == len(firsts) or (of_roles and roles >= len(firsts) / 2):
            yield from firsts


def _is_role(text: str) -> bool:
    return (
        0 < len(words_in(text)) <= 8 and role_like(text) and not titled(text, BOSS) and read_heading(text).facet is None
    )


def _about_steps(row: Item) -> bool:
    """The first column of an interview table holds interviewers, not roles of the page."""
    titles = {word for title, _ in row.cells for word in words_in(title)}
    return bool(titles & {"step", "round", "stage", "interviewer", "interview", "length", "minutes", "who", "#"})


def share_tables(scopes: tuple[Scope, ...]) -> None:
    """Gives each role its own rows or columns of the tables that its page shares among roles, as a section of its
    own that is cited as the shared one."""
    roles = [scope for scope in scopes if scope.kind is Kind.ROLE and scope is not scopes[0]]
    number = _CUT_OUT
    for holder in (scope for scope in scopes if scope.kind in {Kind.PAGE, Kind.GROUP} or scope is scopes[0]):
        for placed in tuple(holder.sections):
            if placed.facet in {Facet.GRADE, Facet.REPORTS_TO} or not any(item.cells for item in placed.section.items):
                continue
            for role in roles:
                for facet, items in _cut_out(placed, role, scopes[0].name).items():
                    number += 1
                    cut = replace(placed.section, number=number, items=tuple(items), diagrams=())
                    role.sections.append(Placed(cut, facet, placed.leads))


def _cut_out(placed: Placed, role: Scope, family: str) -> dict[Facet | None, list[Item]]:
    """What the tables of a section hold for one role, by facet: a column may have a facet of its own."""
    found: dict[Facet | None, list[Item]] = {}
    for item in placed.section.items:
        if not item.cells:
            continue
        label, mine = item.cells[0], next((text for title, text in item.cells if names(title, role, family)), None)
        if mine is not None:
            found.setdefault(placed.facet, []).extend(_parts(item, mine, label[1] if label[1] != mine else ""))
        elif any(names(name, role, family) for name in lines(label[1])):
            for title, text in item.cells[1:]:
                if not (titled(title, GRADE) or titled(title, BOSS)):
                    found.setdefault(read_heading(title).facet or placed.facet, []).extend(_parts(item, text, ""))
    return {facet: items for facet, items in found.items() if items}


def _parts(item: Item, text: str, label: str) -> Iterator[Item]:
    """A cell's parts as items; "1" or "#2" before a row's cell is the number of a step."""
    parts = [part for line in lines(text) for part in line.split("; ")] if len(lines(text)) < 2 else list(lines(text))
    number = label.strip("#. ")
    for part in parts:
        if part.strip() and part.strip() not in {"-", "–", "n/a"}:
            marker = f"{number}." if number.isdigit() else "-"
            yield Item(part.strip(), item.lines, marker, "" if number.isdigit() else label, (), item.links)
