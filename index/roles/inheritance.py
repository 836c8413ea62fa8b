"""Inheritance: "Extends that of the Senior Auditor", "All requirements of the manager role plus". Which role's list is
meant, followed to its end, with what cannot be found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.pages.page import Item, Link, Section
from index.roles.facet import Facet
from index.roles.headings import read_heading
from index.roles.naming import name_stems
from index.roles.scope import Scope
from index.roles.targets import Family, find_target, named_in

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
        r"\bbuilds? (?:up)?on\s+(?:those of\s+|that of\s+)?(?:the\s+)?(?P<target>.+)",
        r"\bon top of\s+(?:those of\s+|that of\s+)?(?:the\s+)?(?P<target>.+)",
        r"\b(?:everything|as) (?:listed |required |expected |asked )(?:of|for|from)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\bare\s+(?:all\s+)?listed in\s+(?:the\s+)?(?P<target>.+)",
        r"^(?:meets?\s+)?(?:the\s+)?(?:requirements?|responsibilities|duties|qualifications)\s+of\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"^(?:those|that|the ones)\s+(?:of|for)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\b(?:all|everything)\s+(?:that\s+)?(?:we\s+|is\s+|you\s+)?(?:ask|asked|expect|expected|need|needed|require|required|want|listed|said)\s+(?:of|for|from|in|under)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\b(?:everything|all)\s+(?:that\s+)?(?:the|an?)\s+(?P<target>.+?)\s+(?:does|do|needs?|has|brings?|must|is)\b",
        r"^(?:needed:\s*|essential:\s*)?(?:what|whatever|all that|everything)\s+(?:we|you|is|an?|the)\s+(?P<target>.+?)\s+(?:needs?|has|have|does|brings?|must have)\b",
        r"^(?:what|whatever|all)\s+(?:we|is|you)\s+(?:ask|asked|expect|expected|need|needed|require|required|want)\w*\s+(?:of|for|from)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"^(?:needed:\s*)?everything\s+for\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"^(?:those|that|as)\s+(?:in|under)\s+(?:section\s+)?(?P<target>\d.*)",
        r"^as\s+(?:the\s+|an?\s+)?(?P<target>[A-Z][\w&,() -]{3,60}|\d[\d.]*)(?:$|[.,;:]|\s+(?:plus|and|with)\b)",
        r"^(?:the\s+)?(?P<target>[A-Z][\w&,() -]{3,60})(?:'s)?\s+(?:requirements|responsibilities|duties|must-haves|qualifications|skills)\W*(?:$|plus\b)",
        r"\bas for\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\bmeets? the requirements? (?:of|for)\s+(?:the\s+|an?\s+)?(?P<target>.+)",
        r"\b(?:everything|all)\s+(?:that is\s+)?(?:in|of|from|under|among|on)\s+(?:the\s+)?(?P<target>.+)",
        r"\bplus\s+(?:everything|all)\s+(?:of|from|in)\s+(?P<target>.+)",
    )
)
_FACET_WORD = re.compile(
    r"\b(?:requirements?|res?pons?ibilit(?:y|ies)|duties|qualifications?|skills|criteria|role|roles|level|job|that of|those of|above|outlined|listed|extends?|all that|all we|everything|as for|those|asked|expected|must-haves|what (?:an?|the|we)|^as)\b",
    re.IGNORECASE,
)
_AS = re.compile(r"\bas\b", re.IGNORECASE)
# An item that begins so speaks of the whole list, whether or not it says so.
_SAME_AS = re.compile(r"(?:the )?same as\b", re.IGNORECASE)
# "... except for the driving licence and the degree": what the other role's list holds and this one's does not.
_EXCEPT = re.compile(r"\b(?:except(?:ing)?|apart from|but not)(?: for)?\s+(?P<left_out>[^,;.:()]+)", re.IGNORECASE)

_LIST_WORD = re.compile(
    r"requirement|responsib|duties|qualification|criteria|\brole\b|\blevel\b|\ball\b|\bthat of\b|\bthose of\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inherited:
    """One list taken over: the sections it stands in, and whose they are.

    `sections` is empty where the target could not be found; `target` is then the handbook's own words for it.
    `left_out` are the stems of each thing that is said not to be taken over.
    """

    target: str
    scope: Scope | None
    sections: tuple[Section, ...]
    left_out: tuple[frozenset[str], ...] = ()

    def holds(self, item: Item) -> bool:
        """False for an item that the sentence leaves out."""
        return not self.left_out or not any(each <= name_stems(item.text) for each in self.left_out)


def inherited(scope: Scope, facet: Facet, family: Family) -> tuple[Inherited, ...]:
    """All lists that a scope's list of this facet takes over, nearest first, each once; a loop ends where it closes."""
    found: list[Inherited] = []
    seen = {(id(scope), facet)}
    waiting: list[tuple[Scope, tuple[Section, ...], tuple[frozenset[str], ...]]]
    waiting = [(scope, own_sections(scope, facet), ())]
    while waiting:
        around, sections, left_out = waiting.pop(0)
        for direct in _taken_over(around, sections, facet, family):
            each = replace(direct, left_out=(*direct.left_out, *left_out))
            key = (id(each.scope), each.sections[0].number if each.sections else each.target)
            if each.scope is scope and set(each.sections) <= set(own_sections(scope, facet)):
                continue
            if key in seen:
                continue
            seen.add(key)  # type: ignore[arg-type]  # keys of two kinds share one set
            found.append(each)
            if each.scope and each.sections:
                waiting.append((each.scope, each.sections, each.left_out))
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
    if not (_FACET_WORD.search(first) or _AS.search(first) or _SAME_AS.match(first)):
        return None  # most sentences: what follows is asked of the others only
    for pattern in _PATTERNS:
        found = pattern.search(first)
        if found and len((found.start() and first[: found.start()]) or "") <= 120:
            target = found["target"]
            if _FACET_WORD.search(found[0]) or _SAME_AS.match(first):
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
        bool(
            re.search(
                r"\brole\b|\bposition\b|\bextends\b|\b(?:counts?|applies|apply|holds?) (?:here|too|also|for)\b|\b(?:still|also) (?:counts?|applies|apply|holds?)\b",
                text,
                re.IGNORECASE,
            )
        )
        and not re.search(_WORDS[other], text, re.IGNORECASE)
    )


def _resolve(
    words: str, item: Item, section: Section, scope: Scope, facet: Facet, family: Family
) -> Iterator[Inherited]:
    links = [link for link in item.links if link.text and " ".join(link.text.split()) in item.text]
    inside = [link for link in links if link.text.split("\n")[0] in words or link.text in item.text.split("\n")[0]]
    pieces: list[tuple[str, Link | None]] = [(link.text, link) for link in inside] or [(words, None)]
    for text, link in pieces:
        target = find_target(text, words, link, scope=scope, section=section, facet=facet, family=family)
        if target is None and not _LIST_WORD.search(item.text):
            continue  # "extends the shelf life of bread" is work, and no list
        if target is None:
            yield Inherited(named_in(text), None, ())
        else:
            yield Inherited(target[0].name, target[0], target[1], _left_out(item.text))


def _left_out(text: str) -> tuple[frozenset[str], ...]:
    found = _EXCEPT.search(text)
    things = re.split(r"\b(?:and|or|nor)\b", found["left_out"]) if found else []
    return tuple(stems for thing in things if (stems := frozenset(name_stems(thing))))
