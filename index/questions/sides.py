"""Which roles a comparison is about: each side read on its own, a bare level as one of the others' family."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.questions.matching import Mention, NameIndex
from index.questions.phrases import SIDES
from index.roles.levels import LEVEL_WORDS, UNMARKED, level_places, level_words
from index.roles.naming import same_core
from index.words import STOP_WORDS, words_in

_WHOLE_NAME = 0.99
# How much better a role of another family must fit one side of a comparison.
_FAR_BETTER = 3.0

Believed = Callable[[Sequence[Mention]], tuple[Mention, ...]]


class Sides:
    """Reads the sides of a comparison; `believed` tells which mentions are more than a coincidence."""

    def __init__(self, names: NameIndex, believed: Believed) -> None:
        self._names = names
        self._believed = believed

    def read(
        self, words: Sequence[str], breaks: frozenset[int], spent: frozenset[int], found: tuple[Mention, ...]
    ) -> tuple[Mention, ...]:
        """The roles that a comparison names: each side on its own, a bare level taking the family of the others."""
        best = found[0]
        mentions: list[Mention] = []
        between = words.index("between") if "between" in words else 0
        for side in _sides(words, breaks):
            if max(side) < between:
                continue
            mention = self._side(best, words, side, spent)
            if mention and all(mention.scope is not other.scope for other in mentions):
                mentions.append(mention)
        levelled = [each for each in mentions if each.asked]
        if len(levelled) > 1 and mentions[0] not in levelled and _is_topic(mentions[0], words, breaks):
            mentions.remove(mentions[0])  # "security compliance: manager vs senior manager"
        return tuple(mentions) if len(mentions) > 1 else found[:1]

    def _side(self, best: Mention, words: Sequence[str], side: frozenset[int], spent: frozenset[int]) -> Mention | None:
        """The role that one side of a comparison means: of the family that the whole question means, if it can be."""
        skip = frozenset(place for place in range(len(words)) if place not in side) | spent
        own = [each for each in self._believed(self._names.find(words, skip=skip)) if not each.lacking]
        near = next((each for each in own if each.scope.head.path == best.scope.head.path), None)
        if own and own[0].strong and own[0].coverage >= _WHOLE_NAME and near and _other_level(own[0], near):
            return own[0]
        if near and near.score >= own[0].score - _FAR_BETTER and near.coverage >= _WHOLE_NAME:
            return near
        levels = [words[place] for place in level_places(words) if place in side and place not in spent]
        if own and own[0].strong and own[0].asked and own[0].coverage >= _WHOLE_NAME:
            return own[0]
        mention = self._level_of(best, words, side, levels) if levels else None
        if mention:
            return mention
        if near and near.score >= own[0].score - _FAR_BETTER:
            return near
        return own[0] if own and own[0].strong else None

    def _level_of(self, best: Mention, words: Sequence[str], side: frozenset[int], levels: list[str]) -> Mention | None:
        """The role of the best mention's page that a side such as "the senior manager" means."""
        core = sorted(place for place in best.places if words[place] not in LEVEL_WORDS)
        wanted = sorted(set(levels) - UNMARKED)
        near = [
            each
            for each in self._names.find([*levels, *(words[place] for place in core)])
            if each.scope.head.path == best.scope.head.path
        ]
        kept = frozenset(side) | frozenset(core)
        near = [replace(each, places=kept) for each in near if sorted(each.asked) == wanted]
        for each in near:
            if sorted(set(level_words(words_in(each.scope.name))) - UNMARKED) == wanted:
                return each
        return self._only_one_near(best, near, wanted)

    def _only_one_near(self, best: Mention, near: Sequence[Mention], wanted: Sequence[str]) -> Mention | None:
        """ "A manager" in a family whose one other manager is a Senior Manager."""
        more = [
            each
            for each in near
            if each.scope is not best.scope and set(wanted) <= set(level_words(words_in(each.scope.name)))
        ]
        return more[0] if len(more) == 1 else None


def _other_level(one: Mention, other: Mention) -> bool:
    """True for roles of one family, a page each, of which the first is the level that was said."""
    return one.scope.head.path != other.scope.head.path and same_core(one.scope.name, other.scope.name)


def _is_topic(mention: Mention, words: Sequence[str], breaks: frozenset[int]) -> bool:
    """True where the question begins with a name and a colon or comma, and the name only says what it is about."""
    first = min((place for place in breaks if place), default=0)
    return first > 0 and all(at in mention.places or words[at] in STOP_WORDS for at in range(first))


def lists_levels(words: Sequence[str], breaks: frozenset[int]) -> bool:
    """True for levels side by side: "intermediate / senior / staff", "the analyst and the senior one"."""
    groups = sum(1 for side in _sides(words, breaks) if any(place in side for place in level_places(words)))
    near = level_places(words)
    one = any(words[place + 1 : place + 2] == ("one",) for place in near)
    return (groups > 2 and near[-1] - near[0] <= 3 * groups) or (one and groups > 0)


def _only_a_level(side: set[int], words: Sequence[str]) -> bool:
    """ "Manager, Harbor Pilotage": a comma after a bare level parts nothing."""
    return bool(side) and all(words[at] in LEVEL_WORDS or words[at] in {"the", "a", "an"} for at in side)


def _sides(words: Sequence[str], breaks: frozenset[int]) -> tuple[frozenset[int], ...]:
    sides: list[set[int]] = [set()]
    for place, word in enumerate(words):
        if place in breaks and (word in LEVEL_WORDS or not _only_a_level(sides[-1], words)):
            sides.append(set())
        if SIDES.fullmatch(word):
            sides.append(set())
        else:
            sides[-1].add(place)
    return tuple(frozenset(side) for side in sides if side)
