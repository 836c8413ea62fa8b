"""Which headings of a page open a scope: a role, a group of roles, a specialty.

A heading is a role when it holds facet sections, stands under "Levels", states a grade or a reporting line, or is a
level among such roles.
"""

import re
from collections.abc import Iterator, Sequence

from index.pages.page import Item, Page, Section
from index.roles.facet import Facet
from index.roles.headings import HeadingSays, Structure
from index.roles.labels import by_facet
from index.roles.levels import level_code, level_words, levelled_role, names_a_post, role_like
from index.roles.scope import Kind
from index.roles.sentences import labels_grade, states_grade, states_reporting
from index.roles.tables import BOSS, GRADE, titled
from index.words import words_in

# A role has sections of its own about these; pay and work are what a job page is about.
WORK = frozenset({Facet.RESPONSIBILITIES, Facet.REQUIREMENTS})
_ROLE_FACETS = WORK | {Facet.GRADE, Facet.REPORTS_TO, Facet.INTERVIEW, Facet.KPI}

_SEVERAL = 2
# The share of headings beside each other that name a post where all that do are roles.
_MOST = 0.5


class Heads:
    """Reads one page's headings; `says` is what each of its sections' headings says."""

    def __init__(self, page: Page, says: Sequence[HeadingSays]) -> None:
        self._page = page
        self._says = says
        self._named = re.compile(rf"\b(?:the|an?|our) {re.escape(page.title)}\b", re.IGNORECASE)
        tops = (section for section in page.sections if section.level == 1)
        self._tops_with_facets = sum(1 for section in tops if self.held(section) & _ROLE_FACETS)
        self.about_a_job = self._is_about_a_job()

    def _is_about_a_job(self) -> bool:
        facets = {says.facet for says in self._says if says.facet and says.sure}
        bare = {says.facet for says in self._says if says.facet and says.bare and says.sure}
        if bare >= WORK or (Facet.GRADE in facets and facets & (_ROLE_FACETS - {Facet.GRADE})):
            return True
        if self._lists_roles() and facets & _ROLE_FACETS | self._labelled():
            return True
        if self._tells_of_roles() or any(map(self._has_a_record, self._page.sections[1:])):
            return True
        if role_like(self._page.title) and any(_tells(item.text) for item in self._introduction()):
            return True
        if self._tells_of_its_title():
            return True
        is_titled = role_like(self._page.title) or any(states_grade(item.text) for item in self._page.sections[0].items)
        return is_titled and bool(bare & (WORK | {Facet.REPORTS_TO, Facet.GRADE}))

    def _has_a_record(self, section: Section) -> bool:
        """Whether a heading is a role's with a grade or a manager in a record under it."""
        return role_like(self._says[section.number].name) and any(map(_records, section.items))

    def grades_its_title(self) -> bool:
        """Whether the grade of the one that the page is titled for is stated right under the title."""
        return any(
            _records(item)
            or (not item.cells and labels_grade(item.text))
            or (states_grade(item.text) and self._is_about_its_title(item))
            for item in self._introduction()
        )

    def _introduction(self) -> Iterator[Item]:
        """The items before the first heading below the page's own."""
        for section in self._page.sections:
            if section.level > 1:
                return
            yield from section.items

    def _tells_of_its_title(self) -> bool:
        """ "The Bosun reports to the Captain", on the page of that title: a person, whatever the noun for it."""
        items = (item for section in self._page.sections for item in section.items)
        return any(_tells(item.text) and self._is_about_its_title(item) for item in items)

    def _is_about_its_title(self, item: Item) -> bool:
        return bool(self._named.match(item.text))

    def _lists_roles(self) -> bool:
        """True where roles stand under "Levels", or two headings or more are roles whose grade is stated."""
        roles = [section for section in self._page.sections[1:] if role_like(self._says[section.number].name)]
        return any(self._above(section) is Structure.LEVELS for section in roles) or self._tells_of_roles()

    def _tells_of_roles(self) -> bool:
        """True where two headings or more are roles with a grade or a reporting line right under them, or with what
        they need or do."""
        roles = [section for section in self._page.sections[1:] if role_like(self._says[section.number].name)]
        stated = [section for section in roles if any(_tells(item.text) for item in section.items)]
        working = [section for section in roles if self.held(section) & WORK]
        return max(len(stated), len(working)) > 1

    def kinds(self) -> dict[int, Kind]:
        """The kind of scope that each heading opens, by the number of its section."""
        kinds: dict[int, Kind] = {}
        if not self.about_a_job:
            return dict.fromkeys(self._alternatives(), Kind.ROLE)
        for section in self._page.sections[1:]:
            if self._opens(section) and (kind := self._kind(section)):
                kinds[section.number] = kind
        for section in self._page.sections[1:]:
            if section.number not in kinds and self._opens(section) and self._beside_roles(section, kinds):
                kinds[section.number] = Kind.ROLE
        among_facets = (number for number in self._alternatives() if not self._is_under_a_facet(number))
        return dict.fromkeys(among_facets, Kind.ROLE) | kinds

    def _alternatives(self) -> Iterator[int]:
        """Headings beside each other of which most name a post or a level: whatever the page is about, each of them is
        one."""
        beside: dict[int | None, list[Section]] = {}
        for section in self._page.sections[1:]:
            if not section.soft and section.level > 0:
                beside.setdefault(section.parent, []).append(section)
        for sections in beside.values():
            named = [section for section in sections if self._is_post(section)]
            if len(named) >= _SEVERAL and len(named) >= _MOST * len(sections):
                yield from (section.number for section in named)

    def _is_under_a_facet(self, number: int) -> bool:
        above = self._above(self._page.sections[number])
        return isinstance(above, Facet) and above is not Facet.LEVELS

    def _is_post(self, section: Section) -> bool:
        is_named = names_a_post(section.title) and ":" not in section.title
        return self._opens(section) and (is_named or level_code(section.title))

    def _opens(self, section: Section) -> bool:
        says = self._says[section.number]
        return says.facet is None and says.structure is None and bool(says.name) and not self._is_page_heading(section)

    def _is_page_heading(self, section: Section) -> bool:
        return section.level == 1 and self._tops_with_facets < _SEVERAL

    def held(self, section: Section) -> set[Facet]:
        """The facets that headings directly under a section name."""
        return {facet for child in self._page.children(section) if (facet := self._says[child.number].facet)}

    def _kind(self, section: Section) -> Kind | None:
        held, above = self.held(section), self._above(section)
        name = self._says[section.number].name
        if held & _ROLE_FACETS and self._names_a_job(name, held, above):
            return self._kind_of_holder(section, name, held, above)
        if above is Structure.LEVELS and not section.soft:
            return Kind.ROLE if role_like(name) or held else None
        if above is Structure.SPECIALTIES:
            return Kind.ROLE if levelled_role(name) else Kind.SPECIALTY
        if isinstance(above, Facet):
            return Kind.ROLE if above in WORK and level_words(words_in(name)) and role_like(name) else None
        if role_like(name) and self._speaks_as_a_role(section):
            return Kind.ROLE
        return None

    def _names_a_job(self, name: str, held: set[Facet], above: object) -> bool:
        if isinstance(above, Facet) and not level_words(words_in(name)) and not held & (WORK | {Facet.GRADE}):
            return False
        return role_like(name) or above is not None or bool(held & (WORK | {Facet.GRADE}))

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
        stated = any(_tells(item.text) for item in section.items)
        return stated or any(facet in WORK for _, facet in by_facet(section))

    def _labelled(self) -> set[Facet]:
        """The facets that labels in the text of role-like headings name."""
        roles = [section for section in self._page.sections[1:] if role_like(self._says[section.number].name)]
        return {facet for section in roles for _, facet in by_facet(section) if facet}

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


def _records(item: Item) -> bool:
    """Whether an item is a grade or a manager in a record."""
    return len(item.cells) == 1 and (titled(item.cells[0][0], GRADE) or titled(item.cells[0][0], BOSS))


def _tells(text: str) -> bool:
    """True for a sentence or label on a grade or a reporting line."""
    return states_grade(text) or labels_grade(text) or states_reporting(text)
