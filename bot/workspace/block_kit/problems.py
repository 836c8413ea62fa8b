"""Where a problem stands, and how it is told to a person: `blocks[3].elements[0].text: 80 characters, at most 75`."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

Problems = Iterator[str]

_SHOWN_AT_MOST = 40


class Surface(StrEnum):
    """Where blocks are shown."""

    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


EVERYWHERE = frozenset(Surface)
MESSAGES_ONLY = frozenset({Surface.MESSAGE})

_IN_WORDS = {Surface.MESSAGE: "messages", Surface.MODAL: "modals", Surface.HOME: "Home"}


@dataclass(frozen=True, slots=True)
class Place:
    """One value in a message or view: the way to it, and the surface that it is meant for."""

    path: str
    surface: Surface

    def field(self, name: str) -> "Place":
        """The place of a field of the object that stands here."""
        return replace(self, path=f"{self.path}.{name}")

    def item(self, index: int) -> "Place":
        """The place of an item of the list that stands here."""
        return replace(self, path=f"{self.path}[{index}]")

    def says(self, what: str) -> str:
        """The line for a person."""
        return f"{self.path}: {what}"


Check = Callable[[object, Place], Problems]
"""Everything that is wrong with the value at its place; nothing when Slack takes it. Never raises."""


def quoted(value: str) -> str:
    """The value as a person can recognise it: in quotes, on one line, its beginning if it is long."""
    return json.dumps(value if len(value) <= _SHOWN_AT_MOST else value[:_SHOWN_AT_MOST] + "…", ensure_ascii=False)


def listed(names: Sequence[str]) -> str:
    """("messages", "modals", "Home") -> "messages, modals and Home"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def misplaced(kind: str, surfaces: frozenset[Surface], place: Place) -> Problems:
    """A line if the kind of block or element is not for the surface of the place."""
    if place.surface not in surfaces:
        meant = listed([_IN_WORDS[surface] for surface in Surface if surface in surfaces])
        yield place.says(f'"{kind}" is for {meant}, and not for {_IN_WORDS[place.surface]}')
