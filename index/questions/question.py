"""A question, read: which roles and facet are meant, and what is left to look for."""

from dataclasses import dataclass

from index.questions.matching import Mention
from index.roles.facet import Facet


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is what was asked, at most its first 1,000 characters; `words` are its words, put right where misspelt,
    and `joined` the same in one line. `facet` is what is asked for, named with `weight`, and `also` the facet named
    next most surely. `mentions` are the scopes meant, best first, one a role asked about (two or more only in a
    comparison), `nearly` the best for explanations and choices. `rest` are the stems left after role and facet: what to
    look for; `loose` the same with the facet's words; `context` are the stems that only stand in sentences which ask
    nothing ("I have an interview on Friday. What do I bring?")."""

    text: str
    words: tuple[str, ...]
    joined: str
    facet: Facet | None
    weight: int
    also: Facet | None
    mentions: tuple[Mention, ...]
    nearly: tuple[Mention, ...]
    rest: tuple[str, ...]
    loose: tuple[str, ...]
    compares: bool
    lists: bool
    context: frozenset[str] = frozenset()
