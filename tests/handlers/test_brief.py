"""Grades and reporting lines are read at a glance, on a phone, whatever the pages make of them."""

import pytest

from handlers import take_turn, text_of
from handlers.requests import LookUp
from index import Facet, Handbook
from tests.index.showing import handbook_of

_CHARACTERS = 400


@pytest.mark.parametrize("facet", [Facet.GRADE, Facet.REPORTS_TO])
def test_one_fact_of_any_role_is_said_in_400_characters(wide: Handbook, facet: Facet) -> None:
    texts = [text_of(take_turn(wide, LookUp(role, facet)).said) for role in wide.roles]

    assert [text for text in texts if len(text) > _CHARACTERS] == []


def _reports(*bosses: str, folder: str = "") -> Handbook:
    pages = (
        f"=== {folder}{number}.md\n# Senior Sourdough and Rye Bread Baker\n\n"
        f"This position, like all others of the bakery, reports to {boss}.\n\n## Requirements\n\n- Hands\n"
        for number, boss in enumerate(bosses, 1)
    )
    return handbook_of("".join(pages))


def _said(handbook: Handbook) -> str:
    return text_of(take_turn(handbook, LookUp(handbook.roles[0], Facet.REPORTS_TO)).said)


def test_two_pages_that_differ_are_quoted_where_there_is_room() -> None:
    said = _said(_reports("the Owner", "the Miller"))

    assert said.count("This position, like all others of the bakery, reports to") == 2
    assert "The pages differ; all are shown." in said


def test_two_pages_that_differ_at_length_are_told_in_the_first_line_with_their_sources() -> None:
    first, second = "the Director of Breads, Cakes and Pastries", "the Head of the Mills of the Northern Valleys"
    said = _said(_reports(first, second, folder="job-families/food-and-drink/the-bakeries/"))

    assert said == (
        f"Senior Sourdough and Rye Bread Baker: reports to {first} / {second}\n\n"
        "Sources:\n"
        "[1] job-families/food-and-drink/the-bakeries/1.md › Senior Sourdough and Rye Bread Baker, lines 1-3\n"
        "[2] job-families/food-and-drink/the-bakeries/2.md › Senior Sourdough and Rye Bread Baker, lines 1-3"
    )
