"""Slips of typing: a word that nobody writes is read as the handbook's word that is nearest. Owns pyspellchecker, of
which it takes the list of English words."""

import re
from collections import Counter
from collections.abc import Container, Iterable
from functools import lru_cache

from spellchecker import SpellChecker

from index.spelling import nearest
from index.words import STOP_WORDS, stem

# Shorter words are a slip away from too many others.
_SHORTEST = 4
# As often as a page would have to write a word that counts like one which questions are known to use.
_KNOWN_TO_BE_ASKED = 25
# `words_in` spells as Americans do, and does so to "promise" and "devour" too.
_BRITISH = (
    (re.compile(r"iz(e|es|ed|ing|ation|ations)$"), r"is\1"),
    (re.compile(r"or(s|ed|ing|ful)?$"), r"our\1"),
)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(SpellChecker(distance=1).word_frequency.dictionary)


def _is_ordinary(word: str) -> bool:
    return any(is_english(each) for each in (word, *(ending.sub(british, word) for ending, british in _BRITISH)))


def is_english(word: str) -> bool:
    """Whether English has a word, however rare."""
    return word in _english()


class Slips:
    """Mends words for one handbook, whose `words` are given as often as they stand there; `asked` are the words that
    questions are known to use; the plural of an acronym is the acronym."""

    def __init__(self, words: Iterable[str], asked: Iterable[str], acronyms: Container[str]) -> None:
        counts = Counter(words)
        self._acronyms = acronyms
        self._stems = {stem(word) for word in counts} | {stem(word) for word in asked}
        known = {word: count for word, count in counts.items() if len(word) >= _SHORTEST and word.isalpha()}
        for word in asked:
            if len(word) >= _SHORTEST:
                known[word] = known.get(word, 0) + _KNOWN_TO_BE_ASKED
        # A page has slips of its own: of equals the word that it has more often.
        self._known = tuple(sorted(known, key=lambda word: (-known[word], word)))
        self._mended: dict[str, str] = {}
        _english()  # read now, so that no question waits for it

    def mend(self, word: str) -> str:
        """The word that was meant, or the word itself. An ordinary English word is never changed."""
        if word not in self._acronyms and word.endswith("s") and word[:-1] in self._acronyms and not _is_ordinary(word):
            return word[:-1]
        if len(word) < _SHORTEST or word in STOP_WORDS or stem(word) in self._stems or not word.isalpha():
            return word
        if word not in self._mended:
            self._mended[word] = word if _is_ordinary(word) else nearest(word, self._known) or word
        return self._mended[word]
