"""Acronyms: what a handbook writes in capitals, and the words that it stands for there. Made once, at load."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.words import stem, stems_in, words_in

_WRITTEN = re.compile(r"\b[A-Z][A-Za-z&]{0,4}[A-Z](?=s?\b)")
_DEFINED = re.compile(r"((?:[A-Z][\w&'-]+ (?:(?:of|and|the|for|in) )?){1,5}[A-Z][\w&'-]+) \(([A-Z][A-Za-z&]{1,5})s?\)")
_LINKING = frozenset("the a an of for in and to at on".split())
# Letters: a shorter acronym stands for the first words of a title only, since any two words have two initials.
_ANYWHERE, _MOST = 3, 5


def written_in(texts: Iterable[str]) -> frozenset[str]:
    """The acronyms that texts write, in lower case."""
    return frozenset(found.lower() for text in texts for found in _WRITTEN.findall(text))


class Acronyms:
    """The acronyms of a handbook: `written` are all that it writes, `titles` its titles and headings, `texts` what may
    define some as "Site Reliability Engineer (SRE)"."""

    def __init__(self, written: frozenset[str], titles: Iterable[str], texts: Iterable[str]) -> None:
        self._meanings: dict[str, frozenset[str]] = {}
        for text in texts:
            for words, short in _DEFINED.findall(text):
                if found := _of_its_end(words_in(words), short.lower()):
                    self._meanings.setdefault(short.lower(), found)
        for title in titles:
            for short, meaning in _initials(words_in(title)):
                if short in written:
                    self._meanings.setdefault(short, meaning)
        self._by_meaning: Mapping[frozenset[str], str] = {meaning: short for short, meaning in self._meanings.items()}

    def __contains__(self, word: object) -> bool:
        return word in self._meanings

    def both(self, title: str) -> frozenset[str]:
        """The stems of a title, with the acronyms of its words and the words of its acronyms."""
        words = words_in(title)
        found = {stem(word) for word in stems_in(title)} | set(stems_in(title))
        for word in words:
            found |= self._meanings.get(word.removesuffix("s"), self._meanings.get(word, frozenset()))
        found |= {stem(short) for short, meaning in _initials(words) if self._meanings.get(short) == meaning}
        return frozenset(found)


def _of_its_end(words: Sequence[str], short: str) -> frozenset[str] | None:
    """The last words that an acronym abbreviates."""
    for start in range(len(words) - 1):
        for one, meaning in _initials(words[start:]):
            if one == short:
                return meaning
    return None


def _initials(words: Sequence[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The initials of neighbouring words with the stems of these."""
    plain = [word for word in words if word not in _LINKING]
    for start in range(len(plain)):
        for end in range(start + 2, min(len(plain), start + _MOST) + 1):
            if start == 0 or end - start >= _ANYWHERE:
                yield "".join(word[0] for word in plain[start:end]), frozenset(map(stem, plain[start:end]))
