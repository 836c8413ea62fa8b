"""The words of a question, put right: what nobody wrote like that is read as what was meant."""

import re
from collections.abc import Callable, Sequence

from index.questions.matching import NameIndex
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
)
from index.questions.synonyms import EVERYDAY
from index.roles.levels import LEVEL_WORDS
from index.spelling import nearest
from index.words import STOP_WORDS, stem, words_in

MOST_WORDS = 60  # a question longer than this is a pasted text; its beginning says what is meant
_LONGEST = 30  # letters: what is longer is no slip of any word
# A word that so few sections hold may be a slip of theirs.
_SELDOM = 2
_LONG = 7  # letters
_VERY_LONG = 11  # letters: at that length hardly any two words are a slip apart


class Mender:
    """Puts words right for one handbook: `known` tells how many of its sections hold a stem, `vocabulary` are its
    words."""

    def __init__(self, names: NameIndex, known: Callable[[str], int], vocabulary: Sequence[str]) -> None:
        self._names = names
        self._known = known
        self._vocabulary = vocabulary

    def words(self, text: str) -> tuple[tuple[str, ...], frozenset[int]]:
        """The words of a rewritten text, and the places where a comma or a like mark stands before one."""
        words: list[str] = []
        breaks: set[int] = set()
        for part in re.split(r"[,;/?]|(?<!\d):|:(?!\d)", text):
            breaks.add(len(words))
            words += self._mend(words_in(part)[: MOST_WORDS - len(words)])
        return tuple(words[:MOST_WORDS]), frozenset(breaks)

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
        if len(word) > _LONGEST or word in _ASKING or stem(word) in _ASKING or any(char.isdigit() for char in word):
            return word
        seen = self._known(stem(word))
        if seen:  # a page may hold the same slip as the question
            slip = seen <= _SELDOM or len(word) >= _VERY_LONG
            return (nearest(word, self._names.vocabulary, slips=1) if slip else None) or word
        if self._names.knows(word.removesuffix("s")):
            return word
        return (
            nearest(word, _KEYS, slips=1) or nearest(word, self._names.vocabulary) or self._names.longer(word)
            or self._near_text(word) or word
        )  # fmt: skip

    def _near_text(self, word: str) -> str | None:
        """A word of questions or of the pages' text; not for short ones, which may be words that neither uses."""
        if len(word) < _LONG:
            return None
        return nearest(word, _ASKED, slips=1) or nearest(word, self._vocabulary)


# Words of questions that need not stand in a handbook, so that they are not "put right" into others: all that the
# phrases are made of, and a few of small talk.
_ASKING = (
    frozenset(
        word
        for pattern in (
            *(phrase.pattern for phrase in PHRASES),
            COMPARE,
            LISTING,
            AFTER,
            BEFORE,
            END,
            HOW_LONG,
            ALTOGETHER,
            FIGURES,
        )
        for word in re.findall(r"[a-z]{3,}", pattern.pattern)
    )
    | EVERYDAY
    | frozenset(
        """reportsto weather poem manager managers tomorrow yesterday today round rounds interviewer interviewers second
    third fourth fifth conversation chat usual anyone somebody mine yours straight whether instead roughly""".split()
    )
)


# What questions are most about: put right at any length.
_KEYS = (
    *sorted(LEVEL_WORDS), "grade", "grades", "report", "reports", "salary", "interview", "interviews", "ladder",
    "levels", "career", "boss", "steps", "hiring", "skills", "duties", "metrics", "experience", "specialty",
    "specialties",
)  # fmt: skip
_ASKED = tuple(sorted(_ASKING))


def rewritten(text: str) -> str:
    """A text with the turns of phrase rewritten that would be lost once it is cut into words."""
    text = CAPITALS.sub(r"\1", text)
    for pattern, by in REWRITES:
        text = pattern.sub(by, text)
    return text
