"""What no surety lets pass: a section that is about something else, a grade or a manager of one told for another."""

from collections.abc import Iterator, Sequence

from index.handbook import Handbook
from index.ranking.candidates import Candidate
from index.ranking.features import FEATURES
from index.ranking.model import asked_words
from index.ranking.ranker import Ranked
from index.roles.facet import Facet
from index.words import stems_in

# A role is named where this much of its name and of what was said agree, in full from the second on; a facet may be
# asked for where it is this likely, surely from the second on.
_NAMED, _IN_FULL, _ASKED, _SURELY = 0.5, 0.7, 0.6, 0.8
# Below this share of its score a match is of somebody else.
_ALIKE = 0.8
# An operation on several roles is meant where it is this likely.
_MEANT = 0.05
_FACETS = [FEATURES.index(name) for name in ("facets agree", "facet asked")]
_CUES = frozenset(stems_in(f"{Facet.GRADE.label} {Facet.REPORTS_TO.label} level band boss manager report"))
_NEAR = FEATURES.index("line near rest")
_OPERATION = FEATURES.index("operation asked")


def founded(handbook: Handbook, ranked: Ranked, places: Sequence[int]) -> Iterator[int]:
    """The places whose candidates may answer, best first: where the best may not, only those that say of
    a role that is named what is surely asked."""
    for place in places:
        fits = place == places[0] or (_is_named(ranked.reading.candidates[place]) and _is_asked(ranked, place))
        if fits and not objection(handbook, ranked, place):
            yield place


def objection(handbook: Handbook, ranked: Ranked, place: int) -> str:
    """Why the candidate at a place may not answer, whatever its score; empty where it may."""
    best, reading = ranked.reading.candidates[place], ranked.reading
    if best.unit is None or best.rival is not None:
        meant = float(reading.rows[place][_OPERATION]) >= _MEANT
        return "" if meant else f"nobody asks for {best.operation}"
    facet, left = reading.intents.best, _left(ranked, best)
    of_one_value = facet in {Facet.GRADE, Facet.REPORTS_TO}
    held = best.unit.above.union(best.unit.file, *(line.stems for line in best.unit.lines))
    is_near = not of_one_value and reading.rows[place][_NEAR] > 0
    if left and not left & held and not is_near and not _is_asked(ranked, place):
        return f"nothing there on {', '.join(sorted(left))}"
    if not of_one_value or facet is None:
        return ""
    if reading.intents.chance(facet) >= _SURELY and (other := _another(ranked, best)):
        return f"{other} is named, and this is not about them"
    strange = left - asked_words() - _CUES
    if best.match and best.match.explained < 1 and (unsaid := strange - held):
        return f"neither {best.match.thing.name} nor the section is of {', '.join(sorted(unsaid))}"
    if best.match and best.match.core >= _NAMED:
        return f"{best.match.thing.name} is another level than was said" if best.match.lacking else ""
    unknown = [word for word in strange if not handbook.evidence.bm25.frequency(word)]
    return f"no page knows {', '.join(sorted(unknown))}" if unknown else ""


def _another(ranked: Ranked, best: Candidate) -> str:
    """Who is named in full, or by initials for it, where the candidate is not about them."""
    first = [match for match in ranked.reading.matches[:1] if not match.lacking + match.extra]
    whole = [match for match in first if match.exact or match.core >= _IN_FULL]
    apart = (each for each in whole if best.match is None or best.match.score < _ALIKE * each.score)
    return next((each.thing.name for each in apart), "")


def _is_named(candidate: Candidate) -> bool:
    match = candidate.match
    return match is not None and match.core >= _NAMED and not match.lacking


def _left(ranked: Ranked, best: Candidate) -> set[str]:
    """The content words that name nobody."""
    query = ranked.reading.query
    spent = {query.stems[place] for place in best.match.places} if best.match else set[str]()
    return set(query.weights) - spent


def _is_asked(ranked: Ranked, place: int) -> bool:
    """Whether what the section is about, or states, may be what is asked for."""
    row = ranked.reading.rows[place]
    return bool((row[_FACETS] >= _ASKED).any())
