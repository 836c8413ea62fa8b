"""The same app through a WebSocket that it opens itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from bot.serve import listening
from bot.workspace import Fault
from index import Editions, Handbook
from tests.bot.pauses import Pauses
from tests.bot.stage import DIRECT, Clock, Stage, settings_for, stage, workspace


@pytest.fixture
async def bot(handbook: Handbook, no_settings: None) -> AsyncIterator[Stage]:
    async with stage(handbook, socket_mode=True) as running:
        yield running


async def test_a_command_is_answered_with_its_acknowledgement(bot: Stage) -> None:
    form = bot.workspace.open_command("payload analyst", channel=DIRECT)

    response = await bot.workspace.sockets.send("slash_commands", form)

    assert response
    assert response["response_type"] == "ephemeral"
    assert response["text"].startswith("Payload Analyst\n")


async def test_a_mention_is_answered_in_its_thread_and_acknowledged(bot: Stage) -> None:
    said = bot.workspace.say("<@U0ROLECALL> grade of a data engineer", channel="C0HIRING")

    response = await bot.workspace.sockets.send("events_api", bot.workspace.envelopes.mention(said))

    (reply,) = bot.replies
    assert response == {}
    assert (reply.thread, reply.text.splitlines()[0]) == (said.ts, "Data Engineer: grade 6")


async def test_an_event_that_comes_twice_is_answered_once(bot: Stage) -> None:
    event = bot.message_event(bot.workspace.say("grade of a data engineer", channel=DIRECT))

    responses = [await bot.workspace.sockets.send("events_api", event) for _ in range(2)]

    assert responses == [{}, {}]
    assert len(bot.replies) == 1


async def test_nothing_of_slack_is_let_in_over_http(bot: Stage) -> None:
    assert (await bot.sender.send(b"", headers={})).status == 404


async def test_the_process_is_ready_while_it_is_connected(bot: Stage) -> None:
    assert await bot.get("/readyz") == (200, "ready")


async def test_an_envelope_with_wrong_types_is_acknowledged_and_ignored(
    bot: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    response = await bot.workspace.sockets.send("events_api", {"type": "event_callback", "event": 5})

    assert response == {}
    assert [record.getMessage() for record in caplog.records] == ["refused reason=malformed_body"]


async def test_what_is_for_another_workspace_is_acknowledged_and_ignored(bot: Stage) -> None:
    said = bot.workspace.say("<@U0ROLECALL> grade of a data engineer", channel="C0HIRING")
    event = bot.workspace.envelopes.mention(said) | {"authorizations": [{"team_id": "T0OTHER"}]}

    assert await bot.workspace.sockets.send("events_api", event) == {}
    assert bot.replies == ()


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.SLOW])
async def test_while_slack_cannot_be_reached_the_process_is_up_and_not_ready_and_connects_later(
    handbook: Handbook, no_settings: None, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    pauses = Pauses()

    async def pause(seconds: float) -> None:
        if seconds >= 1:  # what is less is the patience of the start
            await pauses(seconds)

    async with stage(handbook, socket_mode=True, pause=pause, broken={"apps.connections.open": fault}) as bot:
        assert (await bot.get("/healthz"), await bot.get("/readyz")) == ((200, "ok"), (503, "not ready"))
        bot.workspace.mend()
        while (await bot.get("/readyz"))[0] != 200:
            await pauses.end_one()
        form = bot.workspace.open_command("data-engineer grade", channel=DIRECT)
        assert await bot.workspace.sockets.send("slash_commands", form)

    assert "Traceback" not in caplog.text


async def test_a_stop_waits_for_what_is_being_answered(handbook: Handbook, no_settings: None) -> None:
    async with workspace(Clock()) as slack, AsyncExitStack() as running:
        await running.enter_async_context(listening(settings_for(slack, socket_mode=True), Editions.for_all(handbook)))
        slow = slack.hold("chat.postMessage")
        said = slack.envelopes.mention(slack.say("<@U0ROLECALL> grade of a data engineer", channel="C0HIRING"))
        answering = asyncio.create_task(slack.sockets.send("events_api", said))
        await slow.arrived.wait()

        stopping = asyncio.create_task(running.aclose())
        slow.released.set()
        await stopping

        assert await answering == {}
        assert len(slack.replies) == 1
