"""Inheritance: "Extends that of the Senior Auditor", "All requirements of the manager role plus". Which role's list is
meant, followed to its end, with what cannot be found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.pages.anchors import slug
from index.pages.page import Item, Link, Page, Section
from index.roles.facet import Facet
from index.roles.headings import read_heading
from index.roles.levels import level_words
from index.roles.naming import full_name, name_stems, same_name
from index.roles.outline import Kind, Scope
from index.words import words_in

_WORDS = {
    Facet.REQUIREMENTS: r"requirements?|qualifications?|skills|criteria",
    Facet.RESPONSIBILITIES: r"res?pons?ibilities|responsibility|duties|tasks",
}
# Each pattern captures, as `target`, the words that name whose list is taken over.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bextend(?:s|ing)?:?\s+(?:either\s+)?(?:that of\s+|those of\s+)?(?:the\s+)?(?P<target>.+)",
        r"\b(?:includes?|including|with|meets?|has|have)\s+all(?: of)?(?: the)?(?: same)?\s+(?P<target>.+)",
        r"^all(?: of)?(?: the)?(?: same)?\s+(?P<target>.+)",
        r"\bin addition to\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:same\s+)?(?P<target>.+)",
        r"\b(?:shares?|has|have)?\s*(?:all\s+)?(?:of\s+)?the same\s+(?P<target>.+)",
        r"\b(?:the )?same as\s+(?:that of\s+|those of\s+)?(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\bbuilds? on\s+(?:those of\s+|that of\s+)?(?:the\s+)?(?P<target>.+)",
        r"\bon top of\s+(?:those of\s+|that of\s+)?(?:the\s+)?(?P<target>.+)",
        r"\b(?:everything|as) (?:listed |required |expected |asked )(?:of|for|from)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\bare\s+(?:all\s+)?listed in\s+(?:the\s+)?(?P<target>.+)",
        r"^(?:meets?\s+)?(?:the\s+)?(?:requirements?|responsibilities|duties|qualifications)\s+of\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"^(?:those|that|the ones)\s+(?:of|for)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\b(?:all|everything)\s+(?:that\s+)?(?:we\s+|is\s+|you\s+)?(?:ask|asked|expect|expected|need|needed|require|required|want|listed|said)\s+(?:of|for|from|in|under)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\b(?:everything|all)\s+(?:that\s+)?(?:the|an?)\s+(?P<target>.+?)\s+(?:does|do|needs?|has|brings?|must|is)\b",
        r"\bas for\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\bmeets? the requirements? (?:of|for)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\bplus\s+(?:everything|all)\s+(?:of|from|in)\s+(?P<target>.+)",
    )
)
_FACET_WORD = re.compile(
    r"\b(?:requirements?|res?pons?ibilit(?:y|ies)|duties|qualifications?|skills|criteria|role|roles|level|job|that of|those of|above|outlined|listed|extends?|all that|all we|everything|as for|those|asked|expected)\b",
    re.IGNORECASE,
)
_TRIM = re.compile(
    r"\b(?:plus|and (?:also )?(?:include|add|require)s?|with (?:these|the following)|by (?:adding|also)|through|as well as|as an? |the following|below|has all|requires|in particular|documented)\b.*$|[,;:.]\s*(?:plus|but|with|and)\b.*$",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\b(?:above|outlined|previous|preceding|earlier)\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:requirements?|res?pons?ibilit(?:y|ies)|duties|qualifications?|skills|criteria|role|roles|level|levels|position|job|jobs|for|of|the|an?|listed|section|same|as|ones|all|in|general|previous|at|team|base|basic|following|performance|indicators)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inherited:
    """One list taken over: the sections it stands in, whose they are, and the sentence that says so (`via`).

    `sections` is empty where the target could not be found; `target` is then the handbook's own words for it.
    """

    target: str
    scope: Scope | None
    sections: tuple[Section, ...]
    via: Item
    via_section: Section


class Family:
    """What following needs to know: every page and its scopes."""

    def __init__(self, pages: Mapping[str, Page], outlines: Mapping[str, tuple[Scope, ...]]) -> None:
        self.pages = pages
        self.outlines = outlines


def inherited(scope: Scope, facet: Facet, family: Family) -> tuple[Inherited, ...]:
    """All lists that a scope's list of this facet takes over, nearest first, each once; a loop ends where it closes."""
    found: list[Inherited] = []
    seen = {(id(scope), facet)}
    waiting = [(scope, own_sections(scope, facet))]
    while waiting:
        around, sections = waiting.pop(0)
        for each in _taken_over(around, sections, facet, family):
            key = (id(each.scope), each.sections[0].number if each.sections else each.target)
            if each.scope is scope and set(each.sections) <= set(own_sections(scope, facet)):
                continue
            if key in seen:
                continue
            seen.add(key)  # type: ignore[arg-type]  # keys of two kinds share one set
            found.append(each)
            if each.scope and each.sections:
                waiting.append((each.scope, each.sections))
    return tuple(found)


def own_sections(scope: Scope, facet: Facet) -> tuple[Section, ...]:
    """The sections of a facet that stand under the scope's own heading."""
    return scope.of(facet)


def takes_over(text: str) -> bool:
    """True for a sentence that only says whose list is taken over, and is no item of its own."""
    return _target_words(text) is not None


