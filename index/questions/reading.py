"""text -> Question: facet by phrase, roles by name, the rest for the ranking."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from index.pages.sentences import sentences_in
from index.questions.facets import Said, facet_said, with_whom
from index.questions.matching import Mention, NameIndex
from index.questions.mending import MOST_WORDS, Mender, rewritten
from index.questions.phrases import COMPARE, GOES_ON, LISTING, NAMED, SAME_AGAIN
from index.questions.question import Question
from index.questions.sides import Sides, lists_levels
from index.roles.facet import Facet
from index.roles.levels import LEVEL_WORDS, UNMARKED, level_places, names_a_role
from index.roles.naming import name_stems
from index.roles.scope import Kind, Scope
from index.words import STOP_WORDS, stem, stems_in, words_in

# A mention that covers less than this of a name is a coincidence of words.
_COVERED = 0.55
# The same for the name of a role whose level was said, where nothing else is meant: "VP product".
_COVERED_WITH_LEVEL = 0.4
# How much better a family's name must fit to be meant although it lacks the level.
_FAR_BETTER_NAME = 1.0
# A name found apart from whom an interview is with needs this much of itself to be the role that is meant.
_SURE = 0.6
_IN_FULL, _NEAR = 0.99, 2.5
# Facts that leave nothing else to look for: other words in a question for one name somebody.
_WHOLE_FACTS = frozenset({Facet.GRADE, Facet.REPORTS_TO, Facet.STATUS})
# A question longer than this, in characters, is a pasted text: its beginning says what is meant.
_LONGEST = 1_000
_FEW = 3  # words: a shorter sentence asks nothing of its own ("Right?")
_NEARLY = 6  # mentions kept for explanations and choices


class Reader:
    """Reads questions for one handbook. `known` tells how many sections of the handbook hold a stem, `slugs` are the
    scopes by their slugs."""

    def __init__(
        self, names: NameIndex, known: Callable[[str], int], vocabulary: Sequence[str], slugs: Mapping[str, Scope]
    ) -> None:
        self._names = names
        self._slugs = slugs
        self._mender = Mender(names, known, vocabulary)
        self._sides = Sides(names, self._believed)

    def read(self, text: str, about: tuple[Mention, ...] = (), facet: Facet | None = None) -> Question:
        """The question in a text. `about` are the mentions of the conversation, for a question that names no role;
        `facet` is what was asked last, for one that goes on and names nothing but a role."""
        text = text[:_LONGEST]
        plain = rewritten(text)
        words, breaks, asked = self._words(plain)
        shouted = frozenset[str]() if plain.isupper() else frozenset(map(str.lower, _SHOUTED.findall(plain)))
        joined = " ".join(words)
        said = self._said(joined, words, asked)
        met = said.facet is Facet.INTERVIEW and not _STEP_AFTER.search(joined)
        aside = with_whom(joined, words) if met else frozenset[int]()
        found = self._find(words, said.spent, aside, shouted)
        if said.facet is not Facet.SPECIALTIES:
            found = tuple(
                each
                for each in found
                if each.scope.kind is not Kind.SPECIALTY or each.around or each.strong or _shouts(each, words, shouted)
            )
        compares = bool(COMPARE.search(joined)) or lists_levels(words, breaks)
        if about and not found:
            about = () if _asks_for_another(joined, _stems(words, said.spent), shouted) else about
            about = self._followed(about[0], words, said) if about else ()
        slugs = self._by_slug(text, words)
        named = self._sides.read(words, breaks, said.spent, found) if compares and found else found[:1]
        if slugs:
            named = _in_order((*slugs, *(each for each in named if not each.places & slugs[0].places and compares)))
            found = named
        said = _of_levels(said, joined, named)
        meant = named if found else about
        taken = frozenset(place for each in meant for place in each.places)
        rest = _stems(words, said.spent | taken)
        if facet and taken and said.facet is None and _goes_on(text, joined, rest):
            said, rest = replace(said, facet=facet, weight=NAMED), ()
        return Question(
            text, words, joined, said.facet, said.weight, said.also, meant, self._nearly(words, found), rest,
            _stems(words, taken), compares, bool(LISTING.search(joined)),
            frozenset(map(stem, words)) - frozenset(stem(words[place]) for place in asked),
        )  # fmt: skip

    def _words(self, text: str) -> tuple[tuple[str, ...], frozenset[int], frozenset[int]]:
        """The words of a text put right, the places before which a comma or a like mark stands, and the places of the
        sentences that ask; all of them where none does by a question mark."""
        words: list[str] = []
        breaks: set[int] = set()
        asking: set[int] = set()
        for sentence, _, _ in sentences_in(text) or (("", 0, 0),):
            more, apart = self._mender.words(sentence)
            breaks |= {len(words) + place for place in apart}
            if sentence.endswith("?"):
                asking |= set(range(len(words), len(words) + len(more)))
            words += more
        del words[MOST_WORDS:]
        everywhere = frozenset(range(len(words)))
        asked = frozenset(asking) & everywhere
        return tuple(words), frozenset(breaks), asked if len(asked) >= _FEW else everywhere

    def _said(self, joined: str, words: Sequence[str], asked: frozenset[int]) -> Said:
        """The facet that the asking sentences name surely, else the one that all of them name."""
        if len(asked) == len(words):
            return facet_said(joined, words)
        places = sorted(asked)
        part = [words[place] for place in places]
        said = facet_said(" ".join(part), part)
        if said.facet is None:
            return facet_said(joined, words)
        return replace(said, spent=frozenset(places[place] for place in said.spent))

    def _find(
        self, words: Sequence[str], spent: frozenset[int], with_whom: frozenset[int], shouted: frozenset[str]
    ) -> tuple[Mention, ...]:
        levels = frozenset(place for place in spent if words[place] in LEVEL_WORDS)
        kept = frozenset(place for place in spent if place not in levels and not self._names.knows(stem(words[place])))
        aside = self._believed(self._names.find(words, skip=spent | with_whom, shouted=shouted))
        if aside and (not with_whom or aside[0].strong or aside[0].coverage >= _SURE):
            return aside
        return self._believed(self._names.find(words, skip=kept, shouted=shouted)) or aside

    def _followed(self, before: Mention, words: Sequence[str], said: Said) -> tuple[Mention, ...]:
        """The role that a question without one goes on about: the one before, or the level of its family that the
        question names ("and the senior manager?"). Nobody, where the question names somebody whom the handbook does not
        have, or asks nothing."""
        levels = {at: words[at] for at in level_places(words) if at not in said.spent and words[at] not in UNMARKED}
        if levels:
            if _names_another(before, words, frozenset(levels), said):
                return ()
            found = self._names.level_of(before, tuple(levels.values()))
            return tuple(replace(each, places=frozenset(levels)) for each in found)
        left = _stems(words, said.spent)
        if any(names_a_role(word) for word in words) or (said.facet in _WHOLE_FACTS and left):
            return ()
        return (before,) if said.facet or left else ()

    def _by_slug(self, text: str, words: Sequence[str]) -> tuple[Mention, ...]:
        """The scopes whose slugs stand in the text as they are: nothing else can be meant by them."""
        slugs = [slug for slug in _SLUG.findall(text.lower()) if slug in self._slugs]
        parts = {slug: set(words_in(slug)) for slug in slugs}
        return tuple(
            Mention(self._slugs[slug], places=frozenset(at for at, word in enumerate(words) if word in parts[slug]))
            for slug in dict.fromkeys(slugs)
        )

    def _nearly(self, words: Sequence[str], found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions to explain and to choose from: those believed, else whatever shares a word with a name."""
        return (found or tuple(self._names.find(words)))[:_NEARLY]

    def _believed(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions that are more than a coincidence. Where another family fits the name far better and only lacks
        the level, the question is about that family, and the level is one that it does not have."""
        kept = [each for each in mentions if each.coverage >= _COVERED and each.score > 0 and each.told]
        if not kept:
            kept = [each for each in mentions if each.coverage >= _COVERED_WITH_LEVEL and each.levelled and each.told][
                :1
            ]
        if kept:
            best = max(kept, key=lambda each: each.base)
            sure = kept[0].asked and not kept[0].lacking and kept[0].coverage >= _SURE
            longer = next((each for each in kept[1:] if _says_more(each, kept[0])), None)
            if longer:
                kept = [longer, *(each for each in kept if each is not longer)]
            if best.lacking and not sure and best.base > kept[0].base + _FAR_BETTER_NAME:
                kept = [best, *(each for each in kept if each is not best)]
        return tuple(kept)


def _of_levels(said: Said, joined: str, named: tuple[Mention, ...]) -> Said:
    """The step after a role is one of its ladder, not of an interview: "what is the step after Senior Baker"."""
    found = _STEP_AFTER.search(joined) if said.facet is Facet.INTERVIEW and said.weight < NAMED and named else None
    if not found or not named[0].places:
        return said
    place = len(joined[: found.end()].split())
    return replace(said, facet=Facet.LEVELS) if 0 <= min(named[0].places) - place <= 1 else said


def _shouts(mention: Mention, words: Sequence[str], shouted: frozenset[str]) -> bool:
    """True for a name that is written in capitals: "the RF folks"."""
    return any(words[place] in shouted for place in mention.places)


def _asks_for_another(joined: str, left: Sequence[str], shouted: frozenset[str]) -> bool:
    """True for "who is our CTO?" after another role: initials that no role has name somebody all the same."""
    return bool(_WHO_IS.match(joined) and left) and set(left) <= {stem(word) for word in shouted}


_WHO_IS = re.compile(r"(?:and |so |but |then )*who (?:is|are|the|our|your)\b")
_STEP_AFTER = re.compile(r"\b(?:step|stage|rung)s? (?:after|above|following|beyond|below|before)\b")


def _says_more(one: Mention, other: Mention) -> bool:
    """True for a name that is said in full and takes all the words of another, and more."""
    alike = one.score >= other.score - _NEAR and one.asked == other.asked and not one.lacking
    return alike and one.coverage >= _IN_FULL and one.places > other.places


def _names_another(before: Mention, words: Sequence[str], levels: frozenset[int], said: Said) -> bool:
    """True where a level is said of another name than that of the role before: "the director of quantum gardening" is
    no director of its family."""
    left = set(_stems(words, said.spent | levels)) - set(name_stems(before.scope.name)) - _SAME_AGAIN
    first, last = min(levels), max(levels)
    ahead = set(words[max(first - 1, 0) : first])
    behind = set(words[last + 2 : last + 5]) if words[last + 1 : last + 2] in _OF else set()
    beside = {stem(word) for word in ahead | behind}
    return bool(left & beside) or (said.facet in _WHOLE_FACTS and bool(left))


_OF = (("of",), ("for",), ("in",))
_SAME_AGAIN = set(map(stem, SAME_AGAIN))


def _goes_on(text: str, joined: str, rest: Sequence[str]) -> bool:
    """True for a text that goes on with the question before it: "and the senior manager?", "what about a director"."""
    said = GOES_ON.search(joined)
    left = set(rest) - set(stems_in(said[0] if said else ""))
    return not left and (said is not None or text.rstrip().endswith("?"))


def _in_order(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions as they stand in the question."""
    return tuple(sorted(mentions, key=lambda each: min(each.places, default=0)))


_SLUG = re.compile(r"[\w&]+(?:-[\w&]+)+")
_SHOUTED = re.compile(r"\b[A-Z]{2,4}\b")


def _stems(words: Sequence[str], taken: frozenset[int]) -> tuple[str, ...]:
    kept = (
        stem(word)
        for place, word in enumerate(words)
        if place not in taken and word not in STOP_WORDS and stem(word) not in _EMPTY
    )
    return tuple(dict.fromkeys(kept))


# Content words that say nothing of what is looked for.
_EMPTY = frozenset(
    stem(word)
    for word in """anything something everything nothing normal usual typical certain involve somewhere
    tomorrow yesterday today already ago wants wanted role roles position positions job jobs family page handbook
    company person people someone candidate candidates
    question quick please level levels reportsto vs versus compare difference differ different compared come called
    look look up member many much lot long work works working expected expect list name names full whole
    walk run sequence sort specific apply applies applied different between mean means number
    maximum minimum max min limit least most figure guess wonder think thinking
    """.split()
)
