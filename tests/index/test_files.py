"""Only regular files inside the handbook's folder are served; whatever else is in it is named."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import app
from index import Facts, Handbook, HandbookError, NothingFound, ask, load_handbook
from index.pages.files import MOST_DEPTH

_BAKER = "# Baker\n\nThe Baker reports to the Head Baker.\n\n## Job Grade\n\nThe Baker is a grade 4.\n"
_SECRET = (
    "# Cipher Clerk\n\nThe Cipher Clerk reports to xoxb-secret.\n\n## Job Grade\n\nThe Cipher Clerk is a grade 9.\n"
)
_NO_LINKS = "1: is a link, and links are not followed; put the file itself in its place"
_NOBODY = 65_534


@pytest.fixture
def root() -> Iterator[Path]:
    # Not `tmp_path`: another user cannot reach that.
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    (folder / "handbook").mkdir()
    (folder / "handbook" / "baker.md").write_text(_BAKER)
    (folder / "outside").mkdir()
    (folder / "outside" / "clerk.md").write_text(_SECRET)
    yield folder / "handbook"
    shutil.rmtree(folder)


@contextmanager
def _without_privileges() -> Iterator[None]:
    """Permission bits do not stop root: while this lasts, the process is nobody's."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def _problems(handbook: Handbook) -> list[str]:
    return [str(problem) for problem in handbook.problems]


def _assert_bakers_alone_are_served(handbook: Handbook) -> None:
    assert list(handbook.pages) == ["baker.md"]
    assert isinstance(ask(handbook, "baker grade").answer, Facts)
    assert isinstance(ask(handbook, "cipher clerk grade").answer, NothingFound)


def _linked(target: str | Path) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


def _a_socket(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(place))


@pytest.mark.parametrize(
    ("name", "made", "problem"),
    [
        ("env.md", _linked("/proc/self/environ"), f"env.md:{_NO_LINKS}"),
        ("clerk.md", _linked("../outside/clerk.md"), f"clerk.md:{_NO_LINKS}"),
        ("again.md", _linked("baker.md"), f"again.md:{_NO_LINKS}"),
        ("dangling.md", _linked("nowhere.md"), f"dangling.md:{_NO_LINKS}"),
        ("itself.md", _linked("itself.md"), f"itself.md:{_NO_LINKS}"),
        ("folder", _linked("../outside"), f"folder:{_NO_LINKS}"),
        ("folder.md", _linked("../outside"), f"folder.md:{_NO_LINKS}"),
        ("cycle", _linked("."), f"cycle:{_NO_LINKS}"),
        ("pipe.md", os.mkfifo, "pipe.md:1: is neither a file nor a folder; take it out of the handbook"),
        ("socket.md", _a_socket, "socket.md:1: is neither a file nor a folder; take it out of the handbook"),
        ("line\nend.md", Path.touch, "line\\nend.md:1: has a name that cannot be shown; rename it"),
        ("b\udcff.md", Path.touch, "b\\udcff.md:1: has a name that cannot be shown; rename it"),
        ("line\nend", Path.mkdir, "line\\nend/:1: has a name that cannot be shown; rename it"),
    ],
)
def test_what_is_no_regular_file_is_named_and_not_read(
    root: Path, name: str, made: Callable[[Path], None], problem: str
) -> None:
    made(root / name)

    handbook = load_handbook(root)

    assert _problems(handbook) == [problem]
    _assert_bakers_alone_are_served(handbook)


def test_what_may_not_be_read_is_named_and_the_rest_is_served(root: Path) -> None:
    (root / "secret.md").write_text(_SECRET)
    (root / "secret.md").chmod(0)
    (root / "shut").mkdir()
    (root / "shut" / "clerk.md").write_text(_SECRET)
    (root / "shut").chmod(0)

    with _without_privileges():
        handbook = load_handbook(root)
        checked = CliRunner().invoke(app, ["check", "--corpus", str(root)], catch_exceptions=False)

    (root / "shut").chmod(0o755)
    reason = "cannot be read (Permission denied); let the user that runs Rolecall read it"
    assert _problems(handbook) == [f"secret.md:1: {reason}", f"shut/:1: {reason}"]
    _assert_bakers_alone_are_served(handbook)
    assert checked.exit_code == 1
    assert checked.stderr.splitlines() == _problems(handbook)


def test_a_handbook_that_may_not_be_read_is_named(root: Path) -> None:
    root.chmod(0)

    with _without_privileges(), pytest.raises(HandbookError) as raised:
        load_handbook(root)

    root.chmod(0o755)
    assert str(raised.value) == f"{root}:1: cannot be read (Permission denied); let the user that runs Rolecall read it"


def test_the_settings_may_name_a_link_to_the_handbook(root: Path) -> None:
    (root.parent / "current").symlink_to(root)

    _assert_bakers_alone_are_served(load_handbook(root.parent / "current"))


def test_markdown_files_are_pages_whatever_their_ending(root: Path) -> None:
    (root / "MILLER.MD").write_text(_BAKER.replace("Baker", "Miller"))
    (root / "cooper.markdown").write_text(_BAKER.replace("Baker", "Cooper"))
    (root / "README.markdown").write_text("How to write.")
    (root / "notes.txt").write_text("Notes.")

    handbook = load_handbook(root, site_url="https://handbook.example.com")

    assert list(handbook.pages) == ["MILLER.MD", "README.markdown", "baker.md", "cooper.markdown"]
    assert handbook.problems == ()
    assert [handbook.cite(page.sections[0]).url for page in handbook.pages.values()] == [
        "https://handbook.example.com/MILLER/",
        "https://handbook.example.com/",
        "https://handbook.example.com/baker/",
        "https://handbook.example.com/cooper/",
    ]


def test_folders_in_folders_without_end_are_named(root: Path) -> None:
    deep = root.joinpath(*"d" * MOST_DEPTH)
    (deep / "deeper").mkdir(parents=True)
    (deep / "miller.md").write_text(_BAKER.replace("Baker", "Miller"))

    handbook = load_handbook(root)

    assert [problem.message for problem in handbook.problems] == [
        f"stands in more than {MOST_DEPTH} folders; move it up"
    ]
    assert [path.rpartition("/")[2] for path in handbook.pages] == ["baker.md", "miller.md"]
