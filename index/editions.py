"""Loading: the files of a handbook become its editions, one for each audience. What somebody may not read is not in
the edition that they are answered from."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from index.citation import Citation
from index.handbook import Handbook
from index.pages.audience import checked, found_without_heading, page_for
from index.pages.files import read_texts
from index.pages.page import Audience, Page
from index.pages.problems import HandbookError, Problem
from index.pages.rules import SectionRule
from index.pages.sections import read_page


class Editions:
    """One handbook for each audience. Audiences that may read the same share one; a role has one slug in all.

    `notes` name what the rules for sections hide though no heading says so.
    """

    def __init__(self, by_audience: Mapping[Audience, Handbook], notes: tuple[Problem, ...] = ()) -> None:
        self._by_audience = by_audience
        self.notes = notes
        self._hidden = {audience: _hidden(handbook, self.full) for audience, handbook in by_audience.items()}

    @classmethod
    def for_all(cls, handbook: Handbook) -> "Editions":
        """A handbook that everybody may read."""
        return cls(dict.fromkeys(Audience, handbook))

    @property
    def full(self) -> Handbook:
        """The edition that holds everything."""
        return self._by_audience[max(Audience)]

    @property
    def differ(self) -> bool:
        """Whether anything is kept from anybody."""
        return any(handbook is not self.full for handbook in self._by_audience.values())

    def of(self, audience: Audience) -> Handbook:
        """What this audience is answered from."""
        return self._by_audience[audience]

    def shows(self, audience: Audience, citation: Citation) -> bool:
        """Whether a place of the full edition is in this audience's too."""
        hidden = self._hidden[audience].get(citation.path, ())
        return not any(first <= citation.lines[0] <= last for first, last in hidden)


def _hidden(handbook: Handbook, full: Handbook) -> dict[str, tuple[tuple[int, int], ...]]:
    """The lines of each page that an edition lacks."""
    lacking = {}
    for path, page in full.pages.items():
        kept = (
            {(each.lines, each.heading) for each in handbook.pages[path].sections} if path in handbook.pages else set()
        )
        if lines := tuple(each.lines for each in page.sections if (each.lines, each.heading) not in kept):
            lacking[path] = lines
    return lacking


def load_editions(root: Path, *, site_url: str | None = None, rules: Iterable[SectionRule] = ()) -> Editions:
    """Reads every page under `root`, for each audience what it may read.

    A page that cannot be read is left out and named in the `problems` of all editions; raises HandbookError where the
    folder is missing or holds no page that can be read.
    """
    with _no_collection():
        read = [_read(path, text, tuple(rules)) for path, text in read_texts(root)]
        pages = [page for page in read if isinstance(page, Page)]
        problems = tuple(page for page in read if isinstance(page, Problem))
        if not pages:
            none = Problem(str(root), 1, "no page that can be read; put Markdown files (.md) in the folder")
            raise HandbookError((*problems, none))
        return editions_of(pages, problems, site_url, rules=tuple(rules))


def editions_of(
    pages: list[Page],
    problems: tuple[Problem, ...] = (),
    site_url: str | None = None,
    *,
    rules: tuple[SectionRule, ...],
) -> Editions:
    """The editions of these pages, which must have been checked; `problems` are those of pages that are left out."""
    full = Handbook(pages, problems, site_url)
    made, latest, held = {max(Audience): full}, full, pages
    for audience in sorted(Audience, reverse=True)[1:]:
        readable = [kept for page in held if (kept := page_for(audience, page, rules))]
        if readable != held:
            latest, held = Handbook(readable, problems, site_url, named_as=full), readable
        made[audience] = latest
    notes = tuple(note for page in pages for note in found_without_heading(page, rules))
    return Editions(made, notes)


def load_handbook(root: Path, *, site_url: str | None = None) -> Handbook:
    """The full edition: for whoever has the files anyway."""
    return load_editions(root, site_url=site_url).full


def _read(path: str, text: str | Problem, rules: tuple[SectionRule, ...]) -> Page | Problem:
    page = read_page(path, text) if isinstance(text, str) else text
    return checked(page, rules) if isinstance(page, Page) else page


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing that loading makes is garbage, and walking it again and again takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
