"""The wheel, built and installed as a user would: nothing of the checkout is at hand."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

PACKAGES = ("bot", "corpus", "handlers", "index")


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(source))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def rolecall(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed into a venv that holds nothing else."""
    venv = tmp_path_factory.mktemp("clean") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    _pip("--python", str(venv), "install", "--constraint", str(ROOT / "constraints.txt"), str(wheel))
    return venv / "bin" / "rolecall"


def test_the_wheel_holds_every_file_of_its_packages_and_no_other(wheel: Path) -> None:
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    expected = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}

    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert packed == expected


def test_the_installed_command_answers_from_the_example_handbook(rolecall: Path, tmp_path: Path) -> None:
    asked = _run(rolecall, "ask", "grade of a director of TPM?", folder=tmp_path)

    assert asked.stdout.startswith("Director, Infrastructure Technical Program Management: grade 10\n")
    assert asked.stderr == "Using the example handbook; set ROLECALL_CORPUS to use your own.\n"


def test_the_installed_command_prints_its_version(rolecall: Path, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert _run(rolecall, "--version", folder=tmp_path).stdout == f"rolecall {project['version']}\n"


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments], check=True)


def _run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ROLECALL_", "SLACK_"))}
    return subprocess.run([str(command), *arguments], cwd=folder, env=kept, capture_output=True, text=True, check=True)
