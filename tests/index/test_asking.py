"""The doors of the index: a question in a conversation, a list of roles, an explanation."""

import re

import pytest

from index import Card, Facet, Facts, Handbook, NothingFound, Role, Roles, ask, explain, list_roles, load_handbook
from tests.index.handbooks import FOLDERS, loaded
from tests.index.misses import parameters
from tests.index.showing import handbook_of, shown_answer


def _role(slug: str) -> Role:
    return next(role for role in loaded("small").roles if role.slug == slug)


def test_a_question_that_names_no_role_is_about_the_role_of_the_conversation() -> None:
    asked = ask(loaded("small"), "and the grade?", about=(_role("harbor-pilot"),))

    assert asked.roles == (_role("harbor-pilot"),)
    assert shown_answer(asked.answer) == "facts\ngrade of Harbor Pilot = 6\nThe Harbor Pilot is a grade 6. <Job Grade>"


@pytest.mark.parametrize("text", ["who is our CTO?", "and who is the CTO", "who's the CTO?"])
def test_initials_that_no_role_has_are_somebody_else(text: str) -> None:
    asked = ask(loaded("small"), text, about=(_role("harbor-pilot"),))

    assert (asked.roles, asked.answer) == ((), NothingFound(()))


@pytest.mark.parametrize(
    "text",
    [
        "and the senior manager?",
        "what about the senior manager",
        "Senior Manager?",
        "how about a senior manager?",
        "and for the Senior Manager, Nursing",
        "same for the senior-manager-nursing",
        "ok, and the senior manager of nursing?",
    ],
)
def test_a_question_that_names_only_another_role_asks_the_same_of_it(text: str) -> None:
    director, senior_manager = _NURSES.roles
    asked = ask(_NURSES, text, about=(director,), facet=Facet.GRADE)

    assert isinstance(asked.answer, Facts)
    assert (asked.roles, asked.answer.facet, asked.answer.headline) == ((senior_manager,), Facet.GRADE, "9")


@pytest.mark.parametrize(
    "text",
    [
        "director of quantum gardening grade",
        "grade of a quantum gardening director",
        "and what does the director of gardening need?",
        "what does a quantum director do",
        "who does the senior manager, quantum, report to",
    ],
)
def test_a_level_of_another_name_is_nobody_of_the_conversation(text: str) -> None:
    director, _ = _NURSES.roles

    assert ask(_NURSES, text, about=(director,), facet=Facet.GRADE).roles == ()


@pytest.mark.parametrize(
    "text", ["and does the senior manager need a degree?", "what must the senior manager of nursing do"]
)
def test_a_level_of_the_conversation_may_be_asked_anything(text: str) -> None:
    director, senior_manager = _NURSES.roles

    assert ask(_NURSES, text, about=(director,), facet=Facet.GRADE).roles == (senior_manager,)


def test_for_a_role_that_no_name_comes_near_the_plainest_of_its_kind_are_offered() -> None:
    answer = ask(_NURSES, "grade of the director of quantum gardening").answer

    assert isinstance(answer, NothingFound)
    assert [role.name for role in answer.nearest] == ["Director, Nursing"]
    assert ask(_NURSES, "weather of quantum gardening").answer == NothingFound(())


def test_a_name_that_does_not_go_on_is_a_question_of_its_own() -> None:
    director, _ = _NURSES.roles

    assert isinstance(ask(_NURSES, "Senior Manager, Nursing", about=(director,), facet=Facet.GRADE).answer, Card)


def test_what_is_asked_now_stands_before_what_was_asked() -> None:
    director, senior_manager = _NURSES.roles
    asked = ask(_NURSES, "and who does the senior manager report to?", about=(director,), facet=Facet.GRADE)

    assert (asked.roles, asked.facet) == ((senior_manager,), Facet.REPORTS_TO)


_NURSES = handbook_of(
    "# Nursing\n\n## Levels\n\n### Director, Nursing\n\nThe Director is a grade 10 and reports to the VP.\n\n"
    "### Senior Manager, Nursing\n\nThe Senior Manager is a grade 9 and reports to the Director.\n"
)


def test_names_of_the_same_words_are_two_names_where_one_says_a_word_twice() -> None:
    handbook = handbook_of(
        "=== leads.md\n# Senior Manager, Nursing Program Management\n\nGrade: 9\n"
        "=== programs.md\n# Senior Nursing Program Manager\n\nGrade: 7\n"
    )

    asked = ask(handbook, "what grade is senior-manager-nursing-program-management")

    assert isinstance(asked.answer, Facts)
    assert asked.answer.headline == "9"


def test_altogether_is_nobody() -> None:
    asked = ask(loaded("small"), "how long altogether?", about=(_role("harbor-pilot"),))

    assert asked.roles == (_role("harbor-pilot"),)


def test_a_role_that_is_named_stands_before_the_role_of_the_conversation() -> None:
    asked = ask(loaded("small"), "the grade of an IT security analyst?", about=(_role("harbor-pilot"),))

    assert asked.roles == (_role("it-security-analyst"),)


def test_a_conversation_about_nobody_leaves_a_question_about_nobody() -> None:
    asked = ask(loaded("small"), "and the grade?")

    assert (asked.roles, asked.answer) == ((), NothingFound(()))


_ROLES = [(name, role) for name in FOLDERS for role in loaded(name).roles]
_BY_NAME = {f"{name}: {role.name}": (name, role) for name, role in _ROLES}
_BY_SLUG = {f"{name}: {role.slug}": (name, role) for name, role in _ROLES}


