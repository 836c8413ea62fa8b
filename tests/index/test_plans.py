"""Plans of interviews: which steps hold for a role, and totals that can be worked out by hand."""

import pytest

from index import Facet, Facts, Handbook, ask, compare, look_up, look_up_step
from tests.index.showing import handbook_of, shown_answer

_BAKERS = ("Junior Baker", "Baker", "Senior Baker", "Lead Baker", "Bakery Manager", "Senior Bakery Manager")
_CALL, _TASTING = "- A call, 20 minutes", "- A tasting, 40 minutes"
_BOTH = "2 steps, 1 h (60 minutes) altogether"
_ALL_THREE = "3 steps, 1 h 30 min (90 minutes) altogether"
_APPLIES = f"{_BOTH}; plus 1 where it applies, 30 min"
_OPTIONAL = f"{_BOTH}; plus 1 optional, 30 min"


def _bakery(process: str, roles: tuple[str, ...] = _BAKERS) -> Handbook:
    levels = "\n\n".join(f"### {role}\n\nThe {role} reports to the owner." for role in roles)
    return handbook_of(f"# Bakers\n\n## Levels\n\n{levels}\n\n## Hiring Process\n\n{process}\n")


def _plan(handbook: Handbook, name: str) -> Facts:
    role = next(role for role in handbook.roles if role.name == name)
    answer = look_up(handbook, role, Facet.INTERVIEW).answer
    assert isinstance(answer, Facts)
    return answer


def _with_third(step: str) -> Handbook:
    return _bakery(f"{_CALL}\n{_TASTING}\n{step}")


@pytest.mark.parametrize(
    ("step", "has", "has_not"),
    [
        ("- A talk, 30 minutes, for the Lead level and above", _BAKERS[3:], _BAKERS[:3]),
        ("- For seniors and above: a talk, 30 minutes", (), ()),
        ("- A talk, 30 minutes (Senior and above)", _BAKERS[2:], _BAKERS[:2]),
        ("- A talk, 30 minutes, for the Senior level only", ("Senior Baker",), ("Junior Baker", "Baker", "Lead Baker")),
        ("- Candidates for Lead also have a talk, 30 minutes", ("Lead Baker",), _BAKERS[:3]),
        ("- A talk, 30 minutes (up to Senior)", _BAKERS[:3], _BAKERS[3:]),
        ("- A talk, 30 minutes. Left out for juniors.", (), ()),
        ("- A talk, 30 minutes (not for Junior)", _BAKERS[1:], _BAKERS[:1]),
        ("- For managers only: a talk, 30 minutes", _BAKERS[4:], _BAKERS[:4]),
        ("- Bakery Manager only: a talk, 30 minutes", _BAKERS[4:5], (*_BAKERS[:4], _BAKERS[5])),
    ],
)
def test_a_step_is_counted_only_for_the_levels_that_it_names(
    step: str, has: tuple[str, ...], has_not: tuple[str, ...]
) -> None:
    handbook = _with_third(step)

    assert {name: _plan(handbook, name).headline for name in has} == dict.fromkeys(has, _ALL_THREE)
    assert {name: _plan(handbook, name).headline for name in has_not} == dict.fromkeys(has_not, _BOTH)


def test_a_step_that_is_left_out_is_told_behind_the_plan_in_its_own_words() -> None:
    plan = _plan(_with_third("- A talk, 30 minutes, for the Lead level and above"), "Baker")

    assert shown_answer(plan) == (
        "facts\n"
        "interview of Baker = 2 steps, 1 h (60 minutes) altogether\n"
        "1. A call, 20 minutes <Hiring Process>\n"
        "2. A tasting, 40 minutes <Hiring Process>\n"
        "Not for this role:\n"
        "- A talk, 30 minutes, for the Lead level and above <Hiring Process>"
    )


@pytest.mark.parametrize(
    "step",
    [
        "- A breakfast, 30 minutes (optional)",
        "- Optional: a breakfast, 30 minutes",
        "- You may be asked to a breakfast, 30 minutes",
        "- A breakfast of 30 minutes, if needed",
    ],
)
def test_an_optional_step_is_counted_apart(step: str) -> None:
    plan = _plan(_with_third(step), "Baker")

    assert plan.headline == _OPTIONAL
    assert plan.notes[-1] == "All 3 steps together take 1 h 30 min (90 minutes)."


