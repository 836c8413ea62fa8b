import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.requests import Ask, Help, ListRoles, Request, Why, read_command_words, read_words


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("", Help()),
        ("  ", Help()),
        ("help", Help()),
        ("Help?", Help()),
        ("list", ListRoles("")),
        ("list finance", ListRoles("finance")),
        ("LIST  grade 9 ", ListRoles("grade 9")),
        ("director-tpm", Ask("director-tpm")),
        ("director-tpm grade", Ask("director-tpm grade")),
        ("compare director-tpm senior-manager-tpm", Ask("compare director-tpm vs senior-manager-tpm")),
        ("compare a-b c-d e-f", Ask("compare a-b vs c-d vs e-f")),
        ("compare recruiter sourcer", Ask("compare recruiter vs sourcer")),
        ("compare data engineer vs data analyst", Ask("compare data engineer vs data analyst")),
        ("compare data engineer, data analyst", Ask("compare data engineer, data analyst")),
        ("compare recruiter and sourcer", Ask("compare recruiter and sourcer")),
        ("compare senior data engineer", Ask("compare senior data engineer")),
        ("compare", Ask("compare ")),
        ("payload analyst", Ask("payload analyst")),
        ("why?", Why("why?")),
        ("helpful traits of a recruiter", Ask("helpful traits of a recruiter")),
    ],
)
def test_the_words_behind_the_command_say_what_is_wanted(text: str, request_: Request) -> None:
    assert read_command_words(text) == request_


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("/role director-tpm grade", Ask("director-tpm grade")),
        ("/ROLE\tlist finance", ListRoles("finance")),
        ("/role", Help()),
        ("list the requirements of a recruiter", Ask("list the requirements of a recruiter")),
        ("help", Help()),
        ("", Help()),
        ("/roles", Ask("/roles")),
    ],
)
def test_a_message_is_a_question_unless_it_is_the_command_or_asks_for_help(text: str, request_: Request) -> None:
    assert read_words(text) == request_


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read_words(text), Request)
    assert isinstance(read_command_words(text), Request)


@pytest.mark.parametrize(
    "text",
    ["why?", "Why", "but why is that?", "how come", "how do you know that?", "Are you sure?", "says who", "source?",
     "what’s the source?", "where does it say that", "Where is that from?", "why not?", "really?", "ok, why?"],
)  # fmt: skip
def test_somebody_who_doubts_an_answer_asks_why(text: str) -> None:
    assert read_words(text) == Why(text)


@pytest.mark.parametrize("text", ["why does a baker need rye?", "source code access for a baker", "where is the baker"])
def test_a_question_that_only_begins_so_is_a_question(text: str) -> None:
    assert read_words(text) == Ask(text)
