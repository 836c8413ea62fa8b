"""The version of the handbook, as git tells it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.version import version_of

_GIT = shutil.which("git")
pytestmark = pytest.mark.skipif(_GIT is None, reason="git is not installed")


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@farrowlane.example"]
    subprocess.run([str(_GIT), "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_the_version_is_the_last_commit_of_the_folder(tmp_path: Path) -> None:
    _git(tmp_path, "init")
    for name in ("handbook", "elsewhere"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md").write_text(f"# {name}\n", encoding="utf-8")
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "-m", name)

    versions = [version_of(tmp_path / name) for name in ("handbook", "elsewhere")]
    assert all(re.fullmatch(r"commit [0-9a-f]{7,} of \d{4}-\d\d-\d\d", str(version)) for version in versions)
    assert versions[0] != versions[1]


def test_a_folder_that_is_no_checkout_has_no_version(tmp_path: Path) -> None:
    assert version_of(tmp_path / "nowhere") is None
