"""Features: named evidence for each candidate, one row of numbers a candidate. None of them decides anything alone."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy
from numpy.typing import NDArray

from index.questions.entities import Match
from index.questions.query import Query
from index.ranking.candidates import Candidate, Operation
from index.ranking.postings import Postings
from index.ranking.tree import Tree
from index.ranking.units import Line, Unit
from index.retrieval.acronyms import Acronyms
from index.retrieval.bm25 import Bm25
from index.retrieval.meaning import Thesaurus, Vectors, likeness, word_vectors
from index.roles.facet import Facet
from index.roles.scope import Kind, Scope

Numbers = NDArray[numpy.float64]

# What kind of value a question wants, by its own question words; `HOLDS` of units are the kinds of value.
WANTS = {
    "duration": re.compile(
        r"\bhow (?:long|soon|quickly|fast|often)\b|\b(?:how many|what) (?:minutes|hours|days|weeks|months|years)\b"
    ),
    "number": re.compile(r"\bhow (?:many|much|big|large|high|far)\b|\b(?:number|percentage|amount|count) of\b"),
    "money": re.compile(r"\bhow much\b|\b(?:budget|pay|paid|cost|salary|bonus|percent\w*|quota)\b"),
    "time": re.compile(r"\bwhen\b|\bhow often\b|\b(?:what|which) (?:day|date|time|month|week)\b"),
    "address": re.compile(r"\bwhere\b|\b(?:channel|alias|address|link|url|email)\b"),
}

# How many sections are looked at closely: the best by their words, and the best of the roles that fit best.
_BY_WORDS, _BY_LINES, _BY_MEANING, _OF_ROLES, _ROLES = 40, 30, 20, 60, 6
_ABOUT_AS_MUCH = 0.8
# Matches that may be the best without their levels.
_FIRST = 20
_FACTS = (Facet.GRADE, Facet.REPORTS_TO, Facet.STATUS)


@dataclass(frozen=True)
class Understood:
    """What is known of a question before its candidates are: its words, the roles and persons that it may name, best
    first, what it may be about (`facets`, `operations`, as probabilities in the order of the classifiers' labels)."""

    query: Query
    matches: Sequence[Match[Scope]]
    persons: Sequence[Match[str]]
    facets: Numbers
    operations: Numbers

    @cached_property
    def top(self) -> tuple[float, float]:
        """The score of the best match, and the best one of the first without their levels."""
        best = max((each.core for each in self.matches[:_FIRST]), default=0.0)
        return (self.matches[0].score if self.matches else 0.0), best


@dataclass(frozen=True)
class _Likeness:
    """How like a question each unit and each line is: by its words (BM25), and by what its titles or it mean."""

    units: Numbers
    lines: Numbers
    paths_mean: Vectors
    lines_mean: Vectors


class Evidence:
    """What is known of the units of a handbook before any question: postings, shapes, whose they are.

    `holders` are the scopes that a unit holds for, `states` the units that state a single fact of a scope.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        holders: Mapping[int, tuple[Scope, ...]],
        states: Mapping[tuple[int, Facet], frozenset[int]],
        acronyms: Acronyms,
    ) -> None:
        self.units, self.holders, self._states = tuple(units), holders, states
        self.bm25 = Bm25([unit.words for unit in units])
        lines = [line for unit in units for line in unit.lines]
        self._line_bm25 = Bm25([tuple(line.stems) for line in lines])
        self._parts = {
            "body": Postings([frozenset(stem for line in unit.lines for stem in line.stems) for unit in units]),
            "head": Postings([unit.head for unit in units]), "above": Postings([unit.above for unit in units]),
            "file": Postings([unit.file for unit in units]), "title": Postings([unit.title for unit in units]),
            "path": Postings([unit.head | unit.path for unit in units]),
        }  # fmt: skip
        self._sizes = {part: postings.sizes.clip(1) for part, postings in self._parts.items()}
        self._tree = Tree(units, acronyms)
        self._thesaurus = Thesaurus({stem for unit in units for stem in (*unit.words, *unit.above)})
        self._path_meant = word_vectors().of([unit.above for unit in units])
        self._line_meant = word_vectors().of([line.stems for line in lines])
        self._lines = Postings([line.stems for line in lines])
        counts = [len(unit.lines) for unit in units]
        self._starts = numpy.cumsum([0, *counts])
        self._line_holds = {kind: numpy.array([kind in line.holds for line in lines], dtype=bool) for kind in WANTS}
        self._by_scope: dict[int, list[int]] = defaultdict(list)
        for number, scopes in holders.items():
            for scope in scopes:
                self._by_scope[id(scope)].append(number)
        self._jobs = {unit.page.path for unit in units if unit.scope.kind is Kind.ROLE}
        pages = {unit.page.path for unit in units}
        self._job_share = len(self._jobs) / len(pages) if pages else 0.0
        self._shapes = numpy.array([self._shape(unit) for unit in units]).reshape(len(units), len(_SHAPE))

    def _shape(self, unit: Unit) -> list[float]:
        items = tuple({id(line.whole): line.whole for line in unit.lines}.values())
        count = max(len(items), 1)
        markers = [item.marker for item in items]
        length = sum(len(item.text) for item in items)
        return [
            _log(len(items)), _log(length), markers.count("-") / count, markers.count("|") / count,
            sum(marker[:1].isdigit() for marker in markers) / count,
            sum("duration" in line.holds for line in unit.lines) / max(len(unit.lines), 1),
            float(unit.section.level), float(unit.section.number == 0), float(bool(unit.section.diagrams)),
            self._job_share, float(unit.page.path in self._jobs),
        ]  # fmt: skip

    def _likeness(self, query: Query) -> "_Likeness":
        """How like a question everything is."""
        stems = tuple(query.weights)
        meant = word_vectors().of([stems])[0]
        return _Likeness(
            self.bm25.scores_of_all(stems), self._line_bm25.scores_of_all(stems),
            likeness(self._path_meant, meant), likeness(self._line_meant, meant),
        )  # fmt: skip

    def _near(self, like: "_Likeness", matches: Sequence[Match[Scope]]) -> list[int]:
        """The numbers of the units that are worth a closer look, in order."""
        scores = like.units
        chosen = {int(number) for number in _top(scores, _BY_WORDS) if scores[number] > 0}
        best = _top(like.lines, _BY_LINES)
        chosen |= self._holding(best[like.lines[best] > 0])
        chosen |= set(_top(like.paths_mean, _BY_MEANING).tolist())
        chosen |= self._holding(_top(like.lines_mean, _BY_MEANING))
        held = {number for match in matches[:_ROLES] for number in self._by_scope.get(id(match.thing), ())}
        return sorted(chosen | set(sorted(held, key=lambda number: (-scores[number], number))[:_OF_ROLES]))

    def _holding(self, lines: NDArray[numpy.int64]) -> set[int]:
        """The numbers of the units that hold some lines."""
        return set((numpy.searchsorted(self._starts, lines, side="right") - 1).tolist())

    def match_of(self, number: int, matches: Mapping[int, Match[Scope]]) -> Match[Scope] | None:
        """The best match among the scopes that a unit holds for; of equals a role, then the unit's own."""
        found = [matches[id(scope)] for scope in self.holders[number] if id(scope) in matches]
        return max(found, key=lambda match: (match.score, match.thing.kind is Kind.ROLE), default=None)

    def sections(self, asked: Understood, about: Numbers) -> tuple[list[Candidate], Numbers]:
        """The sections near a question as candidates, and their features. `about` has the facets of each unit as
        probabilities."""
        like = self._likeness(asked.query)
        numbers = self._near(like, asked.matches)
        if not numbers:
            return [], numpy.zeros((0, len(FEATURES)))
        by_scope = {id(match.thing): match for match in reversed(asked.matches)}
        matches = [self.match_of(number, by_scope) for number in numbers]
        words, lines = self._words(asked.query, like, numbers, matches)
        rows = numpy.column_stack([
            words, self._names(asked, numbers, matches), self._facts(asked, numbers, matches), self._shapes[numbers],
            _intents(asked, about[numbers]),
        ])  # fmt: skip
        candidates = [
            Candidate(Operation.SECTION, match=match, unit=self.units[number], lines=best)
            for number, match, best in zip(numbers, matches, lines, strict=True)
        ]
        rows = numpy.column_stack([rows, _gaps(rows), numpy.zeros((len(rows), len(_OPERATION)))])
        return candidates, numpy.column_stack([rows, _products(rows)])

    def _names(self, asked: Understood, numbers: Sequence[int], matches: Sequence[Match[Scope] | None]) -> Numbers:
        """How well the role of each unit fits what the question names."""
        known = {id(match): _name_features(match, asked) for match in {id(each): each for each in matches}.values()}
        names = _table([known[id(match)] for match in matches], _NAMES)
        units = (self.units[number] for number in numbers)
        own = [match is not None and match.thing is unit.scope for match, unit in zip(matches, units, strict=True)]
        names[own, _NAMES.index("own")] = 1.0
        return names

    def _facts(self, asked: Understood, numbers: Sequence[int], matches: Sequence[Match[Scope] | None]) -> Numbers:
        """Whether a unit states each single fact of the role that it is taken for; how likely one that it states is
        asked for, and how likely the facet is that the outline takes it to be about."""
        facets = dict(zip(ASKED_FACETS, asked.facets.tolist(), strict=True))
        wanted = 1 - sum(asked.operations[ASKED_OPERATIONS.index(name)] for name in ACROSS)
        rows = []
        for unit, match in zip((self.units[number] for number in numbers), matches, strict=True):
            stated = [match is not None and self.states(match.thing, facet, unit) for facet in _FACTS]
            chance = sum(facets[ASKED_AS[facet]] for facet, is_ in zip(_FACTS, stated, strict=True) if is_)
            outlined = facets[ASKED_AS[unit.facet]] if unit.facet else 0.0
            rows.append([*stated, chance, outlined, max(chance, outlined), wanted])
        return _table(rows, _STATED)

    def states(self, scope: Scope, facet: Facet, unit: Unit) -> bool:
        """Whether a unit states a single fact of a scope."""
        return unit.number in self._states.get((id(scope), facet), ())

    def _words(
        self, query: Query, like: "_Likeness", numbers: Sequence[int], matches: Sequence[Match[Scope] | None]
    ) -> tuple[Numbers, list[tuple[int, ...]]]:
        """The features of words, and the places of each unit's lines, best first. Arrays have one row a stem, and one
        column a unit or, behind `_Spans`, one a line."""
        stems = tuple(query.weights)
        weights = numpy.array(list(query.weights.values()))[:, None]
        whole = float(weights.sum()) or 1.0
        parts = {part: postings.holding(stems)[:, numbers] for part, postings in self._parts.items()}
        rest = weights * _unspent(query, stems, matches)
        left = rest.sum(axis=0)
        share = numpy.divide(1, left, out=numpy.zeros_like(left), where=left > 0)
        alike = [self._thesaurus.near(stem) for stem in stems]
        soft_above = self._parts["above"].near(alike)[:, numbers]
        spans = _Spans(self._starts[numbers], self._starts[1:][numbers])
        lines, unit_of = spans.places, spans.owners
        rest_of_line, share_of_line = rest[:, unit_of], share[unit_of]
        lined = self._lines.holding(stems)[:, lines]
        with_above = lined | parts["above"][:, unit_of]
        soft = numpy.maximum(self._lines.near(alike)[:, lines], soft_above[:, unit_of])
        line_bm25 = like.lines[lines] / (float(like.lines.max(initial=0.0)) or 1.0)
        own = _told(rest_of_line, lined) * share_of_line
        orders = spans.ordered(line_bm25 + own)
        bm25 = like.units[numbers]
        held = parts["body"] | parts["above"]
        beside, claimed = self._tree.claims(stems, numbers)
        columns = [
            bm25 / (float(like.units.max(initial=0.0)) or 1.0), numpy.log1p(bm25),
            numpy.argsort(numpy.argsort(-bm25, kind="stable"), kind="stable"),
            *(_told(weights, each) / whole for each in (held, parts["above"], parts["head"], parts["file"])),
            *(_told(rest, each) * share for each in (held, parts["body"], parts["head"])),
            numpy.log1p(left), numpy.count_nonzero(rest, axis=0),
            *(parts[part].sum(axis=0) / self._sizes[part][numbers] for part in ("head", "path", "title", "file")),
            self._pairs(query, numbers, orders), *self._kinds(query, spans, orders), spans.best(line_bm25),
            spans.best(_told(weights, lined)) / whole, spans.best(_told(weights, with_above)) / whole,
            spans.best(own), spans.best(_told(rest_of_line, with_above) * share_of_line),
            _told(weights, beside) / whole, _told(weights, claimed) / whole, _told(rest, claimed) * share,
            like.paths_mean[numbers], spans.best(like.lines_mean[lines], none=-1.0),
            _told(weights, soft_above) / whole, spans.best(_told(weights, soft)) / whole,
            _told(weights, numpy.maximum(spans.best(soft), soft_above)) / whole,
            spans.best(_told(rest_of_line, soft)) * share,
        ]  # fmt: skip
        return numpy.column_stack(columns), orders

    def _pairs(self, query: Query, numbers: Sequence[int], orders: Sequence[Sequence[int]]) -> Numbers:
        """The share of the question's pairs of words in one of the best lines of each unit."""
        shared = []
        for number, order in zip(numbers, orders, strict=True):
            lines = self.units[number].lines
            shared.append(max([len(query.pairs & lines[at].pairs) for at in order[:3]], default=0))
        return numpy.array(shared) / max(len(query.pairs), 1)

    def _kinds(self, query: Query, spans: "_Spans", orders: Sequence[Sequence[int]]) -> list[Numbers]:
        """How many kinds of value a question wants, and whether the best line and any line of each unit holds one; -1
        for where there is nothing to hold."""
        wants = [kind for kind, pattern in WANTS.items() if pattern.search(query.joined)]
        if not wants:
            return [numpy.zeros(len(orders)), *[numpy.full(len(orders), -1.0)] * 2]
        holds = numpy.any([self._line_holds[kind][spans.places] for kind in wants], axis=0).astype(float)
        first = [holds[begin + order[0]] if order else -1.0 for begin, order in zip(spans.begins, orders, strict=True)]
        return [numpy.full(len(orders), float(len(wants))), numpy.array(first), spans.best(holds)]

    def saying(self, stems: Sequence[str]) -> list[tuple[Unit, Line]]:
        """The lines that hold about as much of some stems as the best line does, one a role, in the handbook's order;
        rare words count for more."""
        weights = numpy.array([self._line_bm25.idf(stem) for stem in stems])
        held = _told(weights[:, None], self._lines.holding(stems))
        if not held.any():
            return []
        places = numpy.flatnonzero(held >= held.max() * _ABOUT_AS_MUCH)
        best: dict[int, tuple[float, Unit, Line]] = {}
        for place, number in zip(places, numpy.searchsorted(self._starts, places, side="right") - 1, strict=True):
            unit = self.units[number]
            line = unit.lines[place - self._starts[number]]
            if held[place] > best.get(id(unit.scope), (0.0,))[0]:
                best[id(unit.scope)] = (float(held[place]), unit, line)
        return [(unit, line) for _, unit, line in best.values()]

    def says(self, stems: Sequence[str]) -> NDArray[numpy.bool_]:
        """Whether each unit says each stem, in its lines or above them: one row a stem, one column a unit."""
        return self._parts["body"].holding(stems) | self._parts["above"].holding(stems)

    def units_of(self, scope: Scope) -> list[Unit]:
        """The units of a scope's own."""
        return [self.units[number] for number in self._by_scope.get(id(scope), ()) if self.units[number].scope is scope]

    def of_pairs(self, rows: Numbers, candidates: Sequence[Candidate], asked: Understood) -> Numbers:
        """The features of sections side by side: those of each first one's own row, and each second one's name."""
        pairs = rows.copy()
        pairs[:, _AT["sides"]] = [each.sides for each in candidates]
        pairs[:, _AT[f"is {Operation.COMPARE}"]] = 1.0
        pairs[:, _AT["operation asked"]] = asked.operations[ASKED_OPERATIONS.index("compare")]
        start = _AT[_SECOND[0]]
        pairs[:, start : start + len(_SECOND)] = _table(
            [_match_features(each.other) for each in candidates if each.other], _SECOND
        )
        pairs[:, -len(_PRODUCTS) :] = _products(pairs)
        return pairs

    def of_operations(self, candidates: Sequence[Candidate], asked: Understood) -> Numbers:
        """The features of candidates that are no sections."""
        rows = _table([self._of_operation(candidate, asked) for candidate in candidates], FEATURES)
        rows[:, -len(_PRODUCTS) :] = _products(rows)
        return rows

    def _of_operation(self, candidate: Candidate, asked: Understood) -> list[float]:
        """The features of a candidate that is no section, but for products."""
        row = dict.fromkeys(FEATURES, 0.0)
        query = asked.query
        places = candidate.spent | (candidate.match.places if candidate.match else frozenset())
        for each in (candidate.other, candidate.person):
            places |= each.places if each else frozenset()
        left = {stem: query.weights.get(stem, 0.0) for at, stem in enumerate(query.stems) if at not in places}
        row["rest weight"], row["rest words"] = _log(sum(left.values())), float(sum(w > 0 for w in left.values()))
        if candidate.match:
            row |= zip(_NAMES, _name_features(candidate.match, asked), strict=True)
        row["top name"], row["top core"] = asked.top
        row[f"is {candidate.operation}"] = 1.0
        row["operation asked"] = float(
            sum(asked.operations[ASKED_OPERATIONS.index(n)] for n in _SAID_AS[candidate.operation])
        )
        if facet := _ABOUT.get(candidate.operation) or _about_rows(candidate):
            row["stated asked"] = row["facet asked"] = float(asked.facets[ASKED_FACETS.index(facet)])
        second = candidate.person or candidate.other
        if second:
            row |= zip(_SECOND, _match_features(second), strict=True)
        row["rows"], row["sides"] = _log(len(candidate.facts)), candidate.sides
        row["job share"] = self._job_share
        return list(row.values())


class _Spans:
    """The lines of some units in a row: their `places` among all lines, their `owners` by the units' places, and where
    each unit's lines begin. `starts` and `ends` bound each unit's lines among all."""

    def __init__(self, starts: NDArray[numpy.int64], ends: NDArray[numpy.int64]) -> None:
        counts = ends - starts
        self.owners = numpy.repeat(numpy.arange(len(counts)), counts)
        bounds = numpy.cumsum([0, *counts])
        self.begins: list[int] = bounds[:-1].tolist()
        self.places = numpy.arange(bounds[-1]) + (starts - bounds[:-1])[self.owners]
        self._some = counts > 0
        self._bounds = bounds

    def best(self, values: NDArray[Any], none: float = 0.0) -> NDArray[Any]:
        """The greatest of each unit's lines, along the last axis; `none` for a unit without lines."""
        found = numpy.full((*values.shape[:-1], len(self._some)), none, dtype=values.dtype)
        if len(self.owners):
            found[..., self._some] = numpy.maximum.reduceat(values, self._bounds[:-1][self._some], axis=-1)
        return found

    def ordered(self, values: Numbers) -> list[tuple[int, ...]]:
        """The places of each unit's lines within it, the greatest value first; of equals the first line."""
        order = numpy.lexsort((-values, self.owners))
        within = (order - self._bounds[self.owners]).tolist()
        return [tuple(within[begin:end]) for begin, end in pairwise(self._bounds.tolist())]


def _about_rows(candidate: Candidate) -> str | None:
    """What the rows of a list by words are about."""
    facets = {fact.facet for fact in candidate.facts}
    return ASKED_AS[facets.pop()] if candidate.operation is Operation.BY_WORDS and len(facets) == 1 else None


def _unspent(query: Query, stems: Sequence[str], matches: Sequence[Match[Scope] | None]) -> NDArray[numpy.bool_]:
    """Whether each stem is left over when a match has taken its words: one row a stem, one column a match."""
    columns: dict[int, list[bool]] = {}
    for match in matches:
        if id(match) not in columns:
            spent = {query.stems[place] for place in match.places} if match else set()
            columns[id(match)] = [stem not in spent for stem in stems]
    table = numpy.array([columns[id(match)] for match in matches], dtype=bool)
    return table.reshape(len(matches), len(stems)).T


def _told(weights: Numbers, held: NDArray[Any]) -> Numbers:
    """The weight of the stems that each column holds; stems are added in order, so that equal columns are equal."""
    told: Numbers = (weights * held).sum(axis=0)
    return told


def _match_features(match: Match[Scope] | Match[str]) -> list[float]:
    return [
        match.covered, match.explained, match.weight, float(match.lacking), float(match.extra), float(match.exact),
    ]  # fmt: skip


def _name_features(match: Match[Scope] | None, asked: Understood) -> list[float]:
    """How well a name fits what the question names; `own` is not known here."""
    top, core = asked.top
    if match is None:
        return [0.0] * 8 + [-core, -1.0, -1.0, 0.0, top, core]
    return [
        *_match_features(match), match.score, match.score / top if top else 0.0, match.core - core, 0.0,
        float(match.thing.kind is Kind.ROLE), float(len(match.places)), top, core,
    ]  # fmt: skip


def _intents(asked: Understood, about: Numbers) -> Numbers:
    """How well the facets that a question may ask for and those of each unit agree."""
    both = len(ABOUT) - 2  # sections can be a role's or structure, which nobody asks for
    agree = about[:, :both] @ asked.facets[:both]
    best = float(agree.max(initial=0.0)) or 1.0
    return numpy.column_stack([agree, agree / best])


def _gaps(rows: Numbers) -> Numbers:
    places = [_AT[name] for name in _TO_BEST]
    gaps: Numbers = rows[:, places] - rows[:, places].max(axis=0, initial=0.0)
    return gaps


def _products(rows: Numbers) -> Numbers:
    """Evidence that holds only together: the right role and the right facet."""
    one, other = ([_AT[name] for name in names] for names in zip(*_PRODUCTS, strict=True))
    products: Numbers = rows[:, one] * rows[:, other]
    return products


def _table(rows: Sequence[Sequence[float]], names: Sequence[object]) -> Numbers:
    return numpy.array(rows, dtype=numpy.float64).reshape(len(rows), len(names))


def _top(scores: Numbers | Vectors, count: int) -> NDArray[numpy.int64]:
    """The places of the best scores, best first; of equals the first."""
    if len(scores) <= count:
        return numpy.argsort(-scores, kind="stable")
    least = numpy.partition(scores, -count)[-count]
    near = numpy.flatnonzero(scores >= least)
    return near[numpy.argsort(-scores[near], kind="stable")[:count]]


def _log(number: float) -> float:
    return float(numpy.log1p(number))


_WORDS = (
    "bm25 share", "bm25", "bm25 rank", "unit holds", "headings hold", "heading holds", "file holds", "unit holds rest",
    "body holds rest", "heading holds rest", "rest weight", "rest words", "heading said", "path said", "title said",
    "file said", "pairs", "wants", "best line of kind", "any line of kind", "line bm25", "line holds",
    "line+above holds", "line holds rest", "line+above holds rest", "beside claims", "path claims", "path claims rest",
    "path means", "line means", "headings near", "line near", "unit near", "line near rest",
)  # fmt: skip
_NAMES = (
    "name covered", "name explained", "name weight", "name lacking", "name extra", "name exact", "name score",
    "name share", "name gap", "own", "is role", "name words", "top name", "top core",
)  # fmt: skip
_STATED = (*(f"states {facet}" for facet in _FACTS), "stated asked", "outlined asked", "facet asked", "operation asked")
_SHAPE = (
    "lines", "length", "bullets", "rows of table", "numbered", "durations", "level", "first", "diagram", "job share",
    "job page",
)  # fmt: skip
# What sections can be about, and questions be after: the labels of the classifiers in their order.
ABOUT = (
    "grade", "hiring", "interview", "kpi", "ladder", "overview", "policy", "reports_to", "requirements",
    "responsibilities", "specialty", "status", "role", "structure",
)  # fmt: skip
ASKED_FACETS = (*ABOUT[:12], "none")
ASKED_OPERATIONS = (
    "card", "chain", "compare", "count", "item", "list_roles", "lookup", "next", "small_talk", "step", "total",
    "verdict",
)  # fmt: skip
ASKED_AS = {
    Facet.GRADE: "grade", Facet.REPORTS_TO: "reports_to", Facet.STATUS: "status", Facet.LEVELS: "ladder",
    Facet.INTERVIEW: "interview", Facet.KPI: "kpi", Facet.SPECIALTIES: "specialty", Facet.OVERVIEW: "overview",
    Facet.REQUIREMENTS: "requirements", Facet.RESPONSIBILITIES: "responsibilities",
}  # fmt: skip
# How the operations that look across roles are asked for, and what they are about.
ACROSS = ("chain", "compare", "list_roles")
_SAID_AS = {
    Operation.BY_MANAGER: ("list_roles", "count"), Operation.BY_GRADE: ("list_roles", "count"),
    Operation.BY_WORDS: ("list_roles", "count"), Operation.BY_LEVEL: ("list_roles", "count"),
    Operation.BY_INTERVIEWER: ("list_roles", "count"), Operation.CHAIN: ("chain",), Operation.COMPARE: ("compare",),
}  # fmt: skip
_ABOUT = {
    Operation.BY_MANAGER: "reports_to", Operation.BY_GRADE: "grade", Operation.BY_INTERVIEWER: "interview",
    Operation.CHAIN: "reports_to", Operation.BY_LEVEL: "ladder",
}  # fmt: skip
_INTENTS = (
    "facets agree", "facets agree share",
)  # fmt: skip
_TO_BEST = (
    "unit holds", "line+above holds", "line+above holds rest", "line holds rest", "unit holds rest", "headings hold",
    "name score", "heading said", "facets agree", "facet asked", "path claims",
    "path means", "line means", "headings near", "line near", "unit near", "line near rest",
)  # fmt: skip
_SECOND = (
    "second covered", "second explained", "second weight", "second lacking", "second extra", "second exact",
)  # fmt: skip
_OPERATION = (
    *(f"is {operation}" for operation in Operation if operation is not Operation.SECTION), *_SECOND, "rows", "sides",
)  # fmt: skip
_PRODUCTS = (
    ("name share", "facets agree share"), ("name share", "facets agree"), ("name score", "line holds rest"),
    ("name share", "bm25 share"), ("facets agree share", "line+above holds rest"),
    ("facets agree share", "bm25 share"), ("facets agree", "headings hold"),
    ("name share", "facet asked"), ("name score", "operation asked"),
)  # fmt: skip
FEATURES = (
    *_WORDS,
    *_NAMES,
    *_STATED,
    *_SHAPE,
    *_INTENTS,
    *(f"{n} gap" for n in _TO_BEST),
    *_OPERATION,
    *(f"{one} x {other}" for one, other in _PRODUCTS),
)
_AT = {name: place for place, name in enumerate(FEATURES)}