def test_a_table_may_say_in_a_column_which_steps_are_optional_and_for_whom_they_are() -> None:
    handbook = _bakery(
        "| Step | With | Minutes | For whom | Optional |\n|---|---|---|---|---|\n"
        "| Call | a Senior Baker or above | 20 | everyone | no |\n"
        "| Tasting | Lead Baker | 40 | Baker and above | no |\n"
        "| Breakfast | the bakers | 30 | all levels | yes |"
    )

    assert _plan(handbook, "Baker").headline == _OPTIONAL
    assert _plan(handbook, "Junior Baker").headline == "1 step, 20 minutes altogether; plus 1 optional, 30 min"


def test_columns_for_levels_and_regions_have_both_to_be_met() -> None:
    handbook = _bakery(
        "| Step | Minutes | Levels | Region |\n|---|---|---|---|\n"
        "| Call | 20 | all | all |\n| Tasting | 40 | all | all |\n| Talk | 30 | Lead and above | Paris |"
    )

    assert _plan(handbook, "Baker").headline == _BOTH
    assert _plan(handbook, "Lead Baker").headline == _APPLIES


def test_a_column_of_what_is_required_says_what_is_optional() -> None:
    handbook = _bakery(
        "| Step | Minutes | Required |\n|---|---|---|\n"
        "| Call | 20 | yes |\n| Tasting | 40 | yes |\n| Breakfast | 30 | no |"
    )

    assert _plan(handbook, "Baker").headline == _OPTIONAL


@pytest.mark.parametrize("group", ["For Lead and above:\n", "### For Lead and above\n", "### Lead candidates\n"])
def test_a_heading_over_some_steps_says_for_whom_they_are(group: str) -> None:
    handbook = _bakery(f"{_CALL}\n{_TASTING}\n\n{group}\n- A talk, 30 minutes")

    assert _plan(handbook, "Lead Baker").headline == _ALL_THREE
    assert _plan(handbook, "Baker").headline == _BOTH
    assert shown_answer(_plan(handbook, "Baker")).endswith("2. A tasting, 40 minutes <Hiring Process>")


def test_a_heading_says_that_the_steps_under_it_are_optional() -> None:
    assert _plan(_bakery(f"{_CALL}\n{_TASTING}\n\n### Optional\n\n- A talk, 30 minutes"), "Baker").headline == _OPTIONAL


@pytest.mark.parametrize(
    "step",
    ["- Paris only: a talk, 30 minutes", "- For the night shift: a talk, 30 minutes", "- A talk (30 minutes, L3+)"],
)
def test_a_step_for_others_than_levels_is_kept_with_its_words_and_counted_apart(step: str) -> None:
    plan = _plan(_with_third(step), "Baker")

    assert plan.headline == _APPLIES
    assert plan.plan[2].text == step.removeprefix("- ")


def test_a_heading_that_nothing_decides_stands_over_its_steps() -> None:
    plan = _plan(_bakery(f"{_CALL}\n{_TASTING}\n\nOnly for Paris:\n\n- A talk, 30 minutes"), "Baker")

    assert plan.headline == _APPLIES
    assert [(group.title, len(group.quotes)) for group in plan.groups] == [(None, 2), ("Only for Paris", 1)]


def test_conditions_that_all_steps_share_part_nothing() -> None:
    handbook = _bakery(f"For our shops in Paris:\n\n{_CALL}\n{_TASTING}\n- A talk, 30 minutes")

    assert _plan(handbook, "Baker").headline == _ALL_THREE


def test_a_process_without_conditions_is_the_same_for_all() -> None:
    handbook = _with_third("- A talk with the Lead Baker, 30 minutes")

    assert {_plan(handbook, name).headline for name in _BAKERS} == {_ALL_THREE}


def test_a_whole_page_has_the_steps_of_some_levels_counted_apart() -> None:
    handbook = _with_third("- A talk, 30 minutes, for the Lead level and above")
    answer = ask(handbook, "how long are all interviews of the bakers together?").answer

    assert isinstance(answer, Facts)
    assert answer.headline in {_APPLIES, _BOTH}


def test_the_level_word_of_a_post_is_no_level() -> None:
    shops = ("Shop Manager", "Senior Shop Manager", "Manager, City Shops", "Director of Shops")
    handbook = _bakery(f"{_CALL}\n{_TASTING}\n- A talk, 30 minutes, for the Senior level and above", shops)

    told = [_plan(handbook, name).headline for name in shops]
    assert told == [_BOTH, _ALL_THREE, _ALL_THREE, _ALL_THREE]


