"""What anybody may send to the public address, and what is let in."""

import asyncio
import json
import socket
from contextlib import AsyncExitStack
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession

from bot.serve import Clocks, listening
from bot.signature import Signatures
from bot.workspace import Sender
from index import Editions, Handbook
from tests.bot.stage import HIRING, Clock, Stage, at_once, settings_for, workspace

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": "yesterday", "X-Slack-Signature": "v0=00"},
        {"X-Slack-Request-Timestamp": "9" * 400, "X-Slack-Signature": "v0=00"},
        {"X-Slack-Request-Timestamp": "-1800000000", "X-Slack-Signature": "v0=00"},
        {"X-Slack-Request-Timestamp": "1800000000", "X-Slack-Signature": "v0=00"},
        {"X-Slack-Request-Timestamp": "1800000000", "X-Slack-Signature": "v0=ünsigned"},
        {"X-Slack-Request-Timestamp": "1800000000"},
    ],
    ids=["none", "no number", "endless", "negative", "wrong", "not ASCII", "no signature"],
)
async def test_what_slack_did_not_sign_is_refused_with_one_log_line(
    bot: Stage, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    delivery = await bot.sender.send(b'{"type": "event_callback"}', headers=headers)

    assert delivery.status == 401
    assert [(record.name, record.exc_info) for record in caplog.records] == [("rolecall", None)]


@pytest.mark.parametrize(("seconds", "status"), [(301, 401), (300, 200)])
async def test_a_request_of_long_ago_is_refused(bot: Stage, seconds: int, status: int) -> None:
    body, timestamp = b"command=%2Frole&text=help", str(int(bot.clock()) - seconds)
    signatures = Signatures(bot.workspace.credentials.signing_secret, clock=bot.clock)
    signature = signatures.sign(body, timestamp=timestamp)
    headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature, "Content-Type": _FORM}

    assert (await bot.sender.send(body, headers=headers)).status == status


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'{"type": ', _JSON),
        (b"[1, 2]", _JSON),
        (b"[" * 100_000, _JSON),
        (b"\xff\xfe\x00random", _JSON),
        (b"\x00\x9f\x92\x96", _FORM),
        (b"text=%ff%fe", _FORM),
        (b"payload=%7Bnot", _FORM),
        (b"payload=5", _FORM),
        (b"a=1&" * 2_000, _FORM),
        (b"", _FORM),
        (b'{"type": "event_callback", "event": 5, "team": 5}', _JSON),
        (b'{"authorizations": 5}', _JSON),
    ],
)
async def test_a_signed_body_that_is_not_slacks_is_malformed(
    bot: Stage, body: bytes, content_type: str, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = await bot.sender.signed(body, content_type=content_type)

    assert delivery.status == 400
    assert [record.getMessage() for record in caplog.records] == ["refused reason=malformed_body"]


async def test_a_body_without_end_is_refused(bot: Stage) -> None:
    delivery = await bot.sender.signed(b"x" * (1024 * 1024 + 1), content_type=_JSON)

    assert delivery.status == 413


async def test_slacks_try_of_the_certificate_is_welcome_unsigned(bot: Stage) -> None:
    delivery = await bot.sender.send(b"ssl_check=1&token=deprecated", headers={"Content-Type": _FORM})

    assert delivery.status == 200


async def test_a_question_about_the_certificate_is_a_question(bot: Stage) -> None:
    reply = await bot.command("what is ssl_check=1 & co?")

    assert reply
    assert reply.text.startswith("I did not understand: ssl_check=1\n")


async def test_slack_can_verify_the_address(bot: Stage) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"})

    delivery = await bot.sender.signed(body.encode(), content_type=_JSON)

    assert (delivery.status, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P" in delivery.body) == (200, True)


async def test_a_press_that_nobody_offered_is_accepted_and_not_logged(
    bot: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    interaction = {"type": "block_actions", "user": {"id": "U0PERSON"}, "actions": [{"action_id": "their words"}]}
    body = urlencode({"payload": json.dumps(interaction)})

    delivery = await bot.sender.signed(body.encode(), content_type=_FORM)

    assert delivery.status == 200
    assert caplog.records == []


async def test_the_process_says_that_it_is_up_and_ready(bot: Stage) -> None:
    assert await bot.get("/healthz") == (200, "ok")
    assert await bot.get("/readyz") == (200, "ready")


async def test_other_paths_and_methods_are_unknown(bot: Stage) -> None:
    assert (await bot.get("/"))[0] == 404
    assert (await bot.get("/slack/events"))[0] == 405


async def test_what_was_asked_is_counted_by_kind(bot: Stage) -> None:
    await bot.command("data-engineer grade")
    await bot.write("chief astronaut")
    event = bot.message_event(bot.workspace.say("who calls the references?", channel="D0PERSON"))
    await bot.sender.event(event)
    await bot.sender.event(event)
    await bot.sender.send(b"", headers={})

    _, metrics = await bot.get("/metrics")

    assert 'rolecall_questions_total{door="command",kind="facts"} 1.0' in metrics
    assert 'rolecall_questions_total{door="direct",kind="nothing_found"} 1.0' in metrics
    assert "rolecall_repeats_total 1.0" in metrics
    assert "rolecall_answer_seconds_count 3.0" in metrics
    assert 'rolecall_refused_total{reason="no timestamp"} 1.0' in metrics


@pytest.mark.usefixtures("no_settings")
async def test_a_stop_says_so_lets_nothing_new_in_and_waits_for_what_is_being_answered(handbook: Handbook) -> None:
    clock = Clock()
    async with workspace(clock) as slack, ClientSession() as session, AsyncExitStack() as running:
        address = await running.enter_async_context(
            listening(settings_for(slack), Editions.for_all(handbook), clocks=Clocks(wall=clock))
        )
        secret = slack.credentials.signing_secret
        sender = Sender(session, address, secret=secret, clock=clock, pause=at_once)
        slow = slack.hold("chat.postMessage")
        said = slack.envelopes.mention(slack.say("<@U0ROLECALL> grade of a data engineer", channel=HIRING))
        answering = asyncio.create_task(sender.event(said))
        await slow.arrived.wait()

        stopping = asyncio.create_task(running.aclose())
        await asyncio.sleep(0)  # lets it begin
        async with session.get(f"{address}/readyz") as ready, session.get(f"{address}/healthz") as health:
            assert (ready.status, health.status) == (503, 200)
        assert (await sender.form(slack.open_command("help", channel=HIRING))).status == 503
        slow.released.set()
        await stopping

        assert [delivery.status for delivery in await answering] == [200]
        assert len(slack.replies) == 1
        assert (await sender.form(slack.open_command("help", channel=HIRING))).status == 0


@pytest.mark.usefixtures("no_settings")
async def test_a_port_that_is_taken_is_an_error_at_once(handbook: Handbook) -> None:
    async with workspace(Clock()) as slack:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            settings = settings_for(slack).model_copy(update={"rolecall_port": taken.getsockname()[1]})
            with pytest.raises(OSError, match="address already in use"):
                async with listening(settings, Editions.for_all(handbook)):
                    pass
