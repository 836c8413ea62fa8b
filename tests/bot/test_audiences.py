"""Pages that are not for everybody, through the real app: who is shown them, and where."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.trying import workspace_of
from bot.workspace import HIRING_CHANNEL, Local, Person, Posted
from bot.workspace.ids import elements_in
from bot.workspace.local import PEOPLE
from index import load_editions

_PAGES = {
    "baker.md": "# Baker\n\nThe Baker reports to the Head Baker.\n\n## Requirements\n\n- Knows sourdough.\n",
    "scout.md": "---\ntitle: Recipe Scout\naudience: internal\n---\n\nThe Recipe Scout reports to the Head Baker.\n\n"
    "## Requirements\n\n- Tastes everything.\n",
    "panel.md": "---\ntitle: Trick questions\naudience: hiring\n---\n\n## The egg question\n\n"
    "- Ask what an egg weighs.\n",
}
_SCOUT = "who does the recipe scout report to?"
_EGG = "what is the egg question?"
_NOT_HERE = "That is not shown here."

ROSA, MILAN, GUS = PEOPLE[0], PEOPLE[1], PEOPLE[3]
GENERAL, NORTHWIND = "C0GENERAL", "C0NORTHWIND"
SITE = "https://handbook.example.com"


@pytest.fixture
async def local(tmp_path: Path, no_settings: None) -> AsyncIterator[Local]:
    for name, text in _PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    async with workspace_of(load_editions(tmp_path, site_url=SITE), site_url=SITE) as running:
        yield running


async def _command(local: Local, text: str, *, person: Person = ROSA, channel: str = GENERAL) -> Posted:
    await local.acting.command(person, "/role", text, channel=channel)
    return local.slack.replies[-1]


async def _mention(local: Local, text: str, *, person: Person = ROSA, channel: str = GENERAL) -> Posted:
    bot = local.slack.credentials.bot_user
    local.acting.say(person, f"<@{bot}> {text}", channel=channel)
    await local.acting.settled()
    return local.slack.replies[-1]


async def _write(local: Local, text: str, *, person: Person) -> Posted:
    local.acting.say(person, text, channel=local.slack.rooms.direct(person.id).id)
    await local.acting.settled()
    return local.slack.replies[-1]


async def test_a_page_for_the_company_is_answered_from_in_its_channels_and_directly(local: Local) -> None:
    assert "reports to the Head Baker" in (await _command(local, _SCOUT)).text
    assert "reports to the Head Baker" in (await _mention(local, _SCOUT)).text
    assert "reports to the Head Baker" in (await _write(local, _SCOUT, person=MILAN)).text


async def test_in_a_channel_with_another_company_it_is_not_and_only_the_person_is_told_where_it_is(
    local: Local,
) -> None:
    by_command = await _command(local, _SCOUT, channel=NORTHWIND)
    by_mention = await _mention(local, _SCOUT, channel=NORTHWIND)

    for reply in (by_command, by_mention):
        assert reply.text.startswith(f"{_NOT_HERE}\n\nOthers can read along here. Ask me in a direct message")
        assert reply.seen_only_by == ROSA.id
        assert "Head Baker" not in f"{reply.text}{reply.blocks}"
    assert by_mention.thread is not None


async def test_a_guest_is_told_of_it_as_of_what_does_not_exist(local: Local) -> None:
    for ask in (_command, _mention, _write):
        for text in (
            "who does the {} report to?",
            "what are the requirements of the {}?",
            "{}",
            "compare baker and {}",
        ):
            hidden = await ask(local, text.format("recipe scout"), person=GUS)
            nowhere = await ask(local, text.format("marble carver"), person=GUS)
            assert hidden.text.replace("recipe scout", "...") == nowhere.text.replace("marble carver", "...")
            assert hidden.seen_only_by == nowhere.seen_only_by
            assert _NOT_HERE not in hidden.text
    assert "Head Baker" in (await _write(local, "who does the baker report to?", person=GUS)).text


async def test_a_person_whom_slack_does_not_know_is_told_no_more_than_a_guest(local: Local) -> None:
    # Not introduced to the workspace: `users.info` answers user_not_found.
    stranger = Person("U0NOBODY", "Nobody")

    assert (await _command(local, _SCOUT, person=stranger)).text == (await _command(local, _SCOUT, person=GUS)).text


async def test_in_a_channel_that_the_bot_cannot_look_up_it_is_not_shown(local: Local) -> None:
    assert (await _command(local, _SCOUT, channel="C0LEADS")).text.startswith(_NOT_HERE)


async def test_a_page_for_hiring_is_shown_in_its_channel_and_to_its_members_directly(local: Local) -> None:
    assert "what an egg weighs" in (await _command(local, _EGG, channel=HIRING_CHANNEL)).text
    assert "what an egg weighs" in (await _write(local, _EGG, person=ROSA)).text
    elsewhere = await _command(local, _EGG, channel=GENERAL)
    assert elsewhere.text.startswith(f"{_NOT_HERE}\n\nOthers can read along here.")


async def test_a_card_made_in_a_shared_channel_cannot_be_pressed_on_into_what_is_withheld(local: Local) -> None:
    listed = await _command(local, "list")
    button = next(each for _, each in elements_in(listed.blocks) if each["text"]["text"] == "Recipe Scout")
    elsewhere = await _command(local, "baker", channel=NORTHWIND)
    action = {name: button[name] for name in ("type", "action_id", "value", "text")} | {"block_id": "b"}

    await local.acting.press(ROSA, action, message=elsewhere, values={})

    assert local.slack.replies[-1].text.startswith(_NOT_HERE)


async def test_the_picker_of_a_guest_offers_what_a_guest_may_see(local: Local) -> None:
    offered = {}
    for person in (ROSA, GUS):
        await local.acting.shortcut(person, "find_role")
        (shown,) = local.slack.views.stack(person.id)
        place = local.slack.envelopes.view_place(shown, {})
        options = await local.acting.suggest(person, action_id="pick", block_id="pick", value="", place=place)
        offered[person.id] = "recipe-scout" in str(options)

    assert offered == {ROSA.id: True, GUS.id: False}


async def test_a_link_to_a_page_for_the_company_has_no_preview_where_others_read_along(local: Local) -> None:
    for channel in (GENERAL, NORTHWIND):
        local.acting.say(ROSA, f"<{SITE}/scout/>", channel=channel)
        await local.acting.settled()

    previews = {said.channel: bool(said.previews) for said in local.slack.rooms.by(ROSA.id)}
    assert previews == {GENERAL: True, NORTHWIND: False}


async def test_home_shows_a_guest_no_role_that_is_not_for_guests(local: Local) -> None:
    local.acting.open_home(GUS)
    local.acting.open_home(ROSA)
    await local.acting.settled()

    homes = {person.id: str(local.slack.views.home(person.id)) for person in (ROSA, GUS)}
    assert "3 pages, 2 roles" in homes[ROSA.id]
    assert "1 pages, 1 roles" in homes[GUS.id]


@pytest.mark.parametrize("text", ["pin baker", "unpin"])
async def test_a_guest_cannot_change_what_a_channel_is_about(local: Local, text: str) -> None:
    await _command(local, "pin recipe scout")

    refused = await _command(local, text, person=GUS)

    assert refused.text.startswith("Nothing was changed.\n\nMembers of the company pin roles, and I see a guest here")
    assert (await _mention(local, "requirements?")).text.startswith("Recipe Scout: ")


async def test_whom_slack_does_not_tell_of_cannot_change_what_a_channel_is_about(local: Local) -> None:
    local.slack.api.refuse("users.info", *["internal_error"] * 10)

    assert (await _command(local, "pin baker")).text.startswith("Nothing was changed.")
