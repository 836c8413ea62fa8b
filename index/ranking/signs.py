"""The signs that the two classifiers read: words of a question with its names masked, words and shape of a section."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from index.questions.query import Query
from index.ranking.units import Unit
from index.words import STOP_WORDS, stem, stems_in, words_in

# What stands in a question for a name that the handbook knows.
ROLE = "{role}"
# How many words of a text are none of those that are known.
OTHERS = "{others}"


def question_signs(query: Query, places: frozenset[int]) -> dict[str, float]:
    """The words and pairs of words of a question; what names a role stands as one word."""
    masked: list[str] = []
    for place, (word, one) in enumerate(zip(query.words, query.stems, strict=True)):
        if place not in places:
            masked.append(word if word in STOP_WORDS else one)
        elif masked[-1:] != [ROLE]:
            masked.append(ROLE)
    return word_signs(masked)


def word_signs(words: Sequence[str]) -> dict[str, float]:
    """One sign a word, one a pair of neighbours, and the words that it begins with."""
    signs = dict.fromkeys(words, 1.0)
    signs |= {f"{one} {other}": 1.0 for one, other in pairwise(words)}
    signs |= {f"^{word}": 1.0 for word in words[:2]}
    if ROLE not in words:
        signs["no name"] = 1.0
    return signs


def among(signs: Mapping[str, float], known: Container[str]) -> dict[str, float]:
    """The signs that are known, and how many words are not."""
    kept = {sign: value for sign, value in signs.items() if sign in known}
    words = (sign for sign in signs if " " not in sign and not sign.startswith("^"))
    return {**kept, OTHERS: float(sum(word not in known for word in words))}


def section_signs(heading: str, above: str, first: str, shape: Mapping[str, float]) -> dict[str, float]:
    """The words of a heading, of what stands above it and of its first item; `shape` are signs by themselves."""
    words = [word if word in STOP_WORDS else stem(word) for word in words_in(heading)]
    signs = {f"h {word}": 1.0 for word in words}
    signs |= {f"h {one} {other}": 1.0 for one, other in pairwise(words)}
    signs |= {f"a {one}": 0.5 for one in stems_in(above)}
    signs |= {f"f {one}": 0.3 for one in stems_in(first)[:12]}
    return {**signs, f"h #{min(len(words), 6)}": 1.0, **shape}


def unit_signs(unit: Unit) -> dict[str, float]:
    """The signs of a unit."""
    above = unit.page.sections[unit.section.parent].title if unit.section.parent is not None else unit.page.title
    first = unit.lines[0].item.text if unit.lines else ""
    return section_signs(unit.section.title, above, first, {})
