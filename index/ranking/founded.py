"""Whether a candidate may answer what was asked at all: what no score and no surety lets pass."""

from collections.abc import Iterator, Sequence

from index.handbook import Handbook
from index.ranking.candidates import Candidate
from index.ranking.features import FEATURES
from index.ranking.model import asked_words
from index.ranking.ranker import Ranked
from index.roles.facet import Facet
from index.words import stems_in

# A role is named where this much of its name and of what was said agree; a facet is asked for where it is this likely.
_NAMED, _IN_FULL, _ASKED, _SURELY = 0.5, 0.7, 0.6, 0.8
# Below this share of its score a match is of somebody else.
_ALIKE = 0.8
# An operation on several roles is meant where it is this likely.
_MEANT = 0.05
# What asks for a single fact names nobody.
_FACETS = [FEATURES.index(name) for name in ("facets agree", "facet asked")]
_OPERATION = FEATURES.index("operation asked")
_CUES = frozenset(stems_in(f"{Facet.GRADE.label} {Facet.REPORTS_TO.label} level band boss manager report"))


def founded(handbook: Handbook, ranked: Ranked, places: Sequence[int]) -> Iterator[int]:
    """The places whose candidates may answer, best first: where the best may not, only those that say of
    a role that is named what is surely asked."""
    for place in places:
        match = ranked.reading.candidates[place].match
        named = match is not None and match.core >= _NAMED and not match.lacking
        fits = place == places[0] or (named and _is_asked(ranked, place))
        if fits and is_founded(handbook, ranked, place):
            yield place


def is_founded(handbook: Handbook, ranked: Ranked, place: int) -> bool:
    """Whether the candidate at a place may answer at all: not where something is asked of a role that the handbook does
    not know, or knows and says it not, since what it says of another is never told for it."""
    best = ranked.reading.candidates[place]
    if best.unit is None or best.rival is not None:
        return float(ranked.reading.rows[place][_OPERATION]) >= _MEANT
    held = best.unit.above.union(best.unit.file, *(line.stems for line in best.unit.lines))
    left, facet = _left(ranked, best), ranked.reading.intents.best
    if facet is not None and ranked.reading.intents.chance(facet) >= _SURELY and _is_of_another(ranked, best):
        return False
    if best.match is not None and best.match.core >= _NAMED and not best.match.lacking:
        return not left or bool(left & held) or _is_asked(ranked, place)
    if facet in {Facet.GRADE, Facet.REPORTS_TO}:
        return bool(left - _CUES) and left <= held | _CUES
    named = left - asked_words()
    return facet is None or not named or any(map(handbook.evidence.bm25.frequency, named))


def _is_of_another(ranked: Ranked, best: Candidate) -> bool:
    """Whether somebody is named in full, or by initials for it, and the candidate is not about them."""
    first = [match for match in ranked.reading.matches[:1] if not match.lacking + match.extra]
    whole = [match for match in first if match.exact or match.core >= _IN_FULL]
    return any(best.match is None or best.match.score < _ALIKE * match.score for match in whole)


def _left(ranked: Ranked, best: Candidate) -> set[str]:
    """The content words that name nobody."""
    query = ranked.reading.query
    spent = {query.stems[place] for place in best.match.places} if best.match else set[str]()
    return set(query.weights) - spent


def _is_asked(ranked: Ranked, place: int) -> bool:
    """Whether what the section is about, or states, may be what is asked for."""
    row = ranked.reading.rows[place]
    return bool((row[_FACETS] >= _ASKED).any())
