"""People enter commands and press what stands in messages: what the app is sent, and what they see of its answers."""

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from aiohttp import ClientSession
from slack_sdk.signature import Clock as SdkClock
from slack_sdk.signature import SignatureVerifier

from bot.trying import workspace_of
from bot.workspace import Posted
from bot.workspace.ids import with_ids
from index import Editions, Handbook
from tests.bot.bakery import DIRECT, GENERAL, GUS, ROSA, Bakery, Letterbox, action_in, bakery
from tests.bot.small_app import counter_blocks
from tests.bot.stage import Clock


@pytest.fixture
async def shop() -> AsyncIterator[Bakery]:
    async with bakery() as running:
        yield running


class _SlacksClock(SdkClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock()


async def test_a_command_reaches_the_app_signed_as_the_form_that_slack_sends() -> None:
    box = Letterbox()
    async with bakery(box.app) as shop:
        await shop.acting.command(ROSA, "/bake", "rye & <b>", channel=DIRECT)

        (letter,) = box.letters
        verifier = SignatureVerifier("workspace", _SlacksClock(shop.clock))
        assert verifier.is_valid_request(letter.body, dict(letter.headers))
        assert letter.headers["Content-Type"] == "application/x-www-form-urlencoded"
        assert dict(parse_qsl(letter.body)) == {
            "token": "deprecated",
            "team_id": "T0WORKSPACE",
            "team_domain": "workspace",
            "channel_id": DIRECT,
            "channel_name": "directmessage",
            "user_id": ROSA.id,
            "user_name": "Rosa Recruiter",
            "command": "/bake",
            "text": "rye & <b>",
            "api_app_id": "A0ROLECALL",
            "is_enterprise_install": "false",
            "response_url": f"{shop.slack.url}/response/{DIRECT}-1",
            "trigger_id": "1.1.trigger",
        }


async def test_a_press_reaches_the_app_with_the_message_that_it_was_in() -> None:
    box = Letterbox()
    async with bakery(box.app) as shop:
        message = _counter(shop)
        action = action_in(message.blocks, "more")

        await shop.acting.press(ROSA, action, message=message, values={"b": {}})

        (letter,) = box.letters
        assert SignatureVerifier("workspace", _SlacksClock(shop.clock)).is_valid_request(
            letter.body, dict(letter.headers)
        )
        assert json.loads(dict(parse_qsl(letter.body))["payload"]) == {
            "type": "block_actions",
            "team": {"id": "T0WORKSPACE", "domain": "workspace"},
            "user": {
                "id": ROSA.id,
                "username": "rosa.recruiter",
                "name": "rosa.recruiter",
                "team_id": "T0WORKSPACE",
            },
            "api_app_id": "A0ROLECALL",
            "token": "deprecated",
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": "1.1.trigger",
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": GENERAL,
                "is_ephemeral": False,
            },
            "channel": {"id": GENERAL, "name": "general"},
            "message": {
                "type": "message",
                "user": "U0ROLECALL",
                "bot_id": "B0ROLECALL",
                "app_id": "A0ROLECALL",
                "ts": message.ts,
                "text": "1 loaves",
                "blocks": list(message.blocks),
            },
            "state": {"values": {"b": {}}},
            "response_url": f"{shop.slack.url}/response/{GENERAL}-1",
            "actions": [
                {
                    "type": "button",
                    "action_id": "more",
                    "block_id": message.blocks[1]["block_id"],
                    "text": {"type": "plain_text", "text": "One more"},
                    "value": "1",
                    "action_ts": f"{shop.clock():.6f}",
                }
            ],
        }


def _counter(shop: Bakery) -> Posted:
    """A message by the app that everybody in the channel sees."""
    bot = shop.slack.credentials.bot_user
    return shop.slack.rooms.post(GENERAL, user=bot, text="1 loaves", blocks=with_ids(counter_blocks(1)))


async def test_of_an_ephemeral_message_the_app_is_told_no_more_than_its_place(shop: Bakery) -> None:
    message = await shop.bake()

    await shop.acting.press(ROSA, action_in(message.blocks, "more"), message=message, values={})

    payload = shop.sent[-1].sent
    assert "message" not in payload
    assert payload["container"]["is_ephemeral"] is True


async def test_a_command_is_answered_to_the_person_alone_where_the_app_does_not_say_otherwise(shop: Bakery) -> None:
    message = await shop.bake()

    assert (message.text, message.seen_only_by, message.user) == ("1 loaves in the oven", ROSA.id, "U0ROLECALL")


async def test_a_command_is_answered_to_the_channel_where_the_app_says_so(shop: Bakery) -> None:
    message = await shop.bake("aloud")

    assert (message.text, message.seen_only_by) == (f"<@{ROSA.id}> bakes", None)
    asked = shop.slack.rooms.messages[-2]
    assert (asked.user, asked.text, asked.seen_only_by) == (ROSA.id, "/bake aloud", None)


