"""Slack's interactions, read: who pressed or chose what, where, and what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from handlers.payloads import Conversation, Payload, is_shared
from handlers.readers import Reader

_IN_A_VIEW = "view"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press or a choice: the value of a button or option, "" where it has none; `view_id` is "" in a message.

    What is pressed on Home is answered in a modal; `ephemeral` says that nobody else sees the message, `direct` that it
    stands in a direct message. `thread` is the message that an answer belongs under, "" where the message has no thread
    and cannot have one; `message` names the message, `block` the block. What is sent to `response_url` stands in the
    message's place or beside it; "" where there is none.
    """

    person: str
    conversation: Conversation
    value: str = ""
    view_id: str = ""
    in_home: bool = False
    trigger_id: str = ""
    ephemeral: bool = False
    direct: bool = False
    thread: str = ""
    message: str = ""
    block: str = ""
    response_url: str = ""

    @property
    def reader(self) -> Reader:
        """Who will see the reply."""
        where = self.conversation
        # Not every direct message is with us; but one where all see a message of ours is.
        alone = (self.direct and not self.ephemeral) or where.channel == _IN_A_VIEW
        public = not (alone or self.ephemeral)
        return Reader(where.team, self.person, where.channel, alone=alone, public=public)

    @property
    def all_readers(self) -> Reader:
        """The same, where the reply is for all of the conversation."""
        return replace(self.reader, public=not self.reader.alone)

    @property
    def alone_in_channel(self) -> bool:
        """Whether nobody else of the channel sees the message, though there are others."""
        return self.ephemeral and not self.direct

    @property
    def alone(self) -> "Pressed":
        """The same, for what is answered in a modal of the person's own."""
        return replace(self, conversation=Conversation(self.conversation.team, _IN_A_VIEW, self.person))

    @property
    def channel(self) -> str:
        """The channel that the message stands in, "" for a view."""
        return "" if self.conversation.channel == _IN_A_VIEW else self.conversation.channel


def read_pressed(body: Payload) -> Pressed:
    """A `block_actions` payload; its first action is all that Slack ever sends."""
    action = _first(body.get("actions"))
    option = _mapping(action.get("selected_option"))
    view, person = _mapping(body.get("view")), _text(_mapping(body.get("user")), "id")
    container = _mapping(body.get("container"))
    ephemeral, message = bool(container.get("is_ephemeral")), _text(container, "message_ts")
    return Pressed(
        person=person,
        conversation=_conversation(body, person, in_view=bool(view)),
        value=_text(action, "value") or _text(option, "value"),
        view_id=_text(view, "id"),
        in_home=_text(view, "type") == "home",
        trigger_id=_text(body, "trigger_id"),
        ephemeral=ephemeral,
        direct=_text(_mapping(body.get("channel")), "name") == "directmessage",
        thread=_text(container, "thread_ts") or ("" if ephemeral else message),
        message=message,
        block=_text(action, "block_id"),
        response_url=_text(body, "response_url"),
    )


def read_home_opened(body: Payload) -> Reader | None:
    """The person who opened our Home; None where it is another tab that was opened."""
    event = _mapping(body.get("event"))
    if _text(event, "tab") != "home" or not _text(event, "user"):
        return None
    return Reader(_text(body, "team_id"), _text(event, "user"), _text(event, "channel"), alone=True)


def has_home(body: Payload) -> bool:
    """Whether the person who opened our Home sees one that was made for them before."""
    return bool(_mapping(_mapping(body.get("event")).get("view")))


@dataclass(frozen=True, slots=True)
class Shared:
    """Links to the handbook in somebody's message, named by its `ts`; "" while it is being written, when Slack
    wants the `unfurl_id` back."""

    conversation: Conversation
    person: str
    urls: tuple[str, ...]
    ts: str = ""
    unfurl_id: str = ""
    shared: bool = False

    @property
    def reader(self) -> Reader:
        """Who will see the previews."""
        where = self.conversation
        return Reader(where.team, self.person, where.channel, public=True, shared=self.shared)

    @property
    def place(self) -> dict[str, str]:
        """The message, as `chat.unfurl` names it."""
        if self.ts:
            return {"channel": self.conversation.channel, "ts": self.ts}
        return {"unfurl_id": self.unfurl_id, "source": "composer"}


def read_shared(body: Payload) -> Shared:
    """A `link_shared` event."""
    event = _mapping(body.get("event"))
    links = event.get("links")
    urls = tuple(_text(_mapping(link), "url") for link in links) if isinstance(links, list) else ()
    channel, ts, unfurl = _text(event, "channel"), _text(event, "message_ts"), _text(event, "unfurl_id")
    conversation = Conversation(_text(body, "team_id"), channel, _text(event, "thread_ts") or ts)
    if _text(event, "source") == "composer":
        return Shared(conversation, _text(event, "user"), urls, unfurl_id=unfurl, shared=is_shared(body))
    return Shared(conversation, _text(event, "user"), urls, ts=ts, shared=is_shared(body))


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
