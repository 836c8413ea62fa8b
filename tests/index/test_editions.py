"""Editions: what an audience may not read is not in what it is answered from."""

import re
from pathlib import Path

import pytest

from index import Audience, Editions, Facet, Facts, NothingFound, NotStated, SectionRule, ask, find_roles, load_editions

_BAKER = """---
title: Baker
---

The Baker reports to the Head Baker.

## Compensation

The Baker is paid by the hour.

### Salary bands

- Band A for a Baker.

## Requirements

- Knows sourdough.

**Salary history:**

- We never ask for it.

## Job Grade

The Baker is a grade 5.
"""
_SPY = """---
title: Recipe Scout
Audience: Internal
---

The Recipe Scout reports to the Head Baker.

## Job Grade

The Recipe Scout is a grade 7.
"""
_PANEL = "---\ntitle: Panel notes\naudience: hiring\n---\n\n## Trick question\n\n- Ask for the weight of an egg.\n"

_MONEY = SectionRule(re.compile("compensation|salary", re.IGNORECASE), Audience.INTERNAL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("baker.md", _BAKER), ("scout.md", _SPY), ("panel.md", _PANEL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def editions(folder: Path) -> Editions:
    return load_editions(folder, rules=[_MONEY])


def _headings(editions: Editions, audience: Audience, path: str = "baker.md") -> list[str]:
    return [section.heading for section in editions.of(audience).pages[path].sections]


def test_each_audience_has_the_pages_of_those_before_it(editions: Editions) -> None:
    assert [sorted(editions.of(audience).pages) for audience in Audience] == [
        ["baker.md"],
        ["baker.md", "scout.md"],
        ["baker.md", "panel.md", "scout.md"],
    ]


def test_a_section_is_left_out_with_all_that_is_nested_in_it_and_a_bold_line_with_its_list(editions: Editions) -> None:
    assert _headings(editions, Audience.EVERYBODY) == ["Baker", "Requirements", "Job Grade"]
    assert _headings(editions, Audience.INTERNAL) == [
        "Baker",
        "Compensation",
        "Salary bands",
        "Requirements",
        "Salary history:",
        "Job Grade",
    ]


def test_what_is_kept_is_cited_where_it_stands_in_the_file(editions: Editions) -> None:
    answer = ask(editions.of(Audience.EVERYBODY), "baker grade").answer

    assert isinstance(answer, Facts)
    citation = answer.groups[0].quotes[0].citation
    assert (citation.anchor, _BAKER.splitlines()[citation.lines[0] - 1]) == ("job-grade", "## Job Grade")


def test_what_is_left_out_can_neither_be_asked_for_nor_found_by_typing_nor_counted(editions: Editions) -> None:
    outside = editions.of(Audience.EVERYBODY)

    assert ask(outside, "what grade is the recipe scout?").answer == NothingFound(())
    hidden = ask(editions.full, "which salary bands does the baker have?").answer
    assert isinstance(hidden, Facts)
    shown = str(ask(outside, "what are the salary bands of the baker?").answer)
    assert not any(quote.text in shown for group in hidden.groups for quote in group.quotes)
    assert find_roles(outside, "scout") == ()
    assert [role.name for role in outside.roles] == ["Baker"]
    assert isinstance(ask(editions.of(Audience.INTERNAL), "what grade is the recipe scout?").answer, Facts)


def test_a_place_is_shown_to_those_whose_edition_holds_it(editions: Editions) -> None:
    bands = ask(editions.full, "which salary bands does the baker have?").answer
    assert isinstance(bands, Facts)
    citation = bands.groups[0].quotes[0].citation

    assert [editions.shows(audience, citation) for audience in Audience] == [False, True, True]


def test_a_role_has_the_same_slug_in_all_editions(tmp_path: Path) -> None:
    page = "---\ntitle: Baker\n{}---\n\nThe Baker reports to the {}.\n"
    (tmp_path / "a.md").write_text(page.format("audience: internal\n", "Director"), encoding="utf-8")
    (tmp_path / "b.md").write_text(page.format("", "Head Baker"), encoding="utf-8")

    editions = load_editions(tmp_path)

    full = {role.slug: role.path for role in editions.full.roles}
    assert full == {"baker": "a.md", "baker-2": "b.md"}
    assert {role.slug: role.path for role in editions.of(Audience.EVERYBODY).roles} == {"baker-2": "b.md"}


def test_where_everybody_may_read_everything_there_is_one_handbook(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text(_BAKER, encoding="utf-8")

    editions = load_editions(tmp_path)

    assert not editions.differ
    assert editions.of(Audience.EVERYBODY) is editions.full


def test_an_audience_that_is_not_known_keeps_the_page_from_all_and_is_named(folder: Path) -> None:
    (folder / "typo.md").write_text("---\ntitle: Typo\naudience: interal\n---\n\nText.\n", encoding="utf-8")

    editions = load_editions(folder)

    assert "typo.md" not in editions.full.pages
    assert [str(problem) for problem in editions.full.problems] == [
        'typo.md:3: front matter: audience "interal" is not known, so nobody is shown the page; '
        "write one of: everybody, internal, hiring"
    ]


def test_a_handbook_that_is_for_nobody_outside_answers_nothing_there(tmp_path: Path) -> None:
    (tmp_path / "scout.md").write_text(_SPY, encoding="utf-8")

    outside = load_editions(tmp_path).of(Audience.EVERYBODY)

    assert outside.page_count == 0
    assert ask(outside, "recipe scout grade").answer == NothingFound(())
    assert ask(outside, "").answer == NothingFound(())


def test_a_page_whose_title_a_rule_names_is_left_out_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "pay.md").write_text("# Salary bands\n\n## Band A\n\n- Bakers.\n", encoding="utf-8")
    (tmp_path / "baker.md").write_text(_BAKER, encoding="utf-8")

    assert sorted(load_editions(tmp_path, rules=[_MONEY]).of(Audience.EVERYBODY).pages) == ["baker.md"]


def test_the_grade_of_a_role_can_be_withheld_without_the_role(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text(_BAKER, encoding="utf-8")
    rule = SectionRule(re.compile("grade", re.IGNORECASE), Audience.HIRING)

    inside = load_editions(tmp_path, rules=[rule]).of(Audience.INTERNAL)

    answer = ask(inside, "baker grade").answer
    assert isinstance(answer, NotStated)
    assert answer.facet is Facet.GRADE
