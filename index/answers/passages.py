"""Answers by passage: the sections and items of the whole handbook that fit a question about no facet of a role."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.answers.answer import Passage, Passages
from index.answers.quoting import quote
from index.answers.search import asks_for_figures, counts_unknown, expected, holds_number, is_used
from index.handbook import Handbook
from index.pages.page import Item, Section
from index.questions.phrases import NAMED
from index.questions.question import Question
from index.questions.synonyms import SAME, same_as
from index.words import STOP_WORDS, stem, stems_in, words_in

# How many sections are looked at closely, and how many are shown.
_CLOSELY, _SHOWN = 60, 3
# A section counts by its best items and by itself, and by what its heading says; pages that describe no job are what
# such questions are about.
_ITEM, _SECTION, _TITLE, _GENERAL = 1.0, 0.6, 0.3, 1.25
# An item of the kind that is asked for ("within 3 days"), and a section that holds one.
_KIND, _HOLDS_KIND = 1.3, 1.2
# A heading of two words or more that the question says in full; what a section keeps that holds none of the words.
_HEADED, _BASE = 1.25, 0.2
# The share of the words, by weight, that the best section must hold.
_FITS, _FITS_A_LITTLE = 0.45, 0.28
# The score that it must have, in weights of a word that no page holds: with most of the words, with few.
_TELLS, _TELLS_MUCH = 1.05, 1.6
_STRANGE = 2  # one word that the handbook does not use may be another word for one that it does
_ITEMS_SHOWN = 3
# Characters quoted of the best section, and of each runner-up.
_ROOM, _ROOM_MORE = 2_200, 400
# Runner-ups are shown when they come this near to the best.
_NEAR = 0.55


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question looks for in the whole handbook: stems with their weights, other stems for each, and the kind of
    item that is asked for."""

    weights: Mapping[str, float]
    others: Mapping[str, Sequence[str]]
    kind: re.Pattern[str] | None

    def weight_in(self, held: frozenset[str]) -> float:
        """The weight of the words that are held, less for those of which only another word for the same is."""
        return sum(
            weight if word in held else SAME * weight
            for word, weight in self.weights.items()
            if word in held or held.intersection(self.others[word])
        )

    def share_in(self, held: frozenset[str]) -> float:
        """The same as a share of all the words."""
        whole = sum(self.weights.values())
        return self.weight_in(held) / whole if whole else 0.0

    def is_of_kind(self, item: Item) -> bool:
        """True for an item of the kind that is asked for."""
        return bool(self.kind and self.kind.search(item.text))


@dataclass(frozen=True, slots=True)
class Found:
    """A section with its score, the share of words it holds, its items by score as (score, place), and the places of
    those that are of the kind asked for."""

    section: Section
    score: float
    coverage: float
    items: tuple[tuple[float, int], ...]
    of_kind: tuple[int, ...]


def passages(handbook: Handbook, question: Question) -> Passages | None:
    """The best sections for a question, best first; None where none of them holds enough of its words, or the number
    that it asks for."""
    if headed := _headed(handbook, question):
        return Passages((headed,))
    if _strange(handbook, asked_words(question)) or counts_unknown(handbook, question):
        return None
    found = ranked(handbook, question)
    if question.weight >= NAMED:  # a fact of a role that this handbook does not have: other roles' pages are no answer
        found = [each for each in found if each.section.path not in handbook.job_pages]
    if len(question.loose) < 2:  # one word may be small talk, unless a section is about it
        found = [each for each in found if set(question.loose) & handbook.above(each.section)]
    if asks_for_figures(question):
        sought = _sought(handbook, question)
        found = [each for each in found if _tells_figure(handbook, question, sought, each)]
    if not found or not _fits(handbook, found[0]):
        return None
    shown = [each for each in found if each.score >= _NEAR * found[0].score][:_SHOWN]
    best, *others = shown
    more = (_passage(handbook, each, room=_ROOM_MORE) for each in others)
    return Passages((_passage(handbook, best, room=_ROOM), *more))


def _tells_figure(handbook: Handbook, question: Question, sought: Sought, found: Found) -> bool:
    """True where an item with the figure that is asked for holds half of the words, its headings' taken in."""
    above = handbook.above(found.section)
    return any(
        holds_number(question, entry.item) and sought.share_in(entry.stems | above) >= _FIGURE
        for entry in handbook.entries_of(found.section)
    )


# The share of the words that an item must hold to answer a question for a figure.
_FIGURE = 0.5


def _headed(handbook: Handbook, question: Question) -> Passage | None:
    """The whole of the first general section whose heading was typed as it stands."""
    headings = handbook.once("general headings", lambda: _general_headings(handbook))
    section = headings.get(words_in(question.text))
    if section is None:
        return None
    return Passage(tuple(quote(handbook, item, section) for item in section.items), handbook.cite(section))


