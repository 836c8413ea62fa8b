"""Questions of several parts: each part is answered, or it is said which one is not."""

import pytest

from index import Answer, Facet, Facts, Parts, ask, explain
from index.questions.parts import parts_of
from index.ranking.ranker import default_ranker
from tests.index.showing import handbook_of

_BAKERY = handbook_of("""=== baker.md
# Baker

## Job Grade

The Baker is a grade 4.

## Reporting

The Baker reports to the Oven Lead.

## Requirements

- Knows sourdough and its moods.

## Hiring Process

1. Screening call with a recruiter (30 minutes).
2. Tasting of sourdough with two bakers (45 minutes).
=== lead.md
# Oven Lead

## Job Grade

The Oven Lead is a grade 7.

## Responsibilities

- Lights the ovens.
=== pastry.md
# Bread and Pastry Manager

The Bread and Pastry Manager is a grade 9 and reports to the Oven Lead.

## Requirements

- Butter.
""")


def _texts(question: str) -> list[str]:
    return [part.text for part in parts_of(_BAKERY, question, default_ranker())]


def _said(answer: Answer) -> list[tuple[str, Facet, str | None]]:
    """Of each part the role, what is told of it, and its short form; nothing of a part that is not answered."""
    assert isinstance(answer, Parts), answer
    facts = [part.answer for part in answer.parts if isinstance(part.answer, Facts)]
    return [(told.roles[0].name, told.facet, told.headline) for told in facts]


@pytest.mark.parametrize(
    "question",
    [
        "what grade is the Baker and who does she report to?",
        "What grade is the Baker? And who does she report to?",
        "grade and reporting line of the Baker",
        "baker: what grade; who does he report to",
        "¿Qué grado tiene el Baker y a quién reporta?",
    ],
)
def test_two_parts_have_two_answers_and_one_role_whichever_of_them_names_it(question: str) -> None:
    assert _said(ask(_BAKERY, question).answer) == [
        ("Baker", Facet.GRADE, "4"), ("Baker", Facet.REPORTS_TO, "the Oven Lead"),
    ]  # fmt: skip


def test_each_part_may_name_a_role_of_its_own() -> None:
    asked = ask(_BAKERY, "what is the grade of the Oven Lead and who does the Baker report to?")

    assert _said(asked.answer) == [
        ("Oven Lead", Facet.GRADE, "7"), ("Baker", Facet.REPORTS_TO, "the Oven Lead"),
    ]  # fmt: skip
    assert [role.name for role in asked.roles] == ["Oven Lead", "Baker"]


def test_three_in_a_row_have_three_answers() -> None:
    answer = ask(_BAKERY, "grade, requirements and reporting line of the Baker").answer

    assert [facet for _, facet, _ in _said(answer)] == [Facet.GRADE, Facet.REQUIREMENTS, Facet.REPORTS_TO]


def test_in_a_conversation_both_parts_go_on_about_its_role() -> None:
    answer = ask(_BAKERY, "what grade is it and who does he report to?", about=(_BAKERY.roles[0],)).answer

    assert _said(answer) == [("Baker", Facet.GRADE, "4"), ("Baker", Facet.REPORTS_TO, "the Oven Lead")]


def test_a_part_that_is_not_answered_keeps_its_words() -> None:
    answer = ask(_BAKERY, "what grade is the Oven Lead and how many interviews are there?").answer

    assert isinstance(answer, Parts)
    assert [(part.words, part.is_answered) for part in answer.parts] == [
        ("what grade is the Oven Lead", True), ("how many interviews are there?", False),
    ]  # fmt: skip


def test_one_sentence_that_answers_both_parts_is_one_answer() -> None:
    answer = ask(_BAKERY, "what grade is the Bread and Pastry Manager and who do they report to?").answer

    assert isinstance(answer, Facts)
    assert "grade 9 and reports to the Oven Lead" in answer.groups[0].quotes[0].text


def test_an_answer_to_parts_is_no_surer_than_the_least_sure_of_them() -> None:
    parts = [ask(_BAKERY, text).confidence for text in ("what grade is the Baker", "who does the baker report to?")]

    assert ask(_BAKERY, "what grade is the Baker and who does the baker report to?").confidence == min(parts)


@pytest.mark.parametrize(
    ("one", "joined", "other"),
    [
        ("Welche Stufe hat der Baker", "und", "an wen berichtet der Baker?"),
        ("Quel est le grade du Baker", "et", "à qui rend compte le Baker ?"),
    ],
)
def test_questions_are_joined_in_other_languages_too(one: str, joined: str, other: str) -> None:
    assert _texts(f"{one} {joined} {other}") == [one, other]


def test_a_part_that_may_speak_of_something_else_is_not_taken_for_the_role_beside_it() -> None:
    question = "who does the Baker report to and what are the requirements for the recipe scout?"
    answer = ask(_BAKERY, question).answer

    assert isinstance(answer, Parts)
    assert [part.is_answered for part in answer.parts] == [True, False]


@pytest.mark.parametrize(
    "question",
    [
        "grade of the Bread and Pastry Manager",
        "what does the Bread and Pastry Manager need?",
        "compare the Baker and the Oven Lead",
        "do the Baker and the Oven Lead share a manager?",
        "difference between the grades of the Baker and the Oven Lead",
        "does a baker need patience and strength?",
        "which roles are grade 7 and report to the Baker?",
        "research and development of sourdough",
        "My brother and I bake. What grade is the Baker?",
        "I start on Monday, what grade is the Baker?",
    ],
)
def test_what_is_joined_without_asking_twice_is_one_question(question: str) -> None:
    assert _texts(question) == [question]


def test_an_explanation_shows_the_parts_of_a_question() -> None:
    lines = explain(_BAKERY, "what grade is the Baker and who does she report to?")

    assert "Parts      what grade is the Baker | who does she report to?" in lines
    assert not any(line.startswith("Parts") for line in explain(_BAKERY, "what grade is the Baker?"))


def test_nothing_that_was_typed_is_lost_between_the_parts() -> None:
    assert _texts("Grade of the Baker? And the requirements of the Oven Lead? thanks") == [
        "Grade of the Baker?", "the requirements of the Oven Lead? thanks",
    ]  # fmt: skip
