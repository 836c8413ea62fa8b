"""Features: named evidence for each candidate, one row of numbers a candidate. None of them decides anything alone."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
from index.retrieval.meaning import Thesaurus, Vectors, word_vectors
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
_FACTS = (Facet.GRADE, Facet.REPORTS_TO, Facet.STATUS)
_ABOVE = ("head", "path", "title")


@dataclass(frozen=True)
class Understood:
    """What is known of a question before its candidates are: its words, whom it may name, best first, what it may be
    about (`facets`, `operations`, as probabilities in the order of the classifiers' labels)."""

    query: Query
    matches: Sequence[Match[Scope]]
    facets: Numbers
    operations: Numbers


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
            "file": Postings([unit.file for unit in units]),
        }  # fmt: skip
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
            self.bm25.scores_of_all(stems), self._line_bm25.scores_of_all(stems), self._path_meant @ meant,
            self._line_meant @ meant,
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
        names = [_name_features(match, self.units[n], asked) for n, match in zip(numbers, matches, strict=True)]
        facts = [self._facts(match, n, asked) for n, match in zip(numbers, matches, strict=True)]
        rows = numpy.column_stack([
            words, _table(names, _NAMES), _table(facts, _STATED), self._shapes[numbers],
            _intents(asked, about[numbers]),
        ])  # fmt: skip
        candidates = [
            Candidate(Operation.SECTION, match=match, unit=self.units[number], lines=best)
            for number, match, best in zip(numbers, matches, lines, strict=True)
        ]
        rows = numpy.column_stack([rows, _gaps(rows), numpy.zeros((len(rows), len(_OPERATION)))])
        return candidates, numpy.column_stack([rows, _products(rows)])

    def _facts(self, match: Match[Scope] | None, number: int, asked: Understood) -> list[float]:
        """Whether a unit states each single fact of the role that it is taken for; how likely one that it states is
        asked for, and how likely the facet is that the outline takes it to be about."""
        stated = [float(self._is_stated(match, number, facet)) for facet in _FACTS]
        chance = sum(
            asked.facets[ASKED_FACETS.index(ASKED_AS[f])] for f, is_ in zip(_FACTS, stated, strict=True) if is_
        )
        facet = self.units[number].facet
        outlined = asked.facets[ASKED_FACETS.index(ASKED_AS[facet])] if facet else 0.0
        wanted = 1 - sum(asked.operations[ASKED_OPERATIONS.index(name)] for name in ACROSS)
        return [*stated, float(chance), float(outlined), float(max(chance, outlined)), float(wanted)]

    def _is_stated(self, match: Match[Scope] | None, number: int, facet: Facet) -> bool:
        return match is not None and number in self._states.get((id(match.thing), facet), ())

    def states(self, scope: Scope, facet: Facet, unit: Unit) -> bool:
        """Whether a unit states a single fact of a scope."""
        return unit.number in self._states.get((id(scope), facet), ())

    def _words(
        self, query: Query, like: "_Likeness", numbers: Sequence[int], matches: Sequence[Match[Scope] | None]
    ) -> tuple[Numbers, list[tuple[int, ...]]]:
        """The features of words, and the places of each unit's lines, best first."""
        stems = tuple(query.weights)
        weights = numpy.array([query.weights[stem] for stem in stems])
        whole = float(weights.sum()) or 1.0
        parts = {part: postings.holding(stems)[:, numbers] for part, postings in self._parts.items()}
        above = parts["above"]
        held = parts["body"] | above
        beside, claimed = self._tree.claims(stems, numbers)
        bm25, line_bm25 = like.units, like.lines
        best, best_line = float(bm25.max(initial=0.0)) or 1.0, float(line_bm25.max(initial=0.0)) or 1.0
        in_line = self._lines.holding(stems)
        wants = [kind for kind, pattern in WANTS.items() if pattern.search(query.joined)]
        alike = [self._thesaurus.near(stem) for stem in stems]
        soft_lines = self._lines.near(alike)
        soft_above = self._parts["above"].near(alike)[:, numbers]
        ranks = numpy.argsort(numpy.argsort(-bm25[numbers], kind="stable"), kind="stable")
        rows, orders = [], []
        for at, number in enumerate(numbers):
            unit, match = self.units[number], matches[at]
            spent = {query.stems[place] for place in match.places} if match else set()
            rest = weights * [stem not in spent for stem in stems]
            left = float(rest.sum())
            share = 1 / left if left else 0.0
            span = slice(self._starts[number], self._starts[number + 1])
            lined = in_line[:, span]
            order, line_features = _line_features(
                lined, lined | above[:, at : at + 1], weights, rest, line_bm25[span] / best_line, whole, share
            )
            near_line = like.lines_mean[span].max(initial=-1.0)
            soft = numpy.maximum(soft_lines[:, span], soft_above[:, at : at + 1])
            soft_body = soft.max(axis=1, initial=0.0) if soft.shape[1] else soft_above[:, at]
            softly = [
                weights @ soft_above[:, at] / whole,
                (weights @ soft).max(initial=0.0) / whole,
                weights @ soft_body / whole,
                (rest @ soft).max(initial=0.0) * share,
            ]
            pairs = max((len(query.pairs & unit.lines[place].pairs) for place in order[:3]), default=0)
            fits = [self._line_holds[kind][span] for kind in wants]
            rows.append([
                bm25[number] / best, _log(bm25[number]), float(ranks[at]),
                float(weights @ held[:, at]) / whole, float(weights @ above[:, at]) / whole,
                float(weights @ parts["head"][:, at]) / whole, float(weights @ parts["file"][:, at]) / whole,
                float(rest @ held[:, at]) * share, float(rest @ parts["body"][:, at]) * share,
                float(rest @ parts["head"][:, at]) * share, _log(left), float(numpy.count_nonzero(rest)),
                _share(unit.head, query), _share(unit.head | unit.path, query), _share(unit.title, query),
                _share(unit.file, query), pairs / max(len(query.pairs), 1), float(len(wants)),
                max((float(kind[order[0]]) for kind in fits if order), default=-1.0),
                max((float(kind.any()) for kind in fits), default=-1.0), *line_features,
                float(weights @ beside[:, at]) / whole, float(weights @ claimed[:, at]) / whole,
                float(rest @ claimed[:, at]) * share, float(like.paths_mean[number]), float(near_line),
                *map(float, softly),
            ])  # fmt: skip
            orders.append(order)
        return _table(rows, _WORDS), orders

    def saying(self, stems: Sequence[str]) -> list[tuple[Unit, Line]]:
        """The lines that hold about as much of some stems as the best line does, one a role, in the handbook's order;
        rare words count for more."""
        weights = numpy.array([self._line_bm25.idf(stem) for stem in stems])
        held = weights @ self._lines.holding(tuple(stems)) if stems else numpy.zeros(0)
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

    def units_of(self, scope: Scope) -> list[Unit]:
        """The units of a scope's own."""
        return [self.units[number] for number in self._by_scope.get(id(scope), ()) if self.units[number].scope is scope]

    def of_pair(self, row: Numbers, candidate: Candidate, other: Match[Scope], asked: Understood) -> Numbers:
        """The features of two sections side by side: those of the first one's own `row`, and the second one's name."""
        pair = row.copy()
        pair[FEATURES.index("sides")] = candidate.sides
        pair[FEATURES.index(f"is {Operation.COMPARE}")] = 1.0
        pair[FEATURES.index("operation asked")] = asked.operations[ASKED_OPERATIONS.index("compare")]
        start = FEATURES.index(_SECOND[0])
        pair[start : start + len(_SECOND)] = _match_features(other)
        pair[-len(_PRODUCTS) :] = _products(pair[None, :])[0]
        return pair

    def of_operation(self, candidate: Candidate, asked: Understood) -> list[float]:
        """The features of a candidate that is no section."""
        row = dict.fromkeys(FEATURES, 0.0)
        query = asked.query
        places = candidate.spent | (candidate.match.places if candidate.match else frozenset())
        for each in (candidate.other, candidate.person):
            places |= each.places if each else frozenset()
        left = {
            stem: weight
            for at, stem in enumerate(query.stems)
            if at not in places
            for weight in (query.weights.get(stem, 0.0),)
        }
        row["rest weight"], row["rest words"] = _log(sum(left.values())), float(sum(w > 0 for w in left.values()))
        if candidate.match:
            row |= zip(_NAMES, _name_features(candidate.match, None, asked), strict=True)
        row |= zip(_NAMES[-2:], _name_features(None, None, asked)[-2:], strict=True)
        row |= zip(_INTENTS, _intents(asked, numpy.zeros((1, len(ABOUT))))[0], strict=True)
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
        values = numpy.array([list(row.values())])
        values[:, -len(_PRODUCTS) :] = _products(values)
        return list(values[0])


