"""Which role, group or specialty each section of a page belongs to.

Nesting in real pages is often wrong, so a heading that names its role goes to that role, and a facet heading beside a
role's heading, not under it, still belongs to that role while the role lacks that facet.
"""

import re
from collections import Counter
from dataclasses import replace

from index.pages.page import Page, Section
from index.roles.facet import Facet
from index.roles.headings import HeadingSays, Structure, read_heading
from index.roles.heads import WORK, Heads
from index.roles.levels import code_and_post, level_code, level_words, names_a_post, role_like, same_levels
from index.roles.naming import family_name, full_name, same_name, subject_of, within_name
from index.roles.scope import Kind, Placed, Scope
from index.roles.sentences import bare_grade_in, states_grade
from index.words import words_in

# Facets that a page states once for all its roles, unless every role has its own.
_SHARED = frozenset({Facet.INTERVIEW, Facet.KPI, Facet.LEVELS, Facet.SPECIALTIES})


def outline(page: Page) -> tuple[Scope, ...]:
    """The scopes of a page, the page's own first, the rest in order of their headings. Where no heading is a role
    and the page is about a job, the page itself is the one role."""
    return _Outline(page).scopes()


class _Outline:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._says = [_says(page, section) for section in page.sections]
        self._heads = Heads(page, self._says)
        self._kinds = self._heads.kinds()
        self._top = Scope(Kind.PAGE, family_name(page.title), page.sections[0], None)
        self._scopes = [self._top]
        self._owner: dict[int, Scope] = {0: self._top}
        self._facet: dict[int, Facet | None] = {0: None}
        bare = zip(page.sections, self._says, strict=True)
        self._counts = Counter((says.facet, section.level) for section, says in bare if says.facet and says.bare)

    def scopes(self) -> tuple[Scope, ...]:
        self._top.sections.append(Placed(self._page.sections[0], None))
        for section in self._page.sections[1:]:
            self._place(section)
        if self._heads.about_a_job and not any(scope.kind is Kind.ROLE for scope in self._scopes):
            self._top.kind = Kind.ROLE
        self._part_from_its_page()
        for scope in self._scopes:
            _tell_the_job(scope)
        return tuple(self._scopes)

    def _part_from_its_page(self) -> None:
        """Makes a role of its own of whom the page is titled for, where the page states a grade or manager right under
        its title and names other roles below: "Auditor", then "Senior Auditor". What stands before the first of these
        is the first one's; the rest the page states for all."""
        others = [scope for scope in self._scopes if scope.kind is Kind.ROLE]
        name = self._top.name
        if self._top.kind is not Kind.PAGE or not others or not names_a_post(name):
            return
        if any(same_name(name, other.name) for other in others) or not self._heads.grades_its_title():
            return
        first = min(other.head.number for other in others)
        own = [each for each in self._top.sections if _is_of_the_title(each, first)]
        head = next((each.section for each in own if each.section.items), self._top.head)
        role = Scope(Kind.ROLE, name, head, self._top, own)
        self._top.sections = [each for each in self._top.sections if each not in own] or [Placed(self._top.head, None)]
        self._scopes.insert(1, role)

    def _place(self, section: Section) -> None:
        says = self._says[section.number]
        if section.number in self._kinds:
            self._open(section, says)
        elif says.facet and (not section.soft or self._is_heading(section)):
            self._put(section, self._owner_of_facet(section, says, says.facet), says.facet)
        elif says.structure:
            facet = Facet.SPECIALTIES if says.structure is Structure.SPECIALTIES else Facet.LEVELS
            self._put(section, self._enclosing(section), facet)
        else:
            scope = self._enclosing(section)
            again = same_name(says.name, scope.name)  # a heading that only says its role's name once more
            self._put(section, scope, _facet_by_words(section) if again else self._facet_above(section))

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
            and not self._heads.held(section) & _facets(known)
        ):
            self._put(section, known, None)
            return
        if known and self._repeats(section, known):
            self._put(section, known, _facet_by_words(section))
            return
        name = self._name(says.name, parent) if kind is Kind.ROLE else says.name
        if list(self._kinds.values()).count(Kind.ROLE) == 1 and kind is Kind.ROLE and same_name(name, self._top.name):
            self._put(section, self._top, None)
            return
        scope = Scope(kind, name, section, parent)
        self._scopes.append(scope)
        facet = self._facet_above(section) if kind is Kind.ROLE else None
        own = facet if facet in WORK and self._heads.held(section) <= {facet} else None
        self._put(section, scope, own)

    def _name(self, said: str, around: Scope) -> str:
        """A role's name in full; a code alone follows the name of what it is a level of."""
        if code_and_post(said):
            return said
        if level_code(said):
            return f"{subject_of(self._top.name)} {said}".strip()
        return full_name(said, around.name, self._top.name)

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

    def _owner_of_facet(self, section: Section, says: HeadingSays, facet: Facet) -> Scope:
        around = self._beside(section, facet) or self._enclosing(section)
        return around if says.bare or not self._heads.about_a_job else self._named(section, says.name, facet, around)

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

    def _named(self, section: Section, name: str, facet: Facet, around: Scope) -> Scope:
        """The scope that a heading such as "Senior Auditor Requirements" means.

        The role of that name; but a name copied from another role, which has that facet under its own heading, stays
        where it stands, and so does one that only shortens or misspells the name of the role around it. A name with a
        level of its own that nobody has is a role whose heading is missing.
        """
        free = not around.has(facet)
        if same_name(name, around.name) or (around.kind is not Kind.PAGE and within_name(name, around.name)):
            return around
        named = next((scope for scope in self._scopes if same_name(name, scope.name)), None)
        coming = any(same_name(name, self._says[number].name) for number in self._kinds if number > section.number)
        if named or coming:
            if around.kind is Kind.ROLE and free and (coming or (named and named.has(facet))):
                return around
            return named or around
        if around.kind is Kind.ROLE and free and same_levels(name, around.name):
            return around
        if not same_levels(name, around.name) and role_like(name) and level_words(words_in(name)):
            return self._missing(section, name, around)
        return around

    def _missing(self, section: Section, name: str, around: Scope) -> Scope:
        parent = around if around.kind is not Kind.ROLE else around.parent
        scope = Scope(Kind.ROLE, full_name(name, self._top.name, self._top.name), section, parent)
        self._scopes.append(scope)
        return scope


