"""Markdown to blocks: headings, items, bold lines and diagrams, each with its lines. Owns markdown-it-py.

A block is what a section is made of; which section it falls in is not known here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from index.pages.captions import captions_of
from index.pages.html import HtmlRow, html_lines, html_rows
from index.pages.page import Item, Link
from index.pages.sentences import line_items, sentences_in
from index.pages.tables import is_record, row_text

# A nested list is quoted with its parent up to this many characters; a longer one gives items of its own.
MOST_NESTED = 400
_MOST_CODE = 1_500
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOX = re.compile(r"^\[[ xX]\]\s+")  # of a task list
_ATTRIBUTES = re.compile(r"\s*\{[:#.][^}]*\}\s*$")  # kramdown's and Hugo's {: .class} and {#id}


@dataclass(frozen=True, slots=True)
class Heading:
    """A Markdown heading (level 1 to 6), its words as written, and an `{#id}` where it names one."""

    level: int
    written: str
    title: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class BoldLine:
    """A paragraph that is one run of bold: a heading in some handbooks, a label in others."""

    text: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Diagram:
    """The source of a mermaid graph."""

    source: str
    lines: tuple[int, int]


Block = Heading | BoldLine | Diagram | Item

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# Targets are kept as written: they are compared with paths and anchors, and never become a page's HTML.
_MARKDOWN.normalizeLink = str  # type: ignore[assignment,method-assign]  # the documented way to set it
_MARKDOWN.validateLink = bool  # type: ignore[assignment,method-assign]


def blocks_in(body: str, offset: int) -> tuple[Block, ...]:
    """The blocks of a page's Markdown in order. `offset` is the number of lines before `body` in the file."""
    return tuple(_Reader(body.split("\n"), offset).read(SyntaxTreeNode(_MARKDOWN.parse(body)).children))


def plain(node: SyntaxTreeNode) -> str:
    """The words of an inline node without Markdown marks, links by their text, line ends kept."""
    return "".join(_words(node.children)).strip()


