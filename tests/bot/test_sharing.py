"""What becomes visible to others is decided on what Slack says then, and never on what was known before."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.trying import workspace_of
from bot.workspace import Fault, Local, Posted
from bot.workspace.ids import elements_in
from bot.workspace.local import PEOPLE
from index import load_editions

_PAGES = {
    "baker.md": "# Baker\n\nThe Baker reports to the Head Baker.\n",
    "scout.md": "---\ntitle: Recipe Scout\naudience: internal\nowner: U0MANAGER\n---\n\n"
    "The Recipe Scout reports to the Head Baker.\n\n## Requirements\n\n- Tastes everything.\n",
}
_SCOUT = "who does the recipe scout report to?"
_NOT_SHARED = "This was not shared. "
ROSA = PEOPLE[0]
GENERAL = "C0GENERAL"
SITE = "https://handbook.example.com"


@pytest.fixture
async def local(tmp_path: Path, no_settings: None) -> AsyncIterator[Local]:
    for name, text in _PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    async with workspace_of(load_editions(tmp_path, site_url=SITE), site_url=SITE) as running:
        yield running


def _share_with_another_company(local: Local) -> None:
    """And Slack's word of it is lost, or on its way."""
    channel = local.slack.rooms.channel(GENERAL)
    assert channel
    local.slack.rooms.admit(replace(channel, is_shared=True))


async def _command(local: Local, text: str) -> Posted:
    await local.acting.command(ROSA, "/role", text, channel=GENERAL)
    return local.slack.replies[-1]


async def _press(local: Local, message: Posted, label: str) -> None:
    block_id, button = next(
        each for each in elements_in(message.blocks) if each[1]["type"] == "button" and each[1]["text"]["text"] == label
    )
    action = {name: button[name] for name in ("type", "action_id", "value", "text")} | {"block_id": block_id}
    await local.acting.press(ROSA, action, message=message, values={})


def _seen_by_all(local: Local) -> list[Posted]:
    return [reply for reply in local.slack.replies if reply.seen_only_by is None]


async def test_an_answer_is_not_shared_in_a_channel_that_became_shared_with_another_company(local: Local) -> None:
    answer = await _command(local, _SCOUT)
    assert "reports to the Head Baker" in answer.text
    _share_with_another_company(local)

    await _press(local, answer, "Share in channel")

    assert _seen_by_all(local) == []
    told = local.slack.replies[-1]
    assert told.text.startswith(f"{_NOT_SHARED}Others can read along here.")
    assert (told.seen_only_by, answer in local.slack.replies) == (ROSA.id, True)


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.SLOW], ids=lambda fault: fault.value)
async def test_an_answer_is_not_shared_where_slack_does_not_say_who_reads_along(local: Local, fault: Fault) -> None:
    answer = await _command(local, _SCOUT)
    local.slack.break_down(fault, "conversations.info")

    await _press(local, answer, "Share in channel")

    assert _seen_by_all(local) == []
    assert local.slack.replies[-1].text.startswith(f"{_NOT_SHARED}Slack did not tell me in time")
    assert answer in local.slack.replies


async def test_a_page_for_everybody_is_shared_whatever_slack_says(local: Local) -> None:
    answer = await _command(local, "who does the baker report to?")
    local.slack.break_down(Fault.HTML, "conversations.info", "users.info")

    await _press(local, answer, "Share in channel")

    (shared,) = _seen_by_all(local)
    assert "The Baker reports to the Head Baker." in shared.text


async def test_an_answer_is_shared_where_the_channel_is_the_companys(local: Local) -> None:
    await _press(local, await _command(local, _SCOUT), "Share in channel")

    (shared,) = _seen_by_all(local)
    assert "reports to the Head Baker" in shared.text


async def test_a_mention_in_a_channel_that_became_shared_is_answered_to_the_person_alone(local: Local) -> None:
    await _command(local, _SCOUT)
    _share_with_another_company(local)
    local.acting.say(ROSA, f"<@U0ROLECALL> {_SCOUT}", channel=GENERAL)
    await local.acting.settled()

    assert _seen_by_all(local) == []
    assert local.slack.replies[-1].text.startswith("That is not shown here.")


async def test_a_press_on_what_all_see_puts_nothing_there_that_the_channel_may_not_see_any_more(local: Local) -> None:
    local.acting.say(ROSA, "<@U0ROLECALL> recipe scout", channel=GENERAL)
    await local.acting.settled()
    (card,) = _seen_by_all(local)
    _share_with_another_company(local)

    await _press(local, card, "Requirements")

    assert "Tastes everything" not in str(local.slack.replies)


async def test_a_preview_is_not_made_in_a_channel_that_became_shared(local: Local) -> None:
    await _command(local, _SCOUT)
    _share_with_another_company(local)
    local.acting.say(ROSA, f"<{SITE}/scout/>", channel=GENERAL)
    await local.acting.settled()

    assert [message.previews for message in local.slack.rooms.by(ROSA.id)] == [()]


async def test_the_owner_of_a_page_is_not_asked_where_others_would_learn_of_the_page(local: Local) -> None:
    not_stated = await _command(local, "what grade is the recipe scout?")
    _share_with_another_company(local)

    await _press(local, not_stated, "Ask the owner of the page")

    assert _seen_by_all(local) == []
    assert local.slack.replies[-1].text.startswith(_NOT_SHARED)


async def test_a_change_that_slack_tells_of_counts_from_then_on(local: Local) -> None:
    await _command(local, _SCOUT)
    local.acting.share_channel(GENERAL)
    await local.acting.settled()

    assert (await _command(local, _SCOUT)).text.startswith("That is not shown here.")
