"""How sure the best candidate is: the evidence for its being right, from its score, its margin, and what stayed
unexplained."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from index.questions.query import Query
from index.ranking.candidates import Candidate, Operation
from index.ranking.features import FEATURES
from index.roles.levels import names_a_role

Numbers = NDArray[numpy.float64]
Says = Callable[[Sequence[str]], NDArray[numpy.bool_]]

_KEPT = (
    "bm25 share", "bm25", "unit holds", "line+above holds", "line holds", "unit holds rest", "line holds rest",
    "line+above holds rest", "heading holds rest", "rest weight", "rest words", "pairs", "wants", "best line of kind",
    "any line of kind", "name covered", "name explained", "name weight", "name lacking", "name extra", "name exact",
    "name gap", "own", "is role", "top name", "top core", "facets agree", "job share", "job page", "heading said",
    "path said", "title said", "path claims", "path claims rest", "beside claims", "second covered",
    "second explained", "rows", "facet asked", "stated asked", "operation asked", "name share x facets agree",
    "name share x facet asked", "name score x operation asked", "name score x line holds rest", "is compare",
    "is chain", "second exact", "path means", "line means", "headings near", "line near", "unit near",
    "line near rest", "sides",
)  # fmt: skip
_KEPT_PLACES = [FEATURES.index(name) for name in _KEPT]
_KNOWN = (
    "fact missing", "likeliest facet", "likeliest operation", "asks none", "asks of one value", "words unknown",
)  # fmt: skip
SURETIES = (
    *_KEPT, *_KNOWN, "score", "margin", "margin to another role", "margin to another page", "share", "share of page",
    "share of role", "is section", "person unexplained",
)  # fmt: skip


@dataclass(frozen=True)
class Grounds:
    """What the surety of a reading rests on beside its features: for each candidate a number for its role and one for
    its page (0 for none), whether it is a section, and how many nouns for a person it leaves unexplained; `known` is
    what holds for the question as such, by name."""

    roles: NDArray[numpy.int64]
    pages: NDArray[numpy.int64]
    sections: NDArray[numpy.bool_]
    persons: Numbers
    known: Mapping[str, float]


def grounds_of(query: Query, candidates: Sequence[Candidate], known: Mapping[str, float], says: Says) -> Grounds:
    """The grounds of a reading. `says` tells which units say some stems."""
    return Grounds(
        _numbered([id(each.match.thing) if each.match else None for each in candidates]),
        _numbered([each.unit.page.path if each.unit else None for each in candidates]),
        numpy.array([each.operation is Operation.SECTION for each in candidates], dtype=bool),
        numpy.array(_persons(query, candidates, says), dtype=numpy.float64),
        known,
    )


def sureties_of(rows: Numbers, grounds: Grounds, scores: Numbers) -> dict[str, float]:
    """The evidence for the best candidate being right, by name; of equals the first is the best."""
    if not len(scores):
        return dict.fromkeys(SURETIES, 0.0)
    best = int(scores.argmax())
    shares = numpy.exp(scores - scores.max())
    shares /= shares.sum()
    others = numpy.arange(len(scores)) != best
    same_role, same_page = grounds.roles == grounds.roles[best], grounds.pages == grounds.pages[best]
    values = [
        *map(float, rows[best][_KEPT_PLACES]), *(grounds.known[name] for name in _KNOWN), float(scores[best]),
        _margin(scores, best, others), _margin(scores, best, ~same_role), _margin(scores, best, ~same_page),
        float(shares[best]), float(shares[same_page].sum()), float(shares[same_role].sum()),
        float(grounds.sections[best]), float(grounds.persons[best]),
    ]  # fmt: skip
    return dict(zip(SURETIES, values, strict=True))


def _margin(scores: Numbers, best: int, others: NDArray[numpy.bool_]) -> float:
    """How far the best score is above the best of some others; far where there are none."""
    return float(scores[best] - (scores[others].max() if others.any() else scores.min() - 1))


def _numbered(things: Sequence[object]) -> NDArray[numpy.int64]:
    """A number for each thing, the same for equals; 0 for None."""
    numbers: dict[object, int] = {None: 0}
    return numpy.array([numbers.setdefault(thing, len(numbers)) for thing in things], dtype=numpy.int64)


def _persons(query: Query, candidates: Sequence[Candidate], says: Says) -> list[int]:
    """For each candidate, how many nouns for a person the question says that are not of its role and stand nowhere in
    its section."""
    words = enumerate(zip(query.words, query.stems, strict=True))
    nouns = [(place, stem) for place, (word, stem) in words if names_a_role(word)]
    if not nouns:
        return [0] * len(candidates)
    unsaid = ~says([stem for _, stem in nouns])
    return [_left(nouns, each, unsaid) for each in candidates]


def _left(nouns: Sequence[tuple[int, str]], candidate: Candidate, unsaid: NDArray[numpy.bool_]) -> int:
    named = [each.places for each in (candidate.match, candidate.other, candidate.person) if each]
    left = [row for row, (place, _) in enumerate(nouns) if not any(place in places for places in named)]
    return int(unsaid[left, candidate.unit.number].sum()) if candidate.unit and left else len(left)
