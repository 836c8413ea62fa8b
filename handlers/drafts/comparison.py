"""The draft of a comparison: for each facet the roles' values side by side, then what only one of them has, then what
all of them share."""

from itertools import groupby

from handlers.drafts.phrases import lines_of, names_of, notes_of
from handlers.sheet import Draft, Line, Part
from index import Column, Comparison, Difference, Facet


def draft_comparison(comparison: Comparison) -> Draft:
    """One to several parts for each facet that is compared."""
    parts = [part for difference in comparison.differences for part in _parts(difference)]
    return Draft(
        title=f"Compared: {names_of(comparison.roles)}",
        parts=(*parts, Part(notes_of(comparison.notes))),
    )


def _parts(difference: Difference) -> list[Part]:
    """The columns in their order, those with a short value together; then what is the same."""
    label, everybody = difference.facet.label, "both" if len(difference.columns) == 2 else "all"
    nothing = f"only what is the same for {everybody}" if difference.same else "not stated"
    parts: list[Part] = []
    for is_list, columns in groupby(difference.columns, key=lambda column: _is_list(column, difference.facet)):
        if is_list:
            parts += [_list_part(label, column) for column in columns]
        else:
            parts.append(Part(tuple(_value_line(column, nothing) for column in columns), label))
    return [*parts, Part(lines_of(difference.same), f"{label} (the same for {everybody})")]


def _is_list(column: Column, facet: Facet) -> bool:
    """Whether the column's items are shown: where no short value says it all. "Step 7 of 7" does not say who."""
    return bool(column.quotes) and (column.value is None or len(column.quotes) > 1 or facet is Facet.INTERVIEW)


def _value_line(column: Column, nothing: str) -> Line:
    citation = column.quotes[0].citation if column.quotes else None
    return Line(f"{column.role.name}: {column.value or nothing}", "-", citation)


def _list_part(label: str, column: Column) -> Part:
    value = f", {column.value}" if column.value else ""
    return Part(lines_of(column.quotes), f"{label} ({column.role.name}){value}")