def _about_rows(candidate: Candidate) -> str | None:
    """What the rows of a list by words are about."""
    facets = {fact.facet for fact in candidate.facts}
    return ASKED_AS[facets.pop()] if candidate.operation is Operation.BY_WORDS and len(facets) == 1 else None


def _line_features(
    lined: NDArray[numpy.bool_], with_above: NDArray[numpy.bool_], weights: Numbers, rest: Numbers, bm25: Numbers,
    whole: float, share: float,
) -> tuple[tuple[int, ...], list[float]]:  # fmt: skip
    """The places of a unit's lines, best first, and what its best lines hold of the question."""
    if not lined.shape[1]:
        return (), [0.0] * 5
    own, above = rest @ lined * share, rest @ with_above * share
    order = tuple(int(place) for place in numpy.argsort(-(bm25 + own), kind="stable"))
    best = [(weights @ lined).max() / whole, (weights @ with_above).max() / whole]
    return order, [float(bm25.max()), *map(float, best), float(own.max()), float(above.max())]


def _match_features(match: Match[Scope] | Match[str]) -> list[float]:
    return [
        match.covered, match.explained, match.weight, float(match.lacking), float(match.extra), float(match.exact),
    ]  # fmt: skip


def _name_features(match: Match[Scope] | None, unit: Unit | None, asked: Understood) -> list[float]:
    top = asked.matches[0].score if asked.matches else 0.0
    core = max((each.core for each in asked.matches[:20]), default=0.0)
    if match is None:
        return [0.0] * 8 + [-core, -1.0, -1.0, 0.0, top, core]
    own = unit is not None and match.thing is unit.scope
    return [
        *_match_features(match), match.score, match.score / top if top else 0.0, match.core - core, float(own),
        float(match.thing.kind is Kind.ROLE), float(len(match.places)), top, core,
    ]  # fmt: skip


