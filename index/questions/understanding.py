"""Which words of a question nobody knows: neither the handbook, nor English, nor the example questions."""

import re

from index.handbook import Handbook
from index.questions.query import MOST_CHARACTERS
from index.questions.slips import is_english
from index.ranking.model import asked_words
from index.retrieval.meaning import word_vectors
from index.words import STOP_WORDS, on_one_line, stem, words_in

# As many words are named: of a text that nobody can read some are enough.
_NAMED = 5
_AROUND = re.compile(r"^\W+|\W+$")
_INSIDE_A_WORD = re.compile(r"['&+.]")


def not_understood(handbook: Handbook, text: str) -> tuple[str, ...]:
    """The words that nobody knows, as they are written and in order, at most five; all of a text that has no word. What
    has a digit is a code and no word, and a slip that was put right is known."""
    text = on_one_line(text[:MOST_CHARACTERS])
    if not words_in(text):
        return (text,) if text else ()
    strange = (_AROUND.sub("", piece) for piece in text.split(" ") if not _is_known(handbook, piece))
    return tuple(dict.fromkeys(strange))[:_NAMED]


def _is_known(handbook: Handbook, piece: str) -> bool:
    """Whether each word of what stands between two blanks is known, or all of it names somebody."""
    query = handbook.read(piece)
    written = words_in(piece)
    if all(_knows(handbook, each) for each in zip(written, query.words, strict=False)):
        return True
    return bool(handbook.entities.find(query)) or bool(handbook.persons.find(query))


def _knows(handbook: Handbook, forms: tuple[str, ...]) -> bool:
    """Whether a word is known in one of its forms, or a part of it is ("l'entretien")."""
    parts = (part for form in forms for part in (form, *_INSIDE_A_WORD.split(form)))
    return any(_is_a_word(handbook, part) for part in parts if part)


def _is_a_word(handbook: Handbook, word: str) -> bool:
    one = stem(word)
    of_questions = word in STOP_WORDS or one in asked_words()
    of_english = is_english(word) or is_english(one) or one in word_vectors()
    return of_questions or of_english or not word.isalpha() or handbook.evidence.bm25.frequency(one) > 0
