"""Each stage of the index, case by case: the files under golden/ say what every text is read as."""

from pathlib import Path

import pytest

from index import ask
from index.pages.blocks import Diagram, blocks_in
from index.roles.headings import read_heading
from index.roles.ladder import steps_in
from index.roles.steps import steps_of
from index.words import words_in
from tests.golden import Case, cases
from tests.index.handbooks import LAYOUTS, loaded
from tests.index.misses import asked_of, golden_answers, known_misses, parameters
from tests.index.showing import (
    handbook_of,
    page_of,
    shown_answer,
    shown_conditions,
    shown_grades,
    shown_heading,
    shown_inheritance,
    shown_outline,
    shown_reports,
    shown_sections,
    shown_statuses,
    shown_steps,
    shown_tables,
)

_GOLDEN = Path(__file__).parent / "golden"


def _each_line(given: str) -> list[str]:
    return given.split("\n")


@pytest.mark.parametrize("case", cases(_GOLDEN / "words.md"), ids=str)
def test_a_text_is_read_as_these_words(case: Case) -> None:
    assert "\n".join(" ".join(words_in(line)) for line in _each_line(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "sections.md"), ids=str)
def test_a_page_has_these_sections_and_items(case: Case) -> None:
    assert shown_sections(page_of(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "headings.md"), ids=str)
def test_a_heading_says_this(case: Case) -> None:
    assert "\n".join(shown_heading(read_heading(line)) for line in _each_line(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "outline.md"), ids=str)
def test_a_page_has_these_roles_and_they_hold_these_sections(case: Case) -> None:
    assert shown_outline(page_of(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "tables.md"), ids=str)
def test_a_table_states_these_facts(case: Case) -> None:
    assert shown_tables(page_of(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "grades.md"), ids=str)
def test_each_role_has_this_grade(case: Case) -> None:
    assert shown_grades(page_of(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "reports.md"), ids=str)
def test_each_role_reports_to_this_one(case: Case) -> None:
    assert shown_reports(page_of(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "statuses.md"), ids=str)
def test_each_role_has_this_status(case: Case) -> None:
    assert shown_statuses(page_of(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "inheritance.md"), ids=str)
def test_each_role_takes_over_these_lists(case: Case) -> None:
    assert shown_inheritance(handbook_of(case.given)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "steps.md"), ids=str)
def test_a_process_has_these_steps(case: Case) -> None:
    assert shown_steps(steps_of(page_of(case.given).sections)) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "conditions.md"), ids=str)
def test_a_step_has_these_conditions(case: Case) -> None:
    assert "\n".join(map(shown_conditions, _each_line(case.given))) == case.expected


@pytest.mark.parametrize("case", cases(_GOLDEN / "ladders.md"), ids=str)
def test_a_diagram_has_these_arrows(case: Case) -> None:
    sources = [block.source for block in blocks_in(case.given, 0) if isinstance(block, Diagram)]

    assert "\n".join(f"{step.start} → {step.end}" for source in sources for step in steps_in(source)) == case.expected


_ANSWERS = golden_answers("small") | golden_answers("example")


def test_every_known_miss_is_a_case() -> None:
    assert known_misses() <= _ANSWERS.keys() | asked_of("example", *LAYOUTS).keys()


@pytest.mark.parametrize(("book", "case"), parameters(_ANSWERS))
def test_a_handbook_answers(book: str, case: Case) -> None:
    assert shown_answer(ask(loaded(book), case.given).answer) == case.expected