@pytest.mark.parametrize(("name", "role"), parameters(_BY_NAME))
def test_a_role_is_known_by_its_full_name(name: str, role: Role) -> None:
    assert ask(loaded(name), f"the grade of the {role.name}").roles[:1] == (role,)


@pytest.mark.parametrize(("name", "role"), parameters(_BY_SLUG))
def test_a_role_is_known_by_its_slug(name: str, role: Role) -> None:
    assert ask(loaded(name), role.slug).roles[:1] == (role,)


def test_the_catalogue_names_family_department_page_and_place_of_a_role() -> None:
    role = _role("manager-harbor-pilotage")

    assert (role.name, role.family, role.department, role.path) == (
        "Manager, Harbor Pilotage", "Harbor Pilotage", "Ships", "roles/ships/harbor-pilotage.md",
    )  # fmt: skip
    assert (role.citation.heading_path, role.citation.anchor) == (
        ("Levels", "Manager, Harbor Pilotage"), "manager-harbor-pilotage",
    )  # fmt: skip


def test_the_levels_of_a_page_are_ranked_from_the_lowest_up() -> None:
    family = [role for role in loaded("small").roles if role.family == "Lighthouse Keeper"]

    assert [role.slug for role in sorted(family, key=lambda role: role.rank)] == [
        "junior-lighthouse-keeper", "lighthouse-keeper", "senior-lighthouse-keeper",
    ]  # fmt: skip


def test_a_page_without_a_department_is_in_the_folder_that_it_stands_in() -> None:
    page = "# Baker\n\n## Job Grade\n\nThe Baker is a grade 4.\n\n## Requirements\n\n- Flour\n"
    handbook = handbook_of(f"=== job-families/bread-and-cake/baker.md\n{page}=== baker.md\n{page}")

    assert [role.department for role in handbook.roles] == ["Bread And Cake", ""]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("lights", ["junior-lighthouse-keeper", "lighthouse-keeper", "senior-lighthouse-keeper"]),
        ("lighthouse keeper roles", ["junior-lighthouse-keeper", "lighthouse-keeper", "senior-lighthouse-keeper"]),
        ("directors", ["director-harbor-pilotage"]),
        ("grade 8", ["sales-manager", "manager-harbor-pilotage"]),
        ("grade 8 in ships", ["manager-harbor-pilotage"]),
        ("who report to the senior lighthouse keeper", ["junior-lighthouse-keeper", "lighthouse-keeper"]),
    ],
)
def test_a_list_holds_the_roles_of_a_department_a_family_a_level_a_grade_or_a_boss(text: str, slugs: list[str]) -> None:
    found = list_roles(loaded("small"), text)

    assert isinstance(found, Roles)
    assert [row.role.slug for row in found.rows] == slugs


def test_a_list_of_nothing_in_particular_holds_all_roles() -> None:
    found = list_roles(loaded("small"), "")

    assert isinstance(found, Roles)
    assert (found.property, tuple(row.role for row in found.rows)) == ("are in this handbook", loaded("small").roles)


@pytest.mark.parametrize("text", ["mermaids", "grade 99", "who report to the mermaid", "grade 8 in the navy"])
def test_a_list_of_what_nobody_is_finds_nothing(text: str) -> None:
    assert list_roles(loaded("small"), text) == NothingFound(())


def test_an_explanation_names_the_facets_the_roles_that_may_be_meant_and_the_candidates_with_what_counts() -> None:
    lines = explain(loaded("small"), "does a director of harbor pilotage speak norwegian?")
    text = "\n".join(lines)

    assert lines[0] == "Words      does a director of harbor pilotage speak norwegian"
    assert lines[1].startswith("Facets     ")
    assert "Director, Harbor Pilotage (roles/ships/harbor-pilotage.md)" in text
    assert "[Requirements] of Director, Harbor Pilotage (roles/ships/harbor-pilotage.md)" in text
    assert re.search(r"\w [\d.]+ \([+-][\d.]+\)", text)


def test_citations_link_to_the_site_where_there_is_one() -> None:
    handbook = load_handbook(FOLDERS["small"], site_url="https://handbook.example.com/")

    assert _urls(handbook) == {
        "Harbor Pilot": "https://handbook.example.com/roles/ships/harbor-pilotage/#harbor-pilot",
        "IT Security Analyst": "https://handbook.example.com/roles/office/security-analyst/",
    }
    assert set(_urls(loaded("small")).values()) == {None}


def _urls(handbook: Handbook) -> dict[str, str | None]:
    wanted = {"Harbor Pilot", "IT Security Analyst"}
    return {role.name: role.citation.url for role in handbook.roles if role.name in wanted}


_TWO_PROCESSES = """# Miller

## Requirements

- Wind

## Levels

### Miller

#### Job Grade

Grade 4

### Mill Manager

#### Job Grade

Grade 6

## Hiring Process

For millers:

- A call of 20 minutes
- A morning at the mill, 90 minutes

For managers:

- A talk with the owner, 45 minutes
"""


@pytest.mark.parametrize(
    ("role", "headline"),
    [("miller", "2 steps, 1 h 50 min (110 minutes) altogether"), ("mill manager", "1 step, 45 minutes altogether")],
)
def test_of_a_list_for_managers_and_one_for_the_others_each_role_has_its_own(role: str, headline: str) -> None:
    answer = ask(handbook_of(_TWO_PROCESSES), f"interview steps of the {role}").answer

    assert isinstance(answer, Facts)
    assert answer.headline == headline


def test_two_levels_before_one_name_are_compared() -> None:
    asked = ask(loaded("small"), "difference between junior and senior lighthouse keeper?")

    assert [role.slug for role in asked.roles] == ["junior-lighthouse-keeper", "senior-lighthouse-keeper"]
