"""Blocks to sections: the tree of headings, with anchors and lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from index.pages.anchors import Anchors
from index.pages.blocks import Block, BoldLine, Diagram, Heading, blocks_in
from index.pages.declared import declared
from index.pages.front_matter import split_front_matter
from index.pages.limits import over_the_limit, too_many_marks
from index.pages.page import SOFT_LEVEL, Item, Page, Section
from index.pages.paths import stem
from index.pages.problems import Problem


def read_page(path: str, text: str) -> Page | Problem:
    """The page in `text` (line ends `\\n`), or what keeps it from being read.

    Its title is the front matter's, else its first heading of level 1, else its first heading, else its file name.
    """
    split = split_front_matter(path, text)
    if isinstance(split, Problem):
        return split
    audience = declared(path, text, split)
    if isinstance(audience, Problem):
        return audience
    if too_dense := too_many_marks(path, split.body, split.offset):
        return too_dense
    try:
        blocks = blocks_in(split.body, split.offset)
    except RecursionError:
        return Problem(path, split.offset + 1, "the Markdown is nested too deeply to be read; close its * and _ marks")
    if too_long := over_the_limit(path, blocks):
        return too_long
    title = _title(split.meta, blocks) or stem(path.rsplit("/", 1)[-1]).replace("-", " ")
    return Page(path, title, tuple(_sections(path, title, blocks, text.split("\n"))), split.meta, audience)


def _title(meta: Mapping[str, object], blocks: tuple[Block, ...]) -> str:
    named = meta.get("title")
    if isinstance(named, str) and named.strip():
        return named.strip()
    headings = [block for block in blocks if isinstance(block, Heading) and block.title]
    top = next((heading for heading in headings if heading.level == 1), headings[0] if headings else None)
    return top.title if top else ""


@dataclass
class _Open:
    """A section while its blocks are being gathered."""

    heading: str
    title: str
    level: int
    parent: int | None
    anchor: str
    first: int
    items: list[Item] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)


def _sections(path: str, title: str, blocks: tuple[Block, ...], lines: list[str]) -> Iterator[Section]:
    opened = [_Open(title, title, 0, None, "", 1)]
    anchors = Anchors()
    for block in blocks:
        match block:
            case Heading():
                anchor = anchors.of(block.title, block.anchor)
                parent = _parent(opened, block.level)
                opened.append(_Open(block.written, block.title, block.level, parent, anchor, block.line))
            case BoldLine():
                text = block.text.rstrip(": ")
                parent = _parent(opened, SOFT_LEVEL)
                anchor = opened[parent].anchor if parent is not None else ""
                opened.append(_Open(block.text, text, SOFT_LEVEL, parent, anchor, block.lines[0]))
            case Diagram():
                opened[-1].diagrams.append(block.source)
            case Item():
                opened[-1].items.append(block)
    for number, section in enumerate(opened):
        last = _last_line(opened, number, lines)
        yield Section(
            path=path, number=number, heading=section.heading, title=section.title, level=section.level,
            parent=section.parent, anchor=section.anchor, lines=(section.first, last),
            items=tuple(_labelled(section, item) for item in section.items),
            diagrams=tuple(section.diagrams),
        )  # fmt: skip


def _parent(opened: list[_Open], level: int) -> int | None:
    """The nearest section before that stands higher; the text before the first heading is nobody's parent, but for
    a bold line that stands in it."""
    lowest = 0 if level == SOFT_LEVEL else 1
    return next((n for n in range(len(opened) - 1, -1, -1) if lowest <= opened[n].level < level), None)


def _last_line(opened: list[_Open], number: int, lines: list[str]) -> int:
    """A section ends before the next begins, at its last line that is not blank; a heading's section takes in the
    bold lines under it."""
    soft = opened[number].level == SOFT_LEVEL
    following = (after.first - 1 for after in opened[number + 1 :] if soft or after.level != SOFT_LEVEL)
    last = next(following, len(lines))
    while last > opened[number].first and not lines[last - 1].strip():
        last -= 1
    return max(last, opened[number].first)


def _labelled(section: _Open, item: Item) -> Item:
    return replace(item, label=section.title) if section.level == SOFT_LEVEL and not item.label else item
