"""Real payloads, over real HTTP, through the real app, to a workspace of our own."""

import asyncio
import json
import logging
import re

import pytest

from bot.workspace import live_marks
from tests.bot.stage import DIRECT, HIRING, Stage


async def test_a_command_is_answered_to_the_person_alone(bot: Stage) -> None:
    reply = await bot.command("senior-data-engineer grade")

    assert reply
    assert reply.seen_only_by == "U0PERSON"
    assert reply.text.startswith("Senior Data Engineer: grade 7\n")
    assert reply.blocks[0]["text"]["text"] == "Senior Data Engineer: grade 7"


async def test_a_command_with_the_word_payload_keeps_its_fields(bot: Stage) -> None:
    reply = await bot.command("payload analyst")

    assert reply
    assert reply.text.startswith("Payload Analyst\n")


async def test_a_role_alone_gives_a_card_that_says_what_is_not_stated(bot: Stage) -> None:
    reply = await bot.command("payload-analyst")

    assert reply
    assert "- Grade: 5" in reply.text
    assert "- Reports to: not stated" in reply.text


async def test_two_roles_are_compared(bot: Stage) -> None:
    reply = await bot.command("compare data-engineer senior-data-engineer")

    assert reply
    assert reply.text.startswith("Compared: Data Engineer and Senior Data Engineer\n")


async def test_roles_are_listed(bot: Stage) -> None:
    reply = await bot.command("list")

    assert reply
    assert "Manager, Data Engineering (manager-data-engineering)" in reply.text


@pytest.mark.parametrize("text", ["help", "  Help "])
async def test_help_shows_examples_of_this_handbook(bot: Stage, text: str) -> None:
    reply = await bot.command(text)

    assert reply
    assert reply.text.startswith("What you can ask Rolecall\n")
    assert "/role data-engineer" in reply.text


async def test_an_unknown_role_is_said_to_be_unknown(bot: Stage) -> None:
    reply = await bot.command("chief astronaut")

    assert reply
    assert reply.text.startswith("I found nothing on that in the handbook.\n")


async def test_a_follow_up_command_is_about_the_same_role(bot: Stage) -> None:
    await bot.command("senior-data-engineer")

    reply = await bot.command("what is the grade?")

    assert reply
    assert reply.text.startswith("Senior Data Engineer: grade 7\n")


async def test_the_same_command_elsewhere_is_about_nothing_yet(bot: Stage) -> None:
    await bot.command("senior-data-engineer")

    reply = await bot.command("what is the grade?", channel=DIRECT)

    assert reply
    assert not reply.text.startswith("Senior Data Engineer")


async def test_a_mention_is_answered_in_its_thread(bot: Stage) -> None:
    said, (delivery,) = await bot.mention("what grade is a data engineer?")

    (reply,) = bot.replies
    assert delivery.status == 200
    assert (reply.channel, reply.thread, reply.seen_only_by) == (HIRING, said.ts, None)
    assert reply.text.startswith("Data Engineer: grade 6\n")


async def test_a_follow_up_in_the_thread_is_about_the_same_role(bot: Stage) -> None:
    said, _ = await bot.mention("what grade is a data engineer?")
    await bot.mention("and who does it report to?", thread=said.ts)

    assert bot.replies[-1].thread == said.ts
    assert bot.replies[-1].text.startswith("Data Engineer: reports to the Manager, Data Engineering\n")


async def test_a_mention_without_words_gets_the_guide(bot: Stage) -> None:
    await bot.mention("")

    assert bot.replies[0].text.startswith("What you can ask Rolecall\n")


async def test_a_direct_message_is_answered_where_it_stands(bot: Stage) -> None:
    await bot.write("interviews for the senior data engineer")

    (reply,) = bot.replies
    assert (reply.channel, reply.thread) == (DIRECT, None)
    assert "2. A 60-minute technical interview with a Senior Data Engineer." in reply.text


async def test_the_handbooks_words_mention_nobody(bot: Stage) -> None:
    await bot.write("what are the requirements and responsibilities of a data engineer?")
    await bot.write("requirements of a data engineer")

    for reply in bot.replies:
        assert live_marks(reply.text) == ()
        assert all(mark.startswith("https://handbook.example.com/") for mark in live_marks("", reply.blocks))
    assert "&lt;!channel&gt;" in bot.replies[-1].text