def _words(nodes: Iterable[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        match node.type:
            case "text" | "code_inline" | "image":
                yield node.content
            case "softbreak" | "hardbreak":
                yield "\n"
            case "html_inline":
                yield "\n" if _BREAK.fullmatch(node.content) else ""
            case _:
                yield from _words(node.children)


def _links(node: SyntaxTreeNode) -> tuple[Link, ...]:
    return tuple(
        Link("".join(_words(link.children)).strip(), str(link.attrs.get("href", "")))
        for link in node.walk()
        if link.type == "link"
    )


class _Reader:
    """Walks the syntax tree; holds nothing but the body's lines and their offset in the file."""

    def __init__(self, body: Sequence[str], offset: int) -> None:
        self._body = body
        self._offset = offset

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        label = ""
        for node in nodes:
            match node.type:
                case "heading":
                    label = ""
                    yield self._heading(node)
                case "paragraph":
                    blocks = tuple(self._paragraph(node))
                    label = _introduces(blocks)
                    yield from blocks
                case "bullet_list" | "ordered_list":
                    yield from self._list(node, label)
                    label = ""
                case "table":
                    yield from self._table(node, label)
                    label = ""
                case "fence" | "code_block":
                    yield from self._code(node)
                case "html_block":
                    yield from self._html(node)
                case "blockquote":
                    yield from _items_of(self.read(node.children))
                case _:
                    label = ""

    def _lines(self, node: SyntaxTreeNode) -> tuple[int, int]:
        first, end = node.map or (0, 1)
        while end > first + 1 and not self._body[end - 1].strip():  # a list's map takes in the blank lines after it
            end -= 1
        return first + 1 + self._offset, max(end, first + 1) + self._offset

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        inline = node.children[0] if node.children else None
        written = inline.content if inline else ""
        anchor = re.search(r"\{[^}]*#([\w-]+)[^}]*\}\s*$", written)
        title = " ".join(_ATTRIBUTES.sub("", plain(inline)).split()) if inline else ""
        written = _ATTRIBUTES.sub("", written)
        return Heading(int(node.tag[1]), written, title, anchor[1] if anchor else "", self._lines(node)[0])

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        inline, lines = node.children[0], self._lines(node)
        text = _CLAUSE.sub("", plain(inline))
        if not text or text.startswith(("{:", "{{", "[[")):
            return
        parts = [part for part in inline.children if part.type != "text" or part.content.strip(" :")]
        if len(parts) == 1 and parts[0].type == "strong" and _SENTENCE.match(text):
            yield Item(" ".join(text.split()), lines, links=_links(inline))
            return
        if parts and parts[0].type == "strong" and (len(parts) == 1 or _GRADED.fullmatch(text[len(plain(parts[0])) :])):
            yield BoldLine(" ".join(text.split()), lines)
            return
        if parts and parts[0].type == "strong" and (beside := _BESIDE.fullmatch(text[len(plain(parts[0])) :])):
            yield BoldLine(" ".join(plain(parts[0]).split()), lines)
            yield Item(" ".join(beside[1].split()), lines, links=_links(inline))
            return
        first, *others = [part for part in inline.children if part.type != "text" or part.content]
        if first.type == "strong" and len(others) > 1 and others[0].type == "softbreak":
            yield BoldLine(" ".join(plain(first).split()), (lines[0], lines[0]))  # its text begins on the next line
            left = text[len(plain(first)) :].lstrip("\n")
            yield from _running_text(left, (lines[0] + 1, lines[1]), _links(inline), "")
            return
        if _begins_in_bold(inline) and "\n" not in text and len(text) <= MOST_NESTED:
            yield Item(text, lines, links=_links(inline), leads=True, captions=captions_of(text, lead_of(inline)))
            return
        yield from _running_text(text, lines, _links(inline), lead_of(inline))

    def _list(self, node: SyntaxTreeNode, label: str) -> Iterator[Item]:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        for number, entry in enumerate(node.children):
            marker = "-" if start is None else f"{start + number}."
            yield from self._entry(entry, marker, label)

    def _entry(self, entry: SyntaxTreeNode, marker: str, label: str) -> Iterator[Item]:
        own = [child for child in entry.children if child.type == "paragraph"]
        text = "\n".join(" ".join(plain(child.children[0]).split()) for child in own).strip()
        text = _BOX.sub("", text)
        links = tuple(link for child in own for link in _links(child.children[0]))
        nested = [child for child in entry.children if child.type in {"bullet_list", "ordered_list"}]
        below = tuple(item for child in nested for item in self._list(child, text or label))
        folded = "\n".join(f"  - {item.text.replace(chr(10), chr(10) + '  ')}" for item in below)
        lines = self._lines(entry)
        titles = tuple(filter(None, (*map(_title_in_entry, entry.children),)))
        if text and len(folded) <= MOST_NESTED:
            links += tuple(link for item in below for link in item.links)
            titles += tuple(caption for item in below for caption in item.captions)
            yield Item(f"{text}\n{folded}".strip(), lines, marker, label, links=links, captions=titles)
            return
        if text:
            own_lines = (lines[0], max(lines[0], below[0].lines[0] - 1))
            yield Item(text, own_lines, marker, label, links=links, captions=titles)
        yield from (replace(item, captions=(*titles, *item.captions)) for item in below)

    def _table(self, node: SyntaxTreeNode, label: str) -> Iterator[Item]:
        rows = [row for part in node.children for row in part.children]
        if not rows:
            return
        titles = [" ".join(plain(cell.children[0]).split()) for cell in rows[0].children]
        for row in rows[1:]:
            texts = [plain(cell.children[0]) for cell in row.children]
            if any(texts):
                links = tuple(link for cell in row.children for link in _links(cell.children[0]))
                yield _row(titles, texts, self._lines(row), label, links)

    def _code(self, node: SyntaxTreeNode) -> Iterator[Block]:
        lines = self._lines(node)
        if node.type == "fence" and node.info.strip().lower().startswith("mermaid"):
            yield Diagram(node.content, lines)
        elif node.content.strip() and len(node.content) <= _MOST_CODE:
            yield Item(node.content.strip("\n"), lines, captions=(node.content,))  # any line of it may be a title

    def _html(self, node: SyntaxTreeNode) -> Iterator[Block]:
        first, _ = self._lines(node)
        if rows := html_rows(node.content):
            yield from _html_table(rows, first)
            return
        for line in html_lines(node.content):
            at = first + line.place
            if line.level:
                yield Heading(line.level, line.text, line.text, line.anchor, at)
            else:
                yield Item(line.text, (at, at), captions=(line.text,))  # what its tags made of it is not known


def _html_table(rows: Sequence[HtmlRow], first: int) -> Iterator[Item]:
    """The rows of a table under the titles of its first row; the words of a table of one row, or of one column. Two
    columns of which nothing is marked as a title are a record."""
    if len(rows) < _TWO or len(rows[0].cells) < _TWO:
        for row in rows:
            for cell in row.cells:
                yield Item(cell, (first + row.places[0], first + row.places[1]), captions=(cell,))
        return
    untitled = len(rows[0].cells) == _TWO and not rows[0].titles
    titles = ["", ""] if untitled else [" ".join(cell.split()) for cell in rows[0].cells]
    for row in rows if untitled else rows[1:]:
        texts = [text for _, text in zip_longest(titles, row.cells[: len(titles)], fillvalue="")]
        yield _row(titles, texts, (first + row.places[0], first + row.places[1]))


_TWO = 2


def _row(
    titles: Sequence[str], texts: Sequence[str], lines: tuple[int, int], label: str = "", links: tuple[Link, ...] = ()
) -> Item:
    """A row of a table as an item; of a record, its label is the title of its one cell."""
    is_fact = is_record(titles) and len(texts) == _TWO and all(texts)
    cells = (
        ((" ".join(texts[0].split()).rstrip(":"), texts[1]),) if is_fact else tuple(zip(titles, texts, strict=False))
    )
    return Item(row_text(cells), lines, "|", label, cells, links)


def lead_of(inline: SyntaxTreeNode) -> str:
    """The words that a paragraph sets apart at its beginning: in bold, in italics, by a tag, as a link; else empty."""
    parts = [part for part in inline.children if part.type != "text" or part.content.strip()]
    if not parts:
        return ""
    first, *others = parts
    if first.type == "html_inline":
        tagged = takewhile(lambda part: part.type != "html_inline", others)
        return "".join(_words(tagged)).strip()
    return "".join(_words([first])).strip() if first.type not in {"text", "image"} else ""


def _title_in_entry(node: SyntaxTreeNode) -> str:
    """What a part of a list's entry says that the entry is about: a heading in it, or how a paragraph begins."""
    if node.type not in {"heading", "paragraph"} or not node.children:
        return ""
    return plain(node.children[0]) if node.type == "heading" else lead_of(node.children[0])


def _items_of(blocks: Iterable[Block]) -> Iterator[Item]:
    """The items of a quotation: a heading in it opens no section of the page, but stands over them."""
    over = tuple[str, ...]()
    for block in blocks:
        match block:
            case Heading(title=title):
                over = (title,)
            case BoldLine(text=title):
                over = (title,)
            case Item():
                yield replace(block, captions=(*over, *block.captions))
            case Diagram():
                pass


def _begins_in_bold(inline: SyntaxTreeNode) -> bool:
    """True for a paragraph that begins with a title in bold, told by the mark that ends it or comes after it, but with
    no label: "**Panel (45 minutes)** with two cooks", "**Tasting**, an hour"."""
    parts = [part for part in inline.children if part.type != "text" or part.content.strip()]
    if len(parts) < 2 or parts[0].type != "strong":
        return False
    title = plain(parts[0])
    return title.endswith((".", ")", "!", "?")) or plain(inline)[len(title) :].lstrip().startswith(_AFTER_TITLE)


# "(2) Duties: ...": the number of a paragraph.
_CLAUSE = re.compile(r"^\(\d{1,2}\)\s+(?=[^\W\d])")
# Six words or more up to a full stop: a sentence that is stressed, and no heading.
_SENTENCE = re.compile(r"\s*(?:[^\s.]+\s+){5,}[^\s.]+\.(?:\s|$)")
# "**Baker II** (grade 5)"
_GRADED = re.compile(
    r"[ ,:–-]*\((?:[a-z ]{0,12}(?:grade|level|band)\b[^()\n]{0,12}|[A-Z]{1,3}-?\d{1,2})\)[ :]*", re.IGNORECASE
)
# "**Baker** | G5 | reports to the Head Baker": facts beside a name, apart from it by a bar.
_BESIDE = re.compile(r"\s*[|·]\s*([^\n]{1,120})")
_AFTER_TITLE = (",", "(", "-", "–", "—")


def _introduces(blocks: Sequence[Block]) -> str:
    """A paragraph that ends in a colon, or is all bold, names what follows it; else its first line, if that is a
    title in plain letters."""
    match blocks[-1] if blocks else None:
        case BoldLine(text):
            return text.rstrip(": ")
        case Item(text) if text.endswith(":"):
            return text
        case Item():
            first = blocks[0]
            return first.text if isinstance(first, Item) and _TITLE.fullmatch(first.text) else ""
        case _:
            return ""


# At most 41 characters that end as no sentence does.
_TITLE = re.compile(r"[A-Z][^.!?;:]{1,40}")


def _running_text(text: str, lines: tuple[int, int], links: tuple[Link, ...], lead: str) -> Iterator[Item]:
    """A paragraph as items: a list that lost its bullets by line, anything else by sentence."""
    entries = line_items(text)
    captions = captions_of(text, lead) if not entries else (lead,) if lead else ()
    for found, first, last in entries or sentences_in(text):
        own = tuple(link for link in links if link.text and " ".join(link.text.split()) in found)
        # A <br> ends a line of the text, and none of the file.
        place = (min(lines[0] + first, lines[1]), min(lines[0] + last, lines[1]))
        yield Item(found, place, links=own, captions=captions)
        captions = ()
