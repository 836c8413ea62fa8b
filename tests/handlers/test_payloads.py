from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.payloads import Conversation, Door, Said, read_command, read_direct, read_event, read_mention

_BODY = {
    "team_id": "T1",
    "event_id": "Ev1",
    "event": {"type": "app_mention", "user": "U1", "text": "<@UB> grade?", "ts": "5.1", "channel": "C1"},
}


def _with(**fields: Any) -> dict[str, Any]:
    return {**_BODY, "event": {**_BODY["event"], **fields}}  # type: ignore[dict-item] # the event is a dict


def test_a_mention_is_answered_in_a_thread_under_it() -> None:
    assert read_mention(_BODY, bot_user="UB") == Said(
        door=Door.MENTION,
        person="U1",
        text="grade?",
        conversation=Conversation("T1", "C1", "5.1"),
        thread="5.1",
        event_id="Ev1",
        keys=("event:Ev1", "message:T1:C1:5.1"),
    )


def test_a_mention_in_a_thread_is_answered_in_that_thread() -> None:
    said = read_mention(_with(thread_ts="4.0"), bot_user="UB")

    assert said
    assert said.thread == "4.0"
    assert said.conversation == Conversation("T1", "C1", "4.0")


def test_a_direct_message_is_answered_where_it_stands() -> None:
    said = read_direct(_with(type="message", channel_type="im", channel="D1"), bot_user="UB")

    assert said
    assert (said.door, said.thread, said.conversation) == (Door.DIRECT, None, Conversation("T1", "D1", ""))


def test_one_message_delivered_as_two_events_has_a_key_in_common() -> None:
    mention = read_event(_BODY, bot_user="UB")
    message = read_event({**_with(type="message", channel_type="im"), "event_id": "Ev2"}, bot_user="UB")

    assert mention
    assert message
    assert set(mention.keys) & set(message.keys) == {"message:T1:C1:5.1"}


@pytest.mark.parametrize(
    "fields",
    [
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
        {"bot_id": "B1"},
        {"user": None},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
    ],
)
def test_what_no_person_said_to_us_is_no_question(fields: dict[str, Any]) -> None:
    assert read_direct(_with(**{"type": "message", "channel_type": "im", **fields}), bot_user="UB") is None


@pytest.mark.parametrize("subtype", ["file_share", "me_message", "thread_broadcast"])
def test_words_with_a_file_and_the_like_are_a_question(subtype: str) -> None:
    assert read_direct(_with(type="message", channel_type="im", subtype=subtype), bot_user="UB")


def test_a_command_belongs_to_the_person_who_sees_its_reply() -> None:
    said = read_command({"team_id": "T1", "channel_id": "C1", "user_id": "U1", "command": "/role", "text": " R&amp;D "})

    assert said == Said(door=Door.COMMAND, person="U1", text="R&D", conversation=Conversation("T1", "C1", "U1"))


_json: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)


@given(st.fixed_dictionaries({}, optional={"team_id": _json, "event": _json, "event_id": _json, "text": _json}))
def test_any_payload_is_read_or_left_alone(body: dict[str, Any]) -> None:
    assert read_command(body).door is Door.COMMAND
    assert read_event(body, bot_user="UB") is None


@given(st.dictionaries(st.sampled_from(["user", "text", "ts", "channel", "thread_ts", "subtype", "bot_id"]), _json))
def test_any_event_is_read_or_left_alone(event: dict[str, Any]) -> None:
    said = read_mention({"event": event}, bot_user="UB")

    assert said is None or said.door is Door.MENTION
