"""The process of `rolecall serve`: how it ends, whatever it is doing, and what it says where it cannot begin.

These run the command, in an environment of their own: signals and exit codes have no other test.
"""

import asyncio
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.stopping import Stop
from bot.workspace import Fault, Sender, Workspace
from tests.bot.stage import HIRING, at_once, workspace

_ENDS_WITHIN_SECONDS = 8.0
_STARTS_WITHIN_SECONDS = 30.0


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    async with workspace(time.time) as running:
        yield running


@asynccontextmanager
async def _serving(api_url: str, folder: Path, descriptors: int = 1_024, /, **settings: str) -> AsyncIterator[Process]:
    """The process, in a folder without a `.env`; killed where a test leaves it running."""
    given = {"SLACK_BOT_TOKEN": "xoxb-workspace", "SLACK_SIGNING_SECRET": "workspace", "SLACK_API_URL": api_url}
    path = os.pathsep.join(sys.path[1:])
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "ROLECALL_PORT": "0", **given, **settings}
    command = f"ulimit -n {descriptors}; exec {sys.executable} -m bot serve"
    process = await asyncio.create_subprocess_exec(
        "/bin/sh", "-c", command, cwd=folder, env=environment, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _said(process: Process, words: str) -> str:
    """The log's next line with these words."""
    assert process.stderr
    async with asyncio.timeout(_STARTS_WITHIN_SECONDS):
        async for line in process.stderr:
            if words in line.decode():
                return line.decode()
    raise AssertionError(f"ended without saying {words!r}")


async def _address(process: Process) -> str:
    line = await _said(process, "listening address=")
    return line.split("address=")[1].split()[0]


async def _ends(process: Process, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
    """Exit code and the rest of the log, after the signal."""
    process.send_signal(number)
    async with asyncio.timeout(_ENDS_WITHIN_SECONDS):
        _, log = await process.communicate()
    assert process.returncode is not None
    return process.returncode, log.decode()


def _nobody() -> str:
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}/api/"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_process_that_has_nothing_to_do_ends(slack: Workspace, tmp_path: Path, number: signal.Signals) -> None:
    async with _serving(slack.api_url, tmp_path) as process:
        await _address(process)

        code, log = await _ends(process, number)

    assert (code, "Traceback" in log) == (0, False)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("token", [{}, {"SLACK_APP_TOKEN": "xapp-workspace"}], ids=["http", "socket mode"])
async def test_a_process_that_cannot_reach_slack_ends(
    tmp_path: Path, number: signal.Signals, token: dict[str, str]
) -> None:
    async with _serving(_nobody(), tmp_path, **token) as process:
        await _address(process)

        code, log = await _ends(process, number)

    assert (code, "Traceback" in log) == (0, False)


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_a_process_to_which_slack_says_nothing_ends(slack: Workspace, tmp_path: Path, method: str) -> None:
    slack.break_down(Fault.SLOW, method)
    async with _serving(slack.api_url, tmp_path, SLACK_APP_TOKEN="xapp-workspace") as process:
        await _address(process)

        assert (await _ends(process))[0] == 0


async def test_a_connected_process_ends_though_the_other_side_says_no_goodbye(slack: Workspace, tmp_path: Path) -> None:
    slack.sockets.are_deaf = True
    async with _serving(slack.api_url, tmp_path, SLACK_APP_TOKEN="xapp-workspace") as process:
        await _address(process)

        assert (await _ends(process))[0] == 0


async def test_an_answer_that_slack_perhaps_has_neither_keeps_the_process_nor_comes_again(
    slack: Workspace, tmp_path: Path
) -> None:
    hold = slack.hold("chat.postMessage")
    async with _serving(slack.api_url, tmp_path) as process, ClientSession() as session:
        sender = Sender(session, await _address(process), secret="workspace", clock=time.time, pause=at_once)
        said = slack.envelopes.mention(slack.say("<@U0ROLECALL> grade of a director", channel=HIRING))
        asking = asyncio.create_task(sender.event(said))
        await hold.arrived.wait()

        code, log = await _ends(process)

        deliveries = await asking
    assert (code, "Traceback" in log) == (0, False)
    assert [each.status for each in deliveries] == [200]
    assert "outcome=perhaps_sent" in log


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_before_it_listens_a_signal_ends_the_process_at_once(number: signal.Signals) -> None:
    kept = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    Stop().heed_signals()
    try:
        os.kill(os.getpid(), signal.SIGHUP)
        with pytest.raises(SystemExit) as ended:
            os.kill(os.getpid(), number)
    finally:
        for each, handler in kept.items():
            signal.signal(each, handler)

    assert ended.value.code == 128 + number


async def test_a_hang_up_changes_nothing(slack: Workspace, tmp_path: Path) -> None:
    async with _serving(slack.api_url, tmp_path) as process, ClientSession() as session:
        address = await _address(process)

        process.send_signal(signal.SIGHUP)
        await _said(process, "SIGHUP changes nothing")

        async with session.get(f"{address}/healthz") as response:
            assert response.status == 200
        assert (await _ends(process))[0] == 0


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (
            {"SLACK_BOT_TOKEN": "xoxb-wrong"},
            "SLACK_BOT_TOKEN: is not taken by Slack (invalid_auth); write the Bot User",
        ),
        (
            {"SLACK_APP_TOKEN": "xapp-wrong"},
            "SLACK_APP_TOKEN: is not taken by Slack (invalid_auth); write the app-level token",
        ),
    ],
    ids=["bot", "app"],
)
async def test_a_token_that_slack_does_not_take_ends_the_start_and_is_named(
    slack: Workspace, tmp_path: Path, settings: dict[str, str], named: str
) -> None:
    async with _serving(slack.api_url, tmp_path, **settings) as process:
        async with asyncio.timeout(_STARTS_WITHIN_SECONDS):
            _, log = await process.communicate()

    assert process.returncode == 2
    assert named in log.decode()
    assert "Traceback" not in log.decode()
    assert "wrong" not in log.decode()


async def test_two_tokens_that_slack_does_not_take_are_both_named(slack: Workspace, tmp_path: Path) -> None:
    wrong = {"SLACK_BOT_TOKEN": "xoxb-wrong", "SLACK_APP_TOKEN": "xapp-wrong"}
    async with _serving(slack.api_url, tmp_path, **wrong) as process:
        async with asyncio.timeout(_STARTS_WITHIN_SECONDS):
            _, log = await process.communicate()

    assert process.returncode == 2
    assert [line.split(":")[0] for line in log.decode().splitlines()[-2:]] == list(wrong)


async def test_a_flood_of_connections_starves_nobody_and_fills_no_log(slack: Workspace, tmp_path: Path) -> None:
    async with _serving(slack.api_url, tmp_path, 256) as process, ClientSession() as session:
        address = await _address(process)
        host, port = address.removeprefix("http://").split(":")
        idle = [await asyncio.open_connection(host, int(port)) for _ in range(400)]

        async with session.get(f"{address}/healthz") as response:
            assert response.status == 200
        code, log = await _ends(process)

        for _, writer in idle:
            writer.close()
    assert code == 0
    assert len(log.splitlines()) < 20, log
