"""The draft of a comparison: for each facet a row with the roles' values side by side, then what only one of them has,
then what all of them share."""

from collections.abc import Iterator

from handlers.drafts.phrases import lines_of, names_of, notes_of, value_of
from handlers.sheet import Draft, Line, Part
from index import Column, Comparison, Difference, Facet, Phrase


def draft_comparison(comparison: Comparison) -> Draft:
    """A row of each facet, then its lists."""
    rows = (_row(difference) for difference in comparison.differences if _has_row(difference))
    lists = (part for difference in comparison.differences for part in _lists(difference))
    return Draft(
        title=Phrase("Compared: {roles}", roles=names_of(comparison.roles)),
        parts=(*rows, *lists, Part(notes_of(comparison.notes))),
    )


def _has_row(difference: Difference) -> bool:
    """Whether there is more to be said side by side than the lists themselves say."""
    return (
        bool(difference.same)
        or not all(_is_list(column, difference.facet) for column in difference.columns)
        or any(column.value for column in difference.columns)
    )


def _row(difference: Difference) -> Part:
    """The short values of all roles, or how much of a list each has."""
    names = tuple(column.role.name for column in difference.columns)
    lines = tuple(_value_line(column, difference) for column in difference.columns)
    return Part(lines, difference.facet.label, columns=names)


def _lists(difference: Difference) -> Iterator[Part]:
    """What only one of the roles has, then what is the same."""
    label = difference.facet.label
    for column in difference.columns:
        if _is_list(column, difference.facet):
            yield Part(lines_of(column.quotes), _whose(difference, column.role.name))
    if len(difference.columns) == 2:
        yield Part(lines_of(difference.same), Phrase("{facet} (the same for both)", facet=label))
    else:
        yield Part(lines_of(difference.same), Phrase("{facet} (the same for all)", facet=label))


def _whose(difference: Difference, role: str) -> Phrase:
    if difference.same:
        return Phrase("{facet}, only {role}", facet=difference.facet.label, role=role)
    return Phrase("{facet} ({role})", facet=difference.facet.label, role=role)


def _is_list(column: Column, facet: Facet) -> bool:
    """Whether the column's items are shown: where no short value says it all. "Step 7 of 7" does not say who."""
    return bool(column.quotes) and (column.value is None or len(column.quotes) > 1 or facet is Facet.INTERVIEW)


def _value_line(column: Column, difference: Difference) -> Line:
    citation = column.quotes[0].citation if column.value and column.quotes else None
    value = column.value or _count(len(column.quotes), len(difference.same))
    said = _worded(difference.facet, column.value) or value
    return Line(Phrase("{title}: {value}", title=column.role.name, value=said), "-", citation, cell=value)


def _worded(facet: Facet, value: str | None) -> str | None:
    return value_of(facet, value) if value and facet is Facet.GRADE else value


def _count(own: int, same: int) -> str:
    """How many items of a list a role has for itself, and how many the others have too."""
    if own and same:
        return Phrase("{own} only here, {same} the same", own=own, same=same)
    if not own + same:
        return Phrase("not stated")
    items = Phrase.of_count("{count} item", "{count} items", count=own + same)
    return Phrase("{items}, the same", items=items) if same else items
