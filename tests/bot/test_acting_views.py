"""Modals, Home and shortcuts, as people go through them."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.bot.bakery import DIRECT, GENERAL, MILAN, ROSA, Bakery, Letterbox, action_in, bakery
from tests.bot.small_app import BREADS, option, order_view, plain

TROUBLE = {"": "We had some trouble connecting. Try again?"}


@pytest.fixture
async def shop() -> AsyncIterator[Bakery]:
    async with bakery() as running:
        yield running


@pytest.fixture
async def ordering(shop: Bakery) -> Bakery:
    """With the modal open in front of Rosa."""
    await shop.acting.command(ROSA, "/bake", "modal", channel=GENERAL)
    return shop


def _titles(shop: Bakery) -> list[str]:
    return [shown.view["title"]["text"] for shown in shop.slack.views.stack(ROSA.id)]


def _order(loaves: str) -> dict[str, Any]:
    return {
        "bread": {"bread": {"type": "external_select", "selected_option": option("Rye")}},
        "loaves": {"loaves": {"type": "plain_text_input", "value": loaves}},
    }


async def _push_recipe(shop: Bakery) -> None:
    shown = shop.top
    await shop.acting.press_in_view(ROSA, action_in(shown.view["blocks"], "recipe"), shown=shown, values={})


async def test_a_command_opens_a_modal_in_front_of_who_entered_it(ordering: Bakery) -> None:
    assert _titles(ordering) == ["Order"]
    assert ordering.slack.views.stack(MILAN.id) == ()
    assert ordering.slack.rooms.messages == ()


async def test_what_is_typed_is_completed_by_the_app(ordering: Bakery) -> None:
    place = ordering.slack.envelopes.view_place(ordering.top, {})

    found = await ordering.acting.suggest(ROSA, action_id="bread", block_id="bread", value="WHE", place=place)

    assert found == {"options": [option("Wheat")]}
    payload = ordering.sent[-1].sent
    assert {name: payload[name] for name in ("type", "action_id", "block_id", "value", "container")} == {
        "type": "block_suggestion",
        "action_id": "bread",
        "block_id": "bread",
        "value": "WHE",
        "container": {"type": "view", "view_id": ordering.top.id},
    }
    assert "trigger_id" not in payload


async def test_in_a_message_the_app_is_told_which_one_somebody_types_in(shop: Bakery) -> None:
    message = await shop.bake()
    room = shop.slack.rooms.channel(GENERAL)
    assert room
    place = shop.slack.envelopes.message_place(message, room)

    found = await shop.acting.suggest(ROSA, action_id="bread", block_id="b", value="", place=place)

    assert found == {"options": [option(bread) for bread in BREADS]}
    assert shop.sent[-1].sent["container"] == {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": GENERAL,
        "is_ephemeral": True,
    }


async def test_an_app_that_knows_nothing_of_a_select_completes_nothing(shop: Bakery) -> None:
    assert await shop.acting.suggest(ROSA, action_id="unknown", block_id="b", value="x", place={}) == {}


async def test_a_modal_that_is_not_taken_stays_with_what_is_wrong_in_its_fields(ordering: Bakery) -> None:
    errors = await ordering.acting.submit(ROSA, ordering.top, _order("many"))

    assert errors == {"loaves": "Write a number"}
    assert _titles(ordering) == ["Order"]


async def test_a_modal_may_be_answered_with_another_content(ordering: Bakery) -> None:
    before = ordering.top

    assert await ordering.acting.submit(ROSA, before, _order("100")) == {}

    assert ordering.top.id == before.id
    assert ordering.top.hash != before.hash
    assert ordering.top.view["blocks"][-1]["text"] == plain("So many? Fewer, please.")


async def test_a_modal_that_is_taken_is_gone(ordering: Bakery) -> None:
    assert await ordering.acting.submit(ROSA, ordering.top, _order("3")) == {}

    assert _titles(ordering) == []
    assert (ordering.last.channel, ordering.last.text) == (DIRECT, "3 x Rye ordered")
    assert ordering.sent[-1].sent["view"]["state"] == {"values": _order("3")}


async def test_a_modal_pushed_from_another_lies_over_it_and_shows_it_again_when_closed(ordering: Bakery) -> None:
    await _push_recipe(ordering)
    assert _titles(ordering) == ["Order", "Recipe"]

    await ordering.acting.close_view(ROSA, ordering.top)

    assert _titles(ordering) == ["Order"]
    assert "view_closed" not in [exchange.name for exchange in ordering.sent]


@pytest.mark.parametrize("all_of_them", [False, True])
async def test_the_app_is_told_of_a_closed_modal_where_it_asked_for_that(all_of_them: bool, ordering: Bakery) -> None:
    shown = ordering.top
    await _push_recipe(ordering)
    if not all_of_them:
        await ordering.acting.close_view(ROSA, ordering.top)

    await ordering.acting.close_view(ROSA, shown, all_of_them=all_of_them)

    (closed,) = [exchange for exchange in ordering.sent if exchange.name == "view_closed"]
    assert (closed.sent["view"]["id"], closed.sent["is_cleared"], closed.status) == (shown.id, all_of_them, 200)
    assert _titles(ordering) == []


def _answered(action: str, view: dict[str, Any] | None = None) -> str:
    return json.dumps({"response_action": action, **({"view": view} if view else {})})


_SECOND = {"type": "modal", "title": plain("Second"), "blocks": order_view()["blocks"][2:]}


@pytest.mark.parametrize(
    ("status", "answer", "errors", "titles"),
    [
        (200, "", {}, ["Order"]),
        (200, _answered("clear"), {}, []),
        (200, _answered("push", _SECOND), {}, ["Order", "Order", "Second"]),
        (200, _answered("update", _SECOND), {}, ["Order", "Second"]),
        (200, _answered("update"), TROUBLE, ["Order", "Order"]),
        (200, _answered("push", {**_SECOND, "title": plain("x" * 25)}), TROUBLE, ["Order", "Order"]),
        (500, "", TROUBLE, ["Order", "Order"]),
    ],
)
async def test_a_modal_that_was_sent_off_is_followed_by_what_the_app_answers(
    status: int, answer: str, errors: dict[str, str], titles: list[str]
) -> None:
    async with bakery(Letterbox(answers=[(status, answer)]).app) as shop:
        shop.slack.views.open(ROSA.id, order_view())
        shop.slack.views.push(ROSA.id, order_view())

        assert await shop.acting.submit(ROSA, shop.top, {}) == errors

        assert _titles(shop) == titles


async def test_a_fourth_modal_in_an_answer_is_not_shown() -> None:
    async with bakery(Letterbox(answers=[(200, _answered("push", _SECOND))]).app) as shop:
        for _ in range(3):
            shop.slack.views.push(ROSA.id, order_view())

        assert await shop.acting.submit(ROSA, shop.top, {}) == TROUBLE

        assert _titles(shop) == ["Order"] * 3


async def test_what_is_wrong_with_a_view_in_an_answer_is_written_down() -> None:
    wrong = {**_SECOND, "title": plain("x" * 25)}
    async with bakery(Letterbox(answers=[(200, _answered("push", wrong))]).app) as shop:
        shop.slack.views.open(ROSA.id, order_view())
        await shop.acting.submit(ROSA, shop.top, {})

        assert shop.sent[-1].objections == ("view.title: 25 characters, at most 24",)


async def test_home_is_published_when_it_is_opened_and_known_the_next_time(shop: Bakery) -> None:
    for _ in range(2):
        shop.acting.open_home(ROSA)
        await shop.acting.settled()

    home = shop.slack.views.home(ROSA.id)
    first, second = [exchange.sent["event"] for exchange in shop.sent]
    assert home
    assert home.view["blocks"][0]["text"] == plain("Today's bread")
    assert first == {
        "type": "app_home_opened",
        "user": ROSA.id,
        "channel": DIRECT,
        "tab": "home",
        "event_ts": f"{shop.clock():.6f}",
    }
    assert (second["view"]["type"], second["view"]["id"]) == ("home", home.id)
    assert shop.slack.views.home(MILAN.id) is None


async def test_a_button_on_home_opens_a_modal(shop: Bakery) -> None:
    shop.acting.open_home(ROSA)
    await shop.acting.settled()
    home = shop.slack.views.home(ROSA.id)
    assert home

    await shop.acting.press_in_view(ROSA, action_in(home.view["blocks"], "home-order"), shown=home, values={})

    payload = shop.sent[-1].sent
    assert (payload["container"], payload["view"]["type"]) == ({"type": "view", "view_id": home.id}, "home")
    assert _titles(shop) == ["Order"]


async def test_a_shortcut_of_the_workspace_opens_a_modal(shop: Bakery) -> None:
    await shop.acting.shortcut(ROSA, "order")

    payload = shop.sent[-1].sent
    assert (payload["type"], payload["callback_id"]) == ("shortcut", "order")
    assert "channel" not in payload
    assert _titles(shop) == ["Order"]


async def test_a_shortcut_that_the_app_does_not_take_is_said_to_have_failed_in_the_direct_message(shop: Bakery) -> None:
    await shop.acting.shortcut(ROSA, "unknown")

    assert (shop.last.channel, shop.last.seen_only_by) == (DIRECT, ROSA.id)
    assert "dispatch_failed" in shop.last.text


async def test_a_shortcut_of_a_message_answers_the_person_alone(shop: Bakery) -> None:
    said = shop.acting.say(MILAN, "dough", channel=GENERAL)

    await shop.acting.message_shortcut(ROSA, "weigh", message=said)

    assert (shop.last.text, shop.last.channel, shop.last.seen_only_by) == ("5 grams", GENERAL, ROSA.id)
    payload = shop.sent[-1].sent
    assert (payload["type"], payload["message_ts"], payload["message"]) == (
        "message_action",
        said.ts,
        {"type": "message", "user": MILAN.id, "ts": said.ts, "text": "dough"},
    )
    assert shop.sent[-1].messages == (f"{GENERAL}:{said.ts}", f"{GENERAL}:{shop.last.ts}")
