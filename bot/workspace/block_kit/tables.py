"""The table block: rows of cells. Slack docs, Block Kit reference, table block."""

from collections.abc import Mapping

from bot.workspace.block_kit.problems import Place, Problems
from bot.workspace.block_kit.rich_text import RICH_TEXT_CELL
from bot.workspace.block_kit.shapes import Fields, Kind, one_of, shape, typed
from bot.workspace.block_kit.values import NAME, choice, flag, length, listing, number
from bot.workspace.texts import text_objects

_ROWS_AT_MOST = 100
_CELLS_AT_MOST = 20
_CHARACTERS_AT_MOST = 10_000

_CELLS: Mapping[str, Kind] = {
    "raw_text": Kind(typed({"text": NAME})),
    "raw_number": Kind(typed({"value": number, "text": NAME})),
    "rich_text": RICH_TEXT_CELL,
}
_ROW = listing(one_of(_CELLS, what="cell"), at_most=_CELLS_AT_MOST, unit="cells")
_ROWS = listing(_ROW, at_most=_ROWS_AT_MOST, unit="rows")
_SETTING = shape(optional={"align": choice("left", "center", "right"), "is_wrapped": flag})


def _rows(value: object, place: Place) -> Problems:
    yield from _ROWS(value, place)
    characters = sum(len(text) for _, text in text_objects(value))
    yield from length(characters, "characters in all cells", at_least=0, at_most=_CHARACTERS_AT_MOST, place=place)


def _column(value: object, place: Place) -> Problems:
    """Null leaves the column as it is."""
    if value is not None:
        yield from _SETTING(value, place)


TABLE_REQUIRED: Fields = {"rows": _rows}
TABLE_OPTIONAL: Fields = {
    "column_settings": listing(_column, at_least=0, at_most=_CELLS_AT_MOST, unit="columns"),
}
