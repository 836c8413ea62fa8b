"""Labels: facets that a page names in the text of a section, not in a heading: "Duties:" over a list, "Must have: ..."
in a sentence, a line "What it takes" over plain lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.pages.page import Item, Section
from index.roles.facet import Facet
from index.roles.headings import read_heading
from index.roles.scope import Kind, Placed, Scope
from index.words import words_in

# Facts that are read from the sentence itself need no section of their own.
_LISTED = frozenset({Facet.REQUIREMENTS, Facet.RESPONSIBILITIES, Facet.KPI, Facet.INTERVIEW, Facet.LEVELS})
_INLINE = re.compile(r"(?P<label>[^.:;]{3,40}):\s+\S")
_MOST_WORDS = 6
# "You need, besides what the level before needs:"
_BESIDES = re.compile(r",?\s+(?:besides|beyond|in addition to|on top of|as well as|apart from)\b.*$", re.IGNORECASE)
# Sections cut out are numbered on from here, behind those that tables are cut into.
_CUT_OUT = 200_000


def facet_of(label: str) -> Facet | None:
    """The facet that a label names, and nothing else; None for most."""
    label = _BESIDES.sub("", label)
    if not label or len(words_in(label)) > _MOST_WORDS:
        return None
    says = read_heading(label)
    return says.facet if says.bare and says.facet in _LISTED else None


def inline_facet(text: str) -> Facet | None:
    """The facet that a sentence begins with: "Must have: a driving licence"."""
    found = _INLINE.match(text)
    return facet_of(found["label"]) if found else None


def by_facet(section: Section) -> Iterator[tuple[Item, Facet | None]]:
    """Each item of a section with the facet of the label that it stands under, lines that are nothing but a label left
    out."""
    current: Facet | None = None
    for item in section.items:
        if item.cells:
            yield item, None
        elif not item.marker and (named := facet_of(item.text.rstrip(": "))):
            current = named
        elif item.label and item.label != section.title:
            yield item, facet_of(item.label.rstrip(": "))
        else:
            own = None if item.marker else inline_facet(item.text)
            yield item, own or current


def share_labels(scopes: Iterable[Scope]) -> None:
    """Gives what stands under a label a section of its own, cited as the one that it stands in; in sections that are
    about no facet themselves."""
    number = _CUT_OUT
    for scope in scopes:
        plain = Facet.RESPONSIBILITIES if scope.kind is Kind.ROLE and not scope.has(Facet.RESPONSIBILITIES) else None
        for at, placed in reversed(list(enumerate(scope.sections))):
            found = _facets(placed.section, plain) if placed.facet is None else {}
            if not found:
                continue
            labelled = {id(item) for items in found.values() for item in items}
            left = tuple(item for item in placed.section.items if id(item) not in labelled)
            cut = [Placed(replace(placed.section, items=left), None, placed.leads)]
            for facet, items in found.items():
                number += 1
                cut.append(Placed(replace(placed.section, number=number, items=tuple(items), diagrams=()), facet))
            scope.sections[at : at + 1] = cut


def _facets(section: Section, plain: Facet | None) -> dict[Facet, list[Item]]:
    """A section's items by the facets of their labels. `plain` is the facet of bullets under no label, where there are
    several beside labels: a role's own heading over a list says what the role does."""
    found: dict[Facet, list[Item]] = {}
    for item, facet in by_facet(section):
        if facet:
            found.setdefault(facet, []).append(item)
    bullets = [
        item for item in section.items
        if item.marker and not item.cells and item.label in {"", section.title}
    ]  # fmt: skip
    if plain and plain not in found and found and len(bullets) >= _SEVERAL:
        found[plain] = bullets
    return found


_SEVERAL = 2  # bullets
