"""Which words of a question stand together as what somebody is called. No grammar: known words, marks and "of"."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator
from itertools import takewhile

from index.questions.aliases import LINKING, VERSUS
from index.questions.query import Query
from index.roles.levels import LEVEL_WORDS, may_end_a_name, names_somebody, qualifies
from index.words import STOP_WORDS, singular

# Linking words that may stand in a row within a phrase: "director of the tpm team".
_LINKS = 2


class NounPhrases:
    """The noun phrases of a question. Words are part of one where `is_known` says so of their places, since names hold
    them; other words where they can only be modifiers. `asked` are stems that ask something, and mostly are none.

    `heads` are the places of the nouns for who is meant, "engineer" in "senior data engineer", but not in "support
    engineer manager" or "director of engineers"; `before_heads` those of the words before one that is no level.
    """

    def __init__(self, query: Query, is_known: Callable[[int], bool], asked: Container[str]) -> None:
        self._query = query
        self._asked = asked
        self._around: dict[frozenset[int], frozenset[int]] = {}
        self._known = frozenset(filter(is_known, range(len(query.words))))
        self._people = self._find_people()
        self._relations = frozenset(filter(self._relates, range(1, len(query.words))))
        before = {place: frozenset(self._before(place)) for place in self._people}
        fields = frozenset(at for place in self._people for at in self._field_of(place))
        within = fields.union(*before.values())
        self._linked = self._known | fields
        self._members = self._linked.union(self._people, within)
        self.heads = self._people - within
        posts = (place for place in self.heads if query.words[place] not in LEVEL_WORDS)
        self.before_heads = frozenset[int]().union(*(before[place] for place in posts)) - self._people

    def _find_people(self) -> frozenset[int]:
        """Where the question says who somebody is. A word of no name behind such a noun is none: "nurse after"."""
        found = set[int]()
        for at, word in enumerate(self._query.words):
            ends = may_end_a_name(word) and not self._goes_on_at(at + 1)
            if ends or (names_somebody(word) and (at in self._known or at - 1 not in found)):
                found.add(at)
        return frozenset(found)

    def _goes_on_at(self, at: int) -> bool:
        return at < len(self._query.words) and at not in self._query.breaks and self._is_content(at)

    def _relates(self, at: int) -> bool:
        """Whether an "of" parts who is asked for from another person: "manager of the senior accountant", but not
        "director of engineers"."""
        words, first = self._query.words, at + 1
        if words[at] != "of" or at - 1 not in self._people:
            return False
        while words[first : first + 1] and words[first] in _DETERMINERS:
            first += 1
        row = list(
            takewhile(
                lambda place: self._is_content(place) and place not in self._query.breaks, range(first, len(words))
            )
        )
        ends = row and row[-1] in self._people and row[-1] in self._known
        return bool(ends) and (first > at + 1 or singular(words[row[-1]]) == words[row[-1]])

    def around(self, inside: frozenset[int]) -> frozenset[int]:
        """The places of the phrases that some places stand in, linking words left out."""
        if inside not in self._around:
            self._around[inside] = self._walked(inside)
        return self._around[inside]

    def _walked(self, inside: frozenset[int]) -> frozenset[int]:
        found = set(inside)
        for start in inside:
            found.update(self._walk(range(start - 1, -1, -1), inside))
            found.update(self._walk(range(start + 1, len(self._query.words)), inside))
        return frozenset(at for at in found if self._query.words[at] not in LINKING)

    def _walk(self, places: Iterable[int], inside: Collection[int]) -> Iterator[int]:
        """The places of one phrase on the way from a word of it. What no name holds is no part of it behind a linking
        word: "baker and marble carver" are two."""
        gap = 0
        for at in places:
            if at in self._relations:
                return
            if self._query.words[at] in LINKING and at not in self._members:
                gap += 1
            elif at in inside or at in (self._linked if gap else self._members):
                gap = 0
                yield at
            else:
                return
            if gap > _LINKS:
                return

    def _before(self, person: int) -> list[int]:
        """The words before a noun for a person that can only be part of what that is called: those from the first level
        on, "senior application engineer", else those behind the last word that asks something."""
        row: list[int] = []
        for at in range(person - 1, -1, -1):
            if not self._goes_on_at(at + 1) or not self._is_content(at) or self._is_behind_somebody(at):
                break
            row.insert(0, at)
        levels = [place for place, at in enumerate(row) if qualifies(self._query.words[at])]
        asking = [place + 1 for place, at in enumerate(row) if self._asks(at)]
        return row[levels[0] if levels else max(asking, default=0) :]

    def _field_of(self, person: int) -> Iterator[int]:
        """What somebody is the head of: the words behind "of", a comma or a bracket."""
        words, first = self._query.words, person + 1
        of = words[first : first + 1] == ("of",) and first not in self._relations
        while of and first < len(words) and (words[first] == "of" or words[first] in _DETERMINERS):
            first += 1
        if not of and first not in self._query.breaks:
            return
        for at in range(first, len(words)):
            asks = self._asks(at) and not (of and at == first)
            ends = at != first and (at in self._query.breaks or self._is_behind_somebody(at))
            if ends or asks or not self._is_content(at):
                return
            yield at

    def _is_content(self, at: int) -> bool:
        word = self._query.words[at]
        is_word = word.isalpha() and len(word) > 1
        return at in self._known or (is_word and word not in _NO_PART)

    def _is_behind_somebody(self, at: int) -> bool:
        """Whether a word of no name follows who is meant, as what they do: "a nurse mentors associates"."""
        before = at - 1
        is_somebody = before in self._people and before in self._known and not qualifies(self._query.words[before])
        return is_somebody and at not in self._known

    def _asks(self, at: int) -> bool:
        return at not in self._known and self._query.stems[at] in self._asked


_DETERMINERS = frozenset({"the", "a", "an", "our"})
# "Team" links names, and is part of one before who is meant: "red team engineer".
_NO_PART = (STOP_WORDS | LINKING | VERSUS) - {"team"}
