"""The libraries as a folder of wheels: fetched by this machine's pip, with its settings, for pips that know neither."""

import subprocess
import sys
import tomllib
from pathlib import Path

_INSIDE = "/wheels"
_CONF = f"[global]\nno-index = true\nfind-links = {_INSIDE}\n"


def wheel_mounts(source: Path, folder: Path, *, python: str) -> dict[Path, str]:
    """What to mount where, so that pip installs what the project in `source` needs, and asks no network for it.

    The wheels are for that version of Python, such as "3.11", on a machine like this one.
    """
    conf, wheels = folder / "pip.conf", folder / "wheels"
    conf.write_text(_CONF, encoding="utf-8")
    options = ("--quiet", "--python-version", python, "--only-binary", ":all:", "--dest", str(wheels))
    constraint = ("--constraint", str(source / "constraints.txt"))
    command = [sys.executable, "-m", "pip", "download", *options, *constraint, *_needs(source)]
    subprocess.run(command, check=True)
    return {conf: "/etc/pip.conf", wheels: _INSIDE}


def _needs(source: Path) -> list[str]:
    """What the project needs to be built and to run."""
    project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))
    return [*project["build-system"]["requires"], *project["project"]["dependencies"]]
