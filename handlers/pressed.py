"""Slack's interactions, read: who pressed or chose what, where, and what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.payloads import Conversation, Payload

_IN_A_VIEW = "view"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press or a choice: the value of a button or option, "" where it has none; `view_id` is "" in a message."""

    person: str
    conversation: Conversation
    value: str = ""
    view_id: str = ""
    trigger_id: str = ""


def read_pressed(body: Payload) -> Pressed:
    """A `block_actions` payload; its first action is all that Slack ever sends."""
    action = _first(body.get("actions"))
    option = _mapping(action.get("selected_option"))
    view, person = _mapping(body.get("view")), _text(_mapping(body.get("user")), "id")
    return Pressed(
        person=person,
        conversation=_conversation(body, person, in_view=bool(view)),
        value=_text(action, "value") or _text(option, "value"),
        view_id=_text(view, "id"),
        trigger_id=_text(body, "trigger_id"),
    )


def _conversation(body: Payload, person: str, *, in_view: bool) -> Conversation:
    """The conversation that the message stands in: a thread, a direct message, or the person's own commands."""
    team, container = _text(_mapping(body.get("team")), "id"), _mapping(body.get("container"))
    if in_view:
        return Conversation(team, _IN_A_VIEW, person)
    channel = _text(_mapping(body.get("channel")), "id") or _text(container, "channel_id")
    within = person if container.get("is_ephemeral") else _text(container, "thread_ts")
    return Conversation(team, channel, within)


def _first(value: object) -> Mapping[str, Any]:
    return _mapping(value[0]) if isinstance(value, list) and value else {}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(payload: Mapping[str, Any], field: str) -> str:
    value = payload.get(field)
    return value if isinstance(value, str) else ""
