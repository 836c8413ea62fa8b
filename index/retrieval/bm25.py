"""BM25 over documents given as words. Owns rank_bm25, and keeps its traps in here.

Matched means that words are shared, whatever the score; only matched documents are scored, through an inverted index,
because rank_bm25 walks every document for every word.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

Scores = NDArray[numpy.float64]

# Short items in one language: less saturation than the usual 1.5, and most of the length normalisation.
_K1, _B = 1.2, 0.6


class Bm25:
    """BM25 over documents given as words. Documents are named by their place in the list."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        postings: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(documents):
            for word in dict.fromkeys(words):
                postings[word].append(number)
        self._postings = dict(postings)
        self._count = len(documents)
        self._by_word: dict[str, dict[int, float]] = {}
        self._arrays: dict[str, tuple[NDArray[numpy.int64], Scores]] = {}
        # rank_bm25 divides by the corpus size and by the mean length.
        self._bm25 = BM25Okapi(documents, k1=_K1, b=_B) if any(documents) else None
        if self._bm25:
            # Its idf is negative for words in more than half of the documents; this form never is.
            self._bm25.idf = {word: self.idf(word) for word in postings}
            # It makes an array of this list at every call: of an array, that is a copy.
            self._bm25.doc_len = numpy.array(self._bm25.doc_len)

    def frequency(self, word: str) -> int:
        """How many documents hold a word."""
        return len(self._postings.get(word, ()))

    def idf(self, word: str) -> float:
        """How much a word tells: log(1 + (N - n + 0.5) / (n + 0.5)); a word that no document holds tells most."""
        n = len(self._postings.get(word, ()))
        return math.log(1 + (self._count - n + 0.5) / (n + 0.5))

    def matched(self, words: Iterable[str]) -> tuple[int, ...]:
        """The documents that share a word with the query, in their order."""
        return tuple(sorted({number for word in set(words) for number in self._postings.get(word, ())}))

    def meant_scores(self, words: Mapping[str, Sequence[str]], among: Sequence[int], share: float) -> list[float]:
        """The BM25 score of each document of `among`, in the same order, for words that others may stand for: each word
        earns its own score or `share` of the best of the others', whichever is more."""
        totals = dict.fromkeys(among, 0.0)
        for word, others in words.items():
            earned: dict[int, float] = {}
            for each, part in ((word, 1.0), *((other, share) for other in others)):
                scores = self._earned(each)
                for number in totals.keys() & scores.keys():
                    earned[number] = max(earned.get(number, 0.0), part * scores[number])
            for number, score in earned.items():
                totals[number] += score
        return [totals[number] for number in among]

    def _earned(self, word: str) -> Mapping[int, float]:
        """What a word earns in each document that holds it: worked out when it is first asked for."""
        if word not in self._by_word:
            numbers = self._postings.get(word, [])
            self._by_word[word] = dict(zip(numbers, self.scores([word], numbers), strict=True))
        return self._by_word[word]

    def scores_of_all(self, words: Iterable[str]) -> Scores:
        """The BM25 score of every document, in order; 0 where it shares no word with the query."""
        total = numpy.zeros(self._count)
        for word in words:
            numbers, earned = self._array(word)
            total[numbers] += earned
        return total

    def _array(self, word: str) -> tuple[NDArray[numpy.int64], Scores]:
        """The documents that hold a word, and what it earns in each."""
        if word not in self._arrays:
            numbers = self._postings.get(word, [])
            scores = self.scores([word], numbers)
            self._arrays[word] = numpy.array(numbers, dtype=numpy.int64), numpy.array(scores, dtype=numpy.float64)
        return self._arrays[word]

    def scores(self, words: Sequence[str], among: Sequence[int]) -> list[float]:
        """The BM25 score of each document of `among`, in the same order."""
        if not among or self._bm25 is None:
            return [0.0] * len(among)
        known = [word for word in words if word in self._postings]
        return [float(score) for score in self._bm25.get_batch_scores(known, list(among))]
