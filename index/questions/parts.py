"""A question with several parts: where it falls into questions that each ask something by themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from index.handbook import Handbook
from index.questions.aliases import LINKING
from index.questions.following import meanings
from index.ranking.features import Understood
from index.ranking.intents import Intents
from index.ranking.ranker import Ranker
from index.roles.scope import Scope
from index.words import words_in

# As many places are looked at where a text may fall apart.
_LOOKED_AT = 8
# What joins two questions, in the languages that people ask in. A comma alone does so only in a row that ends with one
# of these: elsewhere what stands before it is told, and not asked.
_AND = r"(?:and|plus|&|und|et|y)\s+"
_JOINS = re.compile(rf"[?？]+\s*(?:{_AND}|(?=[^?？]+[?？]))|[,;]?\s+{_AND}|;\s*", re.IGNORECASE)
_COMMAS = re.compile(r",\s+")
# Names that fit nearly as well as the best may be meant too.
_AS_GOOD = 0.8
# A text is two questions where it is likelier than not that each of the two asks what it seems to.
_SURELY = 0.5
# What looks at several roles at once is one question, however it is joined.
_ACROSS = frozenset({"chain", "compare", "list_roles"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question; `about` is the role that the text beside it names, where it names none itself."""

    text: str
    about: Scope | None = None


def parts_of(handbook: Handbook, text: str, ranker: Ranker, *, before: Scope | None = None) -> tuple[Part, ...]:
    """The parts of a text in order, at most three, where each asks something else by itself; one where it is one
    question. Neither a name that holds an "and" nor what looks at several roles at once is cut. `before` is the role of
    the conversation so far."""
    whole = Part(text, before)
    cut = _first_cut(handbook, ranker, whole, _JOINS)
    if not cut:
        return (whole,)
    one, other = cut
    if more := _first_cut(handbook, ranker, other, _JOINS):
        return (one, *more)
    row = _first_cut(handbook, ranker, one, _COMMAS)
    return (*(row or (one,)), other)


@dataclass(frozen=True)
class _Asking:
    """A part with what it asks."""

    part: Part
    understood: Understood

    @cached_property
    def named(self) -> Scope | None:
        """The role that it names."""
        best = (each for each in self.understood.matches[:1] if each.is_named)
        return next((each.thing for each in best), None)

    @cached_property
    def intents(self) -> Intents:
        """What it may be after."""
        return Intents(self.understood.facets, self.understood.operations)

    @property
    def surely(self) -> float:
        """How likely it asks what it seems to; 0 where that is nothing of a single role."""
        if self.intents.best is None or self.intents.operation in _ACROSS:
            return 0.0
        return float(self.understood.facets.max())

    def asks_the_same(self, other: "_Asking") -> bool:
        """Whether two parts ask the same of the same role."""
        named = {id(each.part.about or each.named) for each in (self, other)}
        return self.intents.best is other.intents.best and len(named) == 1


def _first_cut(handbook: Handbook, ranker: Ranker, part: Part, joins: re.Pattern[str]) -> tuple[Part, Part] | None:
    """The two questions that a text falls into at the first place where it does."""
    if not joins.search(part.text):
        return None
    whole = _Asking(part, ranker.understand(handbook, part.text))
    if whole.intents.operation in _ACROSS:
        return None
    for texts in _cuts(whole, joins):
        one, other = (_Asking(Part(each), ranker.understand(handbook, each)) for each in texts)
        one = _going_on(handbook, ranker, one, part.about or other.named)
        other = _going_on(handbook, ranker, other, one.named)
        if one.surely * other.surely >= _SURELY and not one.asks_the_same(other):
            return one.part, other.part
    return None


def _going_on(handbook: Handbook, ranker: Ranker, asking: _Asking, about: Scope | None) -> _Asking:
    """What a part asks that names no role, where it is asked of this one."""
    if asking.named or about is None:
        return asking
    said = meanings(handbook, asking.part.text, about)
    if len(said) > 1 or said == (asking.part.text,):  # it may be about something else as well
        return asking
    return _Asking(replace(asking.part, about=about), ranker.understand(handbook, *said))


def _cuts(whole: _Asking, joins: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The two sides of each place where something is joined, but for those inside a name."""
    text = whole.part.text
    for join in islice(joins.finditer(text), _LOOKED_AT):
        before, after = text[: join.start()].strip(), text[join.end() :].strip()
        if before and after and not _is_inside_a_name(whole, before, join.group(), after):
            mark = "?" if join.group().startswith(("?", "？")) else ""
            yield f"{before}{mark}", after


def _is_inside_a_name(whole: _Asking, before: str, join: str, after: str) -> bool:
    """Whether what is joined is one word of ours ("research and development"), or the words on both sides are of one
    name."""
    sides = words_in(before), words_in(join), words_in(after)
    if tuple(chain(*sides)) != words_in(whole.part.text):
        return True
    end, begin = len(sides[0]), len(sides[0]) + len(sides[1])
    places = [at for at, word in enumerate(whole.understood.query.words) if word not in LINKING]
    beside = {
        max((at for at in places if at < end), default=-1),
        min((at for at in places if at >= begin), default=-1),
    }
    matches = whole.understood.matches
    return any(beside <= each.places for each in matches if each.score >= _AS_GOOD * matches[0].score)
