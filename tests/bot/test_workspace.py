"""The workspace refuses what Slack refuses; otherwise our tests would prove little."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.web_client import web_client
from bot.workspace import Address, Delivery, ResponseUrls, Workspace, live_marks, refusal
from tests.bot.stage import DIRECT, ELSEWHERE, HIRING, Clock, workspace


def _section(text: str, kind: str = "plain_text", **more: object) -> dict[str, Any]:
    return {"type": "section", "text": {"type": kind, "text": text, **more}}


_HEADER = {"type": "header", "text": {"type": "plain_text", "text": "x" * 150}}
_LINE = {"type": "mrkdwn", "text": "x", "verbatim": True}


@pytest.mark.parametrize(
    "blocks",
    [
        [_HEADER, _section("x" * 3_000), {"type": "divider"}, {"type": "context", "elements": [_LINE] * 10}],
        [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2_000}] * 4}],
        [_section("x", emoji=False)] * 50,
        [{**_section("x"), "block_id": "a"}, {**_section("x"), "block_id": "b"}],
    ],
)
def test_blocks_within_the_limits_are_accepted(blocks: list[dict[str, Any]]) -> None:
    assert refusal("text", blocks) is None


@pytest.mark.parametrize(
    ("text", "blocks", "code"),
    [
        ("", [], "no_text"),
        ("x" * 40_001, [], "msg_too_long"),
        ("x", [_section("x")] * 51, "invalid_blocks"),
        ("x", [_section("x" * 3_001)], "invalid_blocks"),
        ("x", [_section("")], "invalid_blocks"),
        ("x", [_section("x", verbatim=True)], "invalid_blocks"),
        ("x", [_section("x", "mrkdwn", emoji=True)], "invalid_blocks"),
        ("x", [_section("x", "markdown")], "invalid_blocks"),
        ("x", [{"type": "section"}], "invalid_blocks"),
        ("x", [{"type": "section", "fields": [_LINE] * 11}], "invalid_blocks"),
        ("x", [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2_001}]}], "invalid_blocks"),
        ("x", [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}], "invalid_blocks"),
        ("x", [{"type": "header", "text": _LINE}], "invalid_blocks"),
        ("x", [{"type": "context", "elements": []}], "invalid_blocks"),
        ("x", [{"type": "context", "elements": [_LINE] * 11}], "invalid_blocks"),
        ("x", [{"type": "divider", "text": "x"}], "invalid_blocks"),
        ("x", [{"type": "carrousel"}], "invalid_blocks"),
        ("x", ["section"], "invalid_blocks"),
        ("x", [{**_section("x"), "block_id": "a"}] * 2, "invalid_blocks"),
        ("x", [{**_section("x"), "block_id": "a" * 256}], "invalid_blocks"),
        ("x", [_section("x" * 2_501)] * 4, "msg_blocks_too_long"),
    ],
)
def test_blocks_beyond_the_limits_are_refused(text: str, blocks: list[dict[str, Any]], code: str) -> None:
    assert refusal(text, blocks) == code


def test_what_slack_would_read_as_a_mention_or_link_is_found() -> None:
    blocks = (_section("<!here> <https://a.example|a>", "mrkdwn"), _section("<!channel>"))

    assert live_marks("hello <@U1> &lt;@U2&gt;", blocks) == ("@U1", "!here", "https://a.example|a")


def test_a_response_url_works_five_times() -> None:
    urls = ResponseUrls(clock=Clock())
    name = urls.open(Address("C1", "U1"))

    assert [urls.use(name) for _ in range(6)] == [Address("C1", "U1")] * 5 + ["used_url"]


def test_a_response_url_works_half_an_hour() -> None:
    clock = Clock()
    urls = ResponseUrls(clock=clock)
    name = urls.open(Address("C1", "U1"))

    clock.seconds += 30 * 60
    in_time = urls.use(name)
    clock.seconds += 1

    assert (in_time, urls.use(name), urls.use("another")) == (Address("C1", "U1"), "expired_url", "invalid_url")


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    async with workspace(Clock()) as running:
        yield running


@pytest.fixture
async def client(slack: Workspace) -> AsyncIterator[AsyncWebClient]:
    async with web_client(slack.credentials.bot_token, api_url=slack.api_url) as made:
        yield made


async def _error(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_the_bot_learns_who_it_is(slack: Workspace, client: AsyncWebClient) -> None:
    assert (await client.auth_test())["user_id"] == slack.credentials.bot_user


async def test_a_wrong_token_is_refused(slack: Workspace) -> None:
    async with web_client("xoxb-other", api_url=slack.api_url) as stranger:
        assert await _error(stranger.auth_test()) == "invalid_auth"


async def test_rooms_that_the_bot_may_not_write_to_are_refused(client: AsyncWebClient) -> None:
    assert await _error(client.chat_postMessage(channel="C0NOWHERE", text="x")) == "channel_not_found"
    assert await _error(client.chat_postMessage(channel=ELSEWHERE, text="x")) == "not_in_channel"
    assert await _error(client.chat_postMessage(channel=HIRING, text="x", blocks=[{"type": "x"}])) == "invalid_blocks"
    assert await _error(client.api_call("admin.users.list", json={})) == "unknown_method"


async def test_a_thread_holds_its_messages(slack: Workspace, client: AsyncWebClient) -> None:
    root = slack.say("hello", channel=HIRING)
    await client.chat_postMessage(channel=HIRING, thread_ts=root.ts, text="in the thread")
    await client.chat_postMessage(channel=HIRING, text="beside it")
    await client.chat_postEphemeral(channel=HIRING, user="U0PERSON", text="seen by one", thread_ts=root.ts)

    thread = await client.conversations_replies(channel=HIRING, ts=root.ts)

    assert [message["text"] for message in thread["messages"]] == ["hello", "in the thread"]
    assert await _error(client.conversations_replies(channel=HIRING, ts="0.0")) == "thread_not_found"


async def test_the_bot_can_change_what_it_said_and_nothing_else(slack: Workspace, client: AsyncWebClient) -> None:
    theirs = slack.say("hello", channel=HIRING)
    ours = await client.chat_postMessage(channel=HIRING, text="first")

    await client.chat_update(channel=HIRING, ts=ours["ts"], text="second")

    assert [message.text for message in slack.replies] == ["second"]
    assert await _error(client.chat_update(channel=HIRING, ts=theirs.ts, text="x")) == "cant_update_message"
    assert await _error(client.chat_update(channel=HIRING, ts="0.0", text="x")) == "message_not_found"


async def test_a_direct_message_is_opened_once(client: AsyncWebClient) -> None:
    first, second = [await client.conversations_open(users="U0ANOTHER") for _ in range(2)]

    info = await client.conversations_info(channel=first["channel"]["id"])
    assert first["channel"] == second["channel"]
    assert info["channel"]["is_im"]
    assert (await client.conversations_open(users="U0PERSON"))["channel"]["id"] == DIRECT


async def test_a_response_url_posts_to_the_person_alone_and_refuses_what_slack_refuses(slack: Workspace) -> None:
    url = slack.open_command("help", channel=HIRING)["response_url"]

    async with ClientSession() as session:
        bodies: list[dict[str, Any]] = [{"text": "x"}, {"text": ""}, {"blocks": [{}]}]
        sent = [await session.post(url, json=body) for body in bodies]

    assert [response.status for response in sent] == [200, 400, 400]
    assert [(message.text, message.seen_only_by) for message in slack.replies] == [("x", "U0PERSON")]


async def test_a_socket_needs_a_ticket(slack: Workspace) -> None:
    async with ClientSession() as session, session.get(f"{slack.url}/socket?ticket=guessed") as response:
        assert response.status == 403


async def test_a_command_in_no_channel_cannot_be_entered(slack: Workspace) -> None:
    with pytest.raises(LookupError, match="no channel C0NOWHERE"):
        slack.open_command("help", channel="C0NOWHERE")


@pytest.mark.parametrize(
    ("delivery", "reason"),
    [
        (Delivery(500, "", ""), "http_error"),
        (Delivery(0, "", ""), "connection_failed"),
        (Delivery(0, "", "", is_late=True), "http_timeout"),
    ],
)
def test_a_delivery_that_went_wrong_says_why_in_slacks_words(delivery: Delivery, reason: str) -> None:
    assert (delivery.is_accepted, delivery.reason) == (False, reason)
