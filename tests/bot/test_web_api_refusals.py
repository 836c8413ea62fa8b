"""What the Web API refuses of messages, people and rooms, with Slack's words for it, and what its calls change."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import ClientSession

from bot.workspace import Posted
from tests.bot.calling import (
    DIRECT,
    GUEST,
    LINE,
    LINK,
    OPEN,
    OURS,
    PRIVATE,
    STRANGER,
    THEIRS,
    WHISPERED,
    WITHOUT_BOT,
    Call,
    Calling,
    calling,
    error_of,
    refusal_of,
)


@pytest.fixture
async def scene() -> AsyncIterator[Calling]:
    async with calling() as running:
        yield running


# Each method, with calls that are refused and how. Those of views have a file of their own.
REFUSED: tuple[tuple[str, Call, str], ...] = (
    ("chat.delete", lambda client: client.chat_delete(channel=OPEN.id, ts=THEIRS), "cant_delete_message"),
    ("chat.delete", lambda client: client.chat_delete(channel=OPEN.id, ts=WHISPERED), "message_not_found"),
    ("chat.delete", lambda client: client.chat_delete(channel=DIRECT.id, ts=OURS), "message_not_found"),
    ("chat.delete", lambda client: client.chat_delete(channel="C0", ts=OURS), "channel_not_found"),
    (
        "chat.getPermalink",
        lambda client: client.chat_getPermalink(channel=OPEN.id, message_ts="0.0"),
        "message_not_found",
    ),
    (
        "chat.getPermalink",
        lambda client: client.chat_getPermalink(channel=OPEN.id, message_ts=WHISPERED),
        "message_not_found",
    ),
    ("chat.getPermalink", lambda client: client.chat_getPermalink(channel="C0", message_ts=OURS), "channel_not_found"),
    (
        "chat.postEphemeral",
        lambda client: client.chat_postEphemeral(channel=PRIVATE.id, user=STRANGER.id, text="x"),
        "user_not_in_channel",
    ),
    (
        "chat.postEphemeral",
        lambda client: client.chat_postEphemeral(channel=WITHOUT_BOT.id, user=GUEST.id, text="x"),
        "not_in_channel",
    ),
    (
        "chat.postEphemeral",
        lambda client: client.api_call("chat.postEphemeral", json={"channel": OPEN.id, "user": GUEST.id}),
        "no_text",
    ),
    ("chat.postMessage", lambda client: client.chat_postMessage(channel="C0", text="x"), "channel_not_found"),
    ("chat.postMessage", lambda client: client.chat_postMessage(channel=WITHOUT_BOT.id, text="x"), "not_in_channel"),
    ("chat.postMessage", lambda client: client.api_call("chat.postMessage", json={"channel": OPEN.id}), "no_text"),
    ("chat.postMessage", lambda client: client.chat_postMessage(channel=OPEN.id, text="x" * 40_001), "msg_too_long"),
    (
        "chat.postMessage",
        lambda client: client.chat_postMessage(channel=OPEN.id, text="x", blocks=[{"type": "x"}]),
        "invalid_blocks",
    ),
    (
        "chat.postMessage",
        lambda client: client.api_call("chat.postMessage", data={"channel": OPEN.id, "blocks": "[{"}),
        "invalid_blocks_format",
    ),
    (
        "chat.postMessage",
        lambda client: client.api_call("chat.postMessage", json={"channel": OPEN.id, "text": ["x"]}),
        "invalid_arguments",
    ),
    (
        "chat.unfurl",
        lambda client: client.chat_unfurl(channel="C0", ts=THEIRS, unfurls={LINK: {"blocks": [LINE]}}),
        "cannot_find_channel",
    ),
    (
        "chat.unfurl",
        lambda client: client.chat_unfurl(channel=OPEN.id, ts="0.0", unfurls={LINK: {"blocks": [LINE]}}),
        "cannot_find_message",
    ),
    (
        "chat.unfurl",
        lambda client: client.chat_unfurl(channel=OPEN.id, ts=THEIRS, unfurls={LINK[:-1]: {"blocks": [LINE]}}),
        "cannot_unfurl_message",
    ),
    (
        "chat.unfurl",
        lambda client: client.chat_unfurl(channel=OPEN.id, ts=THEIRS, unfurls={LINK: {"blocks": [{"type": "x"}]}}),
        "invalid_unfurls_format",
    ),
    (
        "chat.unfurl",
        lambda client: client.api_call("chat.unfurl", data={"channel": OPEN.id, "ts": THEIRS, "unfurls": "{"}),
        "invalid_unfurls_format",
    ),
    ("chat.unfurl", lambda client: client.chat_unfurl(channel=OPEN.id, ts=THEIRS, unfurls={}), "missing_unfurls"),
    ("chat.update", lambda client: client.chat_update(channel=OPEN.id, ts=THEIRS, text="x"), "cant_update_message"),
    ("chat.update", lambda client: client.chat_update(channel=OPEN.id, ts="0.0", text="x"), "message_not_found"),
    ("chat.update", lambda client: client.chat_update(channel=OPEN.id, ts=WHISPERED, text="x"), "message_not_found"),
    ("chat.update", lambda client: client.api_call("chat.update", json={"channel": OPEN.id, "ts": OURS}), "no_text"),
    (
        "chat.update",
        lambda client: client.chat_update(channel=OPEN.id, ts=OURS, text="x", blocks=[{"type": "x"}]),
        "invalid_blocks",
    ),
    ("bots.info", lambda client: client.bots_info(bot="B0OTHER"), "bot_not_found"),
    ("conversations.info", lambda client: client.conversations_info(channel="C0"), "channel_not_found"),
    ("conversations.members", lambda client: client.conversations_members(channel="C0"), "channel_not_found"),
    ("conversations.open", lambda client: client.conversations_open(users=""), "users_list_not_supplied"),
    ("conversations.replies", lambda client: client.conversations_replies(channel="C0", ts="0.0"), "channel_not_found"),
    (
        "conversations.replies",
        lambda client: client.conversations_replies(channel=WITHOUT_BOT.id, ts="0.0"),
        "not_in_channel",
    ),
    (
        "conversations.replies",
        lambda client: client.conversations_replies(channel=OPEN.id, ts=WHISPERED),
        "thread_not_found",
    ),
    ("usergroups.users.list", lambda client: client.usergroups_users_list(usergroup="S0"), "no_such_subteam"),
    ("users.info", lambda client: client.users_info(user="U0NOBODY"), "user_not_found"),
)


@pytest.mark.parametrize(("method", "call", "code"), REFUSED)
async def test_a_call_is_refused_with_slacks_word_for_it(method: str, call: Call, code: str, scene: Calling) -> None:
    before = scene.slack.rooms.messages

    assert await error_of(call(scene.client)) == code

    (exchange,) = scene.slack.recorder.exchanges
    assert (exchange.name, exchange.objections[0]) == (method, code)
    assert scene.slack.rooms.messages == before


def test_every_method_that_can_be_called_wrongly_is_called_so_here_or_with_the_views(scene: Calling) -> None:
    cannot_be = {"apps.connections.open", "auth.test", "usergroups.list"}
    of_views = {method for method in scene.slack.api.methods if method.startswith("views.")}

    assert {method for method, _, _ in REFUSED} == scene.slack.api.methods - cannot_be - of_views


async def test_what_is_wrong_with_blocks_is_said_beside_the_refusal(scene: Calling) -> None:
    refused = await refusal_of(scene.client.chat_postMessage(channel=OPEN.id, text="x", blocks=[LINE, LINE]))

    lines = ['blocks[1].block_id: "line" is already that of blocks[0]']
    assert refused == {"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": lines}}
    assert scene.slack.recorder.exchanges[-1].objections == ("invalid_blocks", *lines)


@pytest.mark.parametrize(("body", "code"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_a_body_that_is_no_json_object_is_refused(body: str, code: str, scene: Calling) -> None:
    headers = {"Authorization": "Bearer xoxb-workspace", "Content-Type": "application/json"}
    async with (
        ClientSession() as session,
        session.post(f"{scene.slack.api_url}auth.test", data=body, headers=headers) as response,
    ):
        assert (response.status, await response.json()) == (200, {"ok": False, "error": code})


async def test_messages_are_posted_whispered_changed_and_taken_away(scene: Calling) -> None:
    theirs, ours, whispered = scene.slack.rooms.messages

    await scene.client.chat_postMessage(channel=GUEST.id, text="new", blocks=[LINE])
    await scene.client.chat_postEphemeral(channel=OPEN.id, user=GUEST.id, text="hush", thread_ts=THEIRS)
    await scene.client.chat_update(channel=OPEN.id, ts=OURS, text="other")
    await scene.client.chat_unfurl(channel=OPEN.id, ts=THEIRS, unfurls={LINK: {"blocks": [LINE]}})
    posted = Posted(DIRECT.id, "1800000000.000004", "U0ROLECALL", "new", (LINE,))
    hushed = Posted(OPEN.id, "1800000000.000005", "U0ROLECALL", "hush", thread=THEIRS, seen_only_by=GUEST.id)
    assert scene.slack.rooms.messages == (
        replace(theirs, previews=((LINK, {"blocks": [LINE]}),)),
        replace(ours, text="other", edited=True),
        whispered,
        posted,
        hushed,
    )

    await scene.client.chat_delete(channel=OPEN.id, ts=OURS)
    assert ours.ts not in [message.ts for message in scene.slack.rooms.messages]


async def test_a_locale_is_told_only_who_asks_for_it(scene: Calling) -> None:
    without = (await scene.client.users_info(user=GUEST.id))["user"]
    asked = (await scene.client.users_info(user=GUEST.id, include_locale=True))["user"]

    assert asked == {**without, "locale": "de-DE"}


async def test_a_guest_is_restricted_and_a_stranger_is_of_another_team(scene: Calling) -> None:
    users = [(await scene.client.users_info(user=person.id))["user"] for person in (GUEST, STRANGER)]

    assert [(user["is_restricted"], user["is_stranger"], user["team_id"]) for user in users] == [
        (True, False, "T0WORKSPACE"),
        (False, True, "T0ELSEWHERE"),
    ]


async def test_a_direct_message_is_opened_once(scene: Calling) -> None:
    first, second = [await scene.client.conversations_open(users=STRANGER.id) for _ in range(2)]
    info = await scene.client.conversations_info(channel=first["channel"]["id"])

    assert first.data == second.data == {"ok": True, "channel": {"id": "D0STRANGER"}}
    assert (info["channel"]["is_im"], info["channel"]["user"]) == (True, STRANGER.id)
    assert await error_of(scene.client.conversations_open(users=[GUEST.id, STRANGER.id])) == (
        "method_not_supported_for_channel_type"
    )
