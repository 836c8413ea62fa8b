"""What is wanted of us: the words of a slash command or of a message, told apart, or what somebody chose."""

import re
from dataclasses import dataclass

from index import Facet, Role

COMMAND = "/role"
"""The slash command's name."""

_SAID_BETWEEN = re.compile(r"\s+(?:vs\.?|versus|and|with|against|to)\s+|\s*[,;&]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Help:
    """The person wants to know what can be asked."""


@dataclass(frozen=True, slots=True)
class ListRoles:
    """The person wants the roles that fit; an empty `text` means all of them."""

    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The person asks the handbook something."""

    text: str


@dataclass(frozen=True, slots=True)
class Why:
    """The person wants to know what the answer before stands on; `text` is how they said so."""

    text: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """The person chose a role, and one facet of it or all of it."""

    role: Role
    facet: Facet | None = None


@dataclass(frozen=True, slots=True)
class CompareRoles:
    """The person chose two roles to see side by side."""

    roles: tuple[Role, Role]


@dataclass(frozen=True, slots=True)
class MyStep:
    """The person holds one step of a role's interviews; numbers begin at 1."""

    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class Pin:
    """The person wants this channel to be about a role; an empty `text` about none any more."""

    text: str


# What people say who doubt an answer, or want to read on.
_WHY = re.compile(
    r"(?:(?:and|but|so|ok|hm+|wait|really|oh),? )*"
    r"(?:why(?: so| not| that| is (?:that|it|this)| do you (?:say|think) (?:so|that))?"
    r"|how come|how so|really|are you sure|says (?:who|where)|who says(?: so| that)?|how do you know(?: that)?"
    r"|(?:what(?:'s| is) )?(?:(?:the|your) )?source|show me where"
    r"|where (?:does|did) (?:it|that|this|the handbook) (?:say (?:that|so|this)|come from)"
    r"|where is (?:that|this|it) (?:from|written|stated))"
)


Request = Help | ListRoles | Ask | Why | LookUp | CompareRoles | MyStep | Pin


def read_words(text: str) -> Request:
    """A message or a typed line: a question, unless it is empty, asks for help or begins with `/role`."""
    first, rest = _first_word(text)
    if first == COMMAND:
        return read_command_words(rest)
    if _asks_for_help(text):
        return Help()
    return _asked(text)


def read_command_words(text: str) -> Request:
    """The text behind `/role`: nothing or `help`, `list ...`, `compare A B`, `pin ...`, `unpin`; anything else is a
    question."""
    if _asks_for_help(text):
        return Help()
    verb, rest = _first_word(text)
    match verb:
        case "list":
            return ListRoles(rest)
        case "compare":
            return Ask(_comparison(rest))
        case "pin" if rest:
            return Pin(rest)
        case "unpin":
            return Pin("")
        case _:
            return _asked(text)


def _asked(text: str) -> Ask | Why:
    plain = " ".join(text.split()).strip(" ?!.").casefold().replace("’", "'")
    return Why(text.strip()) if _WHY.fullmatch(plain) else Ask(text.strip())


def _asks_for_help(text: str) -> bool:
    return text.strip().strip("?!.").casefold() in {"", "help"}


def _first_word(text: str) -> tuple[str, str]:
    """The first word in lower case, and the rest."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first.casefold(), "".join(rest).strip()


def _comparison(names: str) -> str:
    """Two or more slugs with only blanks between them are told apart here: a name of several words cannot be."""
    words = names.split()
    if not _SAID_BETWEEN.search(names) and (len(words) == 2 or all("-" in word for word in words)):
        names = " vs ".join(words)
    return f"compare {names}"
