"""Who asks before Slack has told who they are gets what everybody may read, and the rest as soon as it is told."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.workspace import Fault, Posted
from index import Editions, load_editions
from tests.bot.outage import GUEST, LOOKUPS, outage
from tests.bot.stage import HIRING, Stage

_PAGES = {
    "baker.md": "# Baker\n\nThe Baker reports to the Head Baker.\n",
    "scout.md": "---\ntitle: Recipe Scout\naudience: internal\n---\n\nThe Recipe Scout reports to the Head Baker.\n",
}
_SCOUT = "who does the recipe scout report to?"
_LATER = "Slack did not tell me in time who reads along here"
_SECONDS_AT_MOST = 5


@pytest.fixture
def editions(tmp_path: Path, no_settings: None) -> Editions:
    for name, text in _PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load_editions(tmp_path)


@pytest.fixture
async def bot(editions: Editions) -> AsyncIterator[Stage]:
    async with outage(editions, Fault.SLOW, *LOOKUPS) as (running, _):
        yield running


async def _replies(bot: Stage, count: int) -> list[Posted]:
    """The first replies, once there are so many."""
    async with asyncio.timeout(_SECONDS_AT_MOST):
        while len(bot.replies) < count:
            await bot.get("/healthz")
    return list(bot.replies)


async def _time_passes(bot: Stage) -> None:
    for _ in range(20):
        await bot.get("/healthz")


async def test_the_rest_of_a_commands_answer_follows_once_and_for_the_person_alone(bot: Stage) -> None:
    first = await bot.command(_SCOUT)
    assert first
    assert _LATER in first.text
    assert "Head Baker" not in first.text
    bot.workspace.mend()

    replies = await _replies(bot, 2)
    await _time_passes(bot)

    assert replies[1].text.startswith("Recipe Scout: reports to the Head Baker")
    assert [reply.seen_only_by for reply in bot.replies] == ["U0PERSON"] * 2


async def test_a_question_that_goes_on_is_about_what_followed(bot: Stage) -> None:
    await bot.command(_SCOUT)
    bot.workspace.mend()
    await _replies(bot, 2)

    again = await bot.command("and who does it report to?")

    assert again
    assert again.text.startswith("Recipe Scout: reports to")


async def test_nothing_follows_what_was_the_whole_answer(bot: Stage) -> None:
    await bot.command("who does the baker report to?")
    bot.workspace.mend()
    await _time_passes(bot)

    assert [reply.text.split("\n")[0] for reply in bot.replies] == ["Baker: reports to the Head Baker"]


async def test_nothing_follows_for_a_guest(bot: Stage) -> None:
    form = bot.workspace.open_command(_SCOUT, channel=HIRING, author=GUEST)
    delivery = await bot.sender.form(form)
    bot.workspace.show_response(delivery.body, command=form)
    bot.workspace.mend()
    await _time_passes(bot)

    assert [_LATER in reply.text for reply in bot.replies] == [True]


async def test_nothing_follows_where_slack_never_tells(editions: Editions) -> None:
    async with outage(editions, Fault.SERVER_ERROR, *LOOKUPS) as (bot, _):
        await bot.command(_SCOUT)
        await _time_passes(bot)

        assert [_LATER in reply.text for reply in bot.replies] == [True]


async def test_a_mention_is_answered_once_and_is_not_followed_up(bot: Stage) -> None:
    said, deliveries = await bot.mention(_SCOUT)
    bot.workspace.mend()
    await _time_passes(bot)

    (reply,) = bot.replies
    assert [delivery.status for delivery in deliveries] == [200]
    assert (_LATER in reply.text, "Head Baker" in reply.text, reply.thread) == (True, False, said.ts)


async def test_a_stop_does_not_wait_for_what_was_to_follow(editions: Editions) -> None:
    async with outage(editions, Fault.SLOW, *LOOKUPS) as (bot, _):
        await bot.command(_SCOUT)

    assert len(bot.replies) == 1
