"""Persons as pages name them: by their title. What makes two ways to write one person the same."""

import re
from collections.abc import Iterator

from index.roles.levels import LEVEL_WORDS, names_a_role
from index.words import stem, words_in

_ASIDE = re.compile(
    r"\([^)]*\)|\b(?:at|for|of) (?:our|the) company\b|\bat [A-Z]\w+\s*$|\b(?:role|position|level)s?\b|\bor above\b"
)
_BETWEEN = re.compile(
    r"\bdotted[- ]line to\b|\b(?:or|with|who|via|during|while|and has|and have)\b|\band (?:the|to|an?)\b|[;/]"
)


def parts_of(stated: str) -> tuple[str, ...]:
    """Everybody that a reporting line names: "the CFO, with a dotted line to the CEO" names two."""
    parts = (_title_in(_ASIDE.sub(" ", each).strip(" .,")) for each in _BETWEEN.split(stated))
    return tuple(part for part in parts if part and part not in LINKING)


_WORD = re.compile(r"\S+")
_WITHIN = frozenset("the a an of for in and to at & - –".split())


def _title_in(text: str) -> str:
    """The title that a text begins with: "the CEO and serves as secretary" -> "the CEO". One that is written without
    capitals is the whole text."""
    end, capitals = 0, False
    for word in _WORD.finditer(text):
        plain = word[0].strip("(),.*_[]\"'’“”")
        if plain[:1].isupper() or plain[:1].isdigit():
            end, capitals = word.end(), True
        elif capitals and plain in LEVEL_WORDS:
            end = word.end()
        elif plain and plain.lower() not in _WITHIN:
            break
        if capitals and word[0][-1] in ".;:" and len(plain) > _ABBREVIATED:
            break
    return text[:end].strip(" .,;:*") if capitals else text


# "Sr." and "Dir." end no sentence.
_ABBREVIATED = 3


LINKING = frozenset("the a an of for in and to at & our your their its role".split())
# "Chief Financial Officer" and "CFO" are one person in any company.
_CHIEF = re.compile(r"\bchief ((?:\w+ ){1,3}?)officer\b")


def person_key(name: str) -> str:
    """What makes two ways to write somebody's title one: word order and linking words do not count, a chief officer is
    known by the initials."""
    joined = " ".join(words_in(name))
    joined = _CHIEF.sub(lambda found: "c" + "".join(word[0] for word in found[1].split()) + "o", joined)
    return " ".join(sorted({stem(word) for word in joined.split() if word not in LINKING}))


_SHORT = re.compile(r"(?P<name>[A-Z][\w&, ]*?)\s*\((?P<short>[A-Z]{2,5})\)")


def shortened_in(text: str) -> Iterator[tuple[str, str]]:
    """The keys of the persons whom a text names in full and by their initials: "Principal Accounting Officer (PAO)"."""
    for found in _SHORT.finditer(text):
        words = [word for word in words_in(found["name"]) if word not in LINKING]
        if "".join(word[0] for word in words) == found["short"].lower():
            yield person_key(found["name"]), person_key(found["short"])


_CAPITALS = re.compile(r"[A-Z][\w&/.-]*(?:(?:,? (?:of|and|for|the|&)){0,2},? [A-Z&][\w&/-]*)*")


def titles_in(text: str) -> Iterator[str]:
    """The titles of persons that a sentence holds: words in capitals beside each other with a noun for a person."""
    for found in _CAPITALS.finditer(text):
        if found.start() and any(map(names_a_role, words_in(found[0]))):
            yield found[0]


def in_order(name: str) -> tuple[str, ...]:
    """The words of a name in their order, linking words left out."""
    return tuple(word for word in words_in(name) if word not in LINKING)
