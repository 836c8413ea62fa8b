"""A Sheet as Slack blocks. The only module that knows the block classes of slack_sdk.

The handbook's words stand in `plain_text` objects: Slack parses nothing in them, so that no quote can be a mention, a
link or half in bold, and they need no escaping. Only our titles and the links to the sources are mrkdwn.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    RawTextObject,
    SectionBlock,
    TableBlock,
    TextObject,
)

from handlers.mrkdwn import bold, can_be_bold, escaped, linked
from handlers.plain import body_text, cell_text, part_text, short_place, source_text
from handlers.sheet import Part, Sheet, Source

# Slack docs, Block Kit reference.
_HEADER_AT_MOST = 150
_TEXT_AT_MOST = 3_000
_ROWS_AT_MOST = 100
_CELLS_AT_MOST = 20


class Surface(Enum):
    """Where blocks are shown; the value is how many parts of a reply have blocks of their own there.

    A message has 50 blocks, a view 100. A part takes a block for its title and one for each 3,000 characters of lines;
    title, sources and what stands around an answer take some more.
    """

    MESSAGE = 18
    VIEW = 30


def blocks_of(sheet: Sheet, surface: Surface = Surface.MESSAGE) -> tuple[dict[str, Any], ...]:
    """Title, parts, sources, in the order of the plain text; within Slack's limits for every sheet that was fitted for
    the surface.

    slack_sdk checks lengths and counts once more: it raises SlackObjectFormationError for what Slack would refuse.
    """
    blocks = (*_title(sheet.title), *_parts(sheet.parts, surface), *_sources(sheet, surface))
    return tuple(block.to_dict() for block in blocks)


def _title(title: str) -> Iterator[Block]:
    if len(title) <= _HEADER_AT_MOST:
        yield HeaderBlock(text=_plain(title))
    else:
        yield from _sections(title)


def _parts(parts: tuple[Part, ...], surface: Surface) -> Iterator[Block]:
    if len(parts) > surface.value:
        yield from _sections("\n\n".join(map(part_text, parts)))
        return
    has_table = surface is not Surface.MESSAGE
    for columns, some in groupby(parts, key=lambda part: part.columns if _is_row(part) else ()):
        row_parts = tuple(some)
        if columns and not has_table and len(row_parts) < _ROWS_AT_MOST:
            yield _table(columns, row_parts)
            has_table = True
        else:
            yield from _in_turn(row_parts)


def _is_row(part: Part) -> bool:
    return 0 < len(part.columns) < _CELLS_AT_MOST and len(part.lines) == len(part.columns) and part.rest is None


def _table(columns: tuple[str, ...], parts: tuple[Part, ...]) -> Block:
    """Rows under the names of their columns. A message has one table at most, a view none."""
    rows = [("", *columns), *((part.title or "", *map(cell_text, part.lines)) for part in parts)]
    # A cell holds one character at least; wrapped, all columns are seen on a phone.
    cells = [[RawTextObject(text=text or " ") for text in row] for row in rows]
    return TableBlock(rows=cells, column_settings=[{"is_wrapped": True} for _ in rows[0]])


def _in_turn(parts: Iterable[Part]) -> Iterator[Block]:
    for part in parts:
        if part.title and can_be_bold(part.title):
            yield SectionBlock(text=_marked(bold(part.title)))
            yield from _sections(body_text(part))
        else:
            yield from _sections(part_text(part))


def _sections(text: str) -> Iterator[Block]:
    # expand: an answer is read where it stands, not behind "see more".
    return (SectionBlock(text=_plain(piece), expand=True) for piece in _pieces(text))


def _sources(sheet: Sheet, surface: Surface) -> Iterator[Block]:
    """The sources: in a message one line a page, where there is room for more the place of each in full."""
    if not sheet.sources:
        return
    is_linked = any(source.url for source in sheet.sources)
    lines = list(_lines_of_sources(sheet.sources, surface, is_linked=is_linked))
    heading = f"{sheet.sources_title}:" + ("\n" if len(lines) > 1 else " ")
    texts = _together([(escaped(heading) if is_linked else heading) + lines[0], *lines[1:]])
    yield from (ContextBlock(elements=[_marked(text) if is_linked else _plain(text)]) for text in texts)


def _lines_of_sources(sources: tuple[Source, ...], surface: Surface, *, is_linked: bool) -> Iterator[str]:
    """One line for each page in a message, with its sections beside each other, else one for each source."""
    if surface is not Surface.MESSAGE:
        yield from (_place(source_text(source), source, is_linked=is_linked) for source in sources)
        return
    by_page: dict[str, list[Source]] = {}
    for source in sources:
        by_page.setdefault(source.path, []).append(source)
    for first, *others in by_page.values():
        places = [(short_place(first), first), *((source.heading, source) for source in others)]
        named = ((_place(place, source, is_linked=is_linked), source.number) for place, source in places)
        yield ", ".join(f"{place} [{number}]" if number else place for place, number in named)


def _place(text: str, source: Source, *, is_linked: bool) -> str:
    """A place as mrkdwn, where any of the sources has a link, else as plain text."""
    return linked(text, source.url) if is_linked else text


def _together(lines: list[str]) -> Iterator[str]:
    """The lines in as few texts as may hold them, none broken: each fits by itself."""
    text = lines[0]
    for line in lines[1:]:
        if len(text) + 1 + len(line) > _TEXT_AT_MOST:
            yield text
            text = line
        else:
            text = f"{text}\n{line}"
    yield text


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that a text object may hold, broken at a line's end, else at a blank, else anywhere."""
    while text.strip():
        end = len(text)
        if end > _TEXT_AT_MOST:
            head = text[:_TEXT_AT_MOST].rstrip()
            end = max(head.rfind("\n"), 0) or max(head.rfind(" "), 0) or _TEXT_AT_MOST
        piece, text = text[:end], text[end:].removeprefix("\n")
        if piece.strip():
            yield piece


def _plain(text: str) -> TextObject:
    return PlainTextObject(text=text, emoji=False)


def _marked(mrkdwn: str) -> TextObject:
    # verbatim: a channel's name or an address inside a heading is no link.
    return MarkdownTextObject(text=mrkdwn, verbatim=True)
