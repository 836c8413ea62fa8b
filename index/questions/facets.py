"""Which facet a question asks for, by the phrases it uses, and which of its words only ask."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.questions.phrases import PHRASES, Phrasing
from index.roles.facet import Facet
from index.roles.levels import LEVEL_WORDS


@dataclass(frozen=True, slots=True)
class Said:
    """`facet` is named with `weight` (see phrases.Phrasing), `also` next most surely; `spent` are the places of the
    words that only ask for the facet."""

    facet: Facet | None
    weight: int
    also: Facet | None
    spent: frozenset[int]


def facet_said(joined: str, words: Sequence[str]) -> Said:
    """The facet that a question names most surely, of equals the first of the table."""
    starts = _starts(words)
    spent: set[int] = set()
    named = [phrase for phrase in PHRASES if phrase.pattern.search(joined)]
    best = max(named, key=lambda phrase: phrase.weight, default=None)
    others = [phrase for phrase in named if best and phrase.facet is not best.facet]
    also = max(others, key=lambda phrase: phrase.weight).facet if others else None
    for phrase in named:
        if best and phrase.facet is best.facet and phrase.spent:
            for found in phrase.pattern.finditer(joined):
                places = [place for place, start in enumerate(starts) if found.start() <= start < found.end()]
                # What a phrase only spans ("must the director of TPM bring") is not of the phrase.
                spent |= {place for place in places if words[place] in phrase.words or place in (places[0], places[-1])}
    kept = frozenset(place for place in spent if words[place] not in LEVEL_WORDS or _is_boss(words[place], best))
    return Said(best.facet if best else None, best.weight if best else 0, also, kept)


def _is_boss(word: str, best: Phrasing | None) -> bool:
    """The "manager" of "who is the manager of" asks; in other phrases it is a level of a name."""
    return word == "manager" and best is not None and best.facet is Facet.REPORTS_TO


def _starts(words: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


# "with the CTO for the TPM director": up to six words, as far as none begins something else.
_ENDS = "for|in|of the|at|as|on|is|do|does|who|how|and how"
_WITH = re.compile(
    r"\b(?:with|by|meet(?:s|ing)?|after|before|see(?:s|ing)?) (?:the |an? |our )?"
    rf"((?:(?!(?:{_ENDS}) )\S+ ?){{1,6}})"
)


def with_whom(joined: str, words: Sequence[str]) -> frozenset[int]:
    """The places of "the CTO" in "the interview with the CTO for the TPM director": whom a step is with."""
    starts = _starts(words)
    return frozenset(
        place
        for found in _WITH.finditer(joined)
        for place, start in enumerate(starts)
        if found.start(1) <= start < found.end(1)
    )
