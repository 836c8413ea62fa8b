"""Which section is cited, and under which address it can be read."""

from collections.abc import Iterable, Mapping

from index.citation import Citation
from index.pages.page import Page, Section
from index.pages.paths import published_as
from index.roles.scope import Scope


class Citer:
    """Cites the sections of a handbook; `site_url` is the base of its published pages, None where there is none."""

    def __init__(self, pages: Mapping[str, Page], scopes: Iterable[Scope], site_url: str | None) -> None:
        self._pages = pages
        self._base = site_url.rstrip("/") if site_url else None
        placed = (placed for scope in scopes for placed in scope.sections if placed.leads)
        self._leading = {(each.section.path, each.section.number) for each in placed}

    def cite(self, section: Section) -> Citation:
        """A citation of a section. A bold line is cited as itself only where it names a facet or a role, else as the
        section that it stands in."""
        page = self._pages[section.path]
        label = section.soft and (section.path, section.number) not in self._leading
        cited = page.sections[section.parent] if label and section.parent is not None else section
        return Citation(
            cited.path, cited.heading, page.heading_path(cited), cited.anchor, self._address(cited), cited.lines,
            page.title,
        )  # fmt: skip

    def _address(self, section: Section) -> str | None:
        if self._base is None:
            return None
        place = "/".join(part for part in (self._base, published_as(section.path)) if part)
        return f"{place}/" + (f"#{section.anchor}" if section.anchor else "")
