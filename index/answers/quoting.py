"""Items as quotes, with their citations."""

from collections.abc import Iterable, Sequence

from index.answers.answer import Group, Quote
from index.handbook import Handbook
from index.pages.page import Item, Section
from index.phrase import Phrase
from index.roles.inheritance import Inherited
from index.roles.stated import Stated


def quote(handbook: Handbook, item: Item, section: Section, marker: str | None = None) -> Quote:
    """An item in the handbook's own words."""
    shown = {"|": "-"}.get(item.marker, item.marker) if marker is None else marker
    return Quote(item.text, handbook.cite(section), shown)


def quote_stated(handbook: Handbook, stated: Stated) -> Quote:
    """The sentence that states a fact."""
    return quote(handbook, stated.item, stated.section, "")


def group_by_label(handbook: Handbook, places: Sequence[tuple[Item, Section]]) -> tuple[Group, ...]:
    """Items in order, in groups by the line that introduces them, which is not said twice."""
    groups: list[Group] = []
    labels = {item.label for item, _ in places}
    for item, section in places:
        if item.text in labels and not item.marker:
            continue
        made = quote(handbook, item, section)
        title = item.label.rstrip(": ") or (section.title if section is not places[0][1] else None)
        if groups and groups[-1].title == title:
            groups[-1] = Group((*groups[-1].quotes, made), title)
        else:
            groups.append(Group((made,), title))
    return tuple(groups)


def from_whom(each: Inherited) -> str:
    """The title over a list that is taken over."""
    whose = each.scope.name if each.scope else each.target
    return Phrase("Also holds, from {role} ({heading})", role=whose, heading=each.sections[0].title)


def not_found(each: Inherited) -> str:
    """Our sentence on a list that is taken over from what this handbook does not have."""
    return Phrase('The page also takes over "{role}", which is not in this handbook.', role=each.target)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts in order, each once."""
    return tuple(dict.fromkeys(texts))
