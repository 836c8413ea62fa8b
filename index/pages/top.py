"""The top of a page, line by line: what was read as front matter, what may be meant as such, and what follows it.

Front matter is written in many ways (YAML, TOML, JSON, a comment, lines without marks), and is not read in most of
them, or where a mark is missing or a blank line stands before it. Here it is recognised all the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.pages.lookalikes import seen_as

# How far down somebody who reads a page looks for who it is for.
_MOST_LINES = 40
# "---", "+++", "~~~ yaml", "- - -", and what an editor makes of hyphens.
_MARK = re.compile(r"[–—―─]|(?!#)[^\w\s](?:\s*[^\w\s])+\s*(?:(?:ya?ml|toml|json)\W*)?")
_HEADING = re.compile(r"#{1,6}\s+\S")
_KEY = re.compile(r"""[^\w\s>|*+#-]*\w[\w.-]*["'`]?(?:\s*[:=]|\s-\s)""")
# Of JSON, HTML, comments and title blocks.
_OPENS = ("<", "{", "[", "%", ":", "@", ";", "(", "\\", '"', "'")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it looks, with its number in the file."""

    number: int
    seen: str
    is_read: bool
    """It stands in front matter that was read."""
    may_be_front_matter: bool


def top_of(text: str, offset: int) -> Iterator[Line]:
    """The lines of the front matter that was read (the first `offset`), then those that follow."""
    lines = text.split("\n")
    for number, line in enumerate(lines[:offset], 1):
        yield from (Line(number, seen, True, True) for seen in _seen(line))
    end = _end_of_unread(lines, offset)
    for number, line in enumerate(lines[offset : end + _MOST_LINES], offset + 1):
        yield from (Line(number, seen, False, number <= end) for seen in _seen(line))


def _seen(line: str) -> list[str]:
    """Some take what ends a line elsewhere (U+2028 and others) for the end of one."""
    return [seen_as(part) for part in line.splitlines()]


def _end_of_unread(lines: list[str], start: int) -> int:
    """How many lines may be front matter that was not read; after some that was, only what begins with a mark."""
    number, inside = start, False
    while number < len(lines):
        line = seen_as(lines[number]).strip()
        if line.startswith(_OPENS) or _MARK.fullmatch(line):
            number, inside = _end_of_block(lines, number, line), True
        elif not line or (inside and lines[number][0].isspace()):
            number += 1
        elif start == 0 and _KEY.match(line):
            number, inside = number + 1, True
        else:
            break
    return number


def _end_of_block(lines: list[str], first: int, opening: str) -> int:
    """The number of lines up to the one that closes what this one opens, else up to the first heading."""
    closing = _closing(opening)
    if closing is None:
        return first + 1
    following = range(first + 1, len(lines))
    closed = (number + 1 for number in following if closing.search(seen_as(lines[number]).strip()))
    return next(closed, next((number for number in following if _HEADING.match(lines[number])), len(lines)))


def _closing(opening: str) -> re.Pattern[str] | None:
    """What a line looks like that closes what this one opens; None for a line that stands alone."""
    if opening.startswith("<!--"):
        return None if "-->" in opening else re.compile("-->")
    if opening.startswith("{"):
        return re.compile(r"^\}") if opening.count("{") > opening.count("}") else None
    if _MARK.fullmatch(opening):
        return re.compile(rf"^{re.escape(opening[0])}\W*$")
    return None
