"""The app fails, or people try what they may not: what they are told, and when what happened is delivered again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.workspace import Workspace, local_workspace
from bot.workspace.acting import SLACKBOT
from tests.bot.bakery import DIRECT, GENERAL, GUS, MILAN, PRIVATE, REGISTERED, ROSA, Bakery, Letterbox, bakery
from tests.bot.small_app import small_app
from tests.bot.stage import Clock


@pytest.fixture
async def shop() -> AsyncIterator[Bakery]:
    async with bakery() as running:
        yield running


async def test_a_command_that_the_app_does_not_acknowledge_is_said_to_have_failed_to_the_person_alone(
    shop: Bakery,
) -> None:
    await shop.acting.command(ROSA, "/late", "", channel=GENERAL)

    assert (shop.last.user, shop.last.text, shop.last.seen_only_by) == (
        SLACKBOT,
        "/late failed with the error “dispatch_failed”",
        ROSA.id,
    )
    assert shop.sent[-1].objections == ("dispatch_failed",)


@asynccontextmanager
async def _gone(slack: Workspace) -> AsyncIterator[str]:
    async with small_app(slack) as address:
        pass
    yield address


async def test_a_command_that_does_not_reach_the_app_timed_out() -> None:
    async with bakery(_gone) as shop:
        message = await shop.bake()

        assert (message.text, message.seen_only_by) == (
            "/bake failed with the error “operation_timeout”",
            ROSA.id,
        )
        assert (shop.sent[-1].status, shop.sent[-1].objections) == (0, ("operation_timeout",))


@pytest.mark.parametrize(
    ("answer", "objections"),
    [
        ('{"text": ""}', ("dispatch_unknown_error (no_text)",)),
        (
            '{"blocks": [{"type": "section"}]}',
            ("dispatch_unknown_error (invalid_blocks)", "blocks[0]: at least one of text, fields is needed"),
        ),
        ('{"text"', ("dispatch_unknown_error (invalid_json)",)),
    ],
)
async def test_an_answer_to_a_command_that_slack_would_not_show_is_said_to_have_failed(
    answer: str, objections: tuple[str, ...]
) -> None:
    async with bakery(Letterbox(answers=[(200, answer)]).app) as shop:
        message = await shop.bake()

        assert (message.text, message.seen_only_by) == (f"/bake failed with the error “{objections[0]}”", ROSA.id)
        assert shop.sent[-1].objections == objections


async def test_a_press_that_the_app_does_not_take_is_said_to_have_failed_to_the_person_alone(shop: Bakery) -> None:
    message = await shop.bake()

    await shop.acting.press(
        ROSA, {"type": "button", "action_id": "unknown", "block_id": "b"}, message=message, values={}
    )

    assert (shop.last.user, shop.last.seen_only_by) == (SLACKBOT, ROSA.id)
    assert "dispatch_failed" in shop.last.text


async def test_nobody_acts_where_they_are_not(shop: Bakery) -> None:
    with pytest.raises(LookupError, match="Gus Guest is not in C0HIRINGTPM"):
        shop.acting.say(GUS, "hello", channel=PRIVATE)
    with pytest.raises(LookupError, match="Milan Manager is not in D0RECRUITER"):
        await shop.acting.command(MILAN, "/bake", "", channel=DIRECT)
    assert (shop.slack.rooms.messages, shop.sent) == ((), ())


_RETRY = ("X-Slack-Retry-Num", "X-Slack-Retry-Reason")


async def test_an_event_that_fails_is_delivered_again_at_once_after_a_minute_and_after_five_more() -> None:
    box = Letterbox(answers=[(500, ""), (404, ""), (302, ""), (500, "")])
    async with bakery(box.app) as shop:
        shop.acting.say(ROSA, "hello", channel=DIRECT)
        await shop.acting.settled()

        assert shop.waits == [0.0, 60.0, 300.0]
        assert [tuple(letter.headers.get(name) for name in _RETRY) for letter in box.letters] == [
            (None, None),
            ("1", "http_error"),
            ("2", "http_error"),
            ("3", "http_error"),
        ]
        assert len({letter.body for letter in box.letters}) == 1
        assert [(each.status, each.objections) for each in shop.sent] == [
            (500, ("dispatch_failed",)),
            (404, ("dispatch_failed",)),
            (302, ("dispatch_failed",)),
            (500, ("dispatch_failed",)),
        ]


async def test_an_event_is_not_delivered_again_once_it_was_accepted() -> None:
    box = Letterbox(answers=[(500, "")])
    async with bakery(box.app) as shop:
        shop.acting.say(ROSA, "hello", channel=DIRECT)
        await shop.acting.settled()

        assert (shop.waits, [each.status for each in shop.sent]) == ([0.0], [500, 200])


async def test_an_event_that_does_not_reach_the_app_is_delivered_again() -> None:
    async with bakery(_gone) as shop:
        shop.acting.say(ROSA, "hello", channel=DIRECT)
        await shop.acting.settled()

        assert (shop.waits, [each.status for each in shop.sent]) == ([0.0, 60.0, 300.0], [0, 0, 0, 0])


async def test_an_app_that_slack_refuses_fails_and_is_asked_again(shop: Bakery) -> None:
    shop.slack.api.refuse("chat.postMessage", "fatal_error", "fatal_error")

    shop.acting.say(ROSA, "rye", channel=DIRECT)
    await shop.acting.settled()

    assert (shop.waits, [each.status for each in shop.sent]) == ([0.0, 60.0], [500, 500, 200])
    assert [message.text for message in shop.slack.rooms.messages] == ["rye", "You said: rye"]


async def test_a_workspace_that_closes_gives_up_what_waits_to_be_delivered_again() -> None:
    waiting, never = asyncio.Event(), asyncio.Event()

    async def pause(_: float) -> None:
        waiting.set()
        await never.wait()

    box = Letterbox(answers=[(500, "")])
    async with local_workspace(box.app, installation=REGISTERED, clock=Clock(), pause=pause) as local:
        room = local.slack.rooms.direct(ROSA.id)
        local.acting.say(ROSA, "hello", channel=room.id)
        await waiting.wait()

    assert len(box.letters) == 1
