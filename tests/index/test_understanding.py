"""Words that nobody knows are named; courtesies are known as such."""

import json
from pathlib import Path

import pytest

from index import Courtesy, Greeting, NothingFound, NotStated, ask
from index.questions.courtesy import courtesy_in
from tests.index.handbooks import EXAMPLE_QUESTIONS
from tests.index.scoring import questions_in
from tests.index.showing import handbook_of

_BAKERY = handbook_of("""=== baker.md
# Krokan Baker

## Job Grade

The Krokan Baker is a grade 4.
=== lead.md
# Oven Lead

Reports to Wendelgard.

## Responsibilities

- Lights the ovens.
=== clerk.md
# Flour Clerk

## Responsibilities

- Counts sacks.
""")


def _strange(text: str) -> tuple[str, ...]:
    answer = ask(_BAKERY, text).answer
    assert isinstance(answer, NothingFound | NotStated), answer
    return answer.not_understood


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("the flurbzork of the Oven Lead?", ("flurbzork",)),
        ("Flurbzork, (blimplex) flurbzork!", ("Flurbzork", "blimplex", "flurbzork")),
        ("какая зарплата", ("какая", "зарплата")),
        ("給料はいくらもらえるの", ("給料はいくらもらえるの",)),
        ("🥐 🥐", ("🥐 🥐",)),
        ("???", ("???",)),
        ("\ud800 \u202e!", ("!",)),
        (" ".join(f"blimplex{letter}" for letter in "abcdefgh"), tuple(f"blimplex{letter}" for letter in "abcde")),
    ],
)
def test_words_that_nobody_knows_are_named_as_they_are_written(text: str, strange: tuple[str, ...]) -> None:
    assert _strange(text) == strange


@pytest.mark.parametrize(
    "text",
    [
        "grade of the VP of Gardening",
        "krokan dentistry",
        "welche Stufe gibt es",
        "the pension of the Oven Led",
        "moon landing 2049 L9 b2b",
        "the and of",
        "",
        "   ",
        "\ud800",
    ],
)
def test_what_the_handbook_english_or_questions_know_is_understood(text: str) -> None:
    assert _strange(text) == ()


@pytest.mark.xfail(strict=True, reason="in a handbook of two pages the surety is too high")
@pytest.mark.parametrize(
    "text", ["does Wendelgard take dogs to the moon?", "how many kubernetes clusters does the Flour Clerk run"]
)
def test_what_is_not_there_is_refused_but_understood(text: str) -> None:
    assert _strange(text) == ()


def test_an_answer_names_no_words() -> None:
    answer = ask(_BAKERY, "hmpfgrz what grade is the Krokan Baker?").answer

    assert not isinstance(answer, NothingFound | NotStated)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hi", Courtesy.GREETING),
        ("Hello there!", Courtesy.GREETING),
        ("good morning team", Courtesy.GREETING),
        ("Guten Tag", Courtesy.GREETING),
        ("¡Hola!", Courtesy.GREETING),
        ("Bonjour à tous", Courtesy.GREETING),
        ("こんにちは", Courtesy.GREETING),
        ("thanks!", Courtesy.THANKS),
        ("great, thank you so much", Courtesy.THANKS),
        ("danke", Courtesy.THANKS),
        ("merci", Courtesy.THANKS),
        ("Gracias", Courtesy.THANKS),
        ("ありがとう", Courtesy.THANKS),
    ],
)
def test_a_text_that_is_nothing_but_courteous_is_answered_as_such(text: str, kind: Courtesy) -> None:
    assert ask(_BAKERY, text).answer == Greeting(kind)


@pytest.mark.parametrize(
    "text",
    [
        "hi, what grade is the Krokan Baker?",
        "hello oven lead",
        "thanks, and what grade is it?",
        "good grade",
        "thank-you notes",
        "team",
        "ok",
        "",
        "...",
    ],
)
def test_whatever_may_ask_something_is_no_courtesy(text: str) -> None:
    assert courtesy_in(text) is None


def test_no_question_of_a_set_is_a_courtesy() -> None:
    sets = [EXAMPLE_QUESTIONS, *sorted((Path(__file__).parents[1] / "sets").glob("*.jsonl"))]
    asked = [each.question for file in sets for each in questions_in(file).values()]

    assert [question for question in asked if courtesy_in(question)] == []


def test_the_examples_of_courtesies_are_known_again() -> None:
    lines = (Path(__file__).parents[1] / "learning" / "intents.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    wrong = [row["text"] for row in rows if (courtesy_in(row["text"]) or "none") != row.get("courtesy", "none")]

    assert len(wrong) <= len(rows) // 100
