"""The example handbook, asked what people ask: questions whose answers were written down by hand."""

import pytest

from tests.index.handbooks import FOLDERS, loaded
from tests.index.misses import asked_of, parameters
from tests.index.scoring import Asked, faults


def test_every_page_of_the_example_handbook_can_be_read() -> None:
    folder = FOLDERS["example"]

    assert loaded("example").problems == ()
    assert set(loaded("example").pages) == {
        file.relative_to(folder).as_posix() for file in folder.rglob("*.md") if file.name != "README.md"
    }


@pytest.mark.parametrize(("book", "asked"), parameters(asked_of("example")))
def test_a_question_is_answered_with_the_right_words_from_the_right_section(book: str, asked: Asked) -> None:
    assert (asked.question, faults(loaded(book), asked)) == (asked.question, [])
