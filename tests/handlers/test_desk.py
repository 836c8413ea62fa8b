from handlers import Ask, Guide, Help, ListRoles, guide_to, kind_of, take_turn, text_of
from handlers.guide import Example
from handlers.requests import Why
from index import Card, Comparison, Facet, Facts, Handbook, NothingFound, NotStated, Passages, Phrase, Roles


def test_a_role_alone_gives_its_card(handbook: Handbook) -> None:
    turn = take_turn(handbook, Ask("data-engineer"))

    assert isinstance(turn.said, Card)
    assert [role.slug for role in turn.roles] == ["data-engineer"]


def test_a_role_and_a_facet_give_the_fact(handbook: Handbook) -> None:
    turn = take_turn(handbook, Ask("senior-data-engineer grade"))

    assert isinstance(turn.said, Facts)
    assert (turn.said.headline, turn.facet) == ("7", Facet.GRADE)


def test_a_follow_up_is_about_the_roles_of_the_conversation(handbook: Handbook) -> None:
    first = take_turn(handbook, Ask("grade of the senior data engineer"))

    second = take_turn(handbook, Ask("and the reporting line?"), about=first.roles)

    assert [role.slug for role in second.roles] == ["senior-data-engineer"]
    assert second.facet is Facet.REPORTS_TO


def test_why_gives_the_whole_section_and_says_how_the_question_was_understood(handbook: Handbook) -> None:
    first = take_turn(handbook, Ask("how long is the second interview of a senior data engineer?"))
    why = take_turn(handbook, Why("why?"), about=first.roles, facet=first.facet)

    assert isinstance(why.said, Passages)
    (passage,) = why.said.passages
    assert passage.citation.heading == "Hiring Process"
    assert [quote.marker for quote in passage.quotes] == ["1.", "2.", "3."]
    assert why.understood
    assert why.understood.startswith("I understood: interview steps of Senior Data Engineer.")
    assert why.topic == first.topic


def test_why_of_what_is_not_stated_gives_the_sections_that_were_read(handbook: Handbook) -> None:
    first = take_turn(handbook, Ask("specialties of a data engineer"))
    why = take_turn(handbook, Why("why?"), about=first.roles, facet=first.facet)

    assert isinstance(first.said, NotStated)
    assert isinstance(why.said, Passages)
    assert {passage.citation for passage in why.said.passages} <= set(first.said.read)


def test_why_without_an_answer_before_it_is_a_question_like_any_other(handbook: Handbook) -> None:
    assert take_turn(handbook, Why("why?")) == take_turn(handbook, Ask("why?"))


def test_a_comparison_is_about_all_that_are_compared(handbook: Handbook) -> None:
    turn = take_turn(handbook, Ask("compare data-engineer vs senior-data-engineer"))

    assert isinstance(turn.said, Comparison)
    assert [role.slug for role in turn.roles] == ["data-engineer", "senior-data-engineer"]


def test_a_list_of_everything_lists_every_role(handbook: Handbook) -> None:
    turn = take_turn(handbook, ListRoles(""))

    assert isinstance(turn.said, Roles)
    assert {row.role for row in turn.said.rows} == set(handbook.roles)


def test_a_question_that_begins_with_list_is_asked_when_no_role_is_listed(handbook: Handbook) -> None:
    turn = take_turn(handbook, ListRoles("the requirements of the payload analyst"))

    assert kind_of(turn.said) == "facts"
    assert turn.facet is Facet.REQUIREMENTS


def test_an_unknown_role_is_not_found(handbook: Handbook) -> None:
    assert isinstance(take_turn(handbook, Ask("chief astronaut")).said, NothingFound)


def test_help_is_the_guide_with_roles_of_this_handbook(handbook: Handbook) -> None:
    guide = take_turn(handbook, Help()).said

    assert isinstance(guide, Guide)
    assert guide == guide_to(handbook)
    assert Example("/role data-engineer", Phrase("everything on one role")) in guide.commands
    assert (
        Example("/role compare senior-data-engineer data-engineer", Phrase("two roles side by side")) in guide.commands
    )


def test_every_example_of_the_guide_is_answered(handbook: Handbook) -> None:
    guide = guide_to(handbook)
    about = handbook.roles[:1]

    for example in guide.questions:
        assert kind_of(take_turn(handbook, Ask(example.text), about=about).said) in {"facts", "card"}, example


def test_a_role_to_choose_can_be_asked_for_as_the_reply_says(handbook: Handbook) -> None:
    text = text_of(take_turn(handbook, Ask("chief astronaut")).said)

    assert "/role help" in text
