"""Answers by passage: the sections and items of the whole handbook that fit a question about no facet of a role."""

from collections.abc import Sequence

from index.answers.answer import Passage, Passages
from index.answers.quoting import quote
from index.answers.search import asks_for_figures, holds_number
from index.handbook import Handbook
from index.pages.page import Section
from index.questions.question import Question
from index.questions.synonyms import same_as
from index.words import stems_in

# How many sections are looked at closely, and how many are shown.
_CLOSELY, _SHOWN = 40, 3
# A section counts by its best items and by itself; pages that describe no job are what such questions are about.
_ITEM, _SECTION, _GENERAL = 1.0, 0.6, 1.25
# The share of the words, by weight, that the best section must hold; and how many of them.
_FITS = 0.45
_ITEMS_SHOWN, _AROUND = 3, 6
# Runner-ups are shown when they come this near to the best.
_NEAR = 0.55


class Found:
    """A section with its score, the share of words it holds, and its items by score."""

    __slots__ = ("coverage", "items", "score", "section")

    def __init__(self, section: Section, score: float, coverage: float, items: list[tuple[float, int]]) -> None:
        self.section, self.score, self.coverage, self.items = section, score, coverage, items


def passages(handbook: Handbook, question: Question) -> Passages | None:
    """The best sections for a question, best first; None where none of them holds enough of its words, or the number
    that it asks for."""
    found = ranked(handbook, question.loose)
    if len(question.loose) < 2:  # one word may be small talk, unless a section is about it
        found = [each for each in found if set(question.loose) & set(stems_in(each.section.title))]
    if asks_for_figures(question):
        found = [each for each in found if any(holds_number(question, item) for item in each.section.items)]
    if not found or found[0].coverage < _FITS:
        return None
    shown = [each for each in found if each.score >= _NEAR * found[0].score][:_SHOWN]
    return Passages(tuple(_passage(handbook, each) for each in shown))


def ranked(handbook: Handbook, words: Sequence[str]) -> list[Found]:
    """Sections by score: BM25 of the section and of its best item together."""
    others = {word: same_as(word) for word in words}
    every = [*words, *(other for word in words for other in others[word])]
    numbers = handbook.passages.matched(words)
    scores = handbook.passages.scores(every, numbers)
    weights = {word: handbook.weight(word) for word in words}
    whole = sum(weights.values()) or 1.0
    jobs = handbook.job_pages
    nearest = sorted(zip(scores, numbers, strict=True), reverse=True)[: _CLOSELY * 3]
    found = []
    for score, number in nearest:
        section = handbook.sections[number]
        entries = handbook.entries_of(section)
        if not entries:
            continue
        places = [entry.number for entry in entries]
        by_item = sorted(zip(handbook.items.scores(every, places), range(len(places)), strict=True), key=lambda each: (-each[0], each[1]))
        held = set(stems_in(f"{section.title} {section.text}"))
        coverage = sum(weights[word] for word in words if word in held or held.intersection(others[word])) / whole
        total = (_SECTION * score + _ITEM * by_item[0][0]) * (1.0 if section.path in jobs else _GENERAL)
        found.append(Found(section, total * (0.4 + 0.6 * coverage), coverage, by_item))
    return sorted(found, key=lambda each: (-each.score, each.section.path, each.section.number))[:_CLOSELY]


def _passage(handbook: Handbook, found: Found) -> Passage:
    """The best items first, then the others of the section as far as they are few."""
    best = [place for score, place in found.items[:_ITEMS_SHOWN] if score >= 0.4 * found.items[0][0] and score > 0]
    items = found.section.items
    around = [place for place in range(len(items)) if place not in best] if len(items) <= _AROUND + len(best) else []
    quotes = tuple(quote(handbook, items[place], found.section) for place in (*best, *around))
    return Passage(quotes, handbook.cite(found.section))

