"""Bounds: the grades that a question names, alone, from one on, up to one, or from one to another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.questions.query import Query
from index.words import STOP_WORDS

_NUMBERS = {word: str(number) for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)}  # fmt: skip
_UP_AFTER, _DOWN_AFTER = (
    frozenset("above higher up upwards more plus".split()),
    frozenset("below lower down less".split()),
)
_UP_BEFORE = frozenset("above over least minimum from".split())
_DOWN_BEFORE = frozenset("below under beneath most maximum".split())
_BEYOND = frozenset("above over below under beneath".split())
_KINDS = frozenset("grade grades band bands level levels scale tier step".split())
_JOINTS = frozenset({"to", "and", "through", "until"})
# How far from a grade the word that bounds it stands.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Bounds:
    """Grades as a question asks for them: `least` and `most` of them, each "" for no bound; the same where one is
    meant. `apart` is True where the bound itself is left out; `places`
    are those of the question's words that say them."""

    least: str
    most: str
    apart: bool = False
    places: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """What is asked for in short: "8", "8+", "≤ 8", or from one to another."""
        if self.least == self.most:
            return self.least
        if not self.most:
            return f"{'> ' if self.apart else ''}{self.least}{'' if self.apart else '+'}"
        return f"{self.least}–{self.most}" if self.least else f"{'<' if self.apart else '≤'} {self.most}"

    def holds(self, grade: str) -> bool:
        """Whether a grade lies within; grades of another kind never do."""
        if self.least == self.most:
            return grade == self.least
        place = _place(grade)
        low, high = (_place(bound) if bound else None for bound in (self.least, self.most))
        if any(bound and bound[0] != place[0] for bound in (low, high)):
            return False
        if self.apart and grade in {self.least, self.most}:
            return False
        return (not low or low <= place) and (not high or place <= high)


def bounds_in(query: Query, known: frozenset[str]) -> list[Bounds]:
    """The grades that a question may name, of those that the handbook knows."""
    said = _grades(query, known)
    places = sorted(said)
    found = [_around(query, at, said[at], places) for at in places]
    for one, other in pairwise(places):
        between = set(query.words[one + 1 : other])
        if other - one <= _NEAR + 1 and (between & _JOINTS or other - one == 1):
            found.insert(0, Bounds(said[one], said[other], places=frozenset({one, other})))
    return list(dict.fromkeys(found))


def _grades(query: Query, known: frozenset[str]) -> Mapping[int, str]:
    """Where a question says a grade of the handbook. A single letter is one only behind the word for it, or as "Gs"."""
    found = {}
    for at, word in enumerate(query.words):
        grade = _NUMBERS.get(word, word).upper()
        several = word.endswith("s") and word not in STOP_WORDS and word[:-1].upper()
        if several in known:
            found[at] = str(several)
        elif grade in known and (len(grade) > 1 or grade.isdigit() or query.words[max(at - 1, 0)] in _KINDS):
            found[at] = grade
    return found


def _around(query: Query, at: int, grade: str, places: Sequence[int]) -> Bounds:
    after = set(query.words[at + 1 : at + 1 + _NEAR])
    before = set(query.words[max(at - _NEAR, 0) : at])
    beyond = bool(before & _BEYOND)
    up = after & _UP_AFTER or before & _UP_BEFORE
    if up and (len(places) == 1 or "from" not in before):
        return Bounds(grade, "", apart=beyond, places=frozenset({at}))
    down = after & _DOWN_AFTER or before & _DOWN_BEFORE
    if down:
        return Bounds("", grade, apart=beyond, places=frozenset({at}))
    return Bounds(grade, grade, places=frozenset({at}))


_PARTS = re.compile(r"([A-Z]*)-?(\d*(?:\.\d)?)([A-Z]?)$")


def _place(grade: str) -> tuple[str, float, str]:
    """What orders grades: "IC4" -> kind "IC", 4; "8A" -> kind "", 8, "A"; a letter alone by itself."""
    found = _PARTS.match(grade)
    if found is None or not found[2]:
        return "", 0.0, grade
    return found[1], float(found[2]), found[3]
