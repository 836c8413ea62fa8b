"""Facts of a role that only another page states, by the role's very name."""

from handlers import text_of
from index import Facet, Roles, ask, list_roles
from tests.index.showing import handbook_of

_ROLE = "=== roles/{0}.md\n# {1}\n\n## Requirements\n\n- Patience\n\n## Responsibilities\n\n- Work\n"
_LINES = """=== people/lines.md
# Who reports to whom

- A Clerk, Night Porter or Junior Teller reports to the Head of Site.

## Grades

| Post | Grade | Responsible to |
|---|---|---|
| Night Porter | 3 | Head of Site |
| Clerk | 4 | Head of Site |
"""
_HANDBOOK = handbook_of(_ROLE.format("clerk", "Clerk") + _ROLE.format("porter", "Night Porter") + _LINES)


def test_a_manager_and_a_grade_are_found_on_the_page_that_states_them_by_name() -> None:
    clerk = next(scope for scope in _HANDBOOK.scopes if scope.head.path == "roles/clerk.md")

    manager, grade = _HANDBOOK.stated(clerk, Facet.REPORTS_TO), _HANDBOOK.stated(clerk, Facet.GRADE)

    assert [(each.value, each.section.path) for each in manager] == [("the Head of Site", "people/lines.md")]
    assert [(each.value, each.section.path) for each in grade] == [("4", "people/lines.md")]


def test_roles_of_one_name_are_one_row_of_a_list_where_one_sentence_speaks_of_them() -> None:
    rows = _HANDBOOK.facts.reporting_to("head site")
    listed = list_roles(_HANDBOOK, "report to the head of site")

    assert isinstance(listed, Roles)
    assert len({fact.scope.head.path for fact in rows if fact.scope.name == "Clerk"}) == len(
        [fact for fact in rows if fact.scope.name == "Clerk"]
    )
    told = [(row.role.name, row.quote.text) for row in listed.rows if row.quote]
    assert len(told) == len(set(told)) == len(listed.rows)


def test_a_sentence_of_a_page_with_a_longer_name_of_the_same_level_is_about_that_one() -> None:
    tax = "=== roles/tax.md\n# Tax Clerk\n\nThe Clerk reports to the Head of Tax.\n\n## Requirements\n\n- Numbers\n"
    handbook = handbook_of(_ROLE.format("clerk", "Clerk") + tax)
    clerk = next(scope for scope in handbook.scopes if scope.name == "Clerk")

    assert handbook.stated(clerk, Facet.REPORTS_TO) == ()
    assert "Head of Tax" not in text_of(ask(handbook, "who does the Clerk report to?").answer).splitlines()[0]


def test_an_org_chart_states_who_reports_to_whom() -> None:
    chart = """=== people/chart.md
# Who is boss of whom

* CEO (Marit)
    * COO
        * Head of Site – Ada
            * [Clerks](../roles/clerk.md)
            * Night Porters, senior also
"""
    handbook = handbook_of(_ROLE.format("clerk", "Clerk") + _ROLE.format("porter", "Night Porter") + chart)

    told = {scope.name: [each.value for each in handbook.stated(scope, Facet.REPORTS_TO)] for scope in handbook.scopes}

    assert (told["Clerk"], told["Night Porter"]) == (["Head of Site"], ["Head of Site"])


def test_a_nested_list_of_other_things_is_no_org_chart() -> None:
    page = "=== a.md\n# Tools\n\n- Night Porter\n  - keys\n  - torch\n- Radio\n  - battery\n"
    handbook = handbook_of(_ROLE.format("porter", "Night Porter") + page)

    assert handbook.facts.managers == ()
