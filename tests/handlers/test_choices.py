"""What can be asked next with one press: each press asks what its button says, of the role that it stands under."""

from bot.workspace.block_kit import Surface, problems_in, view_problems
from handlers import take_turn
from handlers.choices import Choice, Chosen, choices_of, read_choice
from handlers.language import ENGLISH
from handlers.opinions import read_opinion
from handlers.picker import option_value, options_for, picked, picker_view
from handlers.reply import Where, reply_in_view, reply_to, shared_by
from handlers.requests import Ask, CompareRoles, ListRoles, LookUp, Request
from index import Card, Comparison, Facet, Facts, Handbook, Role, look_up
from tests.index.showing import handbook_of


def test_every_button_of_every_card_asks_what_it_says(wide: Handbook) -> None:
    wrong = [
        (role.slug, choice.label)
        for role in wide.roles
        for choice in choices_of(take_turn(wide, LookUp(role)).said, None)
        if not _fits(wide, role, choice)
    ]

    assert wrong == []


def _kept(handbook: Handbook, choice: Choice) -> Request:
    """What comes back of a choice that was behind a button."""
    chosen = read_choice(choice.value(), {role.slug: role for role in handbook.roles})
    assert chosen
    return chosen.request


def _fits(handbook: Handbook, role: Role, choice: Choice) -> bool:
    turn = take_turn(handbook, _kept(handbook, choice))
    if choice.label.startswith("Compare"):
        return isinstance(turn.said, Comparison) and turn.roles[0] == role and len(turn.roles) == 2
    return isinstance(turn.said, Facts) and turn.roles[0] == role and turn.said.facet.label == choice.label


def test_slack_takes_the_answers_of_every_role_with_their_buttons_in_messages_and_in_the_picker(wide: Handbook) -> None:
    for role in wide.roles:
        card = take_turn(wide, LookUp(role))
        turns = [card, *(take_turn(wide, _kept(wide, choice)) for choice in choices_of(card.said, None))]
        for turn in turns:
            reply = reply_to(turn, Where(shareable=True))
            assert problems_in(list(shared_by("U0PERSON", reply, ENGLISH).blocks), Surface.MESSAGE) == ()
            assert view_problems(picker_view(reply_in_view(turn).blocks)) == ()


def test_every_role_can_be_picked(wide: Handbook) -> None:
    assert [picked(wide, option_value(role)) for role in wide.roles] == list(wide.roles)


def test_the_options_of_the_picker_are_what_slack_takes(wide: Handbook) -> None:
    groups = options_for(wide, "")
    select = {"type": "static_select", "action_id": "pick", "option_groups": groups}

    assert problems_in([{"type": "actions", "elements": [select]}], Surface.MODAL) == ()
    assert sum(len(group["options"]) for group in groups) == min(len(wide.roles), 100)


def test_roles_are_found_by_the_beginnings_of_their_words_and_by_what_people_call_them(handbook: Handbook) -> None:
    def names(typed: str) -> list[str]:
        return [option["text"]["text"] for group in options_for(handbook, typed) for option in group["options"]]

    assert names("sen data")[0] == "Senior Data Engineer"
    assert names("sr da")[0] == "Senior Data Engineer"
    assert names("sr data eng")[0] == "Senior Data Engineer"
    assert names("engineer data")[0] == "Data Engineer"
    assert names("zzz") == []


def test_whatever_is_asked_comes_back_from_behind_a_button(handbook: Handbook) -> None:
    roles = {role.slug: role for role in handbook.roles}
    one, other = handbook.roles[:2]
    requests = (LookUp(one), LookUp(one, Facet.GRADE), CompareRoles((one, other)), Ask("grade?"), ListRoles("data"))

    kept = [read_choice(Choice("x", request, one.slug).value(), roles) for request in requests]
    assert kept == [Chosen(request, one.slug) for request in requests]


def test_a_value_that_is_not_ours_is_no_choice(handbook: Handbook) -> None:
    gone = Choice("x", LookUp(handbook.roles[0])).value()

    values = (None, 7, "", "{", "[]", "7", '{"ask": 7}', gone, "[" * 100_000)
    assert [read_choice(value, {}) for value in values] == [None] * 9
    assert [read_opinion(value) for value in values if isinstance(value, str)] == [None] * 7


def test_a_level_above_is_told_by_the_level_words_that_differ() -> None:
    page = "# {0}\n\n## Levels\n\n### {0}\n\nGrade: 6\n\n### Senior {0}\n\nGrade: 7\n\n### Staff {0}\n\nGrade: 8\n"
    handbook = handbook_of(page.format("Program Manager"))
    cards = [look_up(handbook, role).answer for role in handbook.roles]

    above = [card.above.name if isinstance(card, Card) and card.above else None for card in cards]
    assert above == ["Senior Program Manager", "Staff Program Manager", None]


def test_two_specialties_of_one_level_are_not_above_each_other() -> None:
    page = "# Ovens\n\n## Levels\n\n### Manager, Ovens (Bread)\n\nGrade: 6\n\n### Manager, Ovens (Cake)\n\nGrade: 6\n"
    card = look_up(handbook := handbook_of(page), handbook.roles[0]).answer

    assert isinstance(card, Card)
    assert (card.below, card.above) == (None, None)


def test_a_card_names_the_levels_beside_the_role(handbook: Handbook) -> None:
    card = take_turn(handbook, Ask("senior-data-engineer")).said

    assert isinstance(card, Card)
    assert [role.name if role else None for role in (card.below, card.above)] == [
        "Data Engineer",
        "Manager, Data Engineering",
    ]
