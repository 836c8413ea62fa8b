"""The names of roles, families and specialties, taken apart once: words, levels, initialisms, what stands around."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.roles.levels import UNMARKED, level_places
from index.roles.naming import without_level
from index.roles.scope import Kind, Scope
from index.spelling import nearest
from index.words import STOP_WORDS, stem, words_in

# Words that join the parts of a name in a question; they neither belong to it nor part it.
LINKING = frozenset("the a an of for in and to at on over our".split())
# A family as such answers for its levels only when no level of that very name does.
_FAMILY_LESS = 0.45
# "Intermediate" in a name that was asked for without it.
_MARKED = 0.5
# Enough to order scopes that are otherwise equal.
_OF_EQUALS = 0.15
# A word of so many letters may be a slip of a page, if at most so many names have it, or if it is longer still.
_LONG, _USUAL, _VERY_LONG = 7, 2, 11
# Every title has them, so around a role they tell nothing.
_COMMON = frozenset(stem(word) for word in "engineer engineering role roles job family leadership management".split())
# What a short form stands for beside the word that it is written out as ("tech": technical).
_ALSO = {"technical": stem("technician")}
# Every company's words for other things, not the initials of a role.
_NOT_INITIALS = frozenset({"ic", "ics", "ok", "cv", "id", "no", "us", "eu", "uk"})


@dataclass(frozen=True, slots=True)
class Cover:
    """What one word of a question stands for in a name: stems of its core, and level words (the M of "TPM")."""

    core: frozenset[str]
    levels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Name:
    """One scope's name. `core` are the stems of its words but for the `levels`; those of `aside` stand in brackets;
    `around` are stems of its family, parents and department; `initials` are the initialisms that its words spell, and
    `written` those that its page writes; `handicap` orders scopes of the same name; `spelt_out` are
    its words in order."""

    scope: Scope
    core: frozenset[str]
    aside: frozenset[str]
    levels: tuple[str, ...]
    around: frozenset[str]
    handicap: float
    written: frozenset[str]
    initials: Mapping[str, Cover]
    spelt_out: tuple[str, ...]

    def said_in(self, words: Sequence[str]) -> bool:
        """True where a question says the whole name word for word, linking words aside."""
        said = [word if word in self.spelt_out else singular(word) for word in words if word not in LINKING]
        length = len(self.spelt_out)
        return any(tuple(said[at : at + length]) == self.spelt_out for at in range(len(said) - length + 1))

    def cover(self, word: str, stemmed: str) -> Cover | None:
        """What a word of a question stands for in this name, or None."""
        if stemmed in self.core:
            return Cover(frozenset((stemmed,)))
        if len(word) > 1 and word not in STOP_WORDS:
            if word in _ALSO and _ALSO[word] in self.core:
                return Cover(frozenset((_ALSO[word],)))
            plain = word.replace("&", "")
            return self.initials.get(plain) or self.initials.get(singular(plain))
        return None


def make_name(scope: Scope, top: Scope, *, department: str, mends: Mapping[str, str], written: frozenset[str]) -> Name:
    """A scope's name; `top` is its page's scope, `mends` what misspelt words of names mean."""
    words = tuple(mends.get(word, word) for word in words_in(scope.name))
    at = level_places(words)
    levels = tuple(dict.fromkeys(words[place] for place in at if words[place] not in UNMARKED))
    core = frozenset(stem(word) for place, word in enumerate(words) if word not in LINKING and place not in at)
    aside = frozenset(stem(word) for part in _QUALIFIES.findall(scope.name) for word in words_in(" ".join(part)))
    aside = aside if core - aside else frozenset()
    around = _around(scope, top, department) - core
    spelt = tuple(word for word in words if word not in LINKING)
    return Name(scope, core, aside, levels, around, _handicap(scope, top, words), written, _initials(words, at), spelt)


# What stands in brackets or after a comma tells a name from its likes; where it has none, the rest is the name:
# "Shift Lead, Distribution". "Director, Tax" is nothing without its comma, since no word but the level is left.
_QUALIFIES = re.compile(r"\(([^)]*)\)|,\s*([^,(]+)$")


def _around(scope: Scope, top: Scope, department: str) -> frozenset[str]:
    texts = [f"{department} {without_level(top.name)}"]
    parent = scope.parent
    while parent is not None:
        texts.append(without_level(parent.name))
        parent = parent.parent
    stems = {stem(word) for text in texts for word in words_in(text) if word not in LINKING | STOP_WORDS}
    return frozenset(stems - _COMMON)


def _handicap(scope: Scope, top: Scope, words: Sequence[str]) -> float:
    """What tells scopes of the same name apart: a page about one role before a page that has it among others, a role
    before its family, the bare name before "(Intermediate)"."""
    if scope.kind is Kind.SPECIALTY:
        return _OF_EQUALS
    if scope.kind in {Kind.PAGE, Kind.GROUP}:
        return _FAMILY_LESS
    marked = _MARKED if set(words) & UNMARKED else 0.0
    return marked + (0.0 if scope is top else _OF_EQUALS)


def _initials(words: Sequence[str], levels: Sequence[int]) -> dict[str, Cover]:
    """Every initialism of two to six neighbouring words of a name, with and without its linking words, and what it
    stands for; the longest stretch where two spell the same."""
    found: dict[str, Cover] = {}
    for start in range(len(words)):
        for end in range(start + 2, min(len(words), start + 6) + 1):
            part = range(start, end)
            if words[start] in LINKING or words[end - 1] in LINKING:
                continue
            core = frozenset(stem(words[at]) for at in part if words[at] not in LINKING and at not in levels)
            spelt = frozenset(words[at] for at in part if at in levels)
            for kept in ([words[at] for at in part], [words[at] for at in part if words[at] not in LINKING]):
                initials = "".join(word[0] for word in kept)
                if len(kept) > 1 and core and initials not in _NOT_INITIALS:
                    found[initials] = Cover(core, spelt)
    return found


def page_slips(names: Sequence[str]) -> dict[str, str]:
    """Words that pages misspell in names, by what they mean: a long word a slip away from one that more names have
    ("Anaylst")."""
    counts = Counter(word for name in names for word in set(words_in(name)))
    slips: dict[str, str] = {}
    for word in sorted(word for word in counts if len(word) >= _LONG):
        more = tuple(other for other, count in counts.items() if count > counts[word])
        near = nearest(word, more, slips=1)
        if near and stem(near) != stem(word) and (counts[word] <= _USUAL or len(word) >= _VERY_LONG):
            slips[word] = near
    return slips


def neighbours(name: str) -> Iterator[tuple[str, str]]:
    """The pairs of neighbouring long words of a name, that a word may blend."""
    yield from ((one, other) for one, other in pairwise(words_in(name)) if len(one) > 3 and len(other) > 3)


def singular(word: str) -> str:
    """An initialism without the s of its plural: "tpms" -> "tpm"."""
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word