async def test_a_button_replaces_its_message_through_the_response_url(shop: Bakery) -> None:
    message = await shop.bake()

    await shop.acting.press(ROSA, action_in(message.blocks, "more"), message=message, values={})

    (now,) = shop.slack.rooms.messages
    assert (now.ts, now.text, now.edited, now.seen_only_by) == (message.ts, "2 loaves", True, ROSA.id)
    assert action_in(now.blocks, "more")["value"] == "2"


async def test_a_button_takes_its_message_away_through_the_response_url(shop: Bakery) -> None:
    message = await shop.bake()

    await shop.acting.press(ROSA, action_in(message.blocks, "stop"), message=message, values={})

    assert shop.slack.rooms.messages == ()


@pytest.mark.parametrize("menu", ["heat", "bread"])
async def test_a_choice_reaches_the_app_and_its_answer_stands_below(menu: str, shop: Bakery) -> None:
    message = await shop.bake()
    chosen = {"text": {"type": "plain_text", "text": "This"}, "value": "this"}

    await shop.acting.press(ROSA, action_in(message.blocks, menu, selected_option=chosen), message=message, values={})

    assert shop.slack.rooms.messages[0] == message
    assert (shop.last.text, shop.last.seen_only_by) == (f"{menu}: this", ROSA.id)


async def _answers(shop: Bakery, *bodies: Any) -> list[tuple[int, str]]:
    """What the response URL of the latest payload says to each of the answers."""
    sent = shop.sent[-1].sent
    async with ClientSession() as session:
        responses = [await session.post(sent["response_url"], json=body) for body in bodies]
        return [(response.status, await response.text()) for response in responses]


async def test_a_response_url_works_five_times_and_thirty_minutes(shop: Bakery) -> None:
    message = _counter(shop)
    await shop.acting.press(ROSA, action_in(message.blocks, "more"), message=message, values={})  # answers once

    assert await _answers(shop, *[{"text": "x"}] * 5) == [(200, "ok")] * 4 + [
        (404, '{"ok": false, "error": "used_url"}')
    ]

    await shop.acting.press(ROSA, action_in(message.blocks, "more"), message=message, values={})
    shop.clock.seconds += 30 * 60
    in_time = await _answers(shop, {"text": "x"})
    shop.clock.seconds += 1
    assert (in_time, await _answers(shop, {"text": "x"})) == (
        [(200, "ok")],
        [(404, '{"ok": false, "error": "expired_url"}')],
    )


async def test_what_a_person_said_is_not_changed_through_the_response_url_of_a_shortcut(shop: Bakery) -> None:
    said = shop.acting.say(ROSA, "dough", channel=GENERAL)
    await shop.acting.message_shortcut(ROSA, "weigh", message=said)

    answers = await _answers(shop, {"text": "x", "replace_original": True}, {"delete_original": True})

    assert [status for status, _ in answers] == [200, 400]
    assert [message.text for message in shop.slack.rooms.messages] == ["dough", "5 grams", "x"]


async def test_an_answer_through_a_response_url_that_slack_would_not_take_is_refused_and_written_down(
    shop: Bakery,
) -> None:
    message = await shop.bake()
    wrong = {"text": "x", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": ""}}]}

    answers = await _answers(shop, wrong, {"text": ""}, ["x"])

    assert [json.loads(body)["error"] for _, body in answers] == ["invalid_blocks", "no_text", "json_not_object"]
    assert [exchange.objections for exchange in shop.slack.recorder.exchanges[-3:]] == [
        ("invalid_blocks", "blocks[0].text: empty"),
        ("no_text",),
        ("json_not_object",),
    ]
    assert shop.slack.rooms.messages == (message,)


async def test_the_recorder_holds_what_went_both_ways_and_the_messages_that_it_was_about(shop: Bakery) -> None:
    message = await shop.bake()
    await shop.acting.press(ROSA, action_in(message.blocks, "more"), message=message, values={})

    command, response, press = shop.exchanges
    about = (f"{GENERAL}:{message.ts}",)
    assert [(each.name, each.to_app, each.status) for each in (command, response, press)] == [
        ("/bake", True, 200),
        ("response_url", False, 200),
        ("block_actions", True, 200),
    ]
    assert (command.sent["command"], command.got["text"]) == ("/bake", "1 loaves in the oven")
    assert (response.sent["text"], response.got) == ("2 loaves", {"ok": True})
    assert (press.sent["actions"][0]["action_id"], press.got) == ("more", "")
    assert [each.messages for each in (command, response, press)] == [about] * 3
    assert [each.objections for each in (command, response, press)] == [()] * 3
    assert all(each.milliseconds > 0 for each in (command, response, press))


async def test_rolecall_answers_a_command_in_the_workspace(handbook: Handbook, no_settings: None) -> None:
    async with workspace_of(Editions.for_all(handbook)) as local:
        await local.acting.command(GUS, "/role", "senior-data-engineer grade", channel="C0NORTHWIND")

        (reply,) = local.slack.rooms.messages
        exchange = local.slack.recorder.exchanges[-1]
        assert (reply.text.splitlines()[0], reply.seen_only_by) == ("Senior Data Engineer: grade 7", GUS.id)
        assert (exchange.name, exchange.objections, exchange.messages) == (
            "/role",
            (),
            (f"C0NORTHWIND:{reply.ts}",),
        )
