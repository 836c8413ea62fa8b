"""Comparisons: which two roles stand on the two sides of a question."""

import pytest

from index.questions.sides import sides_in
from tests.index.showing import handbook_of


def _page(number: int, *roles: str) -> str:
    levels = "".join(f"### {role}\n\n#### Requirements\n\n- {role[0]}\n\n" for role in roles)
    return f"=== jobs/{number}.md\n# Family {number}\n\n## Levels\n\n{levels}"


_HANDBOOK = handbook_of(
    _page(1, "Staff Nurse", "Senior Nurse", "Nurse")
    + _page(2, "Deck Officer", "Engine Officer")
    + _page(3, "Payroll Clerk", "Night Porter")
)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("payroll clerk vs night porter", {"Payroll Clerk", "Night Porter"}),
        ("is a night porter above a payroll clerk?", {"Payroll Clerk", "Night Porter"}),
        ("what do senior and staff nurses each need?", {"Senior Nurse", "Staff Nurse"}),
        ("plain nurse vs senior", {"Nurse", "Senior Nurse"}),
        ("does a staff nurse need more years than a senior", {"Staff Nurse", "Senior Nurse"}),
        ("deck or engine officer, who is longer at sea?", {"Deck Officer", "Engine Officer"}),
    ],
)
def test_each_side_names_a_role_with_words_of_the_other_where_its_own_are_too_few(text: str, pair: set[str]) -> None:
    best, *_ = sides_in(_HANDBOOK.read(text), _HANDBOOK.entities)

    assert {best.first.thing.name, best.second.thing.name} == pair


@pytest.mark.parametrize("text", ["", "grade?", "the night porter", "grade of a payroll clerk in the night"])
def test_a_question_about_one_role_has_no_two_sides(text: str) -> None:
    pairs = sides_in(_HANDBOOK.read(text), _HANDBOOK.entities)

    assert all(each.score < 2 for each in pairs)
