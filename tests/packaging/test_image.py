"""The image, built from the Dockerfile and run: it answers, and it serves.

Debian's packages stand in for the base image, and wheels that were fetched before for a package index: no registry of
images is asked, and the build itself needs no network.
"""

import asyncio
import os
import signal
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.workspace import Sender
from tests.bot.stage import Clock, Stage, at_once, settings_for, workspace
from tests.conftest import SMALL_HANDBOOK
from tests.packaging.base import PYTHON, base_image, make_base
from tests.packaging.buildah import Buildah, buildah_in, missing
from tests.packaging.wheels import wheel_mounts

_NAME = "rolecall"
_STARTS_WITHIN_SECONDS = 30
# What `docker stop` waits before it kills.
_STOPS_WITHIN_SECONDS = 10

pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))


@dataclass(frozen=True, slots=True)
class Image:
    """The built image, with one container of it in which commands are run."""

    tool: Buildah
    container: str
    config: dict[str, Any]

    def rolecall(self, *arguments: str, mounts: dict[Path, str] | None = None) -> str:
        """Runs the image with these arguments; what it printed."""
        return self.run(*self.config["Entrypoint"], *arguments, mounts=mounts)

    def run(self, *words: str, settings: dict[str, str] | None = None, mounts: dict[Path, str] | None = None) -> str:
        command = self.tool.inside(self.container, *words, settings=settings or {}, mounts=mounts or {})
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout

    @asynccontextmanager
    async def serving(self, settings: dict[str, str]) -> AsyncIterator[None]:
        """Runs what the image runs by itself, while the block does; it must end well when it is told to."""
        words = [*self.config["Entrypoint"], *self.config["Cmd"]]
        command = self.tool.inside(self.container, *words, settings=settings, mounts={})
        process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
        assert process.stderr
        try:
            async with asyncio.timeout(_STARTS_WITHIN_SECONDS):
                await _line_with(b"listening address=", process.stderr)
            yield
        finally:
            os.kill(_innermost(process.pid), signal.SIGTERM)
            async with asyncio.timeout(_STOPS_WITHIN_SECONDS):
                _, status = await asyncio.gather(process.stderr.read(), process.wait())
        assert status == 0


@pytest.fixture(scope="module")
def image(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Image]:
    with buildah_in(tmp_path_factory.mktemp("buildah")) as tool:
        make_base(tool, base_image((source / "Dockerfile").read_text(encoding="utf-8")))
        mounts = wheel_mounts(source, tmp_path_factory.mktemp("pip"), python=PYTHON)
        tool.build(source, name=_NAME, mounts=mounts)
        yield Image(tool, tool.run("from", "--pull=never", _NAME), tool.config(_NAME))


def test_the_image_answers_from_the_example_handbook(image: Image) -> None:
    answered = image.rolecall("ask", "grade of a director of TPM?")

    assert answered.startswith("Director, Infrastructure Technical Program Management: grade 10\n")


def test_the_image_answers_from_a_mounted_handbook(image: Image) -> None:
    answered = image.rolecall(
        "ask", "--corpus", "/handbook", "data-engineer grade", mounts={SMALL_HANDBOOK: "/handbook"}
    )

    assert answered.startswith("Data Engineer: grade 6\n")


def test_the_image_runs_as_a_user_without_rights(image: Image) -> None:
    assert image.run("id", "-u") == "10001\n"


async def test_the_image_serves_slack_and_reports_its_health(image: Image, no_settings: None) -> None:
    clock, port = Clock(), _free_port()
    clock.seconds = time.time()  # the process in the container checks signatures against its own clock
    async with workspace(clock) as slack, ClientSession() as session:
        given = settings_for(slack)
        settings = {
            "SLACK_BOT_TOKEN": given.bot_token,
            "SLACK_SIGNING_SECRET": given.signing_secret,
            "SLACK_API_URL": str(given.slack_api_url),
            "ROLECALL_PORT": str(port),
        }
        async with image.serving(settings):
            url = f"http://127.0.0.1:{port}"
            sender = Sender(session, url, secret=given.signing_secret, clock=clock, pause=at_once)
            stage = Stage(slack, sender, session, url, clock)

            assert await stage.get("/healthz") == (200, "ok")
            image.run(*image.config["Healthcheck"]["Test"][1:], settings=settings)
            shown = await stage.command("director-tpm grade")
            assert shown
            assert "grade 10" in shown.text


async def _line_with(words: bytes, stream: asyncio.StreamReader) -> bytes:
    """Reads up to the line that holds the words."""
    async for line in stream:
        if words in line:
            return line
    raise AssertionError(f"ended without {words!r}")


def _innermost(pid: int) -> int:
    """The process at the end of the chain that buildah starts: the container's own."""
    # By thread: any of them may have started it.
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    children = [child for thread in threads for child in thread.read_text(encoding="ascii").split()]
    return _innermost(int(children[0])) if children else pid


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
