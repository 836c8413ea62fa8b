"""Spelling distance: which known word was meant. Owns rapidfuzz."""

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

# One slip in a word of five letters or more, two in eight or more: at fewer letters other words are too near.
_ONE_SLIP, _TWO_SLIPS = 5, 8


def slips_allowed(word: str) -> int:
    """How many letters of a word may be wrong, missing, doubled or swapped."""
    return 0 if len(word) < _ONE_SLIP else 1 if len(word) < _TWO_SLIPS else 2


def corrected(word: str, vocabulary: Sequence[str], *, slips: int = 2) -> str:
    """The word of the vocabulary that `word` is a misspelling of, or `word` itself."""
    return word if word in vocabulary else nearest(word, vocabulary, slips=slips) or word


def nearest(word: str, vocabulary: Iterable[str], *, slips: int = 2) -> str | None:
    """The nearest word of the vocabulary within the slips allowed (at most `slips`); the first of equals; None where
    none is near."""
    allowed = min(slips, slips_allowed(word))
    if not allowed:
        return None
    found = process.extractOne(word, vocabulary, scorer=OSA.distance, score_cutoff=allowed)
    return str(found[0]) if found else None