def _intents(asked: Understood, about: Numbers) -> Numbers:
    """How well the facets that a question may ask for and those of each unit agree."""
    both = len(ABOUT) - 2  # sections can be a role's or structure, which nobody asks for
    agree = about[:, :both] @ asked.facets[:both]
    best = float(agree.max(initial=0.0)) or 1.0
    return numpy.column_stack([agree, agree / best])


def _gaps(rows: Numbers) -> Numbers:
    places = [FEATURES.index(name) for name in _TO_BEST]
    gaps: Numbers = rows[:, places] - rows[:, places].max(axis=0, initial=0.0)
    return gaps


def _products(rows: Numbers) -> Numbers:
    """Evidence that holds only together: the right role and the right facet."""
    pairs = [(FEATURES.index(one), FEATURES.index(other)) for one, other in _PRODUCTS]
    return numpy.column_stack([rows[:, one] * rows[:, other] for one, other in pairs])


def _table(rows: Sequence[Sequence[float]], names: Sequence[object]) -> Numbers:
    return numpy.array(rows, dtype=numpy.float64).reshape(len(rows), len(names))


def _share(held: frozenset[str], query: Query) -> float:
    return len(held & query.weights.keys()) / len(held) if held else 0.0


def _top(scores: Numbers | Vectors, count: int) -> NDArray[numpy.int64]:
    return numpy.argsort(-scores, kind="stable")[:count]


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
