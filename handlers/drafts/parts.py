"""The draft of several answers to one question: one below the other, each with its own title and sources."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from handlers.sheet import LONG, Draft, Line, Part
from index import Phrase


def draft_parts(answered: tuple[tuple[str, Draft | None], ...]) -> Draft:
    """The drafts of the parts of a question, at least one, each with the part's own words; None is said at the end to
    be not answered. The first answer has the title of the whole, as one answer has."""
    first, *others = [draft for _, draft in answered if draft]
    below = chain.from_iterable(map(_under_its_title, others))
    missing = tuple(Line(_not_answered(words)) for words, draft in answered if draft is None)
    read = tuple(chain.from_iterable(draft.read for draft in (first, *others)))
    limit = min(LONG, sum(draft.limit for draft in (first, *others)))
    return Draft(first.title, (*first.parts, *below, Part(missing)), read=read, limit=limit)


def _under_its_title(draft: Draft) -> Iterator[Part]:
    """The parts of a draft, the first of them under the draft's title."""
    head, *others = (*draft.parts, Part(()))
    title = Phrase("{title}: {value}", title=draft.title, value=head.title) if head.title else draft.title
    yield replace(head, title=title) if head.lines else Part((Line(draft.title),))
    yield from others


def _not_answered(words: str) -> Phrase:
    # "no separate answer": what is quoted for another part may say it too
    return Phrase("I found no separate answer to: {part}", part=words)