def _is_of_the_title(placed: Placed, first: int) -> bool:
    """Whether a section is of the role that a page is titled for: it introduces the page, or says what that role does
    or needs, before the `first` other role."""
    before = placed.section.number < first
    return before and (placed.section.level <= 1 or placed.facet in {*WORK, Facet.GRADE, Facet.REPORTS_TO})


def _says(page: Page, section: Section) -> HeadingSays:
    """What a heading says. "Level" over nothing but a grade is a heading of grades."""
    says = read_heading(section.title)
    if section.level == 1 and says.facet is Facet.OVERVIEW and says.name:  # "Depot Manager - job description"
        return HeadingSays(None, None, says.name)
    post, colon, more = says.name.partition(": ")
    if colon and more[:1].islower() and names_a_post(post):  # "Senior Nurse: what is added"
        return replace(says, name=post)
    if says.structure is Structure.LEVELS and section.items and not page.children(section):
        first = section.items[0].text
        if not section.items[0].cells and len(first) <= _SHORT and bare_grade_in(first):
            return HeadingSays(Facet.GRADE, None, says.name)
    return says


_SHORT = 80  # characters: a sentence that states one grade


def _tell_the_job(scope: Scope) -> None:
    """A list under "The role" is what the role does, where nothing else says so."""
    if scope.kind is not Kind.ROLE or scope.has(Facet.RESPONSIBILITIES):
        return
    for at, placed in enumerate(scope.sections):
        bullets = [item for item in placed.section.items if item.marker]
        if placed.facet is Facet.OVERVIEW and len(bullets) > 1 and _THE_JOB & set(words_in(placed.section.title)):
            scope.sections[at] = replace(placed, facet=Facet.RESPONSIBILITIES)


_THE_JOB = frozenset({"job", "role", "position"})


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
