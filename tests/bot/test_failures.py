"""What a person is told when something breaks that no person could have broken."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator

import pytest
from slack_bolt.async_app import AsyncApp

from bot.directory import SlackDirectory
from bot.ledger import LogLedger
from bot.lookups import Lookups
from bot.memory import AnsweredInMemory, LookupsInMemory, PinsInMemory
from bot.posting import slack_post
from bot.running import Running
from bot.slack import hand_over, make_app
from bot.web_client import web_client
from bot.workspace import Address, Person, Workspace
from handlers import Conversation, Listeners, Topic
from index import Editions, Handbook
from tests.bot.stage import DIRECT, HIRING, OURSELVES, Clock, workspace


class LostTopics:
    """A store that cannot be reached, and whose error quotes what it was asked."""

    async def recall(self, conversation: Conversation) -> Topic:
        raise ConnectionError(f"no connection for {conversation}")

    async def remember(self, conversation: Conversation, topic: Topic) -> None:
        raise ConnectionError(f"no connection for {conversation}: {topic}")


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    async with workspace(Clock()) as running:
        yield running


@pytest.fixture
async def app(slack: Workspace, handbook: Handbook) -> AsyncIterator[AsyncApp]:
    clock = Clock()
    token = slack.credentials.bot_token
    async with (
        web_client(token, api_url=slack.api_url) as client,
        slack_post(token=token, api_url=slack.api_url, deadline=asyncio.timeout) as post,
    ):
        listeners = Listeners(
            Editions.for_all(handbook),
            directory=SlackDirectory(
                Lookups(client, clock=clock), channels=(), groups=(), clock=clock, pause=asyncio.sleep
            ),
            answered=AnsweredInMemory(clock=clock),
            topics=LostTopics(),
            lookups=LookupsInMemory(clock=clock),
            pins=PinsInMemory(clock=clock),
            ledger=LogLedger(),
            post=post,
            clock=clock,
            pause=clock.pause,
            new_reference=lambda: "ref-1",
            freshness="read today",
        )
        yield make_app(client, listeners, identity=lambda: OURSELVES)


async def test_a_command_that_fails_is_told_so_to_the_person_alone(slack: Workspace, app: AsyncApp) -> None:
    form = slack.open_command("data-engineer", channel=HIRING)

    response = await hand_over(app, dict(form), {})
    shown = slack.show_response(response.body, command=form)

    assert response.status == 200
    assert shown
    assert shown.seen_only_by == "U0PERSON"
    assert shown.text.endswith("give this reference to whoever runs Rolecall: ref-1")


async def test_a_mention_that_fails_is_told_so_in_its_thread(slack: Workspace, app: AsyncApp) -> None:
    said = slack.say("<@U0ROLECALL> grade of a data engineer", channel=HIRING)

    response = await hand_over(app, slack.envelopes.mention(said), {})

    assert response.status == 200
    assert [(reply.thread, "ref-1" in reply.text) for reply in slack.replies] == [(said.ts, True)]


async def test_a_press_that_fails_is_told_so_to_the_person_alone(slack: Workspace, app: AsyncApp) -> None:
    channel, card = slack.rooms.channel(HIRING), slack.rooms.post(HIRING, user="U0ROLECALL", text="a card")
    assert channel
    press = slack.envelopes.message_action(
        {"type": "button", "action_id": "ask-0", "value": '{"role": "data-engineer", "facet": "", "about": ""}'},
        person=Person(),
        channel=channel,
        message=card,
        values={},
        response_url=slack.response_url(Address(HIRING, "U0PERSON", card.ts)),
    )

    response = await hand_over(app, press, {})

    assert response.status == 200
    assert [(reply.seen_only_by, "ref-1" in reply.text) for reply in slack.replies] == [
        (None, False),
        ("U0PERSON", True),
    ]


async def test_the_log_says_where_it_failed_and_quotes_nobody(
    slack: Workspace, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    await hand_over(app, dict(slack.open_command("data-engineer of Ada", channel=HIRING)), {})

    (message,) = caplog.messages
    assert re.match(r"failed reference=ref-1 event=- cause=ConnectionError\n", message)
    assert "in recall" in message
    assert "U0PERSON" not in caplog.text
    assert "Ada" not in caplog.text


async def test_what_failed_and_what_was_not_found_share_no_words(slack: Workspace, app: AsyncApp) -> None:
    channel = slack.rooms.channel(DIRECT)
    assert channel
    event = slack.envelopes.message(slack.say("data-engineer", channel=DIRECT), channel=channel)

    await hand_over(app, event, {})

    assert not re.search(r"handbook|found|nothing", slack.replies[0].text, re.IGNORECASE)


async def test_waiting_for_what_is_running_has_an_end() -> None:
    running = Running()

    async with running.one():
        in_time = await running.stop(within_seconds=0)

    assert (in_time, await running.stop(within_seconds=0)) == (False, True)