def _taken_over(scope: Scope, sections: tuple[Section, ...], facet: Facet, family: Family) -> Iterator[Inherited]:
    places = [(item, section) for section in sections for item in section.items]
    for placed in scope.sections:  # an introduction, or a list under the wrong heading that says what it extends
        if placed.section not in sections and placed.facet in {None, Facet.OVERVIEW, *_WORDS}:
            places += [(item, placed.section) for item in placed.section.items if placed.facet or not item.marker]
    for item, section in places:
        words = _target_words(item.text)
        if words is None or not _speaks_of(item.text, facet, section, sections):
            continue
        yield from _resolve(words, item, section, scope, facet, family)
    for section in sections:  # "Responsibilities (extends [Senior Responsibilities](#...))"
        words = _target_words(section.title) if "extends" in section.title.lower() else None
        if words:
            item = Item(section.title, (section.lines[0], section.lines[0]))
            yield from _resolve(words, item, section, scope, facet, family)


def _target_words(text: str) -> str | None:
    first = text.split("\n", 1)[0]
    for pattern in _PATTERNS:
        found = pattern.search(first)
        if found and len((found.start() and first[: found.start()]) or "") <= 120:
            target = found["target"]
            if _FACET_WORD.search(found[0]):
                return target
    return None


def _speaks_of(text: str, facet: Facet, section: Section, sections: tuple[Section, ...]) -> bool:
    """A sentence in the facet's own section means that facet; one in the introduction must name it or the role."""
    other = Facet.RESPONSIBILITIES if facet is Facet.REQUIREMENTS else Facet.REQUIREMENTS
    names = bool(re.search(_WORDS[facet], text, re.IGNORECASE))
    if section not in sections and read_heading(section.title).facet in _WORDS:
        return names and not re.search(_WORDS[other], text, re.IGNORECASE)
    if section in sections:
        return names or not re.search(_WORDS[other], text, re.IGNORECASE)
    return names or (
        bool(re.search(r"\brole\b|\bposition\b|\bextends\b", text, re.IGNORECASE))
        and not re.search(_WORDS[other], text, re.IGNORECASE)
    )


def _resolve(
    words: str, item: Item, section: Section, scope: Scope, facet: Facet, family: Family
) -> Iterator[Inherited]:
    links = [link for link in item.links if link.text and " ".join(link.text.split()) in item.text]
    inside = [link for link in links if link.text.split("\n")[0] in words or link.text in item.text.split("\n")[0]]
    pieces: list[tuple[str, Link | None]] = [(link.text, link) for link in inside] or [(words, None)]
    for text, link in pieces:
        target = _find(text, words, link, scope, section, facet, family)
        name = " ".join(_TRIM.sub("", text).split()).strip(" .,:;")
        if target is None:
            yield Inherited(name, None, (), item, section)
        else:
            yield Inherited(target[0].name, target[0], target[1], item, section)


def _find(
    text: str, words: str, link: Link | None, scope: Scope, section: Section, facet: Facet, family: Family
) -> tuple[Scope, tuple[Section, ...]] | None:
    page = _linked_page(link, section.path, family)
    scopes = family.outlines[page]
    if link and "#" in link.target and (by_anchor := _by_anchor(link, text, page, scopes, facet, family)):
        if by_anchor[1] and not (by_anchor[0] is scope and section in by_anchor[1]):
            return by_anchor
    if page != section.path:
        named = _by_name(text, scopes, None)
        return _with_sections(named or scopes[0], facet)
    name = " ".join(_NOISE.sub(" ", _TRIM.sub("", text)).split()).strip(" .,:;()[]*-")
    if (named := _by_name(name, scopes, scope)) or (named := _elsewhere(name, family)):
        return _with_sections(named, facet)
    if _ABOVE.search(words) or not _ABOVE.sub("", name).strip() or same_family(name, scopes[0].name):
        return _with_sections(_shared(scope), facet) or _before(scope, scopes, facet)
    return None


def _before(scope: Scope, scopes: tuple[Scope, ...], facet: Facet) -> tuple[Scope, tuple[Section, ...]] | None:
    """ "The above requirements" on a page that has none for all its roles: those of the role before."""
    earlier = [other for other in scopes if other.kind is Kind.ROLE and other.head.number < scope.head.number]
    return next(((other, other.of(facet)) for other in reversed(earlier) if other.has(facet)), None)


def same_family(name: str, family: str) -> bool:
    """True where a name says no more than the family's own name does: "the management role", "Payroll"."""
    wanted = name_stems(name)
    return bool(wanted) and wanted <= name_stems(family)


def _shared(scope: Scope) -> Scope:
    parent = scope.parent
    while parent is not None and parent.parent is not None and parent.kind is Kind.ROLE:
        parent = parent.parent
    return parent or scope


def _with_sections(scope: Scope, facet: Facet) -> tuple[Scope, tuple[Section, ...]] | None:
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
    parts = [part for part in re.sub(r"(?:/index)?(?:\.html|\.md)?$", "", path).split("/") if part not in {"..", "."}]
    for start in range(len(parts)):
        tail = "/".join(parts[start:])
        found = [
            known
            for known in family.pages
            if known.removesuffix(".md") == tail or known.removesuffix(".md").endswith(f"/{tail}")
        ]
        if found:
            return min(found, key=len)
    return here


def _by_anchor(
    link: Link, text: str, path: str, scopes: tuple[Scope, ...], facet: Facet, family: Family
) -> tuple[Scope, tuple[Section, ...]] | None:
    """The section that an anchor means, if its heading agrees with the words of the link; anchors go stale."""
    anchor = slug(link.target.split("#", 1)[1].replace("-", " "))
    for section in family.pages[path].sections:
        if section.anchor.lower() == anchor.replace(" ", "-").lower() or slug(section.title) == anchor:
            owner = next((s for s in scopes if any(placed.section is section for placed in s.sections)), None)
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
    return best if best and _likeness(name, levels, best) > 0.5 else None


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
