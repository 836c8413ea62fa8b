"""What is wrong with a handbook is named by file and line, and the rest is served."""

from pathlib import Path

import pytest

from index import Facts, Handbook, HandbookError, NothingFound, Passages, ask, load_handbook
from tests.index.showing import page_of, shown_answer, shown_sections

_BAKER = """---
title: Baker
---

The baker is up before the birds.

## Job Grade

The Baker is a grade 4.

## Requirements

- Flour
"""


def _handbook(folder: Path, **pages: str | bytes) -> Handbook:
    """A handbook of a good page about bakers and the pages given by their name."""
    for name, content in {"baker": _BAKER, **pages}.items():
        (folder / f"{name}.md").write_bytes(content.encode() if isinstance(content, str) else content)
    return load_handbook(folder)


def _problems(handbook: Handbook) -> list[str]:
    return [str(problem) for problem in handbook.problems]


def _assert_bakers_are_served(handbook: Handbook) -> None:
    assert shown_answer(ask(handbook, "baker grade").answer) == (
        "facts\ngrade of Baker = 4\nThe Baker is a grade 4. <Job Grade>"
    )


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(HandbookError) as raised:
        load_handbook(tmp_path / "nowhere")

    assert str(raised.value) == (
        f"{tmp_path / 'nowhere'}:1: no such folder; name the folder that holds the handbook's pages"
    )


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text(_BAKER)

    with pytest.raises(HandbookError, match="no such folder"):
        load_handbook(tmp_path / "baker.md")


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(HandbookError) as raised:
        load_handbook(tmp_path)

    assert str(raised.value) == f"{tmp_path}:1: no page that can be read; put Markdown files (.md) in the folder"


def test_a_readme_is_a_page_and_hidden_files_are_none(tmp_path: Path) -> None:
    (tmp_path / ".drafts").mkdir()
    (tmp_path / ".drafts" / "miller.md").write_text("# Miller\n")
    (tmp_path / "notes.txt").write_text("# Notes\n")

    handbook = _handbook(tmp_path, README="# How to write\n", **{".secret": "# Secret\n"})

    assert list(handbook.pages) == ["README.md", "baker.md"]


def test_a_folder_of_nothing_but_bad_pages_names_each_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"caf\xe9")
    (tmp_path / "b.md").write_bytes(b"x" * 5_000_000)

    with pytest.raises(HandbookError) as raised:
        load_handbook(tmp_path)

    assert [(problem.path, problem.line) for problem in raised.value.problems] == [
        ("a.md", 1), ("b.md", 1), (str(tmp_path), 1),
    ]  # fmt: skip


def test_broken_yaml_is_named_with_its_line_and_the_rest_is_served(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, broken="---\ntitle: Miller\ndescription: mills: and more\n---\n\nMills.\n")

    assert _problems(handbook) == [
        "broken.md:3: front matter: mapping values are not allowed in this context; "
        'put values with a colon or a bracket in "quotes"'
    ]


@pytest.mark.parametrize(
    "front_matter",
    ["title: [Miller", "title: !!python/object:os.system x", "date: 2022-99-99", 'title: "a\x00b"', "title:\n\t- x"],
)
def test_front_matter_of_any_fault_leaves_out_its_page_alone(tmp_path: Path, front_matter: str) -> None:
    handbook = _handbook(tmp_path, broken=f"---\n{front_matter}\n---\n\nMills.\n")

    assert [problem.path for problem in handbook.problems] == ["broken.md"]
    assert "\n" not in str(handbook.problems[0])
    assert list(handbook.pages) == ["baker.md"]
    _assert_bakers_are_served(handbook)


# Nine lines that stand for a thousand million words.
_BOMB = "a0: &a0 [lol, lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))


@pytest.mark.parametrize(
    ("front_matter", "problem"),
    [
        (_BOMB, '3: front matter: "*a0" is an alias, and those are not read; write the value itself'),
        ("a: \u2028\u2028\ntitle: A\ntitle: B\n", '4: front matter: "title" is there twice; keep one of them'),
        ("title: A\ntitle: B\n", '3: front matter: "title" is there twice; keep one of them'),
        (
            "title: !!int ''\n",
            '2: front matter: "tag:yaml.org,2002:int" is a tag, and those are not read; write the value',
        ),
        (f"title: {'[' * 15_000}\n", "2: front matter: is nested more than 20 deep; write it as lines such as"),
        (
            f"title: {'1:' * 7_999}1\n",
            "2: front matter: is 16,006 characters; at most 16,000 are read, so put the rest",
        ),
    ],
    ids=["aliases", "strange line ends", "a key twice", "a tag", "brackets", "length"],
)
def test_front_matter_that_could_hold_up_the_start_or_mean_two_things_is_refused(
    tmp_path: Path, front_matter: str, problem: str
) -> None:
    handbook = _handbook(tmp_path, broken=f"---\n{front_matter}---\n\nMills.\n")

    (found,) = _problems(handbook)
    assert found.startswith(f"broken.md:{problem}")
    _assert_bakers_are_served(handbook)


def test_markdown_nested_too_deeply_leaves_out_its_page_alone(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, broken="---\ntitle: Miller\n---\n\n" + "*a " * 5_000 + "b*" * 5_000)

    assert _problems(handbook) == ["broken.md:4: the Markdown is nested too deeply to be read; close its * and _ marks"]
    _assert_bakers_are_served(handbook)


def test_broken_yaml_without_its_first_marks_is_named_with_its_line(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, broken="title: Miller\ndescription: mills: and more\n---\n\nMills.\n")

    assert [str(problem).split(": ")[0] for problem in handbook.problems] == ["broken.md:2"]


