"""Operations on the fact table: who is above whom, which roles share what, on handbooks of a few lines."""

from pathlib import Path

import pytest

from handlers import text_of
from index import Comparison, Handbook, load_handbook
from index.answers.chains import chain_answer
from index.answers.comparing import comparison
from index.facts.people import parts_of, person_key
from index.questions.query import read_query
from index.questions.question import Question
from index.ranking.bounds import Bounds, bounds_in
from index.ranking.candidates import Candidate, Mentioned, Operation
from index.ranking.operations import operations
from index.roles.scope import Scope

_BAKERY = """# Bakery

## Baker

The Baker reports to the [boss of the ovens](mill.md#head-miller) and bakes. The Baker is a grade 4.

## Senior Baker

The Baker reports to the Head Baker. The Senior Baker is a grade 6.

### Requirements

- Holds a sourdough diploma

## Head Baker

The Head Baker reports to the CEO whatever the season. The Head Baker is a grade 9.

### Interview process

1. Talk with a Senior Baker
2. Talk with the Head Miller
"""
_MILL = """# Mill

## Miller

The Miller reports to the Head Miller of your site. The Miller is a grade 4.

### Requirements

- Holds a milling diploma

## Head Miller

The Head Miller reports to the CEO and sits on the board. The Head Miller is a grade 9.
"""


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    for name, text in (("bakery", _BAKERY), ("mill", _MILL)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return load_handbook(tmp_path)


def _role(handbook: Handbook, name: str) -> Scope:
    return next(scope for scope in handbook.facts.roles if scope.name == name)


def _candidates(handbook: Handbook, text: str) -> list[Candidate]:
    query = handbook.read(text)
    named = Mentioned(handbook.entities.find(query), handbook.persons.find(query))
    return list(operations(query, handbook.facts, named, within=handbook.within, saying=handbook.evidence.saying))


def _listed(handbook: Handbook, text: str, operation: Operation) -> list[list[str]]:
    found = [each for each in _candidates(handbook, text) if each.operation is operation]
    return [[fact.scope.name for fact in each.facts] for each in found]


@pytest.mark.parametrize(
    ("stated", "persons"),
    [
        ("the CEO and serves as secretary of the Board", ("the CEO",)),
        ("the Head Miller of your site", ("the Head Miller",)),
        ("the CFO, with a dotted line to the CEO", ("the CFO", "the CEO")),
        ("the community manager", ("the community manager",)),
    ],
)
def test_a_reporting_line_names_a_title_and_not_what_is_said_after_it(stated: str, persons: tuple[str, ...]) -> None:
    assert parts_of(stated) == persons


def test_a_reporting_line_leads_to_the_role_that_its_link_points_at(handbook: Handbook) -> None:
    line = handbook.facts.lines.of(_role(handbook, "Baker"))

    assert line is not None
    assert handbook.facts.lines.boss(line) is _role(handbook, "Head Miller")


def test_a_line_that_a_page_copied_from_another_level_is_that_of_the_role_it_stands_under(handbook: Handbook) -> None:
    line = handbook.facts.lines.of(_role(handbook, "Senior Baker"))

    assert line is not None
    assert line.value == "the Head Baker"


def test_a_chain_names_each_step_and_says_how_many_there_are(handbook: Handbook) -> None:
    hops = handbook.facts.lines.up(_role(handbook, "Senior Baker"))

    text = text_of(chain_answer(handbook, hops, reached=True))

    assert "the Head Baker → the CEO (2 steps)" in text


def test_a_chain_ends_at_the_person_that_the_question_names(handbook: Handbook) -> None:
    (chain, *_) = [
        each for each in _candidates(handbook, "from the senior baker up to the head baker")
        if each.operation is Operation.CHAIN and each.match and each.match.thing.name == "Senior Baker"
    ]  # fmt: skip

    assert chain.person is not None
    assert [hop.value for hop in chain.facts] == ["the Head Baker"]


def test_who_reports_to_somebody_is_found_by_link_and_by_title(handbook: Handbook) -> None:
    rows = handbook.facts.reporting_to(person_key("Head Miller"))

    assert [fact.scope.name for fact in rows] == ["Miller", "Baker"]


def test_roles_are_listed_from_a_grade_on(handbook: Handbook) -> None:
    assert ["Senior Baker", "Head Baker", "Head Miller"] in _listed(
        handbook, "which roles are grade 6 or higher", Operation.BY_GRADE
    )


def test_roles_are_listed_by_words_of_their_requirements(handbook: Handbook) -> None:
    assert ["Senior Baker", "Miller"] in _listed(handbook, "who needs a diploma", Operation.BY_WORDS)


def test_roles_are_listed_by_level_and_family(handbook: Handbook) -> None:
    found = _listed(handbook, "head roles in the mill", Operation.BY_LEVEL)

    assert found == [["Head Baker", "Head Miller"], ["Head Miller"]]


def test_roles_are_listed_by_whom_their_interviews_name(handbook: Handbook) -> None:
    assert ["Head Baker"] in _listed(handbook, "who is interviewed by the head miller", Operation.BY_INTERVIEWER)


def test_a_comparison_says_whether_the_managers_and_grades_are_the_same(handbook: Handbook) -> None:
    question = Question(handbook.read("same boss?"), None, frozenset())

    compared = comparison(handbook, question, (_role(handbook, "Head Baker"), _role(handbook, "Head Miller")))

    assert isinstance(compared, Comparison)
    assert compared.notes[0] == "Yes, the same grade: 9."
    assert compared.notes[1].startswith("Yes, the same manager: the CEO")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grade 8", [("8", "8", False)]),
        ("grade eight", [("8", "8", False)]),
        ("all the 9s", [("9", "9", False)]),
        ("grade 8 and up", [("8", "", False)]),
        ("at least grade 8", [("8", "", False)]),
        ("below a 9", [("", "9", True)]),
        ("grade 8 to 10", [("8", "10", False), ("8", "8", False), ("10", "10", False)]),
        ("for 7 years", []),
    ],
)
def test_a_question_names_grades_alone_or_within_bounds(text: str, expected: list[tuple[str, str, bool]]) -> None:
    query = read_query(text, lambda word: word, lambda _: 1.0)

    found = bounds_in(query, frozenset({"8", "9", "10"}))

    assert [(each.least, each.most, each.apart) for each in found] == expected


def test_bounds_hold_grades_of_their_own_kind_only() -> None:
    assert Bounds("IC4", "").holds("IC5")
    assert not Bounds("IC4", "").holds("M5")
    assert not Bounds("", "9", apart=True).holds("9")