async def test_a_message_delivered_twice_is_answered_once(bot: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    event = bot.message_event(bot.workspace.say("grade of a data engineer", channel=DIRECT))

    first = await bot.sender.event(event)
    again = await bot.sender.event(event)

    assert [delivery.status for delivery in (*first, *again)] == [200, 200]
    assert len(bot.replies) == 1
    assert caplog.messages[-1] == f"repeated event={event['event_id']}"


async def test_a_message_delivered_as_two_events_is_answered_once(bot: Stage) -> None:
    said = bot.workspace.say("grade of a data engineer", channel=DIRECT)
    twins = bot.message_event(said), bot.workspace.envelopes.mention(said)

    for twin in twins:
        await bot.sender.event(twin)

    assert twins[0]["event_id"] != twins[1]["event_id"]
    assert len(bot.replies) == 1


async def test_after_a_quarter_of_an_hour_an_answered_message_is_forgotten(bot: Stage) -> None:
    event = bot.message_event(bot.workspace.say("grade of a data engineer", channel=DIRECT))
    await bot.sender.event(event)

    bot.clock.seconds += 10 * 60
    await bot.sender.event(event)
    kept = len(bot.replies)
    bot.clock.seconds += 16 * 60
    await bot.sender.event(event)

    assert (kept, len(bot.replies)) == (1, 2)


async def test_a_rate_limit_of_slack_is_waited_for(bot: Stage) -> None:
    bot.workspace.api.refuse("chat.postMessage", "ratelimited")

    (delivery,) = await bot.write("grade of a data engineer")

    assert delivery.status == 200
    assert len(bot.replies) == 1


async def test_a_refusal_for_good_is_accepted_told_and_logged_in_one_line(
    bot: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    bot.workspace.api.refuse("chat.postMessage", "restricted_action")

    _, deliveries = await bot.mention("grade of a data engineer")
    _, metrics = await bot.get("/metrics")

    assert [delivery.status for delivery in deliveries] == [200]
    assert [(reply.text, reply.seen_only_by) for reply in bot.replies] == [
        ("Slack does not let me answer here. Please ask with /role instead.", "U0PERSON")
    ]
    assert caplog.messages == [
        "unsent method=chat.postMessage outcome=refused cause=restricted_action instead=ephemeral event=Ev00000001"
    ]
    refused = 'rolecall_sends_total{cause="restricted_action",method="chat.postMessage",outcome="refused"} 1.0'
    assert refused in metrics
    assert "rolecall_questions_total{" not in metrics


async def test_with_a_token_that_was_taken_back_nothing_more_is_tried(
    bot: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    bot.workspace.api.refuse("chat.postMessage", "token_revoked")

    deliveries = await bot.write("grade of a data engineer")

    assert [delivery.status for delivery in deliveries] == [200]
    assert bot.replies == ()
    assert caplog.messages == [
        "unsent method=chat.postMessage outcome=refused cause=token_revoked instead=nothing event=Ev00000001"
    ]


@pytest.mark.parametrize(
    "event",
    [
        {"type": "app_home_opened", "user": "U0PERSON", "tab": "messages", "channel": DIRECT},
        {"type": "message", "subtype": "message_changed", "channel_type": "im", "channel": DIRECT, "ts": "1.2"},
        {"type": "message", "subtype": "channel_join", "user": "U0PERSON", "channel": HIRING, "ts": "1.3"},
        {"type": "message", "user": "U0PERSON", "text": "hello all", "channel_type": "channel", "channel": HIRING},
        {"type": "message", "bot_id": "B0OTHER", "text": "beep", "channel_type": "im", "channel": DIRECT, "ts": "1.4"},
        {"type": "member_joined_channel", "user": "U0ROLECALL", "channel": HIRING},
        {"type": "something_new"},
    ],
    ids=lambda event: event.get("subtype") or event["type"],
)
async def test_what_is_no_question_is_accepted_and_not_answered(bot: Stage, event: dict[str, str]) -> None:
    deliveries = await bot.sender.event(bot.workspace.envelopes.event(event))

    assert [delivery.status for delivery in deliveries] == [200]
    assert bot.replies == ()


async def test_what_the_bot_itself_says_is_not_answered(bot: Stage) -> None:
    own = bot.workspace.rooms.post(DIRECT, user=bot.workspace.credentials.bot_user, text="grade of a data engineer")

    (delivery,) = await bot.sender.event(bot.message_event(own))

    assert delivery.status == 200
    assert bot.replies == (own,)


async def test_a_question_is_one_log_line_without_its_words(bot: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    await bot.write("grade of a data engineer, asks Ada Lovelace")

    (line,) = [record.getMessage() for record in caplog.records if record.name == "rolecall"]
    pattern = r"answered door=direct kind=facts facet=grade role=data-engineer ms=\d+\.\d event=Ev\d+"
    assert re.fullmatch(pattern, line)
    assert "Ada" not in caplog.text
    assert "U0PERSON" not in caplog.text


async def test_a_retry_while_the_first_try_is_running_is_asked_to_come_again(bot: Stage) -> None:
    slow = bot.workspace.hold("chat.postMessage")
    event = bot.message_event(bot.workspace.say("grade of a data engineer", channel=DIRECT))
    first = asyncio.create_task(bot.sender.event(event))
    await slow.arrived.wait()

    during = await bot.sender.signed(json.dumps(event).encode(), content_type="application/json")
    slow.released.set()
    await first
    after = await bot.sender.event(event)

    assert (during.status, [delivery.status for delivery in after]) == (503, [200])
    assert len(bot.replies) == 1
