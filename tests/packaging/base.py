"""The base image, made of Debian's packages: what the Dockerfile names cannot be fetched everywhere, Debian can."""

import re
import subprocess
from pathlib import Path

from tests.packaging.buildah import Buildah

PYTHON = "3.11"
# The release that has this Python.
_RELEASE = "bookworm"
_PACKAGES = ("ca-certificates", "python-is-python3", "python3-pip", "python3-venv")
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def base_image(dockerfile: str) -> str:
    """The one image that all stages are made from. Raises ValueError where there is not one."""
    stages = set(re.findall(r"^FROM .* AS (\S+)$", dockerfile, re.MULTILINE))
    (name,) = set(re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)) - stages
    return str(name)


def make_base(tool: Buildah, name: str) -> None:
    """Makes a Debian with Python, pip and venv, and gives it the name of an image of Docker's library."""
    container = tool.run("from", "scratch")
    root = tool.run("mount", container)
    packages = f"--include={','.join(_PACKAGES)}"
    command = ["debootstrap", "--variant=minbase", packages, _RELEASE, root, _mirror()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    _forget_downloads(Path(root))
    tool.run("config", "--env", f"PATH={_PATH}", container)
    tool.run("umount", container)
    tool.run("commit", "--quiet", "--rm", container, f"docker.io/library/{name}")


def _mirror() -> str:
    """Where apt has Debian from. Raises ValueError where it has none."""
    asked = ["apt-get", "indextargets", "--format", "$(RELEASE) $(REPO_URI)", "Created-By: Packages", "Component: main"]
    listed = subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout
    # "bookworm-security" and the like hold only what has changed since.
    mirrors = [line.split()[1] for line in listed.splitlines() if "-" not in line.split()[0]]
    return _first(mirrors)


def _first(mirrors: list[str]) -> str:
    if not mirrors:
        raise ValueError("apt has no mirror of Debian; run apt-get update, or add one to /etc/apt")
    return mirrors[0]


def _forget_downloads(root: Path) -> None:
    for package in (root / "var/cache/apt/archives").glob("*.deb"):
        package.unlink()
