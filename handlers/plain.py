"""A Sheet as plain text: for a terminal, a notification, a screen reader. Nothing in it is escaped."""

from collections.abc import Iterator

from handlers.sheet import Line, Part, Sheet, Source


def plain_text(sheet: Sheet) -> str:
    """The whole reply: the title is the first line, parts are set apart by blank lines, the sources come last."""
    paragraphs = [sheet.title, *(part_text(part) for part in sheet.parts), "\n".join(_sources(sheet))]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def part_text(part: Part) -> str:
    """The part with its title, as one paragraph."""
    return f"{part.title}:\n{body_text(part)}" if part.title else body_text(part)


def body_text(part: Part) -> str:
    """The part's lines, and what was left out of it."""
    rest = [f"… {part.rest}"] if part.rest else []
    return "\n".join([*map(_line_text, part.lines), *rest])


def source_text(source: Source) -> str:
    """The place, numbered where there are several."""
    return f"[{source.number}] {source.label}" if source.number else source.label


def short_place(source: Source) -> str:
    """The place for a reader on a phone: page and heading."""
    return source.page if source.heading == source.page else f"{source.page} › {source.heading}"


def cell_text(line: Line) -> str:
    """What a table shows of a line."""
    return f"{line.cell} [{line.mark}]" if line.mark else line.cell


def _line_text(line: Line) -> str:
    mark = f" [{line.mark}]" if line.mark else ""
    return f"{line.marker} {line.text}{mark}" if line.marker else f"{line.text}{mark}"


def _sources(sheet: Sheet) -> Iterator[str]:
    match sheet.sources:
        case ():
            return
        case (source,):
            yield f"{sheet.sources_title}: {source_text(source)}"
        case _:
            yield f"{sheet.sources_title}:"
    for source in sheet.sources:
        if len(sheet.sources) > 1:
            yield source_text(source)
        if source.url:
            yield source.url
