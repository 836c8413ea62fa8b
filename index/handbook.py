"""The handbook: pages read once into a catalogue of roles and rankings of sections and items. Immutable."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from index.citation import Citation
from index.citing import Citer
from index.facts.elsewhere import Elsewhere
from index.facts.stated import stated_of
from index.facts.table import FactTable
from index.pages.anchors import slug
from index.pages.page import Item, Page, Section
from index.pages.problems import Problem
from index.questions.aliases import Named
from index.questions.entities import Entities
from index.questions.query import Query, read_query
from index.questions.slips import Slips, is_english
from index.ranking.features import Evidence
from index.ranking.holding import holders_of, stating_units
from index.ranking.model import asked_words
from index.ranking.units import units_of
from index.retrieval.acronyms import Acronyms, written_in
from index.retrieval.meaning import word_vectors
from index.roles.catalogue import complete
from index.roles.facet import Facet
from index.roles.folders import recognise, share_folders
from index.roles.levels import code_and_post, rank
from index.roles.naming import exactly_same_name
from index.roles.outline import outline
from index.roles.role import Role
from index.roles.scope import Kind, Scope, sections_around
from index.roles.stated import Stated
from index.roles.steps import InterviewStep, steps_of
from index.roles.targets import Family
from index.words import stems_in, words_in

Made = TypeVar("Made")

# The weight of a word that the handbook does not hold, as a share of that of a word it holds once.
_UNKNOWN = 0.6
_CUES = frozenset(stem for facet in Facet for stem in stems_in(facet.label))


@dataclass(frozen=True, slots=True)
class Entry:
    """An item where it stands: what is ranked and quoted. `number` is its place in the ranking of items; `stems` are
    those of its text and label, `above` those of its section's title."""

    number: int
    section: Section
    item: Item
    stems: frozenset[str]
    above: frozenset[str]


