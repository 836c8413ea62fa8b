"""Sources: which places of the handbook an answer stands on, in which order, and how a place is named to a reader."""

from collections.abc import Iterable
from itertools import pairwise
from typing import assert_never

from handlers.cut import cut, weight
from handlers.guide import Guide
from handlers.language import Language
from handlers.pins import Pinned, Unchanged
from handlers.readers import Withheld
from index import (
    Answer,
    Card,
    Citation,
    Comparison,
    Facts,
    Greeting,
    NothingFound,
    NotStated,
    Parts,
    Passages,
    Phrase,
    Quote,
    Role,
    Roles,
    WhichRole,
)


def citations_of(said: Answer | Guide | Pinned | Unchanged | Withheld) -> tuple[Citation, ...]:
    """The distinct places that the answer stands on, the section that holds it first; empty where nothing does."""
    answers = [part.answer for part in said.parts if part.is_answered] if isinstance(said, Parts) else [said]
    return distinct(place for each in answers for place in _all_of(each))


def distinct(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each citation once, in the order of its first use."""
    return tuple(dict.fromkeys(citations))


def place_of(citation: Citation, *, after: Citation | None, limit: int, language: Language) -> str:
    """Where to look, for a reader: page, headings, lines, in about `limit` characters.

    The page of the citation that is named just before, `after`, is not named again.
    """
    is_same = after is not None and after.path == citation.path
    page = language.say(Phrase("same page")) if is_same else cut(citation.path, limit // 2)
    return f"{page} › {_headings_of(citation, limit - weight(page))}, {language.say(_lines(citation))}"


def _lines(citation: Citation) -> Phrase:
    first, last = citation.lines
    return (
        Phrase("line {line}", line=first) if first == last else Phrase("lines {first}-{last}", first=first, last=last)
    )


def _headings_of(citation: Citation, limit: int) -> str:
    path = citation.heading_path
    path = path if path and path[-1] == citation.heading else (*path, citation.heading)
    # "Director, Data" above "Director, Data Job Grade" would be said twice.
    telling = [heading for heading, below in pairwise(path) if not below.startswith(heading)]
    full = " › ".join([*telling, citation.heading])
    return full if weight(full) <= limit else cut(citation.heading, limit)


def _all_of(said: Answer | Guide | Pinned | Unchanged | Withheld) -> Iterable[Citation]:
    match said:
        case Facts(groups=groups):
            return [quote.citation for group in groups for quote in group.quotes]
        case Card(role=role, lines=lines, above=above, below=below):
            beside = [other.citation for other in (above, below) if other]
            return [*_places(line.quote for line in lines), *beside, role.citation]
        case Comparison():
            return _of_comparison(said)
        case Roles(rows=rows):
            return [row.quote.citation if row.quote else row.role.citation for row in rows]
        case Passages(passages=passages):
            return [place for passage in passages for place in (*_places(passage.quotes), passage.citation)]
        case WhichRole(candidates=candidates):
            return [role.citation for role in candidates]
        case NotStated(read=read):
            return read
        case Pinned(role=Role() as role):
            return [role.citation]
        case NothingFound() | Greeting() | Parts() | Guide() | Pinned() | Unchanged() | Withheld():
            return []
        case _:
            assert_never(said)


def _of_comparison(comparison: Comparison) -> Iterable[Citation]:
    for difference in comparison.differences:
        for column in difference.columns:
            yield from _places(column.quotes)
        yield from _places(difference.same)


def _places(quotes: Iterable[Quote | None]) -> list[Citation]:
    return [quote.citation for quote in quotes if quote]
