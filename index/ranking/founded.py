"""What no surety lets pass: a section that is about something else; a grade, a manager or interviews of one told for
another."""

from collections.abc import Iterator, Sequence, Set

from index.handbook import Handbook
from index.questions.entities import NAMED
from index.ranking.candidates import Candidate, Operation
from index.ranking.features import FEATURES
from index.ranking.intents import MEANT
from index.ranking.model import asked_words
from index.ranking.ranker import Ranked
from index.roles.facet import Facet
from index.roles.scope import Kind
from index.words import stems_in

# A role is named in full where this much of its name and of what was said agree; a facet may be asked for where it is
# this likely, surely from the second on.
_IN_FULL, _ASKED, _SURELY = 0.7, 0.6, 0.8
# Below this share of its score a match is of somebody else.
_ALIKE = 0.8
_OF_ONE_VALUE = frozenset({Facet.GRADE, Facet.REPORTS_TO})
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
    if best.operation is Operation.CHAIN and reading.intents.may_ask(Facet.REPORTS_TO):
        return ""
    if best.unit is None or best.rival is not None:
        meant = float(reading.rows[place][_OPERATION]) >= MEANT
        return "" if meant else f"nobody asks for {best.operation}"
    facet, left = reading.intents.best, _left(ranked, best)
    held = best.unit.above.union(best.unit.file, *(line.stems for line in best.unit.lines))
    is_near = facet not in _OF_ONE_VALUE and reading.rows[place][_NEAR] > 0
    if left and not left & held and not is_near and not _is_asked(ranked, place):
        return f"nothing there on {', '.join(sorted(left))}"
    is_sure = facet is not None and reading.intents.chance(facet) >= _SURELY
    if facet in {*_OF_ONE_VALUE, Facet.INTERVIEW} and is_sure and (other := _another(ranked, best)):
        return f"{other} is named, and this is not about them"
    strange = left - asked_words() - _CUES
    if facet in _OF_ONE_VALUE and best.match is None and not strange and best.unit.scope.kind is Kind.ROLE:
        return "no role is named"
    if facet in _OF_ONE_VALUE:
        return _of_nobody_else(best, strange, held) or (
            "" if _is_named(best) else _unknown(handbook, strange, some=True)
        )
    return "" if facet is None or _is_named(best) else _unknown(handbook, strange, some=False)


def _of_nobody_else(best: Candidate, strange: Set[str], held: Set[str]) -> str:
    """Why a single fact may be another's: a word of who is meant is left over, or another level was said."""
    match = best.match
    if match and match.explained < 1 and (unsaid := strange - held):
        return f"neither {match.thing.name} nor the section is of {', '.join(sorted(unsaid))}"
    return (
        f"{match.thing.name} is another level than was said" if match and match.core >= NAMED and match.lacking else ""
    )


def _unknown(handbook: Handbook, strange: Set[str], *, some: bool) -> str:
    """Why somebody is meant whom the handbook does not have: `some` of the words left, or all, stand on no page."""
    unknown = {word for word in strange if not handbook.evidence.bm25.frequency(word)}
    return f"no page knows {', '.join(sorted(unknown))}" if unknown and (some or unknown == strange) else ""


def _another(ranked: Ranked, best: Candidate) -> str:
    """Who is named in full, or by initials for it, where the candidate is not about them."""
    first = [match for match in ranked.reading.matches[:1] if not match.lacking + match.extra]
    whole = [match for match in first if match.exact or match.core >= _IN_FULL]
    apart = (each for each in whole if best.match is None or best.match.score < _ALIKE * each.score)
    return next((each.thing.name for each in apart), "")


def _is_named(candidate: Candidate) -> bool:
    return candidate.match is not None and candidate.match.is_named


def _left(ranked: Ranked, best: Candidate) -> set[str]:
    """The content words that name nobody."""
    query = ranked.reading.query
    spent = {query.stems[place] for place in best.match.places} if best.match else set[str]()
    return set(query.weights) - spent


def _is_asked(ranked: Ranked, place: int) -> bool:
    """Whether what the section is about, or states, may be what is asked for."""
    row = ranked.reading.rows[place]
    return bool((row[_FACETS] >= _ASKED).any())
