"""Who is shown what: by the person, and by the place where they asked."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from handlers import EVERYTHING, Clearance, Found, Place, Reader, Screen, Standing, clearance_of, text_of_turn
from handlers.readers import Way, Withheld
from handlers.requests import Ask, CompareRoles, ListRoles, LookUp
from handlers.topics import Topic
from index import Audience, Card, Facts, NothingFound, NotStated, Parts, Roles, SectionRule, load_editions

_PAGES = {
    "baker.md": "# Baker\n\nThe Baker reports to the Head Baker.\n\n## Requirements\n\n- Knows sourdough.\n\n"
    "## Job Grade\n\nThe Baker is a grade 5.\n",
    "scout.md": "---\ntitle: Recipe Scout\naudience: internal\n---\n\nThe Recipe Scout reports to the Head Baker.\n\n"
    "## Requirements\n\n- Tastes everything.\n",
    "panel.md": "---\ntitle: Trick questions\naudience: hiring\n---\n\n## The egg question\n\n"
    "- Ask what an egg weighs.\n",
}
_RULE = SectionRule(re.compile("job grade", re.IGNORECASE), Audience.HIRING)
_OUTSIDE = Clearance(Audience.EVERYBODY, Audience.EVERYBODY)
_SHARED_CHANNEL = Clearance(Audience.EVERYBODY, Audience.INTERNAL)
_INSIDE = Clearance(Audience.INTERNAL, Audience.INTERNAL)


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    for name, text in _PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Screen(load_editions(tmp_path, rules=[_RULE]))


def _clearance(found: Found, reader: Reader | None = None) -> Clearance:
    return clearance_of(found, reader or Reader("T1", "U1", "C1"))


@pytest.mark.parametrize(("standing", "place"), list(product(Standing, Place)))
def test_nobody_is_shown_more_than_everybody_where_person_or_place_is_not_the_companys(
    standing: Standing, place: Place
) -> None:
    clearance = _clearance(Found(standing, place, hires=False))

    is_member = standing is Standing.MEMBER
    assert clearance.alone is (Audience.INTERNAL if is_member else Audience.EVERYBODY)
    if place in {Place.SHARED, Place.UNKNOWN} or not is_member:
        assert clearance.here is Audience.EVERYBODY
    else:
        assert clearance.here is (Audience.HIRING if place is Place.HIRING else Audience.INTERNAL)


def test_who_hires_is_shown_more_alone_and_no_more_among_colleagues() -> None:
    assert _clearance(Found(Standing.MEMBER, Place.ALONE, hires=True)) == EVERYTHING
    assert _clearance(Found(Standing.MEMBER, Place.COMPANY, hires=True)).here is Audience.INTERNAL


def test_slacks_word_that_a_channel_is_shared_counts_more_than_what_is_known_of_it() -> None:
    reader = Reader("T1", "U1", "C1", shared=True)

    assert _clearance(Found(Standing.MEMBER, Place.HIRING, hires=True), reader).here is Audience.EVERYBODY


def test_while_slack_has_not_told_every_answer_that_may_lack_something_says_so(screen: Screen) -> None:
    unsure = _clearance(Found(is_sure=False))
    questions = ("who does the recipe scout report to?", "who does the recipe clown report to?", "baker", "list")
    turns = [screen.take(Ask(question), clearance=unsure) for question in questions]

    assert unsure.here is Audience.EVERYBODY
    assert [turn.more for turn in turns] == [Way.LATER] * 4  # whether anything is hidden or not
    assert screen.take(Ask("who does the baker report to?"), clearance=unsure).more is None


def test_a_page_for_the_company_is_pointed_to_for_those_who_may_read_it_alone(screen: Screen) -> None:
    asked = Ask("who does the recipe scout report to?")

    assert screen.take(asked, clearance=_SHARED_CHANNEL).said == Withheld(Way.DIRECT)
    assert isinstance(screen.take(asked, clearance=_INSIDE).said, Facts)


_TEMPLATES = (
    "{}", "{} grade", "who does the {} report to?", "what is the {}?", "requirements of the {}", "baker {}",
    "does the baker need {}?", "which roles know {}?", "how many steps has the {} interview?", "compare baker and {}",
    "list {}", "what must a senior {} bring?",
)  # fmt: skip
# Each stands on a page that is hidden from the reader.
_HIDDEN = (
    "recipe scout", "scout", "recipe", "tastes", "trick", "egg", "weighs", "trick questions", "egg question",
)  # fmt: skip


@pytest.mark.parametrize("rules", [[], [_RULE]], ids=["pages", "pages and sections"])
def test_a_guest_is_answered_as_if_hidden_pages_did_not_exist(tmp_path: Path, rules: list[SectionRule]) -> None:
    (tmp_path / "baker.md").write_text(_PAGES["baker.md"], encoding="utf-8")
    without = Screen(load_editions(tmp_path, rules=rules))
    for name in ("scout.md", "panel.md"):
        (tmp_path / name).write_text(_PAGES[name], encoding="utf-8")
    screened = Screen(load_editions(tmp_path, rules=rules))

    for template, word in product(_TEMPLATES, _HIDDEN):
        asked = Ask(template.format(word))
        turn, alone = (each.take(asked, clearance=_OUTSIDE) for each in (screened, without))
        assert replace(turn, in_part=alone.in_part) == alone
        assert not turn.in_part or isinstance(turn.said, Roles) or alone.in_part


def test_a_colleague_is_told_nothing_of_words_on_pages_for_hiring(tmp_path: Path) -> None:
    for name in ("baker.md", "scout.md"):
        (tmp_path / name).write_text(_PAGES[name], encoding="utf-8")
    without = Screen(load_editions(tmp_path))
    (tmp_path / "panel.md").write_text(_PAGES["panel.md"], encoding="utf-8")
    screened = Screen(load_editions(tmp_path))

    for word in ("egg", "trick"):
        asked = Ask(f"what is the {word} question?")
        turn = screened.take(asked, clearance=_INSIDE)
        assert replace(turn, in_part=False) == without.take(asked, clearance=_INSIDE)
        assert turn.more is None


def test_a_card_is_shown_without_what_is_withheld_and_says_so(screen: Screen) -> None:
    turn = screen.take(Ask("baker"), clearance=_OUTSIDE)

    assert isinstance(turn.said, Card)
    assert turn.more is Way.MEMBERS
    assert turn.said.lines[0].quote is None
    assert screen.take(Ask("baker"), clearance=EVERYTHING).more is None


def test_the_fact_itself_is_withheld(screen: Screen) -> None:
    assert screen.take(Ask("what grade is the baker?"), clearance=_INSIDE).said == Withheld(Way.HIRING)


def test_of_several_parts_those_are_answered_that_may_be_shown_and_there_is_said_to_be_more(screen: Screen) -> None:
    turn = screen.take(Ask("what grade is the baker and who does the baker report to?"), clearance=_INSIDE)

    assert isinstance(turn.said, Parts)
    assert [part.is_answered for part in turn.said.parts] == [False, True]
    assert turn.more is Way.HIRING
    assert "5" not in text_of_turn(turn).replace("lines 1-5", "")


def test_a_part_that_the_person_may_read_alone_is_said_to_be_for_a_direct_message(screen: Screen) -> None:
    question = Ask("who does the baker report to and what are the requirements for the recipe scout?")
    turn = screen.take(question, clearance=_SHARED_CHANNEL)

    assert isinstance(turn.said, Parts)
    assert [part.is_answered for part in turn.said.parts] == [True, False]
    assert turn.more is Way.DIRECT
    assert "Tastes everything" not in text_of_turn(turn)


def test_a_list_is_shown_without_the_roles_that_are_withheld(screen: Screen) -> None:
    turn = screen.take(Ask("which roles report to the head baker?"), clearance=_OUTSIDE)

    assert isinstance(turn.said, Roles)
    assert [row.role.name for row in turn.said.rows] == ["Baker"]
    assert (turn.more, turn.in_part) == (None, True)


def test_a_list_says_that_it_may_lack_roles_whatever_it_lacks(screen: Screen) -> None:
    turns = [screen.take(ListRoles(text), clearance=_OUTSIDE) for text in ("", "baker")]

    assert [turn.in_part for turn in turns] == [True, True]
    assert "Only roles that may be shown here are on this list." in text_of_turn(turns[0])
    assert not screen.take(ListRoles(""), clearance=_INSIDE).in_part


def test_what_the_handbook_does_not_say_is_not_called_withheld(screen: Screen) -> None:
    turn = screen.take(Ask("how many vacation days does the baker get?"), clearance=_OUTSIDE)

    assert (type(turn.said), turn.more) == (NotStated, None)


def test_a_button_made_for_others_is_screened_for_whoever_presses_it(screen: Screen) -> None:
    scout, baker = screen.every_role["recipe-scout"], screen.every_role["baker"]

    assert screen.take(LookUp(scout), clearance=_OUTSIDE).said == NothingFound(())
    assert screen.take(CompareRoles((baker, scout)), clearance=_OUTSIDE).said == NothingFound(())
    assert screen.take(LookUp(scout), clearance=_SHARED_CHANNEL).said == Withheld(Way.DIRECT)
    assert isinstance(screen.take(LookUp(baker), clearance=_OUTSIDE).said, Card)


def test_a_conversation_about_a_withheld_role_is_about_none(screen: Screen) -> None:
    turn = screen.take(Ask("and the requirements?"), clearance=_OUTSIDE, topic=Topic(("recipe-scout",)))

    of_none = screen.take(Ask("and the requirements?"), clearance=_OUTSIDE)
    assert turn == of_none


def test_all_roles_are_listed_as_far_as_they_are_shown(screen: Screen) -> None:
    listed = screen.take(ListRoles(""), clearance=_OUTSIDE)

    assert isinstance(listed.said, Roles)
    assert [row.role.slug for row in listed.said.rows] == ["baker"]
