"""Conversations in threads: what goes on keeps what went before, and needs no mention in a followed channel."""

from collections.abc import AsyncIterator

import pytest

from bot.trying import workspace_of
from bot.workspace import HIRING_CHANNEL, Local, Posted
from bot.workspace.local import PEOPLE
from index import Editions, Handbook

ROSA = PEOPLE[0]
GENERAL = "C0GENERAL"


@pytest.fixture
async def local(handbook: Handbook, no_settings: None) -> AsyncIterator[Local]:
    async with workspace_of(Editions.for_all(handbook), followed=(HIRING_CHANNEL,)) as running:
        yield running


async def _say(local: Local, text: str, *, thread: Posted | None = None, channel: str = HIRING_CHANNEL) -> Posted:
    said = local.acting.say(ROSA, text, channel=channel, thread=thread.ts if thread else None)
    await local.acting.settled()
    return said


async def _mention(local: Local, text: str, *, thread: Posted | None = None, channel: str = HIRING_CHANNEL) -> Posted:
    return await _say(local, f"<@{local.slack.credentials.bot_user}> {text}", thread=thread, channel=channel)


def _titles(local: Local) -> list[str]:
    return [reply.text.splitlines()[0] for reply in local.slack.replies]


async def test_in_a_thread_another_role_is_asked_the_same_and_why_shows_the_section(local: Local) -> None:
    thread = await _mention(local, "what grade is a data engineer?", channel=GENERAL)
    await _mention(local, "and the senior data engineer?", thread=thread, channel=GENERAL)
    await _mention(local, "why?", thread=thread, channel=GENERAL)

    assert _titles(local) == [
        "Data Engineer: grade 6",
        "Senior Data Engineer: grade 7",
        "From the handbook: Senior Data Engineer Job Grade",
    ]
    assert "I understood: grade of Senior Data Engineer." in local.slack.replies[-1].text
    assert {reply.thread for reply in local.slack.replies} == {thread.ts}


async def test_in_a_followed_channel_a_question_in_our_thread_needs_no_mention(local: Local) -> None:
    thread = await _mention(local, "what grade is a data engineer?")
    await _say(local, "and who do they report to?", thread=thread)

    assert _titles(local) == ["Data Engineer: grade 6", "Data Engineer: reports to the Manager, Data Engineering"]


@pytest.mark.parametrize(
    "text",
    ["thanks!", "interview steps are fine", "will there be cake?", "shall we meet at noon?", "why so", "ok?"],
)
async def test_what_is_surely_no_question_for_us_is_left_alone(local: Local, text: str) -> None:
    thread = await _mention(local, "what grade is a data engineer?")
    await _say(local, text, thread=thread)

    assert _titles(local) == ["Data Engineer: grade 6"]


async def test_a_followed_thread_that_we_are_no_part_of_is_left_alone(local: Local) -> None:
    thread = await _say(local, "what grade is a data engineer?")
    await _say(local, "and who does a data engineer report to?", thread=thread)

    assert local.slack.replies == ()


async def test_in_other_channels_a_follow_up_needs_a_mention(local: Local) -> None:
    thread = await _mention(local, "what grade is a data engineer?", channel=GENERAL)
    await _say(local, "and who do they report to?", thread=thread, channel=GENERAL)

    assert len(local.slack.replies) == 1


async def test_a_mention_in_a_followed_thread_is_answered_once(local: Local) -> None:
    thread = await _mention(local, "what grade is a data engineer?")
    await _mention(local, "and who do they report to?", thread=thread)

    assert len(local.slack.replies) == 2


async def test_what_is_left_alone_changes_nothing_of_the_conversation(local: Local) -> None:
    thread = await _mention(local, "what grade is a data engineer?")
    await _say(local, "is the onboarding page up to date?", thread=thread)
    await _mention(local, "and the interviews?", thread=thread)

    assert _titles(local)[-1].startswith("Data Engineer: interview")