class Handbook:
    """Everything that a question needs, made once; replaced whole when the files change.

    `roles` are in order of page and place; `problems` are the pages that were left out, each named. A role that stands
    in `named_as` too has the same slug in both.
    """

    def __init__(
        self,
        pages: Iterable[Page],
        problems: tuple[Problem, ...] = (),
        site_url: str | None = None,
        *,
        named_as: "Handbook | None" = None,
    ) -> None:
        self.pages: Mapping[str, Page] = {page.path: page for page in pages}
        self.problems = problems
        self._made: dict[Hashable, object] = {}
        self.outlines = {path: complete(outline(page)) for path, page in self.pages.items()}
        recognise(self.outlines)
        share_folders(self.outlines)
        self.family = Family(self.pages, self.outlines)
        self.scopes = tuple(scope for scopes in self.outlines.values() for scope in scopes)
        self._citer = Citer(self.pages, self.scopes, site_url)
        self._roles_by_scope = self._name_roles({} if named_as is None else named_as.slugs)
        self._scopes_by_slug = {role.slug: scope for scope in self.scopes if (role := self._roles_by_scope[id(scope)])}
        self.roles = tuple(self.role(scope) for scope in self.scopes if scope.kind is Kind.ROLE)
        self.entries = self._entries()
        self._by_section = self._group_entries()
        self.sections = tuple(section for page in self.pages.values() for section in page.sections)
        written = {page.path: written_in(_texts(page)) for page in self.pages.values()}
        anywhere = frozenset(short for several in written.values() for short in several)
        titles = [title for page in self.pages.values() for title in (page.title, *(s.title for s in page.sections))]
        self.acronyms = Acronyms(anywhere, titles, (s.text for page in self.pages.values() for s in page.sections))
        self.units = units_of(self.pages, self.outlines, self.acronyms)
        self._elsewhere = Elsewhere(self.pages.values(), self.outlines)
        self.facts = FactTable(self.scopes, self.stated, self._steps, self.family)
        self.entities = Entities(self._named_scopes(written), _CUES, asked_words())
        self.persons = Entities(Named(key, name, key, anywhere) for key, name in self.facts.persons.items())
        stating = stating_units(self.units, self.scopes, self.stated)
        holders = holders_of(self.units, self.scopes, self.family, stating)
        self.evidence = Evidence(self.units, holders, stating, self.acronyms)
        self._slips = Slips(self._words(), asked_words(), self.acronyms)

    def read(self, text: str) -> Query:
        """The query in a text, its slips mended by this handbook's words."""
        return read_query(text, self._slips.mend, self.weight)

    def stated(self, scope: Scope, facet: Facet) -> tuple[Stated, ...]:
        """What the handbook states of one scope; several where the page says it more than once."""
        return self.once(("stated", id(scope), facet), lambda: self._stated(scope, facet))

    def _stated(self, scope: Scope, facet: Facet) -> tuple[Stated, ...]:
        told = stated_of(scope, facet, (*self.page_scopes(scope), *self.shared_scopes(scope)))
        return told or self._elsewhere.of(scope, facet)

    def _steps(self, scope: Scope) -> tuple[InterviewStep, ...]:
        return steps_of(sections_around(scope, Facet.INTERVIEW)[0])

    def role_called(self, name: str) -> Scope | None:
        """The role that has this very name, whatever the order of its words."""
        return self.facts.lines.called(name)

    def within(self, scope: Scope, family: bool) -> frozenset[str]:
        """The stems of the department and folders that a scope belongs to, and of its family where that is wanted."""
        return self.once(("within", id(scope), family), lambda: frozenset(stems_in(self._belongs_to(scope, family))))

    def _belongs_to(self, scope: Scope, family: bool) -> str:
        role = self.role(scope)
        folders = role.path.rpartition("/")[0].replace("/", " ")
        return f"{role.department} {folders} {role.family if family else ''}"

    def _named_scopes(self, written: Mapping[str, frozenset[str]]) -> Iterator[Named[Scope]]:
        """The scopes that can be asked for by name: all of pages that describe a role; of equals roles come first."""
        about_roles = [each for each in self.outlines.values() if any(scope.kind is Kind.ROLE for scope in each)]
        every = (scope for scopes in about_roles for scope in scopes)
        for each in sorted(every, key=lambda scope: scope.kind is not Kind.ROLE):
            path = each.head.path
            yield Named(each, each.name, path, written[path], self.role(each).slug)
            if coded := code_and_post(each.name):
                yield Named(each, coded[1], path, written[path])

    def _words(self) -> Iterator[str]:
        for page in self.pages.values():
            yield from words_in(page.title)
            for section in page.sections:
                yield from words_in(section.title)
                for item in section.items:
                    yield from words_in(item.text)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """A value that depends on nothing but this handbook and the key: made when it is first asked for."""
        if key not in self._made:
            self._made[key] = make()
        return cast(Made, self._made[key])

    @property
    def slugs(self) -> Mapping[Hashable, str]:
        """The slugs of all scopes, by where they stand and what they are called."""
        return {_place(scope): self.role(scope).slug for scope in self.scopes}

    @property
    def page_count(self) -> int:
        """How many pages are served."""
        return len(self.pages)

    def owner(self, path: str) -> str:
        """Whom a page names in its front matter as the one who looks after it; empty where it names nobody."""
        page = self.pages.get(path)
        named = page.meta.get("owner") if page else None
        return named.strip() if isinstance(named, str) else ""

    def weight(self, stem: str) -> float:
        """How much a stem of a question tells. One that no page holds may be small talk as well as the very point, so
        it weighs like a middling one. A foreign word of the example questions asks ("Anforderungen", "étapes"), as the
        classifiers know: it tells nothing where no page is written so."""
        bm25 = self.evidence.bm25
        if bm25.frequency(stem):
            return bm25.idf(stem)
        asks_only = stem in asked_words() and not is_english(stem) and stem not in word_vectors()
        return 0.0 if asks_only else _UNKNOWN * bm25.idf("")

    def role(self, scope: Scope) -> Role:
        """A scope as the catalogue names it."""
        return self._roles_by_scope[id(scope)]

    def namesakes(self, scope: Scope) -> tuple[Scope, ...]:
        """The roles of other pages that have the name of a role: pages repeat each other, and disagree."""
        if scope.kind is not Kind.ROLE:
            return ()
        return self.once(("namesakes", id(scope)), lambda: self._namesakes(scope))

    def _namesakes(self, scope: Scope) -> tuple[Scope, ...]:
        others = (other for other in self.scopes if other.kind is Kind.ROLE and other.head.path != scope.head.path)
        return tuple(other for other in others if exactly_same_name(other.name, scope.name))

    def scope(self, role: Role) -> Scope:
        """The scope that a role of this handbook stands for."""
        return self._scopes_by_slug[role.slug]

    def page_scopes(self, scope: Scope) -> tuple[Scope, ...]:
        """All scopes of the page that a scope stands on."""
        return self.outlines[scope.head.path]

    def shared_scopes(self, scope: Scope) -> tuple[Scope, ...]:
        """All scopes of the page of a family that a scope's page hangs under; empty for most."""
        family = self.page_scopes(scope)[0].parent
        return self.page_scopes(family) if family else ()

    def entries_of(self, section: Section) -> tuple[Entry, ...]:
        """The items of a section, as ranked."""
        return self._by_section.get((section.path, section.number), ())

    def above(self, section: Section) -> frozenset[str]:
        """The stems of what stands over a section: its page's title and its headings."""
        page = self.pages[section.path]
        return frozenset(stems_in(" ".join((page.title, *page.heading_path(section)))))

    def cite(self, section: Section) -> Citation:
        """A citation of a section."""
        return self._citer.cite(section)

    def _name_roles(self, known: Mapping[Hashable, str]) -> dict[int, Role]:
        roles: dict[int, Role] = {}
        taken = set(known.values())
        every = [(scope, scopes[0]) for scopes in self.outlines.values() for scope in scopes]
        # Roles first: a family or a specialty of the same name takes the longer slug.
        for scope, top in sorted(every, key=lambda each: each[0].kind is not Kind.ROLE):
            roles[id(scope)] = self._role(scope, top, known.get(_place(scope)) or _new_slug(scope.name, taken))
        return roles

    def _role(self, scope: Scope, top: Scope, name: str) -> Role:
        page = self.pages[scope.head.path]
        return Role(
            scope.name, name, top.name, _department(page), page.path, self.cite(scope.head), int(rank(scope.name) * 2)
        )

    def _entries(self) -> tuple[Entry, ...]:
        sections = [section for page in self.pages.values() for section in page.sections]
        own = {(section.path, section.number) for section in sections}
        every = (placed.section for scope in self.scopes for placed in scope.sections)
        cut_out = [section for section in every if (section.path, section.number) not in own]
        placed = [(section, item) for section in (*sections, *cut_out) for item in section.items]
        return tuple(
            Entry(
                number,
                section,
                item,
                frozenset(stems_in(item.text) + stems_in(item.label)),
                frozenset(stems_in(section.title)),
            )
            for number, (section, item) in enumerate(placed)
        )

    def _group_entries(self) -> dict[tuple[str, int], tuple[Entry, ...]]:
        grouped: dict[tuple[str, int], list[Entry]] = {}
        for entry in self.entries:
            grouped.setdefault((entry.section.path, entry.section.number), []).append(entry)
        return {key: tuple(entries) for key, entries in grouped.items()}


def _place(scope: Scope) -> Hashable:
    return scope.head.path, scope.head.lines[0], scope.kind, scope.name


def _new_slug(name: str, taken: set[str]) -> str:
    """A slug that nothing else has; it is taken from now on."""
    base = re.sub(r"-+", "-", slug(name.replace("/", " "))).strip("-") or "role"
    free, more = base, 2
    while free in taken:
        free, more = f"{base}-{more}", more + 1
    taken.add(free)
    return free


def _texts(page: Page) -> Iterator[str]:
    """All texts of a page."""
    yield page.title
    yield from (f"{section.title}\n{section.text}" for section in page.sections)


def _department(page: Page) -> str:
    named = page.meta.get("department")
    if isinstance(named, str) and named.strip():
        return named.strip()
    folders = page.path.split("/")[:-1]
    return " / ".join(folder.replace("-", " ").title() for folder in folders[1:] or folders)
