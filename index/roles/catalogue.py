"""The last step from sections to roles: roles that a page names only in a table or a sentence join its outline."""

from collections.abc import Sequence

from index.roles.facet import Facet
from index.roles.grades import tabled_names
from index.roles.headings import read_heading
from index.roles.labels import share_labels
from index.roles.levels import code_and_post, level_words, role_like, same_levels
from index.roles.naming import full_name, same_name, within_name
from index.roles.scope import Kind, Scope
from index.roles.tables import BOSS, GRADE, both, share_tables, titled
from index.words import words_in


def complete(scopes: tuple[Scope, ...]) -> tuple[Scope, ...]:
    """A page's scopes with the roles added that have no heading: "VP, Tax" in a grade table, "The Staff Fullstack
    Engineer is a grade 8" under the page's own Job Grade."""
    top = scopes[0]
    if top.kind is Kind.PAGE and len(scopes) == 1 and not _about_jobs(top):
        return scopes
    added: list[Scope] = []
    pages_own: list[Scope] = []
    for holder in scopes:
        if holder.kind is Kind.ROLE and holder is not top:
            continue
        for name, section in tabled_names(holder):
            full = full_name(name, top.name, top.name)
            if (parts := both(name)) and all(
                any(_same_role(part, scope) for scope in (*scopes[1:], *added)) for part in parts
            ):
                continue
            if len(words_in(name)) == 1 and any(_shortens(full, scope) for scope in scopes[1:]):
                continue
            if role_like(full) and not any(_same_role(full, scope) for scope in (*scopes[1:], *added, *pages_own)):
                (pages_own if _is_page(full, top) else added).append(Scope(Kind.ROLE, full, section, top))
    if added and top.kind is Kind.ROLE and (pages_own or len(added) > 1):
        top.kind = Kind.PAGE  # about several roles after all, one of them by the page's own name
        added = [*pages_own, *added]
    every = (*scopes, *added)
    _hand_over(scopes, added)
    share_labels(every)
    share_tables(every)
    return every


def _about_jobs(top: Scope) -> bool:
    """True where a page without roles of its own speaks of jobs: of their work, or in a table of grades or managers."""
    rows = (item for placed in top.sections for item in placed.section.items if item.cells)
    tabled = any(titled(title, GRADE) or titled(title, BOSS) for item in rows for title, _ in item.cells)
    return tabled or any(placed.facet in _OF_A_JOB for placed in top.sections)


_OF_A_JOB = frozenset({Facet.GRADE, Facet.REPORTS_TO, Facet.REQUIREMENTS, Facet.RESPONSIBILITIES})


def _hand_over(scopes: tuple[Scope, ...], added: Sequence[Scope]) -> None:
    """Gives the added roles the sections that bear their names: "Payroll Clerk" under "Requirements"."""
    for holder in scopes:
        if holder.kind is Kind.ROLE:
            continue
        owners: dict[int, Scope] = {}
        for placed in tuple(holder.sections):
            section, name = placed.section, read_heading(placed.section.title).name
            named = next((role for role in added if same_name(name, role.name)), None)
            owner = named or (owners.get(section.parent) if section.parent is not None else None)
            if owner and placed.facet:
                owners[section.number] = owner
                holder.sections.remove(placed)
                owner.sections.append(placed)


def _is_page(name: str, top: Scope) -> bool:
    """True for the one role that a page is about, said in short."""
    alike = level_words(words_in(name)) == level_words(words_in(top.name))
    return top.kind is Kind.ROLE and alike and within_name(name, top.name)


def _shortens(name: str, scope: Scope) -> bool:
    """Whether a name is that of a role in short, as the column of a table may have it."""
    return scope.kind is Kind.ROLE and same_levels(name, scope.name) and within_name(name, scope.name)


def _same_role(name: str, scope: Scope) -> bool:
    coded = code_and_post(scope.name)  # "Designer" in one table, "IC2 Designer" in another
    return (
        (coded is not None and same_name(name, coded[1]))
        or same_name(name, scope.name)
        or (scope.kind is Kind.ROLE and within_name(name, scope.name) and within_name(scope.name, name))
    )
