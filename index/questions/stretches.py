"""Where in a question a name is said: the stretches of words that hold it, and the levels beside them."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from index.questions.names import LINKING, Cover, Name
from index.roles.levels import LEVEL_WORDS, UNMARKED, level_places, names_a_role
from index.words import STOP_WORDS, stem

# What may stand between a level and the rest of a name: "director of the TPM team", not "manager and director".
_BESIDE = LINKING - {"a", "an", "and", "to"} | {"level", "role", "team", "as"}
# A word of the question between two words of a name is let pass; more part them.
_GAP = 2
# A name said in two places is only put together where neither place holds most of it.
_MOST_OF = 0.8
# Words that end one name and begin another.
_PARTING = frozenset(
    "vs versus than with who whom do does did is are was report reports reportsto what which when how".split()
)

Places = frozenset[int]


def stretches_of(
    name: Name, covers: Mapping[int, Cover], words: Sequence[str], *, shouted: frozenset[str],
    weigh: Callable[[frozenset[str]], float],
) -> tuple[Places, ...]:  # fmt: skip
    """The stretch of the question that holds the most of the name: matches with at most a few words between. All
    stretches together where only that makes the name whole ("on the Tax ladder, what is above Senior Analyst?")."""
    clusters: list[list[int]] = []
    for place in _not_by_chance(covers, words, shouted):
        if clusters and _between(words, clusters[-1][-1], place) <= _GAP:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    if not clusters:
        return ()
    best = max(clusters, key=lambda each: (weigh(_held(each, covers)), _has_level(name, each, words), -each[0]))
    whole = _held(list(covers), covers) >= name.core
    if len(clusters) > 1 and whole and weigh(_held(best, covers)) < _MOST_OF * weigh(name.core):
        return tuple(frozenset(each) for each in clusters)
    return (_without_echoes(best, covers),)


def _has_level(name: Name, places: Sequence[int], words: Sequence[str]) -> bool:
    """True where one of the name's own levels stands in or right beside the places."""
    around = words[max(places[0] - 1, 0) : places[-1] + 2]
    return any(level in around for level in name.levels)


def _held(places: Sequence[int], covers: Mapping[int, Cover]) -> frozenset[str]:
    return frozenset(word for place in places for word in covers[place].core)


def _not_by_chance(covers: Mapping[int, Cover], words: Sequence[str], shouted: frozenset[str]) -> list[int]:
    """The places in order, without stop words that stand alone: the "it" of "how long is it?" is not the IT of a
    name, unless it was written so."""
    levels = set(level_places(words))

    def beside(place: int) -> bool:
        return any(at in covers or at in levels for at in (place - 1, place + 1))

    return sorted(at for at in covers if words[at] not in STOP_WORDS or words[at] in shouted or beside(at))


def _between(words: Sequence[str], first: int, last: int) -> int:
    """How many words that count stand between two places; a parting word counts as too many."""
    inside = words[first + 1 : last]
    apart = sum(_GAP + 1 for word in inside if word in _PARTING)
    # "I support Payroll as an analyst" names two.
    if any(one == "as" and other in {"a", "an"} for one, other in pairwise(inside)):
        apart += _GAP + 1
    return apart + sum(1 for word in inside if word not in STOP_WORDS and word not in LEVEL_WORDS)


def _without_echoes(places: Sequence[int], covers: Mapping[int, Cover]) -> Places:
    """The places without those that only say again what an initialism among them says: the "accounts" of "AE accounts"
    is what is asked, not who."""
    spelt = [place for place in places if len(covers[place].core) > 1]
    literal = _held([place for place in places if place not in spelt], covers)
    # All of it is said in words too: the initialism is about something else.
    if spelt and _held(spelt, covers) <= literal:
        return frozenset(place for place in places if place not in spelt)
    whole = _held(spelt, covers)
    return frozenset(place for place in places if place in spelt or not covers[place].core <= whole)


def levels_only(name: Name, words: Sequence[str], skip: Places) -> tuple[Places, ...]:
    """Where a name that is all levels is said."""
    places = frozenset(place for place in level_places(words) if words[place] in name.levels and place not in skip)
    return (places,) if places and {words[place] for place in places} >= set(name.levels) else ()


def levels_beside(stretches: Sequence[Places], words: Sequence[str], skip: Places) -> tuple[list[str], Places]:
    """The level words in and right beside stretches of the question, and where they stand."""
    found = frozenset[int]().union(*(_levels_around(places, words, skip) for places in stretches))
    kept = sorted(place for place in found if words[place] not in UNMARKED)
    return [words[place] for place in kept], found


def _levels_around(places: Places, words: Sequence[str], skip: Places) -> Places:
    low, high = min(places), max(places)
    levels = frozenset(level_places(words))
    found = [place for place in range(low, high + 1) if place in levels and place not in places]
    for step, place in ((-1, low - 1), (1, high + 1)):
        while 0 <= place < len(words) and place not in skip and (place in levels or words[place] in _BESIDE):
            if place in levels:
                found.append(place)
            place += step
    return frozenset(found)


def other_people(name: Name, places: Places, words: Sequence[str], skip: Places) -> int:
    """How many words right beside a stretch name a person that the name does not: "sales development representative"
    is not the Director, Development."""
    beside = (at for at in (min(places) - 1, max(places) + 1) if 0 <= at < len(words) and at not in skip)
    return sum(1 for at in beside if _another(words[at], name))


def _another(word: str, name: Name) -> bool:
    return names_a_role(word) and stem(word) not in name.core | name.around and word not in LEVEL_WORDS
