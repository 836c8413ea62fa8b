"""The draft of the guide: how to ask, with examples of this very handbook."""

from handlers.drafts.phrases import noun
from handlers.guide import Example, Guide
from handlers.sheet import Draft, Line, Part


def draft_guide(guide: Guide) -> Draft:
    """Commands, then questions in words, then what can be asked of a role, then where the answers come from."""
    facets = ", ".join(noun(facet) for facet in guide.facets)
    return Draft(
        title="What you can ask Rolecall",
        parts=(
            Part(_lines(guide.commands), "As a command; only you see the reply"),
            Part(_lines(guide.questions), "In words: @mention Rolecall in a channel, or write to it directly"),
            Part((Line(facets),), "What can be asked of a role"),
            Part((Line(_origin(guide)),)),
        ),
    )


def _lines(examples: tuple[Example, ...]) -> tuple[Line, ...]:
    return tuple(Line(f"{example.text} ({example.gives})", "-") for example in examples)


def _origin(guide: Guide) -> str:
    return (
        f"Every answer is quoted from the handbook ({guide.page_count} pages, {guide.role_count} roles), with the "
        "section that it stands in. What the handbook does not say, Rolecall does not say either."
    )
