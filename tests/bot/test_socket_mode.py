"""The same app through a WebSocket that it opens itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from bot.serve import listening
from index import Editions, Handbook
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
