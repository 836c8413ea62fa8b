"""Names of roles and families: what a page's title comes down to, and what a bare "Senior" is called in full."""

import re
from functools import lru_cache

from index.roles.levels import LEVEL_WORDS, UNMARKED, role_like
from index.roles.sentences import without_grade
from index.spelling import corrected
from index.words import stem, words_in

_AT_COMPANY = re.compile(r"\s+(?:roles?|jobs?|positions?|careers?)?\s*(?:\bat|@)\s+\S.*$", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,:–-]+(?:roles?|job (?:family|description|families)|levels?|positions?|careers?)$", re.IGNORECASE
)
_HEAD = re.compile(r"^(?:job (?:family|description)|role|position)\s*[:–-]\s*", re.IGNORECASE)
_AROUND = re.compile(r"^[^\w.(\[]+|[^\w.)\]!?+#&]+$")
_LINKING = frozenset("the a an of for in and to at & team".split())


# "A.1 Officer", "2.3 Officer", "4. Officer"; not "L3 Designer".
_NUMBERED = re.compile(r"^(?:[A-Z]\.\d+(?:\.\d+)*|\d+(?:\.\d+)+|\d+[.)])\s+(?=[^\W\d])")


def without_pictures(title: str) -> str:
    """A title without the pictures and marks around its words, and without its number."""
    return _NUMBERED.sub("", _AROUND.sub("", title))


def family_name(title: str) -> str:
    """A page's title as the name of what it describes: "Payroll Roles" -> "Payroll"."""
    name = _HEAD.sub("", _AT_COMPANY.sub("", without_pictures(without_grade(title))))
    name = _TAIL.sub("", name)
    return name.strip() or title.strip()


# What pages that hold levels are called beside what the levels are of.
_FRAMEWORK = re.compile(
    r"\b(?:(?:the|our) )?(?:(?:career|competenc\w+) )?(?:(?:development|progression|growth) )?"
    r"(?:frameworks?|ladders?|levels|titles(?: for)?|paths?|matrix|competencies)\b",
    re.IGNORECASE,
)


def subject_of(name: str) -> str:
    """What the levels of a page are levels of: "Support Career Framework" -> "Support"."""
    left = " ".join(_FRAMEWORK.sub(" ", name.split("|")[0]).split()).strip(" ,:-–")
    return re.sub(r"^(?:the|our) ", "", left, flags=re.IGNORECASE)


@lru_cache(maxsize=20_000)
def full_name(name: str, around: str, family: str) -> str:
    """What a heading's role is called in full: a bare level takes the name of the role or family around it, and a
    short form takes the family's ("Senior Analyst" in "Security Analyst" -> "Senior Security Analyst")."""
    words = words_in(name)
    rest = [word for word in words if word not in LEVEL_WORDS]
    if not rest:
        base = subject_of(without_level(around) or without_level(family))
        return f"{name}, {base}" if words and words[-1] in _HEADS else f"{name} {base}".strip()
    parts = words_in(family)
    if (
        role_like(" ".join(rest))
        and len(parts) > len(rest)
        and list(parts[-len(rest) :]) == rest
        and not set(parts) & LEVEL_WORDS
    ):
        levels = [word for word in name.split() if words_in(word) and not set(words_in(word)) <= set(rest)]
        after = [word for word in levels if name.endswith(word)]  # "Nurse II"
        return " ".join([*(word for word in levels if word not in after), family, *after])
    return name


# "Manager, Recruiting" reads better than "Manager Recruiting".
_HEADS = frozenset({"manager", "director", "vp", "svp", "evp", "head"})


def _tail(name: str, count: int) -> str:
    return " ".join(name.split()[-count:])


def without_level(name: str) -> str:
    """A name without its level words: "Senior Nurse, ICU" -> "Nurse, ICU"."""
    kept = [part for part in name.split() if not set(words_in(part)) & LEVEL_WORDS or not words_in(part)]
    return " ".join(kept).strip(" ,-–()")


def name_stems(name: str) -> frozenset[str]:
    """The stems that tell one name from another: linking words and "Intermediate" dropped."""
    return frozenset(_stems(name))


@lru_cache(maxsize=20_000)
def _stems(name: str) -> tuple[str, ...]:
    """In alphabetical order, each as often as it stands there: "Manager, Nursing Management" is no Nursing Manager."""
    return tuple(sorted(stem(word) for word in words_in(name) if word not in _LINKING and word not in UNMARKED))


def same_name(one: str, other: str) -> bool:
    """True for the same name whatever the order of words, "Sr" for "Senior", "(Intermediate)" or a slip of spelling."""
    first, second = _stems(one), _stems(other)
    if first == second:
        return bool(first)
    known = frozenset(second)
    return len(first) == len(second) and _spelt_alike(frozenset(first), known) and not known.isdisjoint(first)


def exactly_same_name(one: str, other: str) -> bool:
    """True for the same name whatever the order of words; slips of spelling are not forgiven."""
    return _stems(one) == _stems(other)


def same_core(one: str, other: str) -> bool:
    """True for names that differ by the level only."""
    return _stems(without_level(one)) == _stems(without_level(other))


def within_name(short: str, long: str) -> bool:
    """True where every word of one name is in the other, slips of spelling forgiven."""
    first, second = name_stems(short), name_stems(long)
    return bool(first) and (first <= second or _spelt_alike(first, second))


def _spelt_alike(first: frozenset[str], second: frozenset[str]) -> bool:
    vocabulary = tuple(sorted(second))
    return all(corrected(word, vocabulary) in second for word in first)