@pytest.mark.parametrize("front_matter", ["- a\n- b", "just words", "title: 42", "title: ''", ""])
def test_front_matter_that_gives_no_title_leaves_the_page_its_heading(tmp_path: Path, front_matter: str) -> None:
    handbook = _handbook(tmp_path, miller=f"---\n{front_matter}\n---\n\n# The Miller\n\nMills.\n")

    assert handbook.pages["miller.md"].title == "The Miller"


def test_a_page_without_headings_is_served_as_one_section(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, **{"lost-property": "Umbrellas are kept for ninety days in the cellar.\n"})

    assert shown_answer(ask(handbook, "how long are umbrellas kept?").answer) == (
        "passages\nUmbrellas are kept for ninety days in the cellar. <lost property>"
    )
    assert isinstance(answer := ask(handbook, "how long are umbrellas kept?").answer, Passages)
    assert (answer.passages[0].citation.lines, answer.passages[0].citation.anchor) == ((1, 1), "")


def test_line_ends_of_windows_and_old_macs_are_line_ends(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, windows=_BAKER.replace("\n", "\r\n"), mac=_BAKER.replace("\n", "\r"))

    assert handbook.problems == ()
    assert shown_sections(handbook.pages["windows.md"]) == shown_sections(page_of(_BAKER))
    assert shown_sections(handbook.pages["mac.md"]) == shown_sections(page_of(_BAKER))


def test_a_byte_order_mark_is_no_part_of_the_page(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, marked=b"\xef\xbb\xbf" + _BAKER.encode())

    assert handbook.pages["marked.md"].title == "Baker"
    assert shown_sections(handbook.pages["marked.md"]) == shown_sections(page_of(_BAKER))


def test_a_byte_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, latin=b"# Miller\n\nMills.\n\nCaf\xe9 at noon.\n", wide="# Miller".encode("utf-16"))

    assert _problems(handbook) == [
        "latin.md:5: byte 0xe9 is not UTF-8; save the file as UTF-8",
        "wide.md:1: byte 0xff is not UTF-8; save the file as UTF-8",
    ]
    _assert_bakers_are_served(handbook)


def test_a_page_of_five_megabytes_is_named_and_not_read(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, novel=b"word " * 1_000_000)

    assert _problems(handbook) == ["novel.md:1: the page is 5,000,000 bytes; split it into pages of at most 1,000,000"]
    _assert_bakers_are_served(handbook)


@pytest.mark.parametrize("content", ["", "\n \n\n", "---\n", "---\ntitle: Miller\n---\n", "#\n\n##\n", "<!-- -->\n"])
def test_a_page_that_says_nothing_is_served_and_answers_nothing(tmp_path: Path, content: str) -> None:
    handbook = _handbook(tmp_path, miller=content)

    assert handbook.problems == ()
    assert list(handbook.pages) == ["baker.md", "miller.md"]
    assert [role.name for role in handbook.roles] == ["Baker"]
    _assert_bakers_are_served(handbook)


@pytest.mark.parametrize("content", ["", "---\ntitle: Miller\n---\n"])
def test_a_handbook_that_says_nothing_finds_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "miller.md").write_text(content)

    assert ask(load_handbook(tmp_path), "miller grade").answer == NothingFound(())


def test_a_loop_of_inheritance_ends_and_gives_both_lists_once(tmp_path: Path) -> None:
    looped = """# Mill

## Levels

### Miller

#### Miller Job Grade

The Miller is a grade 4.

#### Miller Requirements

All requirements of the Cooper, plus:

- Wheat

### Cooper

#### Cooper Requirements

All requirements of the Miller, plus:

- Oak
"""
    answer = ask(_handbook(tmp_path, mill=looped), "miller requirements").answer

    assert isinstance(answer, Facts)
    assert [quote.text for group in answer.groups for quote in group.quotes if quote.marker] == ["Wheat", "Oak"]


def test_a_heading_inside_a_fence_makes_no_role(tmp_path: Path) -> None:
    fenced = "# Writing\n\n```markdown\n## Astronaut\n\n### Job Grade\n\nThe Astronaut is a grade 9.\n```\n"

    handbook = _handbook(tmp_path, writing=fenced)

    assert [role.name for role in handbook.roles] == ["Baker"]
    assert len(handbook.pages["writing.md"].sections) == 2


@pytest.mark.parametrize(
    "content",
    ["> " * 2_000 + "deep", "\n".join("  " * depth + "- deep" for depth in range(200)), "[" * 5_000 + "]" * 5_000],
    ids=["quotations", "lists", "brackets"],
)
def test_marks_nested_without_end_do_no_harm(tmp_path: Path, content: str) -> None:
    handbook = _handbook(tmp_path, deep=content)

    assert handbook.problems == ()
    _assert_bakers_are_served(handbook)


def test_two_roles_of_one_name_are_told_apart_by_slug(tmp_path: Path) -> None:
    handbook = _handbook(tmp_path, other=_BAKER)

    assert [role.slug for role in handbook.roles] == ["baker", "baker-2"]


@pytest.mark.parametrize("name", ["Büro, 1. Etage", "a b", "日本"])
def test_any_file_name_can_be_a_page(tmp_path: Path, name: str) -> None:
    handbook = _handbook(tmp_path, **{name: "# Miller\n\nMills oats on Tuesdays.\n"})

    assert list(handbook.pages) == sorted(["baker.md", f"{name}.md"])
