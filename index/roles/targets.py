"""Whose list a sentence takes over: the target of "extends that of the Senior Auditor", found by link or by name."""

import re
from collections.abc import Iterable, Mapping

from index.pages.anchors import slug
from index.pages.page import Link, Page, Section
from index.pages.paths import stem
from index.roles.facet import Facet
from index.roles.headings import read_heading
from index.roles.levels import level_words
from index.roles.naming import full_name, name_stems, same_name
from index.roles.scope import Kind, Scope
from index.words import words_in

_TRIM = re.compile(
    r"\b(?:plus|except(?:ing)?|apart from|but not|and (?:also )?(?:include|add|require)s?|with (?:these|the following)|by (?:adding|also)|through|as well as|as an? |the following|below|has all|requires|in particular|documented)\b.*$|[,;:.]\s*(?:plus|but|with|and)\b.*$",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\b(?:above|outlined|previous|preceding|earlier)\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:requirements?|res?pons?ibilit(?:y|ies)|duties|qualifications?|skills|criteria|role|roles|level|levels|position|job|jobs|for|of|the|an?|listed|section|same|as|ones|all|in|general|previous|at|team|base|basic|following|performance|indicators)\b",
    re.IGNORECASE,
)

# The share of their words that two names must have in common to be the same role, said in short.
_ALIKE = 0.5

# Whose list it is and the sections it stands in.
Target = tuple[Scope, tuple[Section, ...]]


class Family:
    """What following needs to know: every page and its scopes."""

    def __init__(self, pages: Mapping[str, Page], outlines: Mapping[str, tuple[Scope, ...]]) -> None:
        self.pages = pages
        self.outlines = outlines


def find_target(
    text: str, words: str, link: Link | None, *, scope: Scope, section: Section, facet: Facet, family: Family
) -> Target | None:
    """Whose list is meant by `text` (a link's words, or all the `words` after "extends") in an item of `section`, which
    belongs to `scope`. By the anchor of a link, by the page that it leads to, by name on the page, by "above", by name
    in the whole handbook; None where nobody is meant that this handbook has."""
    path = _linked_page(link, section.path, family)
    scopes = family.outlines[path]
    if link and "#" in link.target:
        found = _by_anchor(link, path, scopes, facet, family)
        if found and found[1] and not (found[0] is scope and section in found[1]):
            return found
    if path != section.path:
        return _with_sections(_by_name(text, scopes, None) or scopes[0], facet)
    if numbered := _by_number(words, path, scopes, facet, family):
        return numbered
    name = " ".join(_NOISE.sub(" ", named_in(text)).split()).strip(" .,:;()[]*-")
    if (named := _by_name(name, scopes, scope)) or (named := _elsewhere(name, family)):
        return _with_sections(named, facet)
    if _ABOVE.search(words) or not _ABOVE.sub("", name).strip() or _same_family(name, scopes[0].name):
        return _with_sections(_shared(scope), facet) or _before(scope, scopes, facet)
    return None


def _by_number(words: str, path: str, scopes: tuple[Scope, ...], facet: Facet, family: Family) -> Target | None:
    """The section whose heading has the number that is said: "those in 2.3"."""
    said = re.match(r"(?:section |chapter )?(\d{1,2}(?:\.\d{1,2})*)\b", words, re.IGNORECASE)
    if not said:
        return None
    for section in family.pages[path].sections:
        if re.match(rf"{re.escape(said[1])}(?![.\d]*\d)", section.title):
            owner = next((s for s in scopes if any(each.section.number == section.number for each in s.sections)), None)
            return (owner, (section,)) if owner and section.items else _with_sections(owner, facet) if owner else None
    return None


def named_in(text: str) -> str:
    """The words of a target without what follows it: "the Senior Auditor role, plus:" -> "the Senior Auditor role"."""
    return " ".join(_TRIM.sub("", text).split()).strip(" .,:;")


def _before(scope: Scope, scopes: tuple[Scope, ...], facet: Facet) -> Target | None:
    """ "The above requirements" on a page that has none for all its roles: those of the role before."""
    earlier = [other for other in scopes if other.kind is Kind.ROLE and other.head.number < scope.head.number]
    return next(((other, other.of(facet)) for other in reversed(earlier) if other.has(facet)), None)


def _same_family(name: str, family: str) -> bool:
    """True where a name says no more than the family's own name does: "the management role", "Payroll"."""
    wanted = name_stems(name)
    return bool(wanted) and wanted <= name_stems(family)


