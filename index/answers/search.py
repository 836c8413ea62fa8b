"""The items that fit what is left of a question, among those that hold for a role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.answers.reach import Reached
from index.handbook import Handbook
from index.questions.phrases import FIGURES, HOW_MANY, MEASURES, NUMBER, PEOPLE
from index.questions.question import Question
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
_MOST = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that fits. `coverage` is the share, by weight, of the words looked for that it or its headings hold;
    `shared` are those words."""

    reached: Reached
    score: float
    coverage: float
    shared: tuple[str, ...]


def search(handbook: Handbook, reached: Sequence[Reached], words: Sequence[str], facet: Facet | None) -> list[Hit]:
    """The items that share a word with `words`, best first; of equals the nearest to the role, then the first."""
    if not words:
        return []
    numbers = [each.entry.number for each in reached]
    scores = handbook.items.scores(words, numbers)
    weights = {word: handbook.items.idf(word) for word in words}
    whole = sum(weights.values())
    hits = []
    for each, score in zip(reached, scores, strict=True):
        item = each.entry.item
        held = set(stems_in(f"{item.text} {item.label}"))
        above = set(stems_in(each.entry.section.title)) - held
        shared = tuple(word for word in words if word in held)
        named = tuple(word for word in words if word in above)
        if not shared and not named:
            continue
        if takes_over(item.text):
            score *= 0.3
        heading = _HEADING * sum(weights[word] for word in named)
        coverage = (sum(weights[word] for word in shared) + heading) / whole if whole else 0.0
        total = (score + heading) * each.nearness * _facet_factor(facet, each.facet)
        hits.append(Hit(each, total * (0.5 + 0.5 * coverage), coverage, shared + named))
    return sorted(hits, key=lambda hit: -hit.score)


def _facet_factor(asked: Facet | None, held: Facet | None) -> float:
    if asked is None or held is asked:
        return _SAME_FACET if asked else _OTHER_FACET
    return _NEAR_FACET if asked in _NEAR and held in _NEAR else _OTHER_FACET


def best_of(hits: Sequence[Hit]) -> list[Hit]:
    """The best hit and those nearly as good, at most five."""
    return [hit for hit in hits if hit.score >= _WITH_BEST * hits[0].score][:_MOST] if hits else []


def measured(question: Question, hits: Iterable[Hit]) -> list[Hit]:
    """Of the hits, those that can answer a question for a number: they hold a number, and of the kind asked for.
    All of them where no number is asked for."""
    joined, kept = question.joined, list(hits)
    if FIGURES.search(joined):
        named = {stem(word) for word in FIGURES.findall(joined)}
        kept = [hit for hit in kept if named & set(stems_in(hit.reached.entry.item.text))]
    if PEOPLE.search(joined):
        kept = [hit for hit in kept if NUMBER.search(hit.reached.entry.item.text) and _counts_people(hit)]
    for asked, stated in MEASURES:
        if asked.search(joined) and HOW_MANY.search(joined):
            kept = [hit for hit in kept if NUMBER.search(hit.reached.entry.item.text) and stated.search(hit.reached.entry.item.text)]
    if counted := _counted(question):
        kept = [hit for hit in kept if NUMBER.search(hit.reached.entry.item.text) and counted in stems_in(hit.reached.entry.item.text)]
    return kept


def asks_for_a_number(question: Question) -> bool:
    """True where only a number will do."""
    joined = question.joined
    return bool(HOW_MANY.search(joined) or FIGURES.search(joined) or PEOPLE.search(joined))


def _counted(question: Question) -> str | None:
    """What "how many" counts: the stem of the first content word after it."""
    found = HOW_MANY.search(question.joined)
    if not found or PEOPLE.search(question.joined) or any(asked.search(question.joined) for asked, _ in MEASURES):
        return None
    after = [word for word in words_in(question.joined[found.end() :]) if word not in STOP_WORDS]
    return stem(after[0]) if after else None


def _counts_people(hit: Hit) -> bool:
    people = {stem(word) for word in "people team member employee report staff engineer manager direct headcount person".split()}
    return bool(people & set(stems_in(hit.reached.entry.item.text)))
