"""The draft of passages: the sections that fit a question about no facet, best first."""

from handlers.drafts.phrases import lines_of
from handlers.sheet import Draft, Part
from index import Passage, Passages, Phrase


def draft_passages(answer: Passages) -> Draft:
    """The best section's heading as the title, its words, then the other sections under their own headings."""
    best, *others = answer.passages
    # Each passage has twice the claim of the next: when not all fits, the best one is shortened last.
    weights = [2 ** (len(others) - place) for place in range(len(answer.passages))]
    titles = [None, *(other.citation.heading for other in others)]
    parts = tuple(map(_part, answer.passages, titles, weights))
    read = tuple(passage.citation for passage in answer.passages)
    return Draft(title=Phrase("From the handbook: {heading}", heading=best.citation.heading), parts=parts, read=read)


def _part(passage: Passage, title: str | None, weight: int) -> Part:
    return Part(lines_of(passage.quotes), title, weight)
