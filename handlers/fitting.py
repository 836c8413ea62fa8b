"""Fitting: a Draft becomes a Sheet that keeps to its limit. What does not fit is counted, and said where it stands.

The limit is divided first: so much for the title, so much for the sources, the rest for the parts.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from handlers.cut import cut, weight
from handlers.language import ENGLISH, Language
from handlers.mrkdwn import safe_url
from handlers.plain import plain_text
from handlers.sharing import shared
from handlers.sheet import BRIEF, LONG, WHOLE, Draft, Line, Part, Sheet, Source
from handlers.sources import distinct, place_of
from handlers.translating import translated, translated_parts
from index import Citation, Phrase

_OVERHEAD = 8  # beside a text, at most: a bullet, a source number "[12] ", line breaks
_REST_AT_MOST = 75  # "and 12345 more in <heading>"
_HEADING_AT_MOST = 45
_PAGE_AT_MOST = 75  # of a page's title, and of a section's heading, where a source is named in short
_LINE_AT_LEAST = 48

# Of the limit, at most. The parts have three tenths of it even where a page's author wrote titles without end.
_TITLE = 0.2
_PART_TITLE = 0.1
_PLACE = 0.27
_FIRST_SOURCE = 0.5
_SOURCES = 0.33


def fit(draft: Draft, language: Language = ENGLISH) -> Sheet:
    """The draft as it can be shown, or the brief one where there is one and the whole is long: nothing is left out
    without a word about it."""
    sheet = _fit(draft, language)
    if not draft.brief or len(plain_text(sheet)) <= BRIEF:
        return sheet
    brief = _fit(draft.brief, language)
    shown = plain_text(brief)
    left_out = any(line.text not in shown for part in sheet.parts for line in part.lines)
    return replace(brief, cut=sheet.cut or left_out)


def fit_whole(draft: Draft, language: Language = ENGLISH) -> Sheet:
    """The draft as far as a modal can show it."""
    return _fit(replace(draft, limit=WHOLE), language)


def _fit(draft: Draft, language: Language) -> Sheet:
    draft = _tidied(translated(draft, language))
    room = draft.limit - weight(draft.title) - _OVERHEAD
    sources = _listed_sources(draft, language, room)
    room -= sum(map(_source_weight, sources.values()))
    fitted = translated_parts(_fitted(draft.parts, room), language)
    parts = _numbered(fitted, sources if len(sources) > 1 else {})
    one, several = draft.sources_titles
    cited = {line.citation for part in draft.parts for line in part.lines if line.citation} | set(draft.read)
    is_cut = fitted != draft.parts or len(sources) < len(cited)
    return Sheet(draft.title, parts, tuple(sources.values()), several if len(sources) > 1 else one, is_cut)


def _tidied(draft: Draft) -> Draft:
    """Without lines and parts that say nothing, and with titles (anybody can write one) of a bearable length."""
    limit = _limit_of_one(draft)
    title_limit = int(limit * _PART_TITLE)
    parts = (
        Part(
            lines=tuple(line for line in part.lines if line.text.strip()),
            title=cut(_one_line(part.title or ""), title_limit) or None,
            weight=part.weight,
            columns=part.columns,
        )
        for part in draft.parts
    )
    return replace(
        draft,
        title=cut(_one_line(draft.title), int(limit * _TITLE)),
        parts=tuple(part for part in parts if part.lines),
    )


def _limit_of_one(draft: Draft) -> int:
    """What shares of a title or a source are of: each has no more room where there is more for all of them."""
    return min(draft.limit, LONG)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _listed_sources(draft: Draft, language: Language, room: int) -> dict[Citation, Source]:
    """The sources to list, by citation: the first always, the others while they fit into their share of the limit, or,
    where nothing has to be read at a glance, into what the parts leave of the room."""
    parts_leave = room - sum(map(_need, draft.parts))
    most = max(draft.limit * _SOURCES, parts_leave if draft.limit >= LONG else 0)
    lines = (line for part in draft.parts for line in part.lines)
    citations = distinct([*(line.citation for line in lines if line.citation), *draft.read])
    listed: dict[Citation, Source] = {}
    before, used, limit = None, 0, _limit_of_one(draft)
    for number, citation in enumerate(citations, start=1):
        place = place_of(citation, after=before, limit=int(limit * _PLACE), language=language)
        source = _source(citation, place, number if len(citations) > 1 else None, limit=limit, title=draft.title)
        used += _source_weight(source)
        if listed and used > most:
            break
        listed[citation], before = source, citation
    return listed


def _source(citation: Citation, place: str, number: int | None, *, limit: int, title: str) -> Source:
    url = safe_url(citation.url)
    url_fits = weight(url or "") + weight(place) + _OVERHEAD <= limit * _FIRST_SOURCE
    # Below "Clerk: requirements" the heading "Clerk Requirements" says no more than "Requirements".
    heading = citation.heading.removeprefix(title.partition(":")[0]).lstrip(" ,:-–") or citation.heading
    page, heading = (cut(_one_line(text), _PAGE_AT_MOST) for text in (citation.page, heading))
    return Source(number, place, url if url_fits else None, citation.path, page, heading)


def _fitted(parts: tuple[Part, ...], room: int) -> tuple[Part, ...]:
    """The parts as they are, or each within its share; of more parts than can show a line each, the first ones."""
    needs = [_need(part) for part in parts]
    if sum(needs) <= room:
        return parts
    kept = _parts_within(parts, room - _REST_AT_MOST)
    left_out = len(parts) - len(kept)
    if left_out:
        room -= _REST_AT_MOST
    shares = shared(room, needs[: len(kept)], least=[_least(part) for part in kept], weights=[p.weight for p in kept])
    fitted = tuple(map(_shortened, kept, shares))
    return (
        (*fitted, Part((Line(Phrase("and {count} more: ask for them one by one", count=left_out)),)))
        if left_out
        else fitted
    )


def _parts_within(parts: tuple[Part, ...], room: int) -> tuple[Part, ...]:
    for count, part in enumerate(parts):
        room -= _least(part)
        if room < 0 and count:
            return parts[:count]
    return parts


def _shortened(part: Part, share: int) -> Part:
    """The part within its share: as many lines as fit, the first at least in part, and a word on the rest."""
    if _need(part) <= share:
        return part
    room = share - _title_weight(part) - _REST_AT_MOST
    kept = _lines_within(part.lines, room)
    if not kept:
        first = part.lines[0]
        kept = (replace(first, text=cut(first.text, max(room, _LINE_AT_LEAST) - _OVERHEAD)),)
    return replace(part, lines=kept, rest=_rest(part.lines, len(kept)))


def _lines_within(lines: tuple[Line, ...], room: int) -> tuple[Line, ...]:
    for count, line in enumerate(lines):
        room -= _line_weight(line)
        if room < 0:
            return lines[:count]
    return lines


def _rest(lines: tuple[Line, ...], kept: int) -> Phrase:
    """How many lines are left out, and where the first of them stands; where none is, the last line was cut."""
    left_out = len(lines) - kept
    place = next((line.citation for line in lines[kept:] or lines[-1:] if line.citation), None)
    heading = cut(place.heading, _HEADING_AT_MOST) if place else ""
    match left_out, heading:
        case 0, "":
            return Phrase("the rest stands in the handbook")
        case 0, _:
            return Phrase("the rest stands in {heading}", heading=heading)
        case _, "":
            return Phrase("and {count} more", count=left_out)
        case _:
            return Phrase("and {count} more in {heading}", count=left_out, heading=heading)


def _numbered(parts: tuple[Part, ...], sources: dict[Citation, Source]) -> tuple[Part, ...]:
    """Each run of lines from one source gets the source's number on its last line."""
    return tuple(replace(part, lines=tuple(_marked(part.lines, sources))) for part in parts)


def _marked(lines: tuple[Line, ...], sources: dict[Citation, Source]) -> Iterable[Line]:
    run_ends = [line.citation != following.citation for line, following in pairwise(lines)] + [True]
    for line, ends in zip(lines, run_ends, strict=True):
        source = sources.get(line.citation) if line.citation and ends else None
        yield replace(line, mark=source.number if source else None)


def _need(part: Part) -> int:
    return _title_weight(part) + sum(map(_line_weight, part.lines))


def _least(part: Part) -> int:
    """The room below which a part cannot be shown at all: its title, a cut line, and what was left out."""
    return min(_need(part), _title_weight(part) + _LINE_AT_LEAST + _REST_AT_MOST)


def _title_weight(part: Part) -> int:
    return weight(part.title or "") + _OVERHEAD


def _line_weight(line: Line) -> int:
    return weight(line.text) + len(line.marker) + _OVERHEAD


def _source_weight(source: Source) -> int:
    return weight(source.label) + weight(source.url or "") + _OVERHEAD
