"""Quotes and citations: the very words, from the very lines."""

import re

import pytest

from index import Citation, ask
from index.answers.answer import quotes_of
from index.pages.page import Item, Section
from tests.index.handbooks import EXAMPLE_QUESTIONS, FOLDERS, lines_of, loaded
from tests.index.scoring import questions_in
from tests.index.showing import repeated_anchors

_ASKED = [asked.question for asked in questions_in(EXAMPLE_QUESTIONS).values()]


@pytest.mark.parametrize("question", _ASKED)
def test_every_quote_is_the_very_words_of_the_lines_that_are_cited(question: str) -> None:
    astray = [
        (quote.text, quote.citation.path, quote.citation.lines)
        for quote in quotes_of(ask(loaded("example"), question).answer)
        if not _stands_in(quote.text, _cited_text("example", quote.citation))
    ]

    assert astray == []


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The Baker is a grade 4.", True),
        ("Role: Baker; Grade: 4", True),
        ("Baker → Miller", True),
        ("The Baker is a grade 5.", False),
        ("Role: Baker; Grade: 5", False),
        ("a Baker is a grade 4", False),
        ("", False),
    ],
)
def test_a_quote_that_is_not_in_the_lines_is_seen(text: str, *, stands: bool) -> None:
    lines = (
        "The **[Baker](#baker)** is a\n`grade 4`.\n| Role | Grade |\n|---|---|\n| Baker | 4 |\nA[Baker] --> B[Miller]"
    )

    assert _stands_in(text, lines) is stands


def _cited_text(name: str, citation: Citation) -> str:
    first, last = citation.lines
    return "\n".join(lines_of(name, citation.path)[first - 1 : last])


def _stands_in(text: str, lines: str) -> bool:
    """True where the words stand in the lines in their order, marks aside; of a table's row, a nested list, a diagram's
    arrow or a name with its first words, each part."""
    held = _bare(lines)
    parts = [text] if _bare(text) in held else re.split(r"; |: | → | / |\n", text)
    told = [bare for part in parts if (bare := _bare(part)).strip()]
    return bool(told) and all(bare in held for bare in told)


def _bare(text: str) -> str:
    """The words of a text, each between blanks, without the targets of its links."""
    words = _WORD.findall(_TARGET.sub("] ", text))
    return f" {' '.join(words)} "


_WORD, _TARGET = re.compile(r"[^\W_]+"), re.compile(r"\]\([^)]*\)")


@pytest.mark.parametrize("name", FOLDERS)
def test_every_citation_begins_with_its_heading_and_lies_in_its_file(name: str) -> None:
    handbook = loaded(name)
    wrong = []
    for section in handbook.sections:
        citation, lines = handbook.cite(section), lines_of(name, section.path)
        first, last = citation.lines
        titled = first == 1 and citation.heading == handbook.pages[section.path].title
        if not 1 <= first <= last <= len(lines) or not (titled or citation.heading in lines[first - 1]):
            wrong.append((citation.path, citation.heading, citation.lines))

    assert wrong == []


@pytest.mark.parametrize("name", FOLDERS)
def test_every_role_is_cited_on_its_page_and_has_a_slug_of_its_own(name: str) -> None:
    roles = loaded(name).roles

    assert roles != ()
    assert len({role.slug for role in roles}) == len(roles)
    assert [role.path for role in roles] == [role.citation.path for role in roles]


@pytest.mark.parametrize("name", FOLDERS)
def test_every_item_is_the_very_words_of_its_lines(name: str) -> None:
    astray = [
        (section.path, item.text)
        for section in loaded(name).sections
        for item in section.items
        if not _stands_in(item.text, _source(name, section, item))
    ]

    assert astray == []


def _source(name: str, section: Section, item: Item) -> str:
    """The lines of an item, with the titles of a row's columns."""
    first, last = item.lines
    return "\n".join([*lines_of(name, section.path)[first - 1 : last], *(title for title, _ in item.cells)])


@pytest.mark.parametrize("name", FOLDERS)
def test_anchors_are_unique_on_every_page(name: str) -> None:
    pages = loaded(name).pages.values()

    assert {page.path: again for page in pages if (again := repeated_anchors(page))} == {}
