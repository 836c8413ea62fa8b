"""One step of a process, as whoever holds it wants to see it."""

from index import Facts, Handbook, NotStated, look_up_step
from tests.index.showing import handbook_of, shown_answer

_PAGE = """# Baker

## Requirements

- Knows sourdough and its moods.
- Can lift a sack of flour.
- Friendly before dawn.

## Hiring Process

1. Screening call with a recruiter (30 minutes).
2. Tasting of sourdough with two bakers (45 minutes).
3. Optional: interview with the Head Baker (25-50 minutes).
"""


def _step(handbook: Handbook, number: int) -> str:
    return shown_answer(look_up_step(handbook, handbook.roles[0], number).answer)


def test_a_step_stands_between_those_beside_it_with_the_requirements_on_the_same_things() -> None:
    assert _step(handbook_of(_PAGE), 2) == (
        "facts\n"
        "interview of Baker = step 2 of 3, 30 min of interviews before it\n"
        "2. Tasting of sourdough with two bakers (45 minutes). <Hiring Process>\n"
        "Before it:\n"
        "1. Screening call with a recruiter (30 minutes). <Hiring Process>\n"
        "After it:\n"
        "3. Optional: interview with the Head Baker (25-50 minutes). <Hiring Process>\n"
        "Requirements that it can test:\n"
        "- Knows sourdough and its moods. <Requirements>"
    )


def test_the_first_step_has_none_before_it_and_the_last_none_after_it() -> None:
    handbook = handbook_of(_PAGE)

    first, last = _step(handbook, 1), _step(handbook, 3)
    assert first.splitlines()[1] == "interview of Baker = step 1 of 3"
    assert "Before it" not in first
    assert last.splitlines()[1] == "interview of Baker = step 3 of 3, optional, 1 h 15 min of interviews before it"
    assert "After it" not in last
    assert "note: No requirement of the role speaks of what this step is about." in last


def test_a_step_that_is_not_there_is_not_stated() -> None:
    handbook = handbook_of(_PAGE)
    role = handbook.roles[0]

    found = [type(look_up_step(handbook, role, number).answer) for number in (-1, 0, 3, 4)]
    assert found == [NotStated, NotStated, Facts, NotStated]
