"""Modals and Home through the Web API: who may show them, how many, and what is refused in them."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.bot.calling import (
    GUEST,
    HOME,
    LINE,
    MODAL,
    OPENED,
    STRANGER,
    TRIGGER,
    Call,
    Calling,
    calling,
    error_of,
    refusal_of,
    view_answer,
)

OTHER = {**MODAL, "title": {"type": "plain_text", "text": "Recipe"}}


@pytest.fixture
async def scene() -> AsyncIterator[Calling]:
    async with calling() as running:
        yield running


def _titles(scene: Calling) -> list[str]:
    return [shown.view["title"]["text"] for shown in scene.slack.views.stack(GUEST.id)]


async def test_a_modal_that_is_opened_takes_the_place_of_all_others(scene: Calling) -> None:
    await scene.client.views_open(trigger_id=TRIGGER, view=OTHER)

    assert _titles(scene) == ["Recipe"]


async def test_a_modal_that_is_pushed_lies_over_the_one_on_top(scene: Calling) -> None:
    await scene.client.views_push(trigger_id=TRIGGER, view=OTHER)

    assert _titles(scene) == ["Order", "Recipe"]


async def test_a_modal_is_shown_to_the_person_whose_act_gave_the_trigger(scene: Calling) -> None:
    await scene.client.views_open(trigger_id=scene.slack.triggers.open(STRANGER.id), view=OTHER)

    assert [len(scene.slack.views.stack(person.id)) for person in (GUEST, STRANGER)] == [1, 1]


@pytest.mark.parametrize("method", ["views.open", "views.push"])
async def test_a_trigger_works_once_within_three_seconds(method: str, scene: Calling) -> None:
    late = scene.slack.triggers.open(GUEST.id)
    scene.clock.seconds += 3

    async def call(trigger: str) -> str:
        return await error_of(scene.client.api_call(method, json={"trigger_id": trigger, "view": MODAL}))

    assert (await scene.client.api_call(method, json={"trigger_id": TRIGGER, "view": MODAL}))["ok"]
    assert await call(TRIGGER) == "exchanged_trigger_id"
    assert await call("another") == "invalid_trigger_id"
    scene.clock.seconds += 1
    assert await call(late) == "expired_trigger_id"


async def test_a_fourth_modal_is_not_pushed(scene: Calling) -> None:
    for _ in range(2):
        await scene.client.views_push(trigger_id=scene.slack.triggers.open(GUEST.id), view=OTHER)

    assert await error_of(scene.client.views_push(trigger_id=TRIGGER, view=MODAL)) == "push_limit_reached"
    assert _titles(scene) == ["Order", "Recipe", "Recipe"]


async def test_a_view_is_updated_in_its_place_by_its_id_or_the_one_that_the_app_gave_it(scene: Calling) -> None:
    await scene.client.views_push(trigger_id=TRIGGER, view={**OTHER, "external_id": "ours"})

    by_id = await scene.client.views_update(view_id=OPENED, view={**MODAL, "private_metadata": "seen"})
    by_name = await scene.client.views_update(external_id="ours", view=MODAL)

    assert by_id.data == {"ok": True, **view_answer({**MODAL, "private_metadata": "seen"}, OPENED, "3.hash")}
    assert by_name.data == {"ok": True, **view_answer(MODAL, "V00000002", "4.hash", root=OPENED, below=OPENED)}
    assert _titles(scene) == ["Order", "Order"]


async def test_an_update_of_what_the_app_has_not_seen_is_refused(scene: Calling) -> None:
    await scene.client.views_update(view_id=OPENED, hash="1.hash", view=OTHER)
    await scene.client.views_publish(user_id=GUEST.id, view=HOME)

    late = scene.client.views_update(view_id=OPENED, hash="1.hash", view=MODAL)
    late_home = scene.client.views_publish(user_id=GUEST.id, hash="1.hash", view=HOME)

    assert (await error_of(late), await error_of(late_home)) == ("hash_conflict", "hash_conflict")
    assert _titles(scene) == ["Recipe"]


async def test_home_is_published_again_in_its_place(scene: Calling) -> None:
    await scene.client.views_publish(user_id=GUEST.id, view=HOME)
    again = await scene.client.views_publish(user_id=GUEST.id, hash="2.hash", view={**HOME, "callback_id": "again"})

    assert again.data == {"ok": True, **view_answer({**HOME, "callback_id": "again"}, "V00000002", "3.hash")}
    assert scene.slack.views.home(STRANGER.id) is None


async def test_a_view_that_is_not_there_is_not_updated(scene: Calling) -> None:
    assert await error_of(scene.client.views_update(view_id="V0", view=MODAL)) == "not_found"
    assert await error_of(scene.client.api_call("views.update", json={"view": MODAL})) == "not_found"


async def test_an_id_that_another_view_has_is_refused(scene: Calling) -> None:
    named = {**MODAL, "external_id": "ours"}
    first = await scene.client.views_push(trigger_id=TRIGGER, view=named)
    trigger = scene.slack.triggers.open(GUEST.id)

    assert await error_of(scene.client.views_push(trigger_id=trigger, view=named)) == "duplicate_external_id"
    assert await error_of(scene.client.views_update(view_id=OPENED, view=named)) == "duplicate_external_id"
    assert await error_of(scene.client.views_publish(user_id=GUEST.id, view={**HOME, "external_id": "ours"})) == (
        "duplicate_external_id"
    )
    assert (await scene.client.views_update(view_id=first["view"]["id"], view=named))["ok"]


async def test_a_view_may_be_sent_as_json_in_a_form(scene: Calling) -> None:
    form = {"trigger_id": TRIGGER, "view": json.dumps(OTHER)}

    assert (await scene.client.api_call("views.open", data=form))["ok"]
    assert _titles(scene) == ["Recipe"]


_WITHOUT_TITLE = {"type": "modal", "blocks": [LINE]}
_LONG = {**MODAL, "title": {"type": "plain_text", "text": "x" * 25}}
_INPUT = {
    "type": "input",
    "label": {"type": "plain_text", "text": "Bread"},
    "element": {"type": "plain_text_input"},
}


# Each call with what it is told beside "invalid_arguments".
@pytest.mark.parametrize(
    ("call", "line"),
    [
        (lambda client: client.views_open(trigger_id=TRIGGER, view=_WITHOUT_TITLE), "view.title: missing"),
        (
            lambda client: client.views_push(trigger_id=TRIGGER, view=_LONG),
            "view.title: 25 characters, at most 24",
        ),
        (
            lambda client: client.views_update(view_id=OPENED, view={**MODAL, "blocks": [_INPUT]}),
            "view.submit: missing; a modal with an input block needs it",
        ),
        (
            lambda client: client.views_publish(user_id=GUEST.id, view={"type": "home", "blocks": [{"type": "x"}]}),
            "view.blocks[0].type:",
        ),
        (lambda client: client.views_publish(user_id=GUEST.id, view=MODAL), 'view.type: "modal"'),
        (lambda client: client.views_open(trigger_id=TRIGGER, view=HOME), 'view.type: "home"'),
        (lambda client: client.views_update(view_id=OPENED, view=HOME), 'view.type: "home"'),
        (lambda client: client.api_call("views.publish", json={"view": HOME}), "[ERROR] missing required field"),
        (lambda client: client.api_call("views.open", json={"trigger_id": TRIGGER}), "view: an object is needed"),
        (
            lambda client: client.api_call("views.open", data={"trigger_id": TRIGGER, "view": "{"}),
            "view: an object is needed",
        ),
    ],
)
async def test_a_view_that_is_not_right_is_refused_with_the_field_named(call: Call, line: str, scene: Calling) -> None:
    refused = await refusal_of(call(scene.client))

    (said,) = refused["response_metadata"]["messages"]
    assert (refused["error"], said[: len(line)]) == ("invalid_arguments", line)


async def test_a_refused_view_leaves_what_is_shown_and_its_trigger_as_they_were(scene: Calling) -> None:
    before = scene.slack.views.stack(GUEST.id)

    await refusal_of(scene.client.views_open(trigger_id=TRIGGER, view=_LONG))

    assert scene.slack.views.stack(GUEST.id) == before
    assert (await scene.client.views_open(trigger_id=TRIGGER, view=MODAL))["ok"]


async def test_blocks_and_what_can_be_pressed_get_an_id_where_they_have_none(scene: Calling) -> None:
    button: dict[str, Any] = {"type": "button", "text": {"type": "plain_text", "text": "Press"}}
    view = {**HOME, "blocks": [{"type": "actions", "elements": [button, {**button, "action_id": "mine"}]}]}

    answer = await scene.client.views_publish(user_id=GUEST.id, view=view)

    (block,) = answer["view"]["blocks"]
    assert block["block_id"].startswith("b")
    assert [element["action_id"][:1] for element in block["elements"]] == ["a", "m"]
