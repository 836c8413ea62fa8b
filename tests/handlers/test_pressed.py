"""Presses and choices, read from the payloads that Slack sends."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handlers.payloads import Conversation
from handlers.pressed import Pressed, Shared, read_home_opened, read_pressed, read_shared
from handlers.readers import Reader

_BUTTON = {"type": "button", "action_id": "ask-0", "value": "v"}
_BODY: dict[str, Any] = {
    "type": "block_actions",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "trigger_id": "1.2",
    "channel": {"id": "C1"},
    "container": {"type": "message", "channel_id": "C1", "message_ts": "5.1", "is_ephemeral": False},
    "actions": [_BUTTON],
}


def _in(**container: object) -> dict[str, Any]:
    return {**_BODY, "container": {**_BODY["container"], **container}}


def test_a_press_in_a_thread_belongs_to_the_thread() -> None:
    pressed = read_pressed(_in(thread_ts="4.1"))

    assert pressed == Pressed(
        "U1", Conversation("T1", "C1", "4.1"), value="v", trigger_id="1.2", thread="4.1", message="5.1"
    )


def test_a_press_in_what_one_person_sees_belongs_to_that_person() -> None:
    pressed = read_pressed(_in(is_ephemeral=True))

    assert (pressed.conversation, pressed.alone_in_channel) == (Conversation("T1", "C1", "U1"), True)
    direct = {**_in(is_ephemeral=True), "channel": {"id": "D1", "name": "directmessage"}}
    assert read_pressed(direct).alone_in_channel is False


def test_a_choice_in_a_view_is_its_value_and_belongs_to_the_view() -> None:
    select = {"type": "static_select", "selected_option": {"value": "finance"}}
    body = {**_BODY, "view": {"id": "V1", "type": "home"}, "actions": [select]}

    pressed = read_pressed(body)
    assert pressed == Pressed(
        "U1",
        Conversation("T1", "view", "U1"),
        value="finance",
        view_id="V1",
        in_home=True,
        trigger_id="1.2",
        thread="5.1",
        message="5.1",
    )


def test_only_our_home_is_opened() -> None:
    opened = {"team_id": "T1", "event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}

    assert read_home_opened(opened) == Reader("T1", "U1", "", alone=True)
    assert read_home_opened({**opened, "event": {**opened["event"], "tab": "messages"}}) is None  # type: ignore[dict-item] # the event is a dict


def test_links_are_read_with_the_place_that_slack_wants_back() -> None:
    event = {
        "user": "U1",
        "channel": "C1",
        "message_ts": "5.1",
        "links": [{"url": "https://a.example"}],
        "unfurl_id": "x",
    }
    written = read_shared({"team_id": "T1", "event": {**event, "source": "conversations_history"}})
    writing = read_shared({"team_id": "T1", "event": {**event, "message_ts": "", "source": "composer"}})

    assert written == Shared(Conversation("T1", "C1", "5.1"), "U1", ("https://a.example",), ts="5.1")
    assert writing == Shared(Conversation("T1", "C1", ""), "U1", ("https://a.example",), unfurl_id="x")


_json: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)
_FIELDS = ("team", "user", "trigger_id", "channel", "container", "actions", "view", "event", "team_id")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(_FIELDS, _json)))
def test_anything_can_be_read(body: dict[str, Any]) -> None:
    assert isinstance(read_pressed(body), Pressed)
    assert isinstance(read_home_opened(body), Reader | None)
    assert isinstance(read_shared(body), Shared)
