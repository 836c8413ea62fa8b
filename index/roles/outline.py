"""Which headings of a page are roles, and which role, group or specialty each section belongs to.

A page is outlined into scopes: the page itself, its roles, its groups (families that share a page) and its
specialties. Nesting in real pages is often wrong, so a heading that names its role goes to that role, and a facet
heading beside a role's heading, not under it, still belongs to that role while the role lacks that facet.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from index.pages.page import Page, Section
from index.roles.facet import Facet
from index.roles.headings import HeadingSays, Structure, read_heading
from index.roles.levels import level_words, role_like
from index.roles.naming import family_name, full_name, same_name, within_name
from index.roles.sentences import states_grade, states_reporting
from index.words import words_in


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


# A role has sections of its own about these; pay and work are what a job page is about.
_ROLE_FACETS = frozenset({Facet.GRADE, Facet.RESPONSIBILITIES, Facet.REQUIREMENTS, Facet.REPORTS_TO, Facet.INTERVIEW, Facet.KPI})  # fmt: skip
_WORK = frozenset({Facet.RESPONSIBILITIES, Facet.REQUIREMENTS})
# Facets that a page states once for all its roles, unless every role has its own.
_SHARED = frozenset({Facet.INTERVIEW, Facet.KPI, Facet.LEVELS, Facet.SPECIALTIES})


def outline(page: Page) -> tuple[Scope, ...]:
    """The scopes of a page, the page's own first, the rest in order of their headings. Where no heading is a role
    and the page is about a job, the page itself is the one role."""
    return _Outline(page).scopes()


class _Outline:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._says = [read_heading(section.title) for section in page.sections]
        self._job = self._is_job_page()
        self._top = Scope(Kind.PAGE, family_name(page.title), page.sections[0], None)
        self._scopes = [self._top]
        self._owner: dict[int, Scope] = {0: self._top}
        self._facet: dict[int, Facet | None] = {0: None}
        self._kinds = self._find_heads()
        self._counts = Counter(
            (says.facet, section.level)
            for section, says in zip(page.sections, self._says, strict=True)
            if says.facet and says.bare
        )

    def scopes(self) -> tuple[Scope, ...]:
        self._top.sections.append(Placed(self._page.sections[0], None))
        for section in self._page.sections[1:]:
            self._place(section)
        if self._job and not any(scope.kind is Kind.ROLE for scope in self._scopes):
            self._top.kind = Kind.ROLE
        return tuple(self._scopes)

    def _is_job_page(self) -> bool:
        facets = {says.facet for says in self._says if says.facet and says.sure}
        bare = {says.facet for says in self._says if says.facet and says.bare and says.sure}
        if Facet.GRADE in facets or bare >= _WORK:
            return True
        titled = role_like(self._page.title) or any(states_grade(item.text) for item in self._page.sections[0].items)
        return titled and bool(bare & (_WORK | {Facet.REPORTS_TO}))

    # Which headings open a scope

    def _find_heads(self) -> dict[int, Kind]:
        kinds: dict[int, Kind] = {}
        if not self._job:
            return kinds
        for section in self._page.sections[1:]:
            if self._opens(section) and (kind := self._kind(section, kinds)):
                kinds[section.number] = kind
        for section in self._page.sections[1:]:
            if section.number not in kinds and self._opens(section) and self._beside_roles(section, kinds):
                kinds[section.number] = Kind.ROLE
        return kinds

    def _opens(self, section: Section) -> bool:
        says = self._says[section.number]
        return says.facet is None and says.structure is None and bool(says.name) and not self._is_page_heading(section)

    def _is_page_heading(self, section: Section) -> bool:
        tops = [other for other in self._page.sections if other.level == 1]
        with_facets = [other for other in tops if self._held(other) & _ROLE_FACETS]
        return section.level == 1 and len(with_facets) < 2

    def _held(self, section: Section) -> set[Facet]:
        """The facets that headings directly under a section name."""
        return {facet for child in self._page.children(section) if (facet := self._says[child.number].facet)}

    def _kind(self, section: Section, kinds: dict[int, Kind]) -> Kind | None:
        held, above = self._held(section), self._above(section)
        name = self._says[section.number].name
        if held & _ROLE_FACETS and self._names_a_job(name, held, above):
            return self._kind_of_holder(section, name, held, above)
        if above is Structure.LEVELS and not section.soft:
            return Kind.ROLE if role_like(name) or held else None
        if above is Structure.SPECIALTIES:
            return Kind.ROLE if level_words(words_in(name)) and role_like(name) else Kind.SPECIALTY
        if isinstance(above, Facet):
            return Kind.ROLE if above in _WORK and level_words(words_in(name)) and role_like(name) else None
        if role_like(name) and self._speaks_as_a_role(section):
            return Kind.ROLE
        return None

    def _names_a_job(self, name: str, held: set[Facet], above: object) -> bool:
        if isinstance(above, Facet) and not level_words(words_in(name)) and not held & (_WORK | {Facet.GRADE}):
            return False
        return role_like(name) or above is not None or bool(held & (_WORK | {Facet.GRADE}))

    def _kind_of_holder(self, section: Section, name: str, held: set[Facet], above: object) -> Kind:
        structures = {self._says[child.number].structure for child in self._page.children(section)}
        if Structure.LEVELS in structures and Facet.GRADE not in held:
            return Kind.GROUP
        if above is Structure.SPECIALTIES and not level_words(words_in(name)):
            return Kind.SPECIALTY
        return Kind.ROLE if role_like(name) or above is Structure.LEVELS else Kind.SPECIALTY

    def _above(self, section: Section) -> Facet | Structure | None:
        """What the heading above says: the one it is nested in, or an empty "Levels" or "Specialties" that stands
        beside it and before it."""
        if section.parent is not None:
            says = self._says[section.parent]
            if says.facet or says.structure:
                return says.facet or says.structure
        for other in reversed(self._page.sections[1 : section.number]):
            if other.parent != section.parent or other.level > section.level:
                continue
            says = self._says[other.number]
            if says.facet or says.structure:
                empty = not self._page.children(other) and len(other.items) <= 2
                return says.structure if says.structure and empty and other.level == section.level else None
        return None

    def _speaks_as_a_role(self, section: Section) -> bool:
        if section.soft and len(words_in(section.title)) > 8:
            return False
        return any(states_grade(item.text) or states_reporting(item.text) for item in section.items)

    def _beside_roles(self, section: Section, kinds: dict[int, Kind]) -> bool:
        """A level among levels that has no facets of its own yet: "future level"."""
        name = self._says[section.number].name
        if (
            section.soft
            or not level_words(words_in(name))
            or not role_like(name)
            or isinstance(self._above(section), Facet)
        ):
            return False
        beside = [
            other for other in self._page.sections if other.parent == section.parent and other.level == section.level
        ]
        return any(kinds.get(other.number) is Kind.ROLE for other in beside)

    # Which scope a section falls in

    def _place(self, section: Section) -> None:
        says = self._says[section.number]
        if section.number in self._kinds:
            self._open(section, says)
        elif says.facet and (not section.soft or self._is_heading(section)):
            self._put(section, self._owner_of_facet(section, says), says.facet)
        elif says.structure:
            facet = Facet.SPECIALTIES if says.structure is Structure.SPECIALTIES else Facet.LEVELS
            self._put(section, self._enclosing(section), facet)
        else:
            self._put(section, self._enclosing(section), self._facet_above(section))

    def _is_heading(self, section: Section) -> bool:
        """A bold line is a heading of its own unless it stands in a section that already is about a facet."""
        return section.parent is None or self._facet.get(section.parent) is None

    def _put(self, section: Section, scope: Scope, facet: Facet | None) -> None:
        leads = section.number in self._kinds or (
            self._says[section.number].facet is not None and self._is_heading(section)
        )
        scope.sections.append(Placed(section, facet, leads))
        self._owner[section.number] = scope
        self._facet[section.number] = facet

    def _open(self, section: Section, says: HeadingSays) -> None:
        parent, kind = self._enclosing(section), self._kinds[section.number]
        known = next((scope for scope in self._scopes if scope.kind is kind and same_name(scope.name, says.name)), None)
        if (
            known
            and kind is Kind.ROLE
            and not self._repeats(section, known)
            and not self._held(section) & _facets(known)
        ):
            self._put(section, known, None)
            return
        if known and self._repeats(section, known):
            self._put(section, known, _facet_by_words(section))
            return
        name = full_name(says.name, parent.name, self._top.name) if kind is Kind.ROLE else says.name
        if list(self._kinds.values()).count(Kind.ROLE) == 1 and kind is Kind.ROLE and same_name(name, self._top.name):
            self._put(section, self._top, None)
            return
        scope = Scope(kind, name, section, parent)
        self._scopes.append(scope)
        facet = self._facet_above(section) if kind is Kind.ROLE else None
        own = facet if facet in _WORK and not self._held(section) else None
        self._put(section, scope, own)

    def _repeats(self, section: Section, known: Scope) -> bool:
        """A heading that says a role's name again under that role."""
        parent = section.parent
        while parent is not None:
            if self._owner.get(parent) is known:
                return True
            parent = self._page.sections[parent].parent
        return False

    def _enclosing(self, section: Section) -> Scope:
        return self._owner[section.parent] if section.parent is not None else self._top

    def _facet_above(self, section: Section) -> Facet | None:
        if section.parent is None or self._says[section.parent].structure:
            return None
        facet = self._facet.get(section.parent)
        return None if facet is Facet.GRADE else facet

    def _owner_of_facet(self, section: Section, says: HeadingSays) -> Scope:
        assert says.facet
        around = self._beside(section, says.facet) or self._enclosing(section)
        return around if says.bare or not self._job else self._named(section, says, around)

    def _beside(self, section: Section, facet: Facet) -> Scope | None:
        """The role whose heading stands before a facet heading on the same level, if that is where it belongs."""
        for other in reversed(self._page.sections[1 : section.number]):
            if other.level < section.level:
                return None
            if other.level == section.level and other.number in self._kinds:
                scope = self._owner[other.number]
                repeated = facet not in _SHARED or self._counts[facet, section.level] > 1
                return scope if scope.kind is not Kind.GROUP and repeated and not scope.has(facet) else None
        return None

    def _named(self, section: Section, says: HeadingSays, around: Scope) -> Scope:
        """The scope that a heading such as "Senior Auditor Requirements" means.

        The role of that name; but a name copied from another role, which has that facet under its own heading, stays
        where it stands, and so does one that only shortens or misspells the name of the role around it. A name with a
        level of its own that nobody has is a role whose heading is missing.
        """
        assert says.facet
        name, free = says.name, not around.has(says.facet)
        if same_name(name, around.name) or (around.kind is not Kind.PAGE and within_name(name, around.name)):
            return around
        named = next((scope for scope in self._scopes if same_name(name, scope.name)), None)
        coming = any(same_name(name, self._says[number].name) for number in self._kinds if number > section.number)
        if named or coming:
            if around.kind is Kind.ROLE and free and (coming or (named and named.has(says.facet))):
                return around
            return named or around
        if around.kind is Kind.ROLE and free and _same_levels(name, around.name):
            return around
        if not _same_levels(name, around.name) and role_like(name) and level_words(words_in(name)):
            return self._missing(section, name, around)
        return around

    def _missing(self, section: Section, name: str, around: Scope) -> Scope:
        parent = around if around.kind is not Kind.ROLE else around.parent
        scope = Scope(Kind.ROLE, full_name(name, self._top.name, self._top.name), section, parent)
        self._scopes.append(scope)
        return scope


def _facet_by_words(section: Section) -> Facet | None:
    """The facet of a section whose heading only repeats its role's name: what its items say that they extend."""
    for item in section.items:
        if states_grade(item.text):
            return Facet.GRADE
        said = re.search(r"\bextends?\b.*\b(requirements|responsibilities)\b", item.text, re.IGNORECASE)
        if said:
            return Facet(said[1].lower())
    return None


def _facets(scope: Scope) -> set[Facet | None]:
    return {placed.facet for placed in scope.sections if placed.facet}


def _same_levels(one: str, other: str) -> bool:
    return sorted(level_words(words_in(one))) == sorted(level_words(words_in(other)))
