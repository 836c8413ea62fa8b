"""Names: every role of every handbook is known by its own, and nobody is taken for somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellchecker import SpellChecker

from index import Card, Facet, Facts, Handbook, Role, WhichRole, ask, load_handbook
from index.questions.aliases import Named
from index.questions.entities import Entities, Match
from index.questions.query import read_query
from index.roles.naming import exactly_same_name
from index.roles.scope import Kind, Scope
from index.words import words_in
from tests.index.handbooks import FOLDERS, SETS, SHARED, loaded
from tests.index.showing import handbook_of

_OURS = {**FOLDERS, **SETS}
_WITHOUT_SHARED = pytest.param(None, id="shared", marks=pytest.mark.skip(reason="../shared/corpora is not there"))
_EVERY_FOLDER = [
    *(pytest.param(folder, id=name) for name, folder in {**_OURS, **SHARED}.items()),
    *([] if SHARED else [_WITHOUT_SHARED]),
]
_QUESTIONS = ("grade of the {}", "what does a {} do?", "who does the {} report to")


@pytest.fixture(params=_EVERY_FOLDER, scope="module")
def handbook(request: pytest.FixtureRequest) -> Handbook:
    return load_handbook(request.param)


def test_a_role_is_found_by_its_name_and_slug_or_is_offered_beside_its_namesakes(handbook: Handbook) -> None:
    texts = [(text, role) for role in handbook.roles for text in (role.name, role.name.lower(), role.slug)]

    assert texts
    assert [text for text, role in texts if not _is_answered(handbook, text, role)] == []


def test_a_question_with_the_name_or_slug_of_a_role_is_about_that_role_first(handbook: Handbook) -> None:
    roles = [scope for scope in handbook.scopes if scope.kind is Kind.ROLE]
    said = [(form.format(name), scope) for scope in roles for form in _QUESTIONS for name in _names(handbook, scope)]

    assert said
    assert [text for text, scope in said if not _comes_first(handbook, text, scope)] == []


def _names(handbook: Handbook, scope: Scope) -> tuple[str, ...]:
    return scope.name, scope.name.lower(), handbook.role(scope).slug


def _is_answered(handbook: Handbook, text: str, role: Role) -> bool:
    asked = ask(handbook, text)
    if isinstance(asked.answer, WhichRole):
        return role in asked.answer.candidates
    return isinstance(asked.answer, Card) and asked.roles == (role,)


def _comes_first(handbook: Handbook, text: str, scope: Scope) -> bool:
    first = handbook.entities.find(handbook.read(text))[0]
    named = first.thing is scope or exactly_same_name(first.thing.name, scope.name)
    return named and first.core == 1 and not first.lacking + first.extra


# Whole names

_PAIR = "=== {0}/clerk.md\n# Clerk\n\nGrade: 4\n\n## Requirements\n\n- Ink\n"


def test_a_name_that_two_pages_share_is_a_choice_and_each_slug_is_one_of_them() -> None:
    handbook = handbook_of(_PAIR.format("jobs/harbor") + _PAIR.format("jobs/office"))
    one, other = handbook.roles

    answer = ask(handbook, "Clerk").answer

    assert isinstance(answer, WhichRole)
    assert (answer.candidates, answer.facet, answer.grades) == ((one, other), None, ("4", "4"))
    assert ask(handbook, other.slug).roles == (other,)


def test_a_name_that_goes_on_with_a_facet_and_is_shared_is_a_choice_for_that_facet() -> None:
    handbook = handbook_of(_PAIR.format("jobs/harbor") + _PAIR.format("jobs/office"))

    answer = ask(handbook, "Clerk?", about=(handbook.roles[0],), facet=Facet.GRADE).answer

    assert isinstance(answer, WhichRole)
    assert answer.facet is Facet.GRADE


@pytest.mark.parametrize("text", ["chief of staff", "Chief of Staff?", " chief-of-staff ", "`chief-of-staff`"])
def test_a_catalogue_name_is_the_role_however_it_is_typed(text: str) -> None:
    handbook = handbook_of("=== jobs/chief.md\n# Chief of Staff\n\nGrade: 9\n\n## Requirements\n\n- Calm\n")

    assert isinstance(ask(handbook, text).answer, Card)


# Alignment


def _entities(*names: str, written: str = "") -> Entities[str]:
    return Entities(Named(name, name, name, frozenset(written.split())) for name in names)


def _found(entities: Entities[str], text: str) -> list[Match[str]]:
    return entities.find(read_query(text, lambda word: word, lambda _: 1.0))


def _meant(entities: Entities[str], text: str) -> list[str]:
    """The names that a question says nearly all of, and that say nearly all that it names."""
    found = _found(entities, text)
    return [each.thing for each in found if each.core >= 0.6 and not each.lacking + each.extra]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Senior Engineering Manager", "grade of a senior data engineer"),
        ("Engineering Manager", "who does an engineer report to"),
        ("Store Accountant", "grade of the store account executive"),
        ("Recruiter", "grade of a recruiting coordinator"),
        ("Product Designer", "grade of a brand designer"),
        ("Analyst", "grade of a senior payroll analyst"),
        ("Senior Analyst", "grade of a senior payroll analyst"),
        ("Community Manager", "grade of the manager, community programs"),
        ("Conservator", "grade of the conservator (metals)"),
        ("Director", "grade of the director of quantum gardening"),
        ("Chief Operating Officer", "grade of the chief gardening officer"),
        ("Engineer", "grade of a red team engineer"),
        ("Engineering Management", "grade of the night manager"),
        ("Team Lead", "grade of the greenhouse lead"),
    ],
)
def test_a_name_that_shares_words_with_another_is_not_that_one(name: str, text: str) -> None:
    assert _meant(_entities(name), text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Senior Engineering Manager", "grade of the senior manager of engineering"),
        ("Senior Engineering Manager", "grade of the senior engineer manager"),
        ("Engineering Manager", "what must the manager of the engineering team do"),
        ("Director of Engineering", "grade of the director of engineers"),
        ("Product Design", "which grades has a product designer"),
        ("Executive Recruiting", "what does an executive recruiter do"),
        ("Backend Engineer (Payments)", "grade of the payments backend engineer"),
        ("Backend Engineer", "grade of backend engineers"),
        ("Backend Engineer", "which kubernetes skills does a backend engineer need"),
        ("Backend Engineer", "a backend engineer mentors interns, right?"),
        ("Head of Financial Crime Analysis", "grade of the head of fin crime analysis"),
        ("Baker", "the grades of a baker and of the marble carver"),
        ("Chief Financial Officer", "grade of chief financial officers"),
        ("Senior Accountant", "who is the manager of the senior accountant"),
        ("Senior Accountant", "manager of senior accountant"),
        ("System Operator", "grade of the sys operator"),
    ],
)
def test_a_name_is_known_in_the_words_that_people_use(name: str, text: str) -> None:
    assert _meant(_entities(name), text) == [name]


def test_what_stands_in_a_name_in_full_says_no_level_that_it_lacks() -> None:
    names = "Chief of Staff", "Field Service Engineer I", "Platform Engineer (Go)", "IT Lead", "Associate"
    entities = _entities(*names)

    for name in names:
        best = _found(entities, f"what does a {name.lower()} do?")[0]
        assert (best.thing, best.core, best.lacking, best.extra, best.exact) == (name, 1.0, 0, 0, True)


def test_a_name_in_full_comes_before_what_its_initials_stand_for() -> None:
    entities = _entities("VP, Information Technology", "VP, IT", written="it")

    assert _found(entities, "grade of the VP, IT")[0].thing == "VP, IT"


def test_the_longest_name_in_full_comes_before_a_slug_within_it() -> None:
    senior = Named("role", "Senior Anti-Fraud Analyst", "a", frozenset(), "senior-anti-fraud-analyst")
    field = Named("field", "Anti-Fraud", "b", frozenset(), "anti-fraud")

    found = _found(Entities([field, senior]), "grade of the Senior Anti-Fraud Analyst")

    assert [each.thing for each in found] == ["role", "field"]


@pytest.mark.parametrize(("written", "found"), [("qob", ["Quay Operations Boss"]), ("", [])])
def test_initials_of_a_whole_name_are_that_name_only_where_its_page_writes_them(written: str, found: list[str]) -> None:
    assert _meant(_entities("Quay Operations Boss", written=written), "grade of the qob") == found


def test_a_level_is_never_an_initialism() -> None:
    page = "=== jobs/{0}.md\n# {1}\n\nThe VP answers for it. The {1} is a grade 5.\n\n## Requirements\n\n- Boots\n"
    handbook = handbook_of(page.format("postman", "Village Postman") + page.format("planner", "Vineyard Planner"))

    assert not isinstance(ask(handbook, "grade of the VP of Gardening").answer, Facts)
    assert not isinstance(ask(handbook, "grade of the VP").answer, Facts)


def test_no_grade_is_told_of_an_engineer_for_that_of_a_manager_of_engineers() -> None:
    assert not isinstance(ask(loaded("example"), "grade of a senior data engineer").answer, Facts)


# Slips


def test_a_word_that_stands_only_in_a_bold_heading_is_mended_too() -> None:
    handbook = handbook_of("=== jobs/quay.md\n# Quay\n\n**Port Captain**\n\nGrade: 5\n\n**Stevedore**\n\nGrade: 2\n")

    assert handbook.read("port captian").words == ("port", "captain")


_ENGLISH = SpellChecker(distance=1).word_frequency.dictionary
_FREQUENT = sorted(word for word, count in _ENGLISH.items() if count >= 1_000 and word.isalpha())


@given(words=st.lists(st.sampled_from(_FREQUENT), min_size=1, max_size=20), name=st.sampled_from(sorted(FOLDERS)))
def test_an_english_word_is_never_taken_for_a_slip(words: list[str], name: str) -> None:
    text = " ".join(words)

    assert loaded(name).read(text).words == words_in(text)


@pytest.mark.parametrize("word", ["promised", "practise", "devour", "despised", "exercises", "uprising", "premises"])
def test_a_word_in_british_spelling_is_english(word: str) -> None:
    assert {loaded(name).read(word).words for name in FOLDERS} == {words_in(word)}


def test_a_word_that_nobody_writes_is_the_word_of_the_handbook_that_it_is_nearest_to() -> None:
    assert loaded("small").read("lighthuose keper and harbour piolt").words == words_in(
        "lighthouse keeper and harbour pilot"
    )


def test_its_is_no_plural_of_it() -> None:
    assert loaded("small").read("what do IT and its analysts do, and the VPs").words == (
        "what", "do", "it", "and", "its", "analysts", "do", "and", "the", "vp",
    )  # fmt: skip
