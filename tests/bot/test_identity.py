"""Who we are to Slack: asked once, again until it is told, and waited for by nobody."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.identity import Identification, Rejected, Unknown
from bot.web_client import lookup_client, web_client
from bot.workspace import Fault, Workspace
from index import Handbook
from tests.bot.pauses import Pauses
from tests.bot.stage import DIRECT, HIRING, OURSELVES, Clock, stage, workspace

_NEVER = Fault.SLOW


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    async with workspace(Clock()) as running:
        yield running


@pytest.fixture
async def identification(slack: Workspace) -> AsyncIterator[tuple[Identification, Pauses]]:
    pauses = Pauses()
    async with web_client(slack.credentials.bot_token, api_url=slack.api_url) as client:
        yield Identification(lookup_client(client), pause=pauses), pauses


async def _known(identification: Identification) -> None:
    while identification.known is None:
        await asyncio.sleep(0)  # lets the task run that asks


async def test_one_call_tells_who_we_are(slack: Workspace, identification: tuple[Identification, Pauses]) -> None:
    found, _ = identification

    async with found.running():
        assert found.who == OURSELVES
    assert slack.recorder.exchanges[0].name == "auth.test"


@pytest.mark.parametrize(
    ("fault", "cause", "pause"),
    [
        (Fault.UNREACHABLE, "ServerDisconnectedError", 1.0),
        (Fault.RATE_LIMITED, "ratelimited", 30.0),
        (Fault.SERVER_ERROR, "http_500", 1.0),
        (Fault.HTML, "http_200", 1.0),
        (Fault.JSON_LIST, "unreadable", 1.0),
        (Fault.BAD_JSON, "http_200", 1.0),
    ],
    ids=lambda value: value.value if isinstance(value, Fault) else "",
)
async def test_until_slack_tells_it_is_asked_again_after_the_pause_that_it_wants(
    slack: Workspace, identification: tuple[Identification, Pauses], fault: Fault, cause: str, pause: float
) -> None:
    found, pauses = identification
    slack.break_down(fault, "auth.test")

    async with found.running():
        assert found.who == Unknown(cause)
        slack.mend()
        while len(pauses.asked) < 2:  # the first is the patience of the start
            await asyncio.sleep(0)
        assert pauses.asked[1] == pause
        await pauses.end_one()
        await _known(found)

    assert found.known == OURSELVES


async def test_a_slow_answer_does_not_hold_up_the_start(
    slack: Workspace, identification: tuple[Identification, Pauses]
) -> None:
    found, pauses = identification
    slack.break_down(_NEVER, "auth.test")
    began = asyncio.create_task(pauses.end_one())

    async with found.running():
        assert found.who == Unknown()
        slack.mend()
        await _known(found)

    await began
    assert found.known == OURSELVES


async def test_a_token_that_slack_does_not_take_is_rejected(
    slack: Workspace, identification: tuple[Identification, Pauses]
) -> None:
    found, _ = identification
    slack.api.refuse("auth.test", "token_revoked")

    async with found.running():
        assert found.who == Rejected("token_revoked")


async def test_the_app_is_asked_for_too_and_its_absence_costs_nothing(
    slack: Workspace, identification: tuple[Identification, Pauses]
) -> None:
    found, pauses = identification
    slack.break_down(Fault.SERVER_ERROR, "bots.info")

    async with found.running():
        await _asked(pauses, times=2)
        assert (found.known, found.app) == (OURSELVES, "")
        slack.mend()
        await pauses.end_one()
        await _asked(pauses, times=3)

    assert found.app == "A0ROLECALL"


async def test_a_token_that_is_revoked_meanwhile_is_noticed_and_one_bad_answer_is_not_taken_for_it(
    slack: Workspace, identification: tuple[Identification, Pauses]
) -> None:
    found, pauses = identification

    async with found.running():
        await _asked(pauses, times=2)
        slack.break_down(Fault.SERVER_ERROR, "auth.test")
        await pauses.end_one()
        await _asked(pauses, times=3)
        assert (found.known, found.is_rejected) == (OURSELVES, False)
        slack.mend()
        slack.api.refuse("auth.test", "token_revoked")
        await pauses.end_one()
        await _asked(pauses, times=4)

    assert found.is_rejected
    assert pauses.asked[1:] == [60.0] * 3


async def test_a_bot_whose_token_is_revoked_is_not_ready(handbook: Handbook, no_settings: None) -> None:
    pauses = Pauses()
    async with stage(handbook, pause=pauses) as bot:
        before = await bot.get("/readyz")
        bot.workspace.api.refuse("auth.test", "token_revoked")
        await _asked(pauses, times=2)
        await pauses.end_one()
        await _asked(pauses, times=3)
        after = await bot.get("/readyz")

    assert (before, after) == ((200, "ready"), (503, "not ready"))


async def _asked(pauses: Pauses, *, times: int) -> None:
    while len(pauses.asked) < times:  # the first is the patience of the start
        await asyncio.sleep(0)  # lets the task run that asks


async def test_while_it_is_not_known_commands_are_answered_and_events_come_again(
    handbook: Handbook, no_settings: None
) -> None:
    pauses = Pauses()
    async with stage(handbook, pause=pauses, broken={"auth.test": Fault.SERVER_ERROR}) as bot:
        reply = await bot.command("senior-data-engineer grade")
        event = bot.message_event(bot.workspace.say("grade of a data engineer", channel=DIRECT))
        before = await bot.sender.event(event)
        bot.workspace.mend()
        await pauses.end_one()
        after = await bot.sender.event(event)
        while after[-1].status == 503:
            after = await bot.sender.event(event)

    assert reply
    assert reply.text.startswith("Senior Data Engineer: grade 7\n")
    assert [delivery.status for delivery in before] == [503] * 4
    assert after[-1].status == 200
    assert [said.text.splitlines()[0] for said in bot.replies if said.channel == DIRECT] == ["Data Engineer: grade 6"]


async def test_over_a_web_socket_an_event_is_not_acknowledged_before_it_is_known(
    handbook: Handbook, no_settings: None
) -> None:
    async with stage(handbook, socket_mode=True, pause=Pauses(), broken={"auth.test": Fault.HTML}) as bot:
        said = bot.workspace.say("<@U0ROLECALL> grade of a data engineer", channel=HIRING)
        sending = asyncio.create_task(bot.workspace.sockets.send("events_api", bot.workspace.envelopes.mention(said)))
        form = bot.workspace.open_command("data-engineer grade", channel=HIRING)
        answer = await bot.workspace.sockets.send("slash_commands", form)

        assert answer
        assert answer["text"].startswith("Data Engineer: grade 6")
        assert not sending.done()
        assert bot.replies == ()
        sending.cancel()
