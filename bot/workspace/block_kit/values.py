"""The plain values that blocks are made of: strings, numbers, flags and lists of them."""

import re
from collections.abc import Sequence
from datetime import date

from bot.workspace.block_kit.problems import Check, Place, Problems, quoted

_KINDS_OF_VALUE = (
    (bool, "true or false"),
    ((int, float), "a number"),
    (str, "a string"),
    ((list, tuple), "a list"),
    (type(None), "null"),
)
_URL_AT_MOST = 3_000  # Slack docs, Block Kit reference


def wrong_kind(value: object, wanted: str, place: Place) -> str:
    """The line for a value of another kind than what Slack reads there."""
    found = next((name for kinds, name in _KINDS_OF_VALUE if isinstance(value, kinds)), "an object")
    return place.says(f"{wanted} is needed, not {found}")


def length(count: int, unit: str, *, at_least: int, at_most: int | None, place: Place) -> Problems:
    """A line if there is too little or too much of it: `80 characters, at most 75`."""
    if count < at_least:
        yield place.says("empty" if count == 0 and at_least == 1 else f"{count:,} {unit}, at least {at_least:,}")
    if at_most is not None and count > at_most:
        yield place.says(f"{count:,} {unit}, at most {at_most:,}")


def string(*, at_most: int | None = None, at_least: int = 1) -> Check:
    """A string of so many characters."""

    def check(value: object, place: Place) -> Problems:
        if isinstance(value, str):
            yield from length(len(value), "characters", at_least=at_least, at_most=at_most, place=place)
        else:
            yield wrong_kind(value, "a string", place)

    return check


def choice(*names: str) -> Check:
    """One of the strings."""

    def check(value: object, place: Place) -> Problems:
        if not isinstance(value, str):
            yield wrong_kind(value, "a string", place)
        elif value not in names:
            yield place.says(f"{quoted(value)} is none of {', '.join(names)}")

    return check


def formatted(pattern: str, wanted: str) -> Check:
    """A string of one form; `wanted` says which: "HH:mm, such as 09:30"."""
    form = re.compile(pattern)

    def check(value: object, place: Place) -> Problems:
        if not isinstance(value, str):
            yield wrong_kind(value, "a string", place)
        elif not form.fullmatch(value):
            yield place.says(f"{quoted(value)} is not {wanted}")

    return check


def whole_number(*, at_least: int, at_most: int | None = None) -> Check:
    """A whole number in bounds."""

    def check(value: object, place: Place) -> Problems:
        if not isinstance(value, int) or isinstance(value, bool):
            yield wrong_kind(value, "a whole number", place)
        elif value < at_least:
            yield place.says(f"{value}, at least {at_least}")
        elif at_most is not None and value > at_most:
            yield place.says(f"{value}, at most {at_most}")

    return check


def number(value: object, place: Place) -> Problems:
    """Any number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield wrong_kind(value, "a number", place)


def flag(value: object, place: Place) -> Problems:
    """True or false."""
    if not isinstance(value, bool):
        yield wrong_kind(value, "true or false", place)


def day(value: object, place: Place) -> Problems:
    """A day that there is, as YYYY-MM-DD."""
    if not isinstance(value, str):
        yield wrong_kind(value, "a string", place)
    elif not _is_day(value):
        yield place.says(f"{quoted(value)} is not a day as YYYY-MM-DD, such as 2026-11-23")


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def listing(each: Check, *, at_least: int = 1, at_most: int | None = None, unit: str = "items") -> Check:
    """A list of so many values, each of which is checked."""

    def check(value: object, place: Place) -> Problems:
        if not isinstance(value, list | tuple):
            yield wrong_kind(value, "a list", place)
            return
        yield from length(len(value), unit, at_least=at_least, at_most=at_most, place=place)
        yield from _each(each, value, place)

    return check


def _each(check: Check, values: Sequence[object], place: Place) -> Problems:
    for index, value in enumerate(values):
        yield from check(value, place.item(index))


URL = string(at_most=_URL_AT_MOST)
NAME = string()
NAMES = listing(NAME)
