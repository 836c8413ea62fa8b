"""What holds whatever people write: questions of any text, pages of any Markdown."""

import re
from functools import cache
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Answer, Greeting, Handbook, NothingFound, Role, Roles, ask, explain, list_roles, load_handbook
from index.pages.front_matter import Split, split_front_matter
from index.pages.page import Page
from index.pages.problems import Problem
from index.pages.sections import read_page
from index.words import STOP_WORDS, stem, words_in
from tests.index.handbooks import EXAMPLE_QUESTIONS, FOLDERS, loaded
from tests.index.scoring import questions_in
from tests.index.showing import repeated_anchors

_ASKED = [asked.question for asked in questions_in(EXAMPLE_QUESTIONS).values()]

# Questions

_SMALL_WORDS = sorted(
    {word for page in loaded("small").pages.values() for s in page.sections for word in words_in(s.text)}
)
_TELLING = (
    "who what which how many long after before vs than grade reports to interview round step 3 level list roles".split()
)
_QUESTIONS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(_SMALL_WORDS + _TELLING * 8), max_size=14).map(" ".join),
    st.sampled_from(_ASKED),
)


@given(_QUESTIONS)
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(ask(loaded("small"), text).answer, get_args(Answer))


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "harbor pilot, " * 10_000, "\n" * 50_000], ids=["letters", "words", "lines"]
)
def test_only_the_beginning_of_a_long_text_is_read(text: str) -> None:
    assert ask(loaded("small"), text) == ask(loaded("small"), text[:1_000])


@given(_QUESTIONS, st.sampled_from(loaded("small").roles))
def test_any_text_has_an_answer_in_a_conversation_about_a_role(text: str, role: Role) -> None:
    asked = ask(loaded("small"), text, about=(role,))

    assert isinstance(asked.answer, get_args(Answer))


@given(_QUESTIONS)
def test_any_list_is_a_list_of_roles_or_nothing(text: str) -> None:
    assert isinstance(list_roles(loaded("small"), text), Roles | NothingFound)


@given(_QUESTIONS)
def test_any_text_can_be_explained(text: str) -> None:
    lines = explain(loaded("small"), text)

    assert lines[0].startswith("Words")
    assert all("\n" not in line for line in lines)


@given(_QUESTIONS)
def test_the_same_question_gets_the_same_answer_from_a_handbook_that_was_read_again(text: str) -> None:
    first, second = ask(loaded("small"), text), ask(loaded("small"), text)

    assert first == second
    assert ask(_reread(), text).answer == first.answer


@cache
def _reread() -> Handbook:
    return load_handbook(FOLDERS["small"])


@given(st.lists(st.sampled_from(sorted(STOP_WORDS)), max_size=12))
def test_a_question_made_only_of_stop_words_finds_nothing(words: list[str]) -> None:
    answer = ask(loaded("example"), " ".join(words)).answer

    assert answer == NothingFound(()) or isinstance(answer, Greeting)


@pytest.mark.parametrize("question", _ASKED)
def test_case_and_blanks_around_a_question_do_not_matter(question: str) -> None:
    assert ask(loaded("example"), f"  {question}\n").answer == ask(loaded("example"), question).answer


# Pages

_MARKS = """
# Baker
## Levels
## Requirements
### Baker
### Senior Baker
#### Job Grade
## Baker-1
# Baker {#baker}
#
===
---
**Duties**
- Flour
  - wheat
1. A call (30 minutes)
> said
> ## quoted
```
```mermaid
A --> B
<div>
<!--
-->
{: .wide}
title: Baker
Role | Grade
--|--
Baker | 4
| Role | Grade |
|---|---|
| Senior | 5 |
The Baker is a grade 4.
The Baker reports to the Miller.
All requirements of the Baker, plus:
[Baker](#baker)
""".split("\n")
_MARKDOWN_LINES = st.one_of(st.sampled_from(_MARKS), st.text(max_size=30))
_MARKDOWN = st.lists(_MARKDOWN_LINES, max_size=25).map("\n".join).map(lambda text: text.replace("\r", ""))


@given(_MARKDOWN)
def test_any_page_is_read_into_sections_that_cover_its_lines_in_order(text: str) -> None:
    page = read_page("page.md", text)
    if not isinstance(page, Page):  # broken YAML by chance: a Problem, which the tests of bad input are about
        return

    starts = [section.lines[0] for section in page.sections]
    assert starts == sorted(starts)
    assert [section.number for section in page.sections] == list(range(len(page.sections)))
    for section in page.sections:
        assert 1 <= section.lines[0] <= section.lines[1] <= text.count("\n") + 1
        assert section.parent is None or section.parent < section.number
        assert all(section.lines[0] <= item.lines[0] <= item.lines[1] <= section.lines[1] for item in section.items)


@given(_MARKDOWN.map(lambda text: "\n" + text.replace("{", "(").replace("---", "--")))
def test_the_anchors_of_any_page_without_explicit_ids_are_unique(text: str) -> None:
    page = read_page("page.md", text)

    assert isinstance(page, Page)
    assert repeated_anchors(page) == []


@given(
    st.lists(_MARKDOWN, min_size=1, max_size=3), st.sampled_from(["baker grade", "requirements of a senior baker", "?"])
)
def test_any_pages_make_a_handbook_that_answers(texts: list[str], question: str) -> None:
    pages = [read_page(f"page-{number}.md", text) for number, text in enumerate(texts)]
    handbook = Handbook([page for page in pages if isinstance(page, Page)])

    assert isinstance(ask(handbook, question).answer, get_args(Answer))


# Words


@given(st.text())
def test_words_hold_no_blanks_and_no_capitals(text: str) -> None:
    words = words_in(text)

    assert all(word and word == word.casefold() and not re.search(r"\s", word) for word in words)
    assert all(stem(word) for word in words)


@given(st.text(), st.text())
def test_words_of_two_lines_are_those_of_each(one: str, other: str) -> None:
    assert words_in(f"{one}\n.\n{other}") == words_in(one) + words_in(other)


_MARKS = (
    """audience : internal title - [ ] { } &a *a ! !!int | > ? << ' " # % @ ~ 0x_ 1: 2022-99-99 = --- ...""".split()
)
_YAML = st.lists(
    st.sampled_from([*_MARKS, " ", " ", ": ", "\n", "\n  ", "\n- ", "\t", "\x00", "\u2028", "\ufeff"]), max_size=30
)


@given(
    st.one_of(st.text(), _YAML.map("".join)),
    st.sampled_from(["---\n{}\n---\nText.\n", "{}---\nText.\n", "{}\nText.\n"]),
)
def test_any_front_matter_is_read_or_named_in_one_line(written: str, around: str) -> None:
    text = around.format(written)

    match split_front_matter("page.md", text):
        case Split(offset=offset, body=body):
            assert "\n".join(text.split("\n")[offset:]) == body
        case Problem() as problem:
            assert 1 <= problem.line <= text.count("\n") + 1
            assert "\n" not in str(problem)
    match read_page("page.md", text):
        case Problem() as problem:
            assert 1 <= problem.line <= text.count("\n") + 1
            assert "\n" not in str(problem)
