"""Buttons, the picker and the shortcuts, through the real app, in a workspace that refuses what Slack refuses."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.trying import workspace_of
from bot.workspace import Local, Person, Posted
from bot.workspace.ids import elements_in
from bot.workspace.local import PEOPLE
from index import Editions, Handbook
from tests.bot.stage import Stage

ROSA, MILAN = PEOPLE[0], PEOPLE[1]
HIRING = "C0HIRINGTPM"


@pytest.fixture
async def local(handbook: Handbook, no_settings: None) -> AsyncIterator[Local]:
    async with workspace_of(Editions.for_all(handbook), site_url="https://handbook.example.com") as running:
        yield running


def _labels(message: Posted) -> list[str]:
    return [element["text"]["text"] for _, element in elements_in(message.blocks) if element["type"] == "button"]


async def _press(local: Local, message: Posted, label: str, *, person: Person = ROSA) -> None:
    block_id, button = next(
        each for each in elements_in(message.blocks) if each[1]["type"] == "button" and each[1]["text"]["text"] == label
    )
    action = {name: button[name] for name in ("type", "action_id", "value", "text")} | {"block_id": block_id}
    await local.acting.press(person, action, message=message, values={})


async def _command(local: Local, text: str, *, channel: str = HIRING) -> Posted:
    await local.acting.command(ROSA, "/role", text, channel=channel)
    return local.slack.replies[-1]


def _pick(slug: str) -> dict[str, Any]:
    option = {"text": {"type": "plain_text", "text": slug}, "value": slug}
    return {"type": "external_select", "action_id": "pick", "block_id": "pick", "selected_option": option}


def _words(local: Local, person: Person = ROSA) -> str:
    return str(local.slack.views.stack(person.id)[-1].view["blocks"])


async def test_a_card_has_a_button_for_what_it_counts_and_for_the_levels_beside_it(local: Local) -> None:
    card = await _command(local, "senior-data-engineer")

    assert _labels(card) == [
        "Requirements",
        "Interview",
        "Compare with the level above",
        "Compare with the level below",
        "Open page",
        "Share in channel",
        "Dismiss",
    ]


async def test_a_button_of_a_card_puts_the_answer_in_its_place_and_the_card_comes_back(local: Local) -> None:
    card = await _command(local, "senior-data-engineer")
    await _press(local, card, "Requirements")
    (answer,) = local.slack.replies

    assert (answer.ts, answer.edited, answer.seen_only_by) == (card.ts, True, ROSA.id)
    assert answer.text.startswith("Senior Data Engineer: requirements\n")
    await _press(local, answer, "All on this role")
    assert local.slack.replies[0].text == card.text


async def test_the_levels_beside_a_role_are_compared(local: Local) -> None:
    card = await _command(local, "senior-data-engineer")
    await _press(local, card, "Compare with the level below")

    assert local.slack.replies[0].text.startswith("Compared: Senior Data Engineer and Data Engineer\n")


async def test_the_nearest_roles_are_buttons_that_keep_what_was_asked(local: Local) -> None:
    nothing = await _command(local, "grade of a quantum data analyst")
    await _press(local, nothing, _labels(nothing)[0])

    assert ": grade " in local.slack.replies[0].text.split("\n")[0]


async def test_a_follow_up_after_a_press_is_about_that_role(local: Local) -> None:
    card = await _command(local, "data-engineer")
    await _press(local, card, "Compare with the level above")

    assert (await _command(local, "and the grade?")).text.startswith("Data Engineer: grade 6")


async def test_a_private_answer_is_shared_anew_with_the_name_of_who_shares_it(local: Local) -> None:
    answer = await _command(local, "data-engineer grade")
    await _press(local, answer, "Share in channel")
    (shared,) = local.slack.replies

    assert (shared.seen_only_by, shared.channel) == (None, HIRING)
    assert shared.text.startswith("Shared by <@U0RECRUITER>\n\nData Engineer: grade 6\n")
    assert _labels(shared) == ["All on this role"]


async def test_what_follows_on_a_role_is_shared_as_it_was_answered(local: Local) -> None:
    await _command(local, "senior-data-engineer")
    answer = await _command(local, "and the grade?")
    await _command(local, "manager-data-engineering")
    await _press(local, answer, "Share in channel")

    assert "Senior Data Engineer: grade" in local.slack.replies[-1].text


async def test_an_answer_is_shared_where_the_bot_is_no_member(local: Local) -> None:
    answer = await _command(local, "list data", channel="C0NORTHWIND")
    await _press(local, answer, "Share in channel")

    assert local.slack.replies[-1].text.startswith("Shared by <@U0RECRUITER>\n\nRoles that match data")


async def test_nothing_found_and_direct_messages_are_not_shared(local: Local) -> None:
    nothing = await _command(local, "grade of a quantum gardener")
    direct = await _command(local, "data-engineer grade", channel=local.slack.rooms.direct(ROSA.id).id)

    assert "Share in channel" not in [*_labels(nothing), *_labels(direct)]


async def test_a_private_answer_is_dismissed(local: Local) -> None:
    await _press(local, await _command(local, "data-engineer grade"), "Dismiss")

    assert local.slack.replies == ()


async def test_a_press_in_a_thread_changes_the_answer_for_all_and_offers_no_sharing(local: Local) -> None:
    said = local.acting.say(ROSA, "<@U0ROLECALL> data-engineer", channel=HIRING)
    await local.acting.settled()
    (card,) = local.slack.replies
    await _press(local, card, "Requirements", person=MILAN)
    (answer,) = local.slack.replies

    assert (answer.thread, answer.seen_only_by, answer.edited) == (said.ts, None, True)
    assert _labels(answer) == ["Alles zu dieser Rolle"]  # in the language of who pressed


async def test_the_command_alone_opens_the_picker(local: Local) -> None:
    await local.acting.command(ROSA, "/role", "", channel=HIRING)

    (picker,) = local.slack.views.stack(ROSA.id)
    assert (picker.view["title"]["text"], local.slack.replies) == ("Find a role", ())


async def test_the_picker_offers_what_fits_what_is_typed(local: Local) -> None:
    await local.acting.shortcut(ROSA, "find_role")
    (picker,) = local.slack.views.stack(ROSA.id)
    place = local.slack.envelopes.view_place(picker, {})
    found = await local.acting.suggest(ROSA, action_id="pick", block_id="pick", value="sr data eng", place=place)

    options = [option["value"] for group in found["option_groups"] for option in group["options"]]
    assert options[0] == "senior-data-engineer"


async def test_a_role_that_is_picked_is_shown_and_asked_further_in_the_picker(local: Local) -> None:
    await local.acting.shortcut(ROSA, "find_role")
    (picker,) = local.slack.views.stack(ROSA.id)
    await local.acting.press_in_view(ROSA, _pick("data-engineer"), shown=picker, values={})
    (shown,) = local.slack.views.stack(ROSA.id)
    assert "Reports to: " in _words(local)

    block_id, button = next(
        each for each in elements_in(shown.view["blocks"]) if each[1].get("text", {}).get("text") == "Requirements"
    )
    await local.acting.press_in_view(ROSA, {**button, "block_id": block_id}, shown=shown, values={})
    assert "Data Engineer: requirements" in _words(local)


async def test_the_shortcut_of_a_message_shows_the_role_that_it_names(local: Local) -> None:
    message = local.slack.say("we look for a senior data engineer in Lisbon", channel=HIRING, author=MILAN)
    await local.acting.message_shortcut(ROSA, "role_facts", message=message)

    assert "'Senior Data Engineer'" in _words(local)


async def test_the_shortcut_of_a_message_that_names_no_role_says_so(local: Local) -> None:
    message = local.slack.say("lunch at noon?", channel=HIRING, author=MILAN)
    await local.acting.message_shortcut(ROSA, "role_facts", message=message)

    assert "names no role of the handbook" in _words(local)


async def test_a_role_that_the_handbook_has_no_more_is_not_found(local: Local) -> None:
    card = await _command(local, "data-engineer")
    block_id, button = next(elements_in(card.blocks))
    stale = {**button, "block_id": block_id, "value": '{"role": "gone", "facet": "", "about": ""}'}
    await local.acting.press(ROSA, stale, message=card, values={})

    assert local.slack.replies[0].text.startswith("I found nothing on that in the handbook.")


async def _home(local: Local) -> list[dict[str, Any]]:
    local.acting.open_home(ROSA)
    await local.acting.settled()
    home = local.slack.views.home(ROSA.id)
    assert home
    return list(home.view["blocks"])


async def test_home_offers_a_search_the_departments_and_says_how_fresh_the_handbook_is(local: Local) -> None:
    blocks = await _home(local)

    selects = [element for _, element in elements_in(blocks)]
    assert [(each["type"], each["action_id"]) for each in selects] == [
        ("external_select", "pick"),
        ("static_select", "browse"),
    ]
    assert "pages, " in blocks[-1]["elements"][0]["text"]
    assert " UTC." in blocks[-1]["elements"][0]["text"]


async def test_home_shows_what_the_person_looked_up_last_and_nobody_else_did(local: Local) -> None:
    await _command(local, "data-engineer grade")
    await _command(local, "senior-data-engineer")
    await local.acting.command(MILAN, "/role", "manager-data-engineering", channel=HIRING)

    buttons = [element["text"]["text"] for _, element in elements_in(await _home(local)) if element["type"] == "button"]
    assert buttons == ["Senior Data Engineer", "Data Engineer"]


async def test_a_role_that_is_picked_or_pressed_on_home_is_shown_in_a_modal(local: Local) -> None:
    await _home(local)
    home = local.slack.views.home(ROSA.id)
    assert home
    await local.acting.press_in_view(ROSA, _pick("data-engineer"), shown=home, values={})
    assert "'Data Engineer'" in _words(local)

    block_id, button = next(each for each in elements_in(await _home(local)) if each[1]["type"] == "button")
    home = local.slack.views.home(ROSA.id)
    assert home
    await local.acting.press_in_view(ROSA, {**button, "block_id": block_id}, shown=home, values={})
    assert "'Data Engineer'" in _words(local)


async def test_a_department_that_is_chosen_on_home_shows_its_roles_as_buttons(local: Local) -> None:
    await _home(local)
    home = local.slack.views.home(ROSA.id)
    assert home
    option = {"text": {"type": "plain_text", "text": "Data"}, "value": "Data"}
    action = {"type": "static_select", "action_id": "browse", "block_id": "browse", "selected_option": option}
    await local.acting.press_in_view(ROSA, action, shown=home, values={})

    (modal,) = local.slack.views.stack(ROSA.id)
    labels = [each["text"]["text"] for _, each in elements_in(modal.view["blocks"]) if each["type"] == "button"]
    assert "Data Engineer" in labels


async def _mention(local: Local, text: str, *, channel: str = HIRING, person: Person = ROSA) -> Posted:
    local.acting.say(person, f"<@U0ROLECALL> {text}", channel=channel)
    await local.acting.settled()
    return local.slack.replies[-1]


async def test_a_pinned_role_is_what_questions_without_a_name_are_about_in_its_channel_for_all(local: Local) -> None:
    pinned = await _command(local, "pin data-engineer")
    assert pinned.text.startswith("Pinned here: Data Engineer\n")
    assert pinned.seen_only_by == ROSA.id

    answer = await _mention(local, "grade?", person=MILAN)
    assert answer.text.startswith("Data Engineer: Grade 6\n")
    assert answer.text.endswith("Data Engineer ist in diesem Channel angeheftet: /role unpin")
    assert "ist in diesem Channel angeheftet" in str(answer.blocks)
    assert not (await _mention(local, "grade?", channel="C0GENERAL")).text.startswith("Data Engineer")


async def test_a_role_that_is_named_and_what_a_thread_is_about_come_before_the_pin(local: Local) -> None:
    await _command(local, "pin data-engineer")

    assert (await _mention(local, "grade of the senior data engineer?")).text.startswith("Senior Data Engineer: grade")
    first = local.acting.say(ROSA, "<@U0ROLECALL> senior-data-engineer", channel=HIRING)
    await local.acting.settled()
    local.acting.say(ROSA, "<@U0ROLECALL> and the grade?", channel=HIRING, thread=first.ts)
    await local.acting.settled()
    assert local.slack.replies[-1].text.startswith("Senior Data Engineer: grade")
    assert "pinned" not in local.slack.replies[-1].text


async def test_a_pin_is_taken_off(local: Local) -> None:
    await _command(local, "pin data-engineer")
    off = await _command(local, "unpin")

    assert off.text.startswith("No role is pinned here.")
    assert not (await _mention(local, "grade?")).text.startswith("Data Engineer")


async def test_what_is_no_role_is_not_pinned(local: Local) -> None:
    nothing = await _command(local, "pin quantum gardener")

    assert nothing.text.startswith("I found nothing on that in the handbook.")
    assert "pinned" not in (await _mention(local, "data-engineer grade")).text


_DATA = "https://handbook.example.com/job-families/data/data-engineering"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        (f"{_DATA}/#senior-data-engineer", "Senior Data Engineer"),
        (f"{_DATA}#data-engineer-job-grade", "Data Engineer"),
        (f"{_DATA}/", "Welche Rolle meinst du?"),
    ],
)
async def test_a_link_to_the_handbook_shows_the_role_that_it_points_at(local: Local, url: str, title: str) -> None:
    local.acting.say(MILAN, f"see <{url}> and <https://elsewhere.example/>", channel=HIRING)
    await local.acting.settled()

    (message,) = local.slack.rooms.messages
    ((previewed, preview),) = message.previews
    assert (previewed, preview["blocks"][0]["text"]["text"]) == (url, title)


async def test_an_address_that_is_none_costs_no_other_its_preview(bot: Stage) -> None:
    slack, url = bot.workspace, f"{_DATA}#senior-data-engineer"
    channel = slack.rooms.channel("C0HIRING")
    assert channel
    broken = ("http://[", "https://a[b]/c", "https://exa\uff0fmple/")
    said = slack.say(f"see {broken} and <{url}>", channel=channel.id)
    domains = dict.fromkeys((*broken, url), "handbook.example.com")

    (delivery,) = await bot.sender.event(slack.envelopes.link_shared(said, domains, channel=channel))

    assert delivery.status == 200
    assert [previewed for previewed, _ in slack.rooms.messages[0].previews] == [url]


async def test_a_link_to_a_page_that_is_not_there_shows_nothing(local: Local) -> None:
    local.acting.say(MILAN, "see <https://handbook.example.com/gone/>", channel=HIRING)
    await local.acting.settled()

    assert local.slack.rooms.messages[0].previews == ()
    assert local.slack.replies == ()


async def test_an_interviewer_chooses_their_step_and_sees_those_beside_it_and_the_way_back(local: Local) -> None:
    plan = await _command(local, "senior-data-engineer interview")
    ((block_id, menu),) = [each for each in elements_in(plan.blocks) if each[1]["type"] == "static_select"]
    assert block_id == "my_step:senior-data-engineer"
    second = menu["options"][1]

    action = {"type": "static_select", "action_id": menu["action_id"], "block_id": block_id, "selected_option": second}
    await local.acting.press(ROSA, action, message=plan, values={})

    (step,) = local.slack.replies
    assert step.text.startswith("Senior Data Engineer: interview, step 2 of ")
    assert "\n\nBefore it:\n1. " in step.text
    assert "\n\nAfter it:\n3. " in step.text
    assert step.seen_only_by == ROSA.id
    await _press(local, step, "Interview")
    assert local.slack.replies[0].text == plan.text


async def test_a_process_that_all_of_a_channel_read_has_no_menu_for_one_of_them(local: Local) -> None:
    plan = await _mention(local, "interview steps of the senior data engineer?")

    assert "static_select" not in str(plan.blocks)
