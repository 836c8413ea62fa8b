"""Five handbooks of other companies, each with a layout of its own: what is learnt from one must hold for the next."""

from pathlib import Path

import pytest

from tests.index.handbooks import LAYOUTS, loaded
from tests.index.misses import asked_of, parameters
from tests.index.scoring import Asked, faults

_FOLDER = Path(__file__).parent


def test_every_folder_is_asked_and_every_question_file_has_its_folder() -> None:
    folders = {path.name for path in _FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert folders == {file.stem for file in _FOLDER.glob("*.jsonl")} == set(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_page_of_a_layout_can_be_read(layout: str) -> None:
    assert loaded(layout).problems == ()


@pytest.mark.parametrize(("layout", "asked"), parameters(asked_of(*LAYOUTS)))
def test_a_question_is_answered_with_the_right_words_from_the_right_section(layout: str, asked: Asked) -> None:
    assert (asked.question, faults(loaded(layout), asked)) == (asked.question, [])
