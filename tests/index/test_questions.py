"""The example handbook, asked what people ask: questions whose answers were written down by hand."""

import pytest

from tests.index.handbooks import EXAMPLE_QUESTIONS, FOLDERS, loaded
from tests.index.misses import parameters
from tests.index.scoring import Asked, faults, questions_in

_QUESTIONS = questions_in(EXAMPLE_QUESTIONS)

# Not answered rightly yet, each with the reason. One that is mended fails here until it is taken out.
KNOWN_MISSES: dict[str, str] = {
    "ex-010": '"picks up what ... can\'t get to" shares no word with "has no room for"',
    "ex-012": "the requirements come before the introduction",
    "ex-024": "another item with a number comes first",
    "ex-040": "the sentence above the steps is left out",
    "ex-042": "the page's own on-call item comes before the specialty's",
    "ex-047": '"on top" should ask for the lists, not the grade',
    "ex-075": '"internaly" and "switch" lead to other pages',
    "ex-087": "the process of another role is taken for that of a program without roles",
}


def test_every_page_of_the_example_handbook_can_be_read() -> None:
    folder = FOLDERS["example"]

    assert loaded("example").problems == ()
    assert set(loaded("example").pages) == {
        file.relative_to(folder).as_posix() for file in folder.rglob("*.md") if file.name != "README.md"
    }


@pytest.mark.parametrize("asked", parameters(_QUESTIONS, KNOWN_MISSES))
def test_a_question_is_answered_with_the_right_words_from_the_right_section(asked: Asked) -> None:
    assert (asked.question, faults(loaded("example"), asked)) == (asked.question, [])
