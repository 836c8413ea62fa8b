"""text -> Question: facet by phrase, roles by name, the rest for the ranking."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.questions.names import Mention, NameIndex
from index.questions.phrases import (
    AFTER,
    ALTOGETHER,
    BEFORE,
    CAPITALS,
    COMPARE,
    END,
    FIGURES,
    HOW_LONG,
    LISTING,
    PHRASES,
    REWRITES,
    SIDES,
    Phrase,
)
from index.questions.question import Question
from index.questions.synonyms import EVERYDAY
from index.roles.facet import Facet
from index.roles.levels import LEVEL_WORDS, UNMARKED, level_places
from index.roles.outline import Kind
from index.spelling import nearest
from index.words import STOP_WORDS, stem, words_in

_MOST_WORDS = 60  # a question longer than this is a pasted text; its beginning says what is meant
# A mention that covers less than this of a name is a coincidence of words.
_COVERED = 0.55
# How much better a family's name must fit to be meant although it lacks the level.
_FAR_BETTER_NAME = 2.0
# A name found apart from whom an interview is with needs this much of itself to be the role that is meant.
_SURE = 0.6
_WHOLE_NAME = 0.99
# A word that so few sections hold may be a slip of theirs.
_SELDOM = 2
# How much better a role of another family must fit one side of a comparison.
_FAR_BETTER = 3.0


class Reader:
    """Reads questions for one handbook. `known` tells how many sections of the handbook hold a stem."""

    def __init__(self, names: NameIndex, known: Callable[[str], int], vocabulary: Sequence[str]) -> None:
        self._names = names
        self._known = known
        self._vocabulary = vocabulary

    def read(self, text: str, about: tuple[Mention, ...] = ()) -> Question:
        """The question in a text. `about` are the mentions of the conversation, for a question that names no role."""
        rewritten = CAPITALS.sub(r"\1", text)
        for pattern, by in REWRITES:
            rewritten = pattern.sub(by, rewritten)
        words, breaks = self._words(rewritten)
        shouted = frozenset() if rewritten.isupper() else frozenset(map(str.lower, _SHOUTED.findall(rewritten)))
        joined = " ".join(words)
        phrase, also, spent = _facet(joined, words)
        compares = bool(COMPARE.search(joined)) or _lists_levels(words, breaks)
        with_whom = _with_whom(joined, words) if phrase and phrase.facet is Facet.INTERVIEW else frozenset()
        found = self._find(words, spent, with_whom, shouted)
        if phrase is None or phrase.facet is not Facet.SPECIALTIES:
            found = tuple(each for each in found if each.scope.kind is not Kind.SPECIALTY or each.around or each.strong)
        mentions = self._all(words, breaks, spent, found) if compares and found else found[:1]
        mentions = mentions or about
        taken = spent | {place for each in mentions if each not in about for place in each.places}
        rest = _stems(words, frozenset(taken))
        loose = _stems(words, frozenset(place for each in mentions if each not in about for place in each.places))
        return Question(
            text, words, joined, phrase.facet if phrase else None, phrase.weight if phrase else 0, also, mentions,
            tuple(found[:6]), rest, loose, compares, bool(LISTING.search(joined)),
        )  # fmt: skip

    def _words(self, text: str) -> tuple[tuple[str, ...], frozenset[int]]:
        """The words of a text, put right, and the places where a comma or a like mark stands before one."""
        words: list[str] = []
        breaks: set[int] = set()
        for part in re.split(r"[,;:/?]", text):
            breaks.add(len(words))
            words += self._mend(words_in(part))
        return tuple(words[:_MOST_WORDS]), frozenset(breaks)

    def _find(
        self, words: Sequence[str], spent: frozenset[int], with_whom: frozenset[int], shouted: frozenset[str]
    ) -> tuple[Mention, ...]:
        levels = frozenset(place for place in spent if words[place] in LEVEL_WORDS)
        kept = frozenset(place for place in spent if place not in levels and not self._names.knows(stem(words[place])))
        aside = self._believed(self._names.find(words, skip=spent | with_whom, shouted=shouted))
        if aside and (not with_whom or aside[0].strong or aside[0].coverage >= _SURE):
            return aside
        return self._believed(self._names.find(words, skip=kept, shouted=shouted)) or aside

    def _believed(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions that are more than a coincidence. Where another family fits the name far better and only lacks
        the level, the question is about that family, and the level is one that it does not have."""
        kept = [each for each in mentions if each.coverage >= _COVERED and each.score > 0]
        if kept:
            best = max(kept, key=lambda each: each.base)
            sure = kept[0].asked and not kept[0].lacking and kept[0].coverage >= _SURE
            if best.lacking and not sure and best.base > kept[0].base + _FAR_BETTER_NAME:
                kept = [best, *(each for each in kept if each is not best)]
        return tuple(kept)

    def _all(
        self, words: Sequence[str], breaks: frozenset[int], spent: frozenset[int], found: tuple[Mention, ...]
    ) -> tuple[Mention, ...]:
        """The roles that a comparison names: each side on its own, a bare level taking the family of the others."""
        best = found[0]
        mentions: list[Mention] = []
        for side in _sides(words, breaks):
            mention = self._side(best, words, side, spent)
            if mention and all(mention.scope is not other.scope for other in mentions):
                mentions.append(mention)
        levelled = [each for each in mentions if each.asked]
        if len(levelled) > 1 and mentions[0] not in levelled and 0 in breaks and _topic(words, breaks):
            mentions.remove(mentions[0])  # "security compliance: manager vs senior manager"
        return tuple(mentions) if len(mentions) > 1 else found[:1]

    def _side(self, best: Mention, words: Sequence[str], side: frozenset[int], spent: frozenset[int]) -> Mention | None:
        """The role that one side of a comparison means: of the family that the whole question means, if it can be."""
        skip = frozenset(place for place in range(len(words)) if place not in side) | spent
        own = [each for each in self._believed(self._names.find(words, skip=skip)) if not each.lacking]
        near = next((each for each in own if each.scope.head.path == best.scope.head.path), None)
        if near and near.score >= own[0].score - _FAR_BETTER and near.coverage >= _WHOLE_NAME:
            return near
        levels = [words[place] for place in level_places(words) if place in side and place not in spent]
        mention = self._level_of(best, words, side, levels) if levels else None
        if mention:
            return mention
        if near and near.score >= own[0].score - _FAR_BETTER:
            return near
        return own[0] if own and own[0].strong else None

    def _level_of(self, best: Mention, words: Sequence[str], side: frozenset[int], levels: list[str]) -> Mention | None:
        """The role of the best mention's page that a side such as "the senior manager" means."""
        kept = [place for place in range(len(words)) if place in side or (place in best.places and words[place] not in LEVEL_WORDS)]
        shorter = [words[place] for place in kept if place in side] + [
            words[place] for place in kept if place not in side
        ]
        for each in self._names.find(shorter):
            if each.scope.head.path == best.scope.head.path and sorted(each.asked) == sorted(set(levels) - UNMARKED) and not each.lacking:
                return replace(each, places=frozenset(kept))
        return None

    def _mend(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Each word that the handbook does not know put right, if a known one is near; blends written out."""
        mended: list[str] = []
        for word in words:
            if word in STOP_WORDS or word in LEVEL_WORDS or self._names.knows(word) or self._names.knows(stem(word)):
                mended.append(word)
            else:
                mended.extend(self._names.blend(word) or (self._spelt(word),))
        return tuple(mended)

    def _spelt(self, word: str) -> str:
        if word in _ASKING or stem(word) in _ASKING or any(char.isdigit() for char in word):
            return word
        seen = self._known(stem(word))
        if seen:  # a page may hold the same slip as the question
            return (nearest(word, self._names.vocabulary) if seen <= _SELDOM else None) or word
        if self._names.knows(word.removesuffix("s")):
            return word
        return (
            nearest(word, _LEVELS, slips=1) or nearest(word, self._names.vocabulary) or nearest(word, _ASKED, slips=1)
            or self._names.longer(word) or nearest(word, self._vocabulary) or word
        )  # fmt: skip


# Words of questions that need not stand in a handbook, so that they are not "put right" into others: all that the
# phrases are made of, and a few of small talk.
_ASKING = frozenset(
    word
    for pattern in (*(phrase.pattern for phrase in PHRASES), COMPARE, LISTING, AFTER, BEFORE, END, HOW_LONG, ALTOGETHER, FIGURES)
    for word in re.findall(r"[a-z]{3,}", pattern.pattern)
) | EVERYDAY | frozenset(
    """reportsto weather poem manager managers tomorrow yesterday today round rounds interviewer interviewers second
    third fourth fifth conversation chat usual anyone somebody mine yours straight whether instead roughly""".split()
)


_LEVELS, _ASKED = tuple(sorted(LEVEL_WORDS)), tuple(sorted(_ASKING))


def _facet(joined: str, words: Sequence[str]) -> tuple[Phrase | None, Facet | None, frozenset[int]]:
    """The phrase that names the facet most surely (of equals the first of the table), the facet that is named next
    most surely, and the places of all words that only ask for the first."""
    starts = _starts(words)
    best: Phrase | None = None
    spent: set[int] = set()
    for phrase in PHRASES:
        if phrase.pattern.search(joined):
            if best is None or phrase.weight > best.weight:
                best = phrase
    others = [phrase for phrase in PHRASES if best and phrase.facet is not best.facet and phrase.pattern.search(joined)]
    also = max(others, key=lambda phrase: phrase.weight).facet if others else None
    for phrase in PHRASES:
        if best and phrase.facet is best.facet and phrase.spent:
            for found in phrase.pattern.finditer(joined):
                places = [place for place, start in enumerate(starts) if found.start() <= start < found.end()]
                # What a phrase only spans ("must the director of TPM bring") is not of the phrase.
                spent |= {place for place in places if words[place] in phrase.words or place in (places[0], places[-1])}
    return best, also, frozenset(place for place in spent if words[place] not in LEVEL_WORDS or words[place] in {"manager"} and best and best.facet is Facet.REPORTS_TO)


def _starts(words: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


_WITH = re.compile(r"\b(?:with|by|meet(?:s|ing)?|after|before|see(?:s|ing)?) (?:the |an? |our )?((?:(?!for |in |of the |at |as |on |is |do |does |who |how |and how )\S+ ?){1,6})")


def _with_whom(joined: str, words: Sequence[str]) -> frozenset[int]:
    """The places of "the CTO" in "the interview with the CTO for the TPM director": whom a step is with."""
    starts = _starts(words)
    return frozenset(
        place for found in _WITH.finditer(joined) for place, start in enumerate(starts) if found.start(1) <= start < found.end(1)
    )


_SHOUTED = re.compile(r"\b[A-Z]{2,4}\b")


def _topic(words: Sequence[str], breaks: frozenset[int]) -> bool:
    """True where the question begins with what it is about, before a colon or comma, and without a level."""
    first = min((place for place in breaks if place), default=0)
    return first > 0 and not any(place < first for place in level_places(words))


def _lists_levels(words: Sequence[str], breaks: frozenset[int]) -> bool:
    """True for levels side by side: "intermediate / senior / staff", "the analyst and the senior one"."""
    groups = sum(1 for side in _sides(words, breaks) if any(place in side for place in level_places(words)))
    near = [place for place in level_places(words)]
    one = any(words[place + 1 : place + 2] == ("one",) for place in near)
    return (groups > 2 and near[-1] - near[0] <= 3 * groups) or (one and groups > 0)


def _sides(words: Sequence[str], breaks: frozenset[int]) -> tuple[frozenset[int], ...]:
    sides: list[set[int]] = [set()]
    for place, word in enumerate(words):
        if place in breaks:
            sides.append(set())
        if SIDES.fullmatch(word):
            sides.append(set())
        else:
            sides[-1].add(place)
    return tuple(frozenset(side) for side in sides if side)


def _stems(words: Sequence[str], taken: frozenset[int]) -> tuple[str, ...]:
    kept = (stem(word) for place, word in enumerate(words) if place not in taken and word not in STOP_WORDS and word not in _EMPTY)
    return tuple(dict.fromkeys(kept))


# Content words that say nothing of what is looked for.
_EMPTY = frozenset(
    """role roles position positions job jobs family page handbook company person people someone candidate candidates
    question quick please level levels reportsto vs versus compare difference differ different compared come called
    look look up member many much lot long work works working expected expect list name names full whole
    walk run sequence order sort specific apply applies applied different between mean means number maximum minimum max min limit least most figure guess wonder think thinking
    """.split()
)

