"""What people think of an answer, and whom a page names to be asked, through the real app."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.trying import workspace_of
from bot.workspace import HIRING_CHANNEL, Local, Posted, live_marks
from bot.workspace.ids import elements_in
from bot.workspace.local import PEOPLE
from index import load_editions

ROSA = PEOPLE[0]
GENERAL = "C0GENERAL"

_LONG = "\n".join(f"- Knows the {number}. way to bake a loaf of bread with {'much ' * 12}care." for number in range(60))
_PAGES = {
    "baker.md": "---\ntitle: Baker\nowner: U0MANAGER\n---\n\nThe Baker reports to the Head Baker.\n\n"
    f"## Requirements\n\n{_LONG}\n",
    "miller.md": "---\ntitle: Miller\nowner: S0RECRUITING\n---\n\nThe Miller reports to the Head Miller.\n\n"
    "## Requirements\n\n- Knows wind.\n",
    "porter.md": "---\ntitle: Porter\nowner: people@farrowlane.example\n---\n\nThe Porter reports to the Miller.\n\n"
    "## Requirements\n\n- Lifts sacks.\n",
    "usher.md": "---\ntitle: Usher\nowner: '<!channel>'\n---\n\nThe Usher reports to the Porter.\n\n"
    "## Requirements\n\n- Smiles.\n",
}


@pytest.fixture
async def local(tmp_path: Path, no_settings: None) -> AsyncIterator[Local]:
    for name, text in _PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    async with workspace_of(load_editions(tmp_path)) as running:
        yield running


async def _command(local: Local, text: str, *, channel: str = GENERAL) -> Posted:
    await local.acting.command(ROSA, "/role", text, channel=channel)
    return local.slack.replies[-1]


async def _mention(local: Local, text: str) -> Posted:
    local.acting.say(ROSA, f"<@{local.slack.credentials.bot_user}> {text}", channel=GENERAL)
    await local.acting.settled()
    return local.slack.replies[-1]


async def _write(local: Local, text: str) -> Posted:
    local.acting.say(ROSA, text, channel=local.slack.rooms.direct(ROSA.id).id)
    await local.acting.settled()
    return local.slack.replies[-1]


def _labels(message: Posted) -> list[str]:
    return [element["text"]["text"] for _, element in elements_in(message.blocks) if element["type"] == "button"]


async def _press(local: Local, message: Posted, label: str) -> Posted:
    """Presses a button, or a thumb ("Helpful", "Not helpful"); the latest message of the bot then."""
    for block_id, element in elements_in(message.blocks):
        thumbs = [element.get("positive_button"), element.get("negative_button")]
        for button in filter(None, [element, *thumbs]):
            if button.get("text", {}).get("text") == label:
                kept = {"type": element["type"], "action_id": element["action_id"], "value": button["value"]}
                await local.acting.press(ROSA, kept | {"block_id": block_id}, message=message, values={})
                return local.slack.replies[-1]
    raise LookupError(label)


async def test_a_thumb_up_is_written_down_and_thanked_for_in_private(
    local: Local, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="rolecall")
    answer = await _mention(local, "who does the baker report to?")

    thanks = await _press(local, answer, "Helpful")

    assert (thanks.text, thanks.seen_only_by) == ("Thank you.", ROSA.id)
    assert caplog.messages[-1] == "rated verdict=good reason=- kind=facts facet=reports_to role=baker page=baker.md"


async def test_a_thumb_down_asks_why_and_offers_the_owner(local: Local, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="rolecall")
    answer = await _mention(local, "who does the baker report to?")

    why = await _press(local, answer, "Not helpful")
    assert _labels(why) == ["Wrong section", "Out of date", "Incomplete"]
    thanks = await _press(local, why, "Out of date")

    assert caplog.messages[-1] == (
        "rated verdict=bad reason=out_of_date kind=facts facet=reports_to role=baker page=baker.md"
    )
    assert (thanks.ts, thanks.text, _labels(thanks)) == (why.ts, "Thank you.", ["Ask the owner of the page"])
    await _press(local, thanks, "Ask the owner of the page")
    asked = local.slack.replies[-2]
    assert asked.text == (
        "<@U0MANAGER> <@U0RECRUITER> asks about Baker, reporting line (baker.md): what the page states is out of date."
    )
    assert (asked.seen_only_by, asked.thread) == (None, answer.thread)


async def test_what_is_not_stated_can_be_asked_of_the_owner_once(local: Local) -> None:
    answer = await _command(local, "baker grade")
    assert _labels(answer) == ["All on this role", "Ask the owner of the page"]

    confirmed = await _press(local, answer, "Ask the owner of the page")
    before = len(local.slack.replies)
    await _press(local, answer, "Ask the owner of the page")

    asked = local.slack.replies[-2]
    assert asked.text == (
        "<@U0MANAGER> <@U0RECRUITER> asks about Baker, grade (baker.md): the handbook does not state it."
    )
    assert asked.seen_only_by is None
    assert (confirmed.text, confirmed.seen_only_by) == ("The owner of the page was asked.", ROSA.id)
    assert len(local.slack.replies) == before


async def test_in_a_direct_message_a_person_is_asked_directly_and_a_group_is_not_offered(local: Local) -> None:
    answer = await _write(local, "baker grade")
    await _press(local, answer, "Ask the owner of the page")

    told = [message for message in local.slack.replies if message.channel == "D0MANAGER"]
    asked = "<@U0MANAGER> <@U0RECRUITER> fragt zu Baker, Grade (baker.md): das Handbuch nennt es nicht."
    assert [message.text for message in told] == [asked]  # in the owner's language
    assert _labels(await _write(local, "miller grade")) == ["All on this role"]


async def test_a_group_is_asked_where_its_members_read(local: Local) -> None:
    await _press(local, await _mention(local, "miller grade"), "Ask the owner of the page")

    assert local.slack.replies[-2].text.startswith("<!subteam^S0RECRUITING> <@U0RECRUITER> asks about Miller, grade")


async def test_an_address_is_named_to_write_to(local: Local) -> None:
    answer = await _command(local, "porter grade")

    assert "Whom to ask: people@farrowlane.example" in answer.text
    assert "<mailto:people@farrowlane.example|people@farrowlane.example>" in str(answer.blocks)
    assert _labels(answer) == ["All on this role"]


async def test_nothing_else_that_a_page_names_as_its_owner_notifies_anybody(local: Local) -> None:
    answer = await _mention(local, "usher grade")

    assert "Whom to ask: &lt;!channel&gt;" in answer.text
    assert live_marks(answer.text, answer.blocks) == ()


async def test_an_answer_that_is_longer_than_a_message_is_shown_whole_in_a_modal(local: Local) -> None:
    answer = await _command(local, "baker requirements", channel=HIRING_CHANNEL)
    assert "1. way" in answer.text
    assert "59. way" not in answer.text
    assert _labels(answer)[0] == "Show all"

    await _press(local, answer, "Show all")

    (shown,) = local.slack.views.stack(ROSA.id)
    assert "59. way" in str(shown.view["blocks"])


async def test_an_answer_that_is_whole_offers_no_more_of_it(local: Local) -> None:
    assert "Show all" not in _labels(await _command(local, "miller requirements"))
