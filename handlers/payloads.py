"""Slack's payloads, read: from the dicts that Slack sends to one small value, and no further.

Knows which messages are somebody's question. Knows nothing of what is answered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from handlers.readers import Reader
from handlers.wording import plain_words

Payload = Mapping[str, Any]
"""A JSON object as Slack sends it: nothing is promised about its fields."""

# A file with a comment, a "/me" and a thread reply that is also shown in the channel are a person's words like any
# other; every other subtype (edits, joins, topics, bots) is not.
_SPOKEN_SUBTYPES = frozenset({"", "file_share", "me_message", "thread_broadcast"})


class Door(StrEnum):
    """How a question came in."""

    COMMAND = "command"
    MENTION = "mention"
    DIRECT = "direct"
    FOLLOW_UP = "follow_up"
    BUTTON = "button"
    PICKER = "picker"
    SHORTCUT = "shortcut"
    HOME = "home"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What follow-up questions have in common, by ids: a thread of a channel, a direct message, or one person's slash
    commands in a channel, whose replies only that person sees."""

    team: str
    channel: str
    within: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said, and where the reply belongs.

    `thread` is the message to answer under, None at the top level; `keys` name this message to whoever must not answer
    it twice, and are empty for a slash command, which Slack never repeats. `shared` is Slack's word that people of
    another company are in the conversation.
    """

    door: Door
    person: str
    text: str
    conversation: Conversation
    thread: str | None = None
    event_id: str = ""
    keys: tuple[str, ...] = ()
    shared: bool = False

    @property
    def reader(self) -> Reader:
        """Who will see the reply."""
        where, alone = self.conversation, self.door is Door.DIRECT
        public = self.door in {Door.MENTION, Door.FOLLOW_UP}
        return Reader(where.team, self.person, where.channel, alone=alone, public=public, shared=self.shared)


def is_command(body: Payload) -> bool:
    """Whether the request is a slash command."""
    return isinstance(body.get("command"), str)


def is_press(body: Payload) -> bool:
    """Whether the request is somebody's press, choice or shortcut, and not the typing before a choice."""
    return body.get("type") in {"block_actions", "message_action", "shortcut"}


def is_last_delivery(headers: Mapping[str, Sequence[str]]) -> bool:
    """Whether Slack delivers an event for the last time, by the headers of its request."""
    return "3" in headers.get("x-slack-retry-num", ())


def is_in_channel(command: Payload) -> bool:
    """Whether a slash command was entered where others read along, and not in a direct message."""
    return _text(command, "channel_name") != "directmessage"


def is_from_a_bot(event: Payload) -> bool:
    """Whether a program wrote the message: ours or another's, with which we would talk for ever."""
    return bool(event.get("bot_id")) or not event.get("user")


def is_direct(event: Payload) -> bool:
    """Whether the message stands in a direct message with us."""
    return event.get("channel_type") == "im"


def is_spoken(event: Payload) -> bool:
    """Whether the message is a person's new words: no edit, deletion, join or bot."""
    return _text(event, "subtype") in _SPOKEN_SUBTYPES and not is_from_a_bot(event)


def read_command(command: Payload) -> Said:
    """The slash command as what was said; its text is everything behind the command's name."""
    return Said(
        door=Door.COMMAND,
        person=_text(command, "user_id"),
        text=plain_words(_text(command, "text")),
        conversation=Conversation(_text(command, "team_id"), _text(command, "channel_id"), _text(command, "user_id")),
    )


def read_mention(body: Payload, *, bot_user: str) -> Said | None:
    """The mention as what was said, without our own name; None when a bot wrote it."""
    event = _event(body)
    if not is_spoken(event):
        return None
    thread = _text(event, "thread_ts") or _text(event, "ts")
    return _read(Door.MENTION, body, bot_user=bot_user, thread=thread)


def read_direct(body: Payload, *, bot_user: str) -> Said | None:
    """The direct message as what was said; None when it is not one, or nobody's words."""
    event = _event(body)
    if not (is_direct(event) and is_spoken(event)):
        return None
    return _read(Door.DIRECT, body, bot_user=bot_user, thread=_text(event, "thread_ts") or None)


def read_follow_up(body: Payload, *, bot_user: str) -> Said | None:
    """A message of a channel's thread that does not mention us, as what was said; None when it is not one, or nobody's
    words."""
    event = _event(body)
    is_in_thread = _text(event, "channel_type") in {"channel", "group"} and _text(event, "thread_ts") != ""
    if not (is_in_thread and is_spoken(event)) or f"<@{bot_user}" in _text(event, "text"):
        return None
    return _read(Door.FOLLOW_UP, body, bot_user=bot_user, thread=_text(event, "thread_ts"))


def read_event(body: Payload, *, bot_user: str) -> Said | None:
    """Whichever of the two the event is; None for every other event."""
    match _text(_event(body), "type"):
        case "app_mention":
            return read_mention(body, bot_user=bot_user)
        case "message":
            return read_direct(body, bot_user=bot_user)
        case _:
            return None


def is_shared(body: Payload) -> bool:
    """Whether Slack says that an event's conversation is shared with another company."""
    return body.get("is_ext_shared_channel") is True


def acting_person(body: Payload) -> str:
    """Whose act it is: a command's, an event's or a press's; "" where nobody's is known."""
    user = body.get("user")
    pressed = _text(user, "id") if isinstance(user, Mapping) else ""
    return pressed or _text(body, "user_id") or _text(_event(body), "user")


def event_id(body: Payload) -> str:
    """Slack's id of the delivery, the same on every retry; empty for a slash command."""
    return _text(body, "event_id")


def _read(door: Door, body: Payload, *, bot_user: str, thread: str | None) -> Said:
    event = _event(body)
    team, channel, ts = _text(body, "team_id"), _text(event, "channel"), _text(event, "ts")
    return Said(
        door=door,
        person=_text(event, "user"),
        text=plain_words(_text(event, "text"), without=bot_user),
        conversation=Conversation(team, channel, thread or ""),
        thread=thread,
        event_id=event_id(body),
        # Slack delivers one message as two events where both are subscribed: those share only their place.
        keys=(f"event:{event_id(body)}", f"message:{team}:{channel}:{ts}"),
        shared=is_shared(body),
    )


def _event(body: Payload) -> Payload:
    event = body.get("event")
    return event if isinstance(event, Mapping) else {}


def _text(payload: Payload, field: str) -> str:
    value = payload.get(field)
    return value if isinstance(value, str) else ""
