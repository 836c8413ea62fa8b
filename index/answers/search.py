"""The items that fit what is left of a question, among those that hold for a role."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from index.answers.reach import Reached
from index.handbook import Handbook
from index.pages.page import Item
from index.questions.phrases import COUNTING, EXPECTED, FIGURES, HOW_MANY, MAY_ASK, MEASURES, NUMBER, PEOPLE
from index.questions.question import Question
from index.questions.synonyms import SAME, same_as
from index.roles.facet import Facet
from index.roles.inheritance import takes_over
from index.words import STOP_WORDS, stem, stems_in, words_in

# An item of the facet that was asked for comes before an equal one of another.
_SAME_FACET, _NEAR_FACET, _OTHER_FACET = 1.4, 1.15, 1.0
_NEAR = frozenset({Facet.REQUIREMENTS, Facet.RESPONSIBILITIES, Facet.OVERVIEW})
# What a heading's words count, against an item's.
_HEADING = 0.6
# Items that score at least this share of the best are quoted with it.
_WITH_BEST = 0.6
_FOR_A_WORD = 0.15
_MOST = 5
# What a word covers that only another word for the same stands for.
_BY_ANOTHER = 0.9
# What a word counts that stands in a sentence which only says why somebody asks.
_CONTEXT = 0.4


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that fits. `coverage` is the share, by weight, of the words looked for that it or its headings hold;
    `shared` are those words."""

    reached: Reached
    score: float
    coverage: float
    shared: tuple[str, ...]


def fitting(handbook: Handbook, question: Question, reached: Sequence[Reached], facet: Facet | None) -> list[Hit]:
    """The items that fit what is left of a question and can answer it, best first. An item with the number of just
    what is counted fits however little else it says."""
    hits = [
        hit
        for hit in search(handbook, reached, question.rest, facet, question.context)
        if holds_number(question, hit.reached.entry.item)
    ]
    if counts_unknown(handbook, question):
        return []
    if counted := _counted(question.joined):  # the number of a grade counts nothing
        of_units = bool(_UNITS_OF.search(question.joined))
        hits = [
            hit for hit in hits
            if hit.reached.facet is not Facet.GRADE and _of_what_is_counted(hit, counted, of_units=of_units)
        ]  # fmt: skip
        if not set(counted) <= _UNITS:
            hits = [
                replace(hit, coverage=max(hit.coverage, _COUNTS)) if _holds_all(hit, counted) else hit for hit in hits
            ]
    if kind := expected(question):
        hits = sorted((_by_kind(hit, kind) for hit in hits), key=lambda hit: -hit.score)
    return hits


# Units are no subject: "how many minutes" is about what takes them.
_UNITS = frozenset(stem(word) for word in "minutes hours days weeks months years working business calendar".split())


def is_used(handbook: Handbook, word: str) -> bool:
    """True for a stem that the handbook uses, or another word for it."""
    return any(map(handbook.passages.frequency, (word, *same_as(word))))


def counts_unknown(handbook: Handbook, question: Question) -> bool:
    """True where a question counts what no page speaks of: "how many vacation days"."""
    return not all(is_used(handbook, word) for word in _counted(question.joined)[:1])


def _of_what_is_counted(hit: Hit, counted: Sequence[str], *, of_units: bool) -> bool:
    """False for an item on other days than the "vacation days", or "days of vacation" (`of_units`), that are asked."""
    if of_units:
        return _holds_all(hit, counted)
    if counted[0] in _UNITS or not set(counted[1:]) & _UNITS:
        return True
    return bool({counted[0], *same_as(counted[0])} & (hit.reached.entry.stems | hit.reached.entry.above))


def _holds_all(hit: Hit, counted: Sequence[str]) -> bool:
    """True where an item holds all that is counted: "vacation days" are not any days."""
    return all({word, *same_as(word)} & hit.reached.entry.stems for word in counted)


# What an item of the kind that is asked for gains in score and coverage, and what another loses.
_OF_KIND, _MORE_COVERED, _NOT_OF_KIND, _LESS_COVERED = 1.5, 0.2, 0.8, 0.33


def expected(question: Question) -> re.Pattern[str] | None:
    """What an answer to the question holds ("weekly", of "how often"); None where it asks for nothing of the kind."""
    return next((stated for asked, stated in EXPECTED if asked.search(question.joined)), None)


def _by_kind(hit: Hit, kind: re.Pattern[str]) -> Hit:
    if kind.search(hit.reached.entry.item.text):
        return replace(hit, score=hit.score * _OF_KIND, coverage=hit.coverage + _MORE_COVERED)
    return replace(hit, score=hit.score * _NOT_OF_KIND, coverage=hit.coverage * _LESS_COVERED)


