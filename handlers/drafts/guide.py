"""The draft of the guide: how to ask, with examples of this very handbook."""

from handlers.drafts.phrases import noun
from handlers.guide import Example, Guide
from handlers.sheet import Draft, Line, Part
from index import Phrase, in_a_row


def draft_guide(guide: Guide) -> Draft:
    """Commands, then questions in words, then what can be asked of a role, then where the answers come from."""
    facets = in_a_row(map(noun, guide.facets))
    return Draft(
        title=Phrase("What you can ask Rolecall"),
        parts=(
            Part(_lines(guide.commands), Phrase("As a command; only you see the reply")),
            Part(_lines(guide.questions), Phrase("In words: @mention Rolecall in a channel, or write to it directly")),
            Part((Line(facets),), Phrase("What can be asked of a role")),
            Part((Line(_origin(guide)),)),
        ),
    )


def _lines(examples: tuple[Example, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(Phrase("{example} ({gives})", example=example.text, gives=example.gives), "-") for example in examples
    )


def _origin(guide: Guide) -> Phrase:
    return Phrase(
        "Every answer is quoted from the handbook ({pages} pages, {roles} roles), with the section that it stands in. "
        "What the handbook does not say, Rolecall does not say either.",
        pages=guide.page_count,
        roles=guide.role_count,
    )