def test_grades_decide_where_a_step_names_them() -> None:
    page = (
        "# Bakers\n\n## Levels\n\n### Baker (L2)\n\nBakes.\n\n### Senior Baker (L3)\n\nBakes well.\n\n"
        f"## Hiring Process\n\n{_CALL}\n{_TASTING}\n- A talk (30 minutes, L3 and above)\n"
    )
    handbook = handbook_of(page)

    assert [_plan(handbook, role.name).headline for role in handbook.roles if "Baker" in role.name][-2:] == [
        _BOTH,
        _ALL_THREE,
    ]


def test_of_two_processes_a_role_has_the_one_that_is_headed_for_its_level() -> None:
    handbook = handbook_of(
        "# Bakers\n\n## Levels\n\n### Baker\n\nBakes.\n\n### Lead Baker\n\nLeads.\n\n"
        "## Hiring process for Lead and above\n\n- A talk, 30 minutes\n- A trial, 60 minutes\n\n"
        f"## Hiring process\n\n{_CALL}\n{_TASTING}\n"
    )

    assert _plan(handbook, "Lead Baker").headline == "2 steps, 1 h 30 min (90 minutes) altogether"
    assert _plan(handbook, "Baker").headline == _BOTH


def test_ranges_are_added_up_as_ranges_everywhere() -> None:
    handbook = _bakery(
        "- A call, 20-30 minutes\n- Optional: a chat, 10-15 minutes\n- A tasting, 40 minutes\n- A talk, 1 hour"
    )
    plan = _plan(handbook, "Baker")

    assert plan.headline == (
        "3 steps, 2 h (120 minutes) to 2 h 10 min (130 minutes) altogether; plus 1 optional, 10 min to 15 min"
    )
    assert plan.notes[0] == "Time so far: 20 min to 30 min after step 1, 1 h to 1 h 10 min after step 3."


def test_a_step_has_the_number_that_it_has_in_the_plan() -> None:
    handbook = _bakery(
        f"{_CALL}\n- A talk, 30 minutes, for Lead and above\n{_TASTING}\n- A trial, 60 minutes (Paris only)"
    )
    baker, lead = handbook.role_called("Baker"), handbook.role_called("Lead Baker")
    assert baker is not None
    assert lead is not None

    def told(role: str, number: int) -> list[str]:
        scope = baker if role == "Baker" else lead
        assert scope is not None
        return shown_answer(look_up_step(handbook, handbook.role(scope), number).answer).splitlines()[1:3]

    assert told("Baker", 2) == [
        "interview of Baker = step 2 of 3, 20 min of interviews before it",
        "2. A tasting, 40 minutes <Hiring Process>",
    ]
    assert told("Baker", 3)[0] == "interview of Baker = step 3 of 3, where it applies, 1 h of interviews before it"
    assert told("Lead Baker", 2)[1] == "2. A talk, 30 minutes, for Lead and above <Hiring Process>"
    assert [quote.text for quote in _plan(handbook, "Baker").plan] == [
        "A call, 20 minutes",
        "A tasting, 40 minutes",
        "A trial, 60 minutes (Paris only)",
    ]


def test_cards_and_comparisons_tell_the_same_totals() -> None:
    handbook = _with_third("- A talk, 30 minutes, for the Lead level and above")
    roles = {role.name: role for role in handbook.roles}

    assert f"Interview: {_BOTH}" in shown_answer(look_up(handbook, roles["Baker"]).answer)
    assert f"Interview: {_ALL_THREE}" in shown_answer(look_up(handbook, roles["Lead Baker"]).answer)
    assert _BOTH not in shown_answer(compare(handbook, (roles["Lead Baker"], roles["Bakery Manager"])).answer)


def test_questions_on_how_many_and_how_long_get_the_same_totals() -> None:
    handbook = _with_third("- A talk, 30 minutes, for the Lead level and above")

    for asked in (
        "how many interviews does a Lead Baker have?",
        "how long are all interviews of the Lead Baker together?",
    ):
        answer = ask(handbook, asked).answer
        assert isinstance(answer, Facts)
        assert answer.headline == _ALL_THREE
