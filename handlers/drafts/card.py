"""The draft of a card: one line for each facet, stated or not, so that what is missing is seen to be missing."""

from collections.abc import Iterator

from handlers.drafts.phrases import notes_of
from handlers.sheet import Draft, Line, Part
from index import Card, CardLine, Phrase


def draft_card(card: Card) -> Draft:
    """The role's name and department, its facets one a line with their sources, then our notes."""
    lines = (*_department(card), *map(_line, card.lines), *_levels_beside(card))
    return Draft(
        title=card.role.name,
        parts=(Part(lines), Part(notes_of(card.notes))),
        read=() if any(line.citation for line in lines) else (card.role.citation,),
    )


def _department(card: Card) -> Iterator[Line]:
    if card.role.department:
        yield Line(Phrase("Department: {department}", department=card.role.department), "-")


def _levels_beside(card: Card) -> Iterator[Line]:
    if card.above:
        yield Line(Phrase("Level above: {role}", role=card.above.name), "-", card.above.citation)
    if card.below:
        yield Line(Phrase("Level below: {role}", role=card.below.name), "-", card.below.citation)


def _line(line: CardLine) -> Line:
    stated = line.value or (line.quote.text if line.quote else Phrase("not stated"))
    text = Phrase("{title}: {value}", title=line.facet.label, value=stated)
    return Line(text, "-", line.quote.citation if line.quote else None)