def search(
    handbook: Handbook, reached: Sequence[Reached], words: Sequence[str], facet: Facet | None,
    context: frozenset[str] = frozenset(),
) -> list[Hit]:  # fmt: skip
    """The items that share a word with `words`, best first; of equals the nearest to the role, then the first. Words of
    the `context` count less."""
    if not words:
        return []
    numbers = [each.entry.number for each in reached]
    others = {word: same_as(word) for word in words}
    scores = handbook.items.meant_scores({word: others[word] for word in words if word not in context}, numbers, SAME)
    aside = handbook.items.meant_scores({word: others[word] for word in words if word in context}, numbers, SAME)
    scores = [score + _CONTEXT * more for score, more in zip(scores, aside, strict=True)]
    weights = {word: handbook.weight(word) * (_CONTEXT if word in context else 1.0) for word in words}
    whole = sum(weights.values())
    hits = []
    for each, score in zip(reached, scores, strict=True):
        item = each.entry.item
        held, above = each.entry.stems, each.entry.above
        shared = tuple(word for word in words if word in held or held.intersection(others[word]))
        named = tuple(
            word for word in words if word not in shared and (word in above or above.intersection(others[word]))
        )
        if not shared and not named:
            continue
        if takes_over(item.text):
            score *= 0.3
        heading = _HEADING * sum(weights[word] for word in named)
        told = sum(weights[word] * (1.0 if word in held else _BY_ANOTHER) for word in shared)
        coverage = (told + heading) / whole if whole else 0.0
        total = (score + heading) * each.nearness * _facet_factor(facet, each.facet)
        hits.append(Hit(each, total * (0.5 + 0.5 * coverage), coverage, shared + named))
    return sorted(hits, key=lambda hit: -hit.score)


def _facet_factor(asked: Facet | None, held: Facet | None) -> float:
    if asked is None or held is asked:
        return _SAME_FACET if asked else _OTHER_FACET
    return _NEAR_FACET if asked in _NEAR and held in _NEAR else _OTHER_FACET


def best_of(hits: Sequence[Hit], others: Sequence[Hit] = ()) -> list[Hit]:
    """The best hit and those nearly as good; then, for each word that none of these holds, the best hit that does, one
    of the `others` if need be. At most five."""
    if not hits:
        return []
    chosen: list[Hit] = []
    for hit in hits:
        if hit.score >= _WITH_BEST * hits[0].score and len(chosen) < _MOST and not _overruled(hit, chosen):
            chosen.append(hit)
    every = others or hits
    for word in dict.fromkeys(word for hit in every for word in hit.shared):
        if len(chosen) < _MOST and not any(word in hit.shared for hit in chosen):
            better = next(hit for hit in every if word in hit.shared)
            if better.score >= _FOR_A_WORD * hits[0].score:
                chosen.append(better)
    return chosen


def _overruled(hit: Hit, chosen: Sequence[Hit]) -> bool:
    """What a role states itself stands in place of what its page states for all on the same words."""
    return any(
        other.reached.nearness > hit.reached.nearness and set(hit.shared) <= set(other.shared)
        and other.reached.facet is hit.reached.facet for other in chosen
    )  # fmt: skip


def holds_number(question: Question, item: Item) -> bool:
    """True where an item can answer the question's "how many", "how much" or a question for pay; true for all items
    where it asks for no figure."""
    joined, text = question.joined, item.text
    words = set(stems_in(f"{text} {item.label}"))
    if FIGURES.search(joined):
        asked = {stem(word) for word in FIGURES.findall(joined)}
        named = (asked if question.mentions else asked.union(*map(same_as, asked))) & words
        return bool(named) and (not question.mentions or bool(NUMBER.search(text)))
    if not HOW_MANY.search(joined):
        return True
    if not NUMBER.search(text):
        return False
    if PEOPLE.search(joined):
        return any(_number_beside(text, each) for each in _PEOPLE & words)
    kinds = [stated for asked, stated in MEASURES if asked.search(joined)]
    if kinds:
        return any(stated.search(text) for stated in kinds)
    counted = _counted(joined)
    return not counted or any(_number_beside(text, each) for each in counted)


def _number_beside(text: str, counted: str) -> bool:
    """True where a number stands near the thing counted: "four to six Backend Engineers", "engineers: 6"."""
    words = words_in(text)
    numbers = [
        place for place, word in enumerate(words) if NUMBER.fullmatch(word) or word[0].isdigit() or word == "one"
    ]
    things = [place for place, word in enumerate(words) if stem(word) == counted or stem(word) in same_as(counted)]
    return any(abs(number - thing) <= _NEAR_BY for number in numbers for thing in things)


_NEAR_BY = 5  # words
_COUNTS = 0.5


_PEOPLE = frozenset(
    stem(word) for word in "people team member employee report staff engineer manager headcount person".split()
)


def asks_for_figures(question: Question) -> bool:
    """True where only an item with a number, or about pay, will do."""
    return not MAY_ASK.search(question.joined) and bool(
        HOW_MANY.search(question.joined) or FIGURES.search(question.joined)
    )


_UNITS_OF = re.compile(
    r"\bhow many (?:minutes|hours|days|weeks) of (?:\w+ )??(?P<what>\w+)(?= (?:do|does|is|are|can|will)\b|$)"
)


def _counted(joined: str) -> tuple[str, ...]:
    """What "how many" counts: the stems of the two words after it, "business days"; none where another kind of word
    follows."""
    if of := _UNITS_OF.search(joined):  # "days of annual leave" counts leave
        return (stem(of["what"]),)
    found = COUNTING.search(joined)
    after = words_in(joined[found.end() :])[:2] if found else ()
    return tuple(stem(word) for word in takewhile(lambda word: word not in STOP_WORDS, after))
