"""A Draft in a reader's language, before anybody asks whether it fits."""

from dataclasses import replace

from handlers.language import Language
from handlers.sheet import Draft, Line, Part


def translated(draft: Draft, language: Language) -> Draft:
    """The draft with all of our own words in this language."""
    one, several = draft.sources_titles
    return replace(
        draft,
        title=language.say(draft.title),
        parts=translated_parts(draft.parts, language),
        sources_titles=(language.say(one), language.say(several)),
    )


def translated_parts(parts: tuple[Part, ...], language: Language) -> tuple[Part, ...]:
    """Parts with all of our own words in this language."""
    return tuple(_part(part, language) for part in parts)


def _part(part: Part, language: Language) -> Part:
    return replace(
        part,
        lines=tuple(_line(line, language) for line in part.lines),
        title=language.say(part.title) if part.title else None,
        rest=language.say(part.rest) if part.rest else None,
    )


def _line(line: Line, language: Language) -> Line:
    return replace(line, text=language.say(line.text), cell=language.say(line.cell))
