"""What people say, and which of it the app is told: what it subscribed to, where it is, links that it registered."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import ClientSession

from bot.trying import workspace_of
from bot.workspace import Acting, Channel, Installation, Sender, Workspace
from bot.workspace.acting import SLACKBOT
from index import Editions, Handbook
from tests.bot.bakery import DIRECT, GENERAL, MILAN, PRIVATE, REGISTERED, ROSA, Bakery, Letterbox, bakery
from tests.bot.stage import Clock, at_once

BOT = "U0ROLECALL"


@pytest.fixture
async def shop() -> AsyncIterator[Bakery]:
    async with bakery() as running:
        yield running


async def test_a_direct_message_reaches_the_app_in_its_envelope(shop: Bakery) -> None:
    said = shop.acting.say(ROSA, "rye", channel=DIRECT)
    await shop.acting.settled()

    (exchange,) = shop.sent
    assert exchange.sent == {
        "token": "deprecated",
        "team_id": "T0WORKSPACE",
        "api_app_id": "A0ROLECALL",
        "event": {
            "type": "message",
            "channel_type": "im",
            "user": ROSA.id,
            "text": "rye",
            "ts": said.ts,
            "event_ts": said.ts,
            "channel": DIRECT,
        },
        "type": "event_callback",
        "event_id": "Ev00000001",
        "event_time": int(shop.clock()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": "T0WORKSPACE",
                "user_id": BOT,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
    }
    assert [message.text for message in shop.slack.rooms.messages] == ["rye", "You said: rye"]
    assert exchange.messages == (f"{DIRECT}:{said.ts}", f"{DIRECT}:{shop.last.ts}")


async def test_the_app_is_told_of_nothing_that_it_did_not_subscribe_to() -> None:
    box = Letterbox()
    async with bakery(box.app, installation=replace(REGISTERED, events=frozenset())) as shop:
        shop.acting.say(ROSA, f"<@{BOT}> <https://bakery.example/rye>", channel=GENERAL)
        shop.acting.say(ROSA, "hello", channel=DIRECT)
        shop.acting.open_home(ROSA)
        await shop.acting.settled()

        assert (box.letters, shop.sent) == ([], ())


async def test_the_app_is_told_of_messages_in_channels_and_of_mentions_where_it_subscribed_to_both() -> None:
    box = Letterbox()
    events = frozenset({"app_mention", "message.channels"})
    async with bakery(box.app, installation=Installation(events=events)) as shop:
        said = shop.acting.say(ROSA, f"<@{BOT}> rye", channel="C0NORTHWIND", thread="1.0")
        shop.acting.say(ROSA, f"<@{BOT}> rye", channel=DIRECT)
        await shop.acting.settled()

        mention, message = [exchange.sent for exchange in sorted(shop.sent, key=lambda each: each.name)]
        about = {"user": ROSA.id, "text": f"<@{BOT}> rye", "ts": said.ts, "event_ts": said.ts}
        about |= {"channel": "C0NORTHWIND", "thread_ts": "1.0"}
        assert mention["event"] == {"type": "app_mention", **about}
        assert message["event"] == {"type": "message", "channel_type": "channel", **about}
        assert (mention["is_ext_shared_channel"], message["is_ext_shared_channel"]) == (True, True)
        assert mention["event_id"] != message["event_id"]


async def test_rolecall_answers_a_mention_and_hears_nothing_else_of_a_channel(
    handbook: Handbook, no_settings: None
) -> None:
    async with workspace_of(Editions.for_all(handbook)) as local:
        said = local.acting.say(ROSA, f"<@{BOT}> grade of a data engineer", channel=PRIVATE)
        local.acting.say(ROSA, "grade of a data engineer", channel=PRIVATE)
        await local.acting.settled()

        (reply,) = local.slack.replies
        assert (reply.text.splitlines()[0], reply.thread) == ("Data Engineer: grade 6", said.ts)
        assert [each.name for each in local.slack.recorder.exchanges if each.to_app] == ["app_mention"]


@pytest.fixture
async def apart() -> AsyncIterator[tuple[Workspace, Acting]]:
    """A channel without the bot."""
    clock = Clock()
    slack = Workspace((Channel("C0APART", "apart", has_bot=False),), clock=clock, people=(ROSA, MILAN))
    async with ClientSession() as session:
        acting = Acting(slack, Sender(session, secret="workspace", clock=clock, pause=at_once))
        yield slack, acting
        await acting.close()


async def test_a_mention_where_the_bot_is_not_is_told_to_the_person_alone_and_not_to_the_app(
    apart: tuple[Workspace, Acting],
) -> None:
    slack, acting = apart

    acting.say(ROSA, f"<@{BOT}> grade of a data engineer", channel="C0APART")
    await acting.settled()

    notice = slack.rooms.messages[-1]
    assert (notice.user, notice.seen_only_by, notice.text) == (
        SLACKBOT,
        ROSA.id,
        "Rolecall is not in this channel. Invite it first.",
    )
    assert slack.recorder.exchanges == ()


async def test_links_to_registered_domains_are_previewed_and_no_others(shop: Bakery) -> None:
    own, below = "https://bakery.example/rye", "https://shop.bakery.example/wheat"
    foreign = "<https://notbakery.example/x> <https://bakery.example.org/x> <mailto:a@bakery.example>"

    said = shop.acting.say(ROSA, f"<{own}> <{below}|Wheat> {foreign}", channel=GENERAL)
    await shop.acting.settled()

    (exchange,) = shop.sent
    assert exchange.sent["event"] == {
        "type": "link_shared",
        "channel": GENERAL,
        "is_bot_user_member": True,
        "user": ROSA.id,
        "message_ts": said.ts,
        "unfurl_id": f"{GENERAL}-{said.ts}",
        "source": "conversations_history",
        "links": [{"domain": "bakery.example", "url": own}, {"domain": "bakery.example", "url": below}],
        "event_ts": said.ts,
    }
    (message,) = shop.slack.rooms.messages
    assert [(url, preview["blocks"][0]["text"]["text"]) for url, preview in message.previews] == [
        (own, "*Rye bread*, 1 kg"),
        (below, "*Rye bread*, 1 kg"),
    ]


async def test_an_app_is_told_of_its_links_where_it_is_no_member_too() -> None:
    box, clock = Letterbox(), Clock()
    channel = Channel("C0APART", "apart", has_bot=False)
    slack = Workspace((channel,), clock=clock, people=(ROSA,), installation=REGISTERED)
    async with ClientSession() as session, box.app(slack) as address:
        acting = Acting(slack, Sender(session, address, secret="workspace", clock=clock, pause=at_once))
        acting.say(ROSA, "<https://bakery.example/rye>", channel=channel.id)
        await acting.settled()

    (exchange,) = slack.recorder.exchanges
    assert (exchange.name, exchange.sent["event"]["is_bot_user_member"]) == ("link_shared", False)