def _shared(scope: Scope) -> Scope:
    parent = scope.parent
    while parent is not None and parent.parent is not None and parent.kind is Kind.ROLE:
        parent = parent.parent
    return parent or scope


def _with_sections(scope: Scope, facet: Facet) -> Target | None:
    """The scope with its list, or the list of what is around it where it has none of its own."""
    around: Scope | None = scope
    while around is not None:
        if sections := around.of(facet):
            return around, sections
        around = around.parent
    return None


def _linked_page(link: Link | None, here: str, family: Family) -> str:
    """The page that a link leads to: one whose path ends as the link's does, else the page it stands on."""
    if link is None or link.target.startswith("#") or not link.target.split("#")[0].strip("/"):
        return here
    path = re.sub(r"^\w+://[^/]+", "", link.target.split("#")[0]).strip("/")
    parts = [
        part
        for part in re.sub(r"(?:/index)?(?:\.html|\.md|\.markdown)?$", "", path).split("/")
        if part not in {"..", "."}
    ]
    for start in range(len(parts)):
        tail = "/".join(parts[start:])
        found = [known for known in family.pages if stem(known) == tail or stem(known).endswith(f"/{tail}")]
        if found:
            return min(found, key=len)
    return here


def _by_anchor(link: Link, path: str, scopes: tuple[Scope, ...], facet: Facet, family: Family) -> Target | None:
    """The section that an anchor means; None for one that has gone stale."""
    anchor = slug(link.target.split("#", 1)[1].replace("-", " "))
    for section in family.pages[path].sections:
        if section.anchor.lower() == anchor.replace(" ", "-").lower() or slug(section.title) == anchor:
            owner = next(
                (s for s in scopes if any(placed.section.number == section.number for placed in s.sections)), None
            )
            if owner is None:
                return None
            if read_heading(section.title).facet is facet:
                return owner, (section,)
            return _with_sections(owner, facet)
    return None


def _by_name(name: str, scopes: tuple[Scope, ...], scope: Scope | None) -> Scope | None:
    """The scope of a page that a name means: the same name, else the one of the same level that shares most words."""
    others = [other for other in scopes if other is not scope]
    exact = next((other for other in others if same_name(name, other.name) and other.kind is not Kind.PAGE), None)
    if exact:
        return exact
    family = scopes[0].name
    levels = sorted(level_words(words_in(name)))
    if not name_stems(name) and not levels:
        return None
    full = full_name(name, family, family)
    if named := next((other for other in others if same_name(full, other.name)), None):
        return named
    best = max(others, key=lambda other: _likeness(name, levels, other), default=None)
    return best if best and _likeness(name, levels, best) >= _ALIKE else None


def _likeness(name: str, levels: list[str], other: Scope) -> float:
    if other.kind is Kind.PAGE or sorted(
        word for word in level_words(words_in(other.name)) if word != "intermediate"
    ) != [word for word in levels if word != "intermediate"]:
        return 0.0
    wanted, held = name_stems(name), name_stems(other.name)
    return len(wanted & held) / len(wanted | held) if wanted else 0.0


def _elsewhere(name: str, family: Family) -> Scope | None:
    """A role of another page, by its full name only."""
    if not name_stems(name):
        return None
    for scopes in family.outlines.values():
        for scope in scopes:
            if scope.kind is Kind.ROLE and same_name(name, scope.name):
                return scope
    return None


def role_linked_to(links: Iterable[Link], words: str, section: Section, family: Family) -> Scope | None:
    """The role that the first link within the `words` of a section leads to: the one whose section it points at, or
    that has the link's words as its name on the page that it leads to."""
    link = next((each for each in links if each.text and each.text in words), None)
    if link is None:
        return None
    path = _linked_page(link, section.path, family)
    roles = tuple(scope for scope in family.outlines[path] if scope.kind is Kind.ROLE)
    if "#" in link.target:
        anchor = link.target.split("#", 1)[1].lower()
        for scope in roles:
            if any(placed.section.anchor.lower() == anchor for placed in scope.sections):
                return scope
    if path == section.path:
        return None
    named = _by_name(link.text, roles, None) if roles else None
    return named or (roles[0] if len(roles) == 1 else None)


def role_like_named(name: str, scope: Scope, family: Family) -> Scope | None:
    """The role of a scope's page, of the same level as a name, that shares most of its words; None for none."""
    found = _by_name(name, family.outlines[scope.head.path], scope)
    return found if found and found.kind is Kind.ROLE else None