def _general_headings(handbook: Handbook) -> Mapping[tuple[str, ...], Section]:
    """The sections with text on pages that describe no job, by the words of their headings; the first of each."""
    general = [each for each in handbook.sections if each.items and each.path not in handbook.job_pages]
    return {words_in(each.title): each for each in reversed(general)}


def _fits(handbook: Handbook, best: Found) -> bool:
    """True where the best section holds enough of the words, and says enough with them."""
    telling = best.score / handbook.items.idf("")
    return (best.coverage >= _FITS and telling >= _TELLS) or (
        best.coverage >= _FITS_A_LITTLE and telling >= _TELLS_MUCH
    )


def _strange(handbook: Handbook, words: Sequence[str]) -> bool:
    """True where the handbook has never used half of the words, and more than one: what it has on the others is about
    something else."""
    unused = [word for word in words if not is_used(handbook, word)]
    return len(unused) >= max(_STRANGE, len(words) / 2)


def ranked(handbook: Handbook, question: Question) -> list[Found]:
    """Sections by score: BM25 of the section and of its best item together."""
    sought = _sought(handbook, question)
    numbers = handbook.passages.matched(word for own, others in sought.others.items() for word in (own, *others))
    scores = handbook.passages.meant_scores(sought.others, numbers, SAME)
    nearest = sorted(zip(scores, numbers, strict=True), key=lambda each: (-each[0], each[1]))[:_CLOSELY]
    found = [_found(handbook, sought, handbook.sections[number], score) for score, number in nearest]
    return sorted(
        (each for each in found if each), key=lambda each: (-each.score, each.section.path, each.section.number)
    )


def _sought(handbook: Handbook, question: Question) -> Sought:
    words = asked_words(question)
    return Sought(
        {word: handbook.weight(word) for word in words}, {word: same_as(word) for word in words}, expected(question)
    )


def _found(handbook: Handbook, sought: Sought, section: Section, score: float) -> Found | None:
    """A section of such a score by itself, with what its items and its headings add; None for one without items."""
    entries = handbook.entries_of(section)
    if not entries:
        return None
    of_kind = tuple(place for place, entry in enumerate(entries) if sought.is_of_kind(entry.item))
    by_item = handbook.items.meant_scores(sought.others, [entry.number for entry in entries], SAME)
    items = sorted(
        ((each * (_KIND if place in of_kind else 1.0), place) for place, each in enumerate(by_item)),
        key=lambda each: (-each[0], each[1]),
    )
    title = frozenset(stems_in(section.title))
    coverage = sought.share_in(handbook.above(section).union(*(entry.stems for entry in entries)))
    total = _SECTION * score + _ITEM * items[0][0] + _TITLE * sought.weight_in(title)
    total *= _HOLDS_KIND if of_kind else 1.0
    total *= _HEADED if len(title) > 1 and title <= sought.weights.keys() else 1.0
    total *= 1.0 if section.path in handbook.job_pages else _GENERAL
    return Found(section, total * (_BASE + (1 - _BASE) * coverage), coverage, tuple(items), of_kind)


def asked_words(question: Question) -> tuple[str, ...]:
    """The stems to look for in the whole handbook: all that a question says but small talk, a role's name too."""
    return tuple(dict.fromkeys(stem(word) for word in question.words if word not in _UNSOUGHT))


# Words that say when and how somebody asks, and nothing of what about.
_SMALL_TALK = frozenset(
    """already yesterday today tomorrow tonight ago alone oops even back come comes came coming try trying another see
    seen guess wonder wondering think thinking person people someone candidate candidates quick please
    look looking like maybe perhaps though actually bit lot little good great best way case sure mean means called
    anybody company handbook page role roles job jobs position positions reportsto morning
    afternoon evening friday monday thursday wednesday tuesday weird strange new whole full specific able fine happen
    happens happened going gone first second two three""".split()
)
_UNSOUGHT = STOP_WORDS | _SMALL_TALK


def _passage(handbook: Handbook, found: Found, *, room: int) -> Passage:
    """The best item first, then those that fit too and the items around them, in their order, as far as there is
    room (characters)."""
    items = found.section.items
    order = [place for score, place in found.items if score > 0]
    best = order[0] if order else 0
    wanted = [*order[:_ITEMS_SHOWN], *found.of_kind, *_around(best, len(items))]
    kept = {best}
    left = room - len(items[best].text)
    for place in dict.fromkeys(wanted):
        if place not in kept and len(items[place].text) <= left:
            kept.add(place)
            left -= len(items[place].text)
    quotes = tuple(quote(handbook, items[place], found.section) for place in (best, *sorted(kept - {best})))
    return Passage(quotes, handbook.cite(found.section))


def _around(place: int, count: int) -> list[int]:
    """The places of a list after one, then those before it, nearest first."""
    return [*range(place + 1, count), *range(place - 1, -1, -1)]
