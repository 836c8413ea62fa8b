"""Elements into which a person writes, and those that pick a day or a time. Slack docs, Block Kit reference, block
elements; its table of elements says on which surfaces each goes."""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.workspace.block_kit.menus import ACTION_ID, FOCUS, PLACEHOLDER
from bot.workspace.block_kit.objects import CONFIRM, DISPATCH_CONFIG
from bot.workspace.block_kit.problems import Check, Place, Problems, Surface, quoted
from bot.workspace.block_kit.rich_text import RICH_TEXT_VALUE
from bot.workspace.block_kit.shapes import Fields, Kind, typed
from bot.workspace.block_kit.values import NAME, day, flag, formatted, string, whole_number

_MODALS_ONLY = frozenset({Surface.MODAL})
_NOT_IN_MESSAGES = frozenset({Surface.MODAL, Surface.HOME})
_NOT_ON_HOME = frozenset({Surface.MESSAGE, Surface.MODAL})

_LENGTH_AT_MOST = 3_000
_DIGITS = r"-?[0-9]+(\.[0-9]+)?"

_WRITTEN: Fields = {**ACTION_ID, **FOCUS, **PLACEHOLDER, "dispatch_action_config": DISPATCH_CONFIG}
_PICKED: Fields = {**ACTION_ID, **FOCUS, "confirm": CONFIRM}
_ANY_STRING = string(at_least=0)
_NUMBER = formatted(_DIGITS, 'a number in a string, such as "12" or "1.5"')
_LINES = whole_number(at_least=1)


def _length_bounds(value: object, place: Place) -> Problems:
    match value:
        case {"min_length": int(low), "max_length": int(high)} if low > high:
            yield place.field("min_length").says(f"{low}, at most max_length, {high}")


def _number_bounds(value: object, place: Place) -> Problems:
    match value:
        case {"min_value": str(low), "max_value": str(high)} if _is_above(low, high):
            yield place.field("min_value").says(f"{quoted(low)}, at most max_value, {quoted(high)}")


def _is_above(low: str, high: str) -> bool:
    return all(re.fullmatch(_DIGITS, bound) for bound in (low, high)) and Decimal(low) > Decimal(high)


_PLAIN_INPUT = typed(
    optional={
        **_WRITTEN,
        "initial_value": _ANY_STRING,
        "multiline": flag,
        "min_length": whole_number(at_least=0, at_most=_LENGTH_AT_MOST),
        "max_length": whole_number(at_least=1, at_most=_LENGTH_AT_MOST),
    },
    rules=[_length_bounds],
)
_LINE_INPUT: Check = typed(optional={**_WRITTEN, "initial_value": _ANY_STRING})
_NUMBER_INPUT = typed(
    {"is_decimal_allowed": flag},
    {**_WRITTEN, "initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER},
    [_number_bounds],
)
_RICH_TEXT_INPUT = typed(
    optional={**_WRITTEN, "initial_value": RICH_TEXT_VALUE, "min_lines": _LINES, "max_lines": _LINES}
)
_CLOCK = formatted("([01][0-9]|2[0-3]):[0-5][0-9]", "a time as HH:mm, such as 09:30")

INPUTS: Mapping[str, Kind] = {
    "plain_text_input": Kind(_PLAIN_INPUT),
    "email_text_input": Kind(_LINE_INPUT, _MODALS_ONLY),
    "url_text_input": Kind(_LINE_INPUT, _MODALS_ONLY),
    "number_input": Kind(_NUMBER_INPUT, _MODALS_ONLY),
    "rich_text_input": Kind(_RICH_TEXT_INPUT, _NOT_IN_MESSAGES),
}

PICKERS: Mapping[str, Kind] = {
    "datepicker": Kind(typed(optional={**_PICKED, **PLACEHOLDER, "initial_date": day})),
    "timepicker": Kind(typed(optional={**_PICKED, **PLACEHOLDER, "initial_time": _CLOCK, "timezone": NAME})),
    "datetimepicker": Kind(
        # Ten digits: the docs' own words.
        typed(optional={**_PICKED, "initial_date_time": whole_number(at_least=10**9, at_most=10**10 - 1)}),
        _NOT_ON_HOME,
    ),
}
