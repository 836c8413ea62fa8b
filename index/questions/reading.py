"""text -> Question: facet by phrase, roles by name, the rest for the ranking."""

import re
from collections.abc import Callable, Sequence

from index.questions.names import Mention, NameIndex
from index.questions.phrases import COMPARE, LISTING, PHRASES, REWRITES, SIDES, Phrase
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.levels import LEVEL_WORDS
from index.roles.outline import Kind, Scope
from index.spelling import nearest
from index.words import STOP_WORDS, stem, words_in

_MOST_WORDS = 60  # a question longer than this is a pasted text; its beginning says what is meant
# A mention that covers less than this of a name is a coincidence of words.
_COVERED = 0.55


class Reader:
    """Reads questions for one handbook. `known` tells whether the handbook's text holds a stem."""

    def __init__(self, names: NameIndex, known: Callable[[str], bool], vocabulary: Sequence[str]) -> None:
        self._names = names
        self._known = known
        self._vocabulary = vocabulary

    def read(self, text: str, about: tuple[Mention, ...] = ()) -> Question:
        """The question in a text. `about` are the mentions of the conversation, for a question that names no role."""
        rewritten = text
        for pattern, by in REWRITES:
            rewritten = pattern.sub(by, rewritten)
        words = self._mend(words_in(rewritten)[:_MOST_WORDS], rewritten)
        joined = " ".join(words)
        phrase, spent = _facet(joined, words)
        compares = bool(COMPARE.search(joined))
        with_whom = _with_whom(joined, words) if phrase and phrase.facet is Facet.INTERVIEW else frozenset()
        found = self._find(words, spent, with_whom)
        mentions = self._all(words, spent, found) if compares and found else found[:1]
        mentions = mentions or about
        taken = spent | {place for each in mentions if each not in about for place in each.places}
        rest = _stems(words, frozenset(taken))
        loose = _stems(words, frozenset(place for each in mentions if each not in about for place in each.places))
        return Question(
            text, words, joined, phrase.facet if phrase else None, phrase.weight if phrase else 0, mentions,
            tuple(found[:6]), rest, loose, compares, bool(LISTING.search(joined)),
        )  # fmt: skip

    def _find(self, words: Sequence[str], spent: frozenset[int], with_whom: frozenset[int]) -> tuple[Mention, ...]:
        levels = frozenset(place for place in spent if words[place] in LEVEL_WORDS)
        kept = frozenset(place for place in spent if place not in levels and not self._names.knows(stem(words[place])))
        aside = self._believed(self._names.find(words, skip=spent | with_whom))
        if aside and aside[0].strong:
            return aside
        return aside if aside and not with_whom else self._believed(self._names.find(words, skip=kept)) or aside

    def _believed(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        return tuple(each for each in mentions if each.coverage >= _COVERED and each.score > 0)

    def _all(self, words: Sequence[str], spent: frozenset[int], found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The roles that a comparison names: each side on its own, a bare level taking the family of the others."""
        best = found[0]
        joined_at = _sides(words)
        mentions: list[Mention] = []
        for side in joined_at:
            skip = frozenset(place for place in range(len(words)) if place not in side) | spent
            own = self._believed(self._names.find(words, skip=skip))
            levels = [words[place] for place in sorted(side) if words[place] in LEVEL_WORDS and place not in spent]
            mention = self._level_of(best, words, side, levels) if levels else None
            if own and (mention is None or own[0].score >= mention.score or own[0].coverage > 0.9):
                mention = own[0]
            if mention and all(mention.scope is not other.scope for other in mentions):
                mentions.append(mention)
        return tuple(mentions) if len(mentions) > 1 else found[:1]

    def _level_of(self, best: Mention, words: Sequence[str], side: frozenset[int], levels: list[str]) -> Mention | None:
        """The role of the best mention's page that a side such as "the senior manager" means."""
        kept = [place for place in range(len(words)) if place in side or (place in best.places and words[place] not in LEVEL_WORDS)]
        shorter = [words[place] for place in kept if place in side] + [
            words[place] for place in kept if place not in side
        ]
        for each in self._names.find(shorter):
            if each.scope.head.path == best.scope.head.path and sorted(each.asked) == sorted(levels) and not each.lacking:
                return Mention(each.scope, each.score, each.coverage, frozenset(place for place in kept), each.asked, (), each.around)
        return None

    def _mend(self, words: tuple[str, ...], text: str) -> tuple[str, ...]:
        """Each word that the handbook does not know put right, if a known one is near; blends written out; "IT" kept
        apart from "it"."""
        mended: list[str] = []
        shouted = set(re.findall(r"\b[A-Z]{2,4}s?\b", text)) if not text.isupper() else set()
        for word in words:
            if word in STOP_WORDS and word.upper() in shouted and self._names.knows(word):
                mended.append(f"{word}")
            elif word in STOP_WORDS or word in LEVEL_WORDS or self._is_known(word):
                mended.append(word)
            else:
                mended.extend(self._names.blend(word) or (self._near(word),))
        return tuple(mended)

    def _is_known(self, word: str) -> bool:
        stemmed = stem(word)
        return self._names.knows(word) or self._names.knows(stemmed) or self._known(stemmed) or word in _ASKING

    def _near(self, word: str) -> str:
        if self._names.knows(word.removesuffix("s")):
            return word
        return (
            nearest(word, tuple(LEVEL_WORDS), slips=1) or nearest(word, self._names.vocabulary)
            or nearest(word, tuple(_ASKING)) or nearest(word, self._vocabulary) or word
        )  # fmt: skip


# Words of questions that need not stand in a handbook, so that they are not "put right" into others.
_ASKING = frozenset(
    """reportsto versus compare compared differ difference interview interviews interviewer process hiring responsibilities
    responsible requirements required report reports grade grades ladder promotion measured indicators specialty
    specialties salary weather poem experience qualifications altogether minutes years manager managers director boss
    tomorrow yesterday today""".split()
)


def _facet(joined: str, words: Sequence[str]) -> tuple[Phrase | None, frozenset[int]]:
    """The phrase that names the facet most surely (of equals the first of the table), and the places of all words
    that only ask for it."""
    starts = _starts(words)
    best: Phrase | None = None
    spent: set[int] = set()
    for phrase in PHRASES:
        for found in phrase.pattern.finditer(joined):
            if best is None or phrase.weight > best.weight:
                best = phrase
    for phrase in PHRASES:
        if best and phrase.facet is best.facet and phrase.spent:
            for found in phrase.pattern.finditer(joined):
                spent |= {place for place, start in enumerate(starts) if found.start() <= start < found.end()}
    return best, frozenset(place for place in spent if words[place] not in LEVEL_WORDS or words[place] in {"manager"} and best and best.facet is Facet.REPORTS_TO)


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


def _sides(words: Sequence[str]) -> tuple[frozenset[int], ...]:
    sides: list[set[int]] = [set()]
    for place, word in enumerate(words):
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
    look look up team member many much lot long big work works working expected expect list name names full whole
    walk run sequence order sort specific apply applies applied different between mean means guess wonder think thinking
    """.split()
)


def believed_scope(mention: Mention) -> Scope:
    """The scope of a mention."""
    return mention.scope


__all__ = ["Kind", "Reader", "believed_scope"]
