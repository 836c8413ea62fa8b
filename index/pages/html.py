"""The words of an HTML block: what a browser would show of it, line for line. In linear time, closed or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

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


@dataclass(frozen=True, slots=True)
class HtmlRow:
    """A row of a table in HTML: its first and last line in the block from 0, and its cells' words, a line break for
    each `<br>` or paragraph. A cell that reaches over several rows stands in each of them. `titles` tells whether all
    its cells are titles (`<th>`)."""

    places: tuple[int, int]
    cells: tuple[str, ...]
    titles: bool = False


def html_rows(block: str) -> tuple[HtmlRow, ...]:
    """The rows of the tables in a block; empty where it has none."""
    if "<table" not in block.lower():
        return ()
    reader = _TableReader()
    reader.feed(_shown(block))
    reader.close()
    return tuple(reader.rows)


@dataclass
class _Cell:
    """A cell while it is read; `more` is how many rows below it reaches into."""

    more: int = 0
    is_title: bool = False
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.parts).replace("\x00", "\n").split("\n"))
        return "\n".join(line for line in lines if line)


class _TableReader(HTMLParser):
    """Gathers rows; knows nothing of tables in tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[HtmlRow] = []
        self._first = 0
        self._cells: list[_Cell] | None = None
        self._above: list[_Cell] = []
        self._open: _Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a row or a cell; breaks and paragraphs end a line."""
        if tag == "tr":
            self._end_row()
            self._first, self._cells = self.getpos()[0] - 1, []
        elif tag in {"td", "th"} and self._cells is not None:
            spans = dict(attrs).get("rowspan") or ""
            more = min(int(spans), _MOST_SPANNED) - 1 if spans.isdigit() else 0
            self._open = _Cell(more, is_title=tag == "th")
            self._cells.append(self._open)
        elif tag in {"br", "p", "li"} and self._open:
            self._open.parts.append("\x00")

    def handle_endtag(self, tag: str) -> None:
        """Closes a cell or a row."""
        if tag in {"td", "th"}:
            self._open = None
        elif tag in {"tr", "table"}:
            self._end_row()

    def handle_data(self, data: str) -> None:
        """Keeps the words of a cell."""
        if self._open:
            self._open.parts.append(data)

    def close(self) -> None:
        """Ends the last row, which a page may have left open."""
        super().close()
        self._end_row()

    def _end_row(self) -> None:
        if self._cells is None:
            return
        cells = [each for each in self._above if each.more > 0] + self._cells
        for each in self._above:
            each.more -= 1
        self._above, self._cells, self._open = cells, None, None
        if any(each.text for each in cells):
            last = max(self.getpos()[0] - 1, self._first)
            texts = tuple(each.text for each in cells)
            self.rows.append(HtmlRow((self._first, last), texts, all(each.is_title for each in cells)))


# What a page says a cell reaches over is believed so far.
_MOST_SPANNED = 100
