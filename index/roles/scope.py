"""Scopes: the stretches of a page that are about one thing: the page, a role, a group, a specialty."""

from dataclasses import dataclass, field
from enum import StrEnum

from index.pages.page import Section
from index.roles.facet import Facet


class Kind(StrEnum):
    """What a scope is: "page" and "group" hold what their roles share."""

    PAGE = "page"
    GROUP = "group"
    ROLE = "role"
    SPECIALTY = "specialty"


@dataclass(frozen=True, slots=True)
class Placed:
    """A section in its scope; `facet` is None for text that is about no single facet. `leads` is True where its own
    heading names the facet or the scope."""

    section: Section
    facet: Facet | None
    leads: bool = False


@dataclass
class Scope:
    """A stretch of a page that is about one thing. `sections` are in page order; `parent` holds what it shares."""

    kind: Kind
    name: str
    head: Section
    parent: "Scope | None"
    sections: list[Placed] = field(default_factory=list)

    def has(self, facet: Facet) -> bool:
        """True where one of its own sections is about that facet."""
        return any(placed.facet is facet for placed in self.sections)

    def of(self, facet: Facet) -> tuple[Section, ...]:
        """Its own sections about that facet, in page order."""
        return tuple(placed.section for placed in self.sections if placed.facet is facet)


def sections_around(scope: Scope, facet: Facet) -> tuple[tuple[Section, ...], Scope]:
    """The sections of a facet that hold for a scope, and whose they are: its own, else its group's or page's; empty
    where nobody around states any."""
    around: Scope | None = scope
    while around is not None:
        if sections := around.of(facet):
            return sections, around
        around = around.parent
    return (), scope
