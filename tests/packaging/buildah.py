"""Images without a container service or a registry: Debian's buildah as root, with a store of its own."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# chroot and vfs need no kernel feature beyond root's: they work inside a container too.
_ISOLATION = ("--isolation", "chroot")
_DRIVER = ("--storage-driver", "vfs")


def missing() -> str | None:
    """Why no image can be built on this machine; None where one can."""
    if os.getuid() != 0:
        return "only root can build an image with chroot isolation"
    absent = [tool for tool in ("buildah", "debootstrap", "apt-get") if not shutil.which(tool)]
    return f"not installed: {', '.join(absent)} (packages of Debian)" if absent else None


@dataclass(frozen=True, slots=True)
class Buildah:
    """Buildah with the images and containers under `folder`."""

    folder: Path

    def run(self, *arguments: str) -> str:
        """Runs a command of buildah's; what it printed. Raises CalledProcessError, after its errors went to stderr."""
        done = subprocess.run(self.command(*arguments), check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.strip()

    def command(self, *arguments: str) -> list[str]:
        """The command line of such a command."""
        store = ("--root", str(self.folder / "store"), "--runroot", str(self.folder / "run"))
        return ["buildah", *store, *_DRIVER, *arguments]

    def build(self, source: Path, *, name: str, mounts: Mapping[Path, str]) -> None:
        """Builds the Dockerfile of `source`. Its base image must be in the store already."""
        volumes = [f"--volume={host}:{inside}:ro" for host, inside in mounts.items()]
        # The format of Docker: the other one knows no HEALTHCHECK.
        self.run(
            "build", *_ISOLATION, "--pull=never", "--format=docker", "--quiet", *volumes, "--tag", name, str(source)
        )

    def config(self, image: str) -> dict[str, Any]:
        """What the image says of itself: user, entry point, health check."""
        config: dict[str, Any] = json.loads(self.run("inspect", "--type=image", image))["Docker"]["config"]
        return config

    def inside(self, container: str, *words: str, settings: Mapping[str, str], mounts: Mapping[Path, str]) -> list[str]:
        """The command line that runs `words` in the container, as the image's user and in the host's network."""
        options = [f"--env={name}={value}" for name, value in settings.items()]
        options += [f"--volume={host}:{inside}:ro" for host, inside in mounts.items()]
        return self.command("run", *_ISOLATION, *options, container, "--", *words)


@contextmanager
def buildah_in(folder: Path) -> Iterator[Buildah]:
    """Buildah with a store in the folder, which is emptied at the end: a store holds a gigabyte."""
    tool = Buildah(folder)
    try:
        yield tool
    finally:
        tool.run("rm", "--all")
        tool.run("rmi", "--all", "--force")
        shutil.rmtree(folder)
