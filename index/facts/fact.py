"""One stated value of a role."""

from dataclasses import dataclass

from index.pages.page import Item, Section
from index.roles.facet import Facet
from index.roles.scope import Scope


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated value of a role. `persons` are the keys of those whom it names, "vp infrastructur" (see `person_key`);
    `minutes` is the length of an interview step, None where it states none."""

    scope: Scope
    facet: Facet
    value: str
    item: Item
    section: Section
    persons: tuple[str, ...] = ()
