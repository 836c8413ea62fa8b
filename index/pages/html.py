"""The words of an HTML block: what a browser would show of it, line for line. In linear time, closed or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(r"<[^<>]+>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# What is not shown, and what ends it.
_UNSEEN = re.compile(r"<!--|<script\b|<style\b", re.IGNORECASE)
_ENDS = {"<!--": "-->", "<script": "</script>", "<style": "</style>"}
_HEADING = re.compile(r"\s*<h([1-6])\b([^<>]*)>(.*)</h\1\s*>\s*", re.IGNORECASE)
_ID = re.compile(r"""\bid\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlLine:
    """The words of one line, its place in the block from 0; `level` is 1 to 6 for a heading, whose id is `anchor`."""

    place: int
    text: str
    level: int = 0
    anchor: str = ""


def html_lines(block: str) -> Iterator[HtmlLine]:
    """The lines of a block that hold words, without tags, comments, scripts and styles."""
    for place, line in enumerate(_shown(block).split("\n")):
        text = _TAG.sub("", _BREAK.sub("\n", line)).strip()
        if not text:
            continue
        if heading := _HEADING.fullmatch(line):
            anchor = _ID.search(heading[2])
            yield HtmlLine(place, " ".join(text.split()), int(heading[1]), anchor[1] if anchor else "")
        else:
            yield HtmlLine(place, text)


def _shown(block: str) -> str:
    """The block without what is not shown; its line ends are kept, so that lines can be counted."""
    parts, start, lower = [], 0, block.lower()
    while found := _UNSEEN.search(block, start):
        parts.append(block[start : found.start()])
        ending = _ENDS[found[0].lower()]
        end = lower.find(ending, found.end())
        start = len(block) if end < 0 else end + len(ending)
        parts.append("\n" * block.count("\n", found.start(), start))
    return "".join((*parts, block[start:]))
