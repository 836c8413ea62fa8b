"""Families that have a folder: a page for each level, and one for what they share."""

from index import Facet, Facts, NotStated, ask, look_up
from tests.index.showing import handbook_of

_SHARED = """=== bakery/README.md
# Bakery

## How we hire

1. Tasting with the Head Baker (20 minutes)
2. A morning at the oven

=== bakery/baker.md
# Baker

## What you will do

- Knead

## What you need

- Flour
"""


def test_a_level_is_hired_as_its_family_says() -> None:
    answer = ask(handbook_of(_SHARED), "interview steps for the baker").answer

    assert isinstance(answer, Facts)
    assert [quote.citation.path for group in answer.groups for quote in group.quotes] == ["bakery/README.md"] * 2


def test_a_level_with_a_process_of_its_own_keeps_it() -> None:
    own = "\n## Interviews\n\n- A chat with the miller\n"

    answer = ask(handbook_of(_SHARED + own), "interview steps for the baker").answer

    assert isinstance(answer, Facts)
    assert [quote.text for group in answer.groups for quote in group.quotes] == ["A chat with the miller"]


def test_a_page_in_another_folder_takes_nothing_over() -> None:
    moved = _SHARED.replace("=== bakery/baker.md", "=== mill/baker.md")

    handbook = handbook_of(moved)
    (baker,) = (role for role in handbook.roles if role.name == "Baker")

    assert isinstance(look_up(handbook, baker, Facet.INTERVIEW).answer, NotStated)
