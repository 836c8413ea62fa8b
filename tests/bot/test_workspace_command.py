"""`rolecall workspace`, as a process of its own."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

import pytest

from tests.conftest import SMALL_HANDBOOK

pytestmark = pytest.mark.usefixtures("no_settings")


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", "workspace", "--corpus", str(SMALL_HANDBOOK), "--no-browser", *arguments]


@contextmanager
def _taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_the_workspace_says_where_it_is_and_ends_when_told() -> None:
    with subprocess.Popen(_command("--port", "0"), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = process.stdout.readline()
        url = said.split()[1]
        with urlopen(url) as page:  # noqa: S310 - the address that we were just told
            assert (page.status, b"Rolecall workspace" in page.read()) == (200, True)
        process.send_signal(signal.SIGINT)

        assert (said, process.wait(timeout=10)) == (f"Workspace: {url} (Ctrl-C ends it)\n", 0)


def test_a_taken_port_is_named_with_what_to_do() -> None:
    with _taken_port() as port:
        done = subprocess.run(_command("--port", str(port)), capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr == (
        f"--port: 127.0.0.1:{port} cannot be listened at (Address already in use); "
        f"choose another, such as --port {port + 1} (make run PORT={port + 1})\n"
    )
