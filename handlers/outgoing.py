"""What goes out to Slack by itself: each call, with the form that needs no blocks and whether it may be repeated.

A repeat is safe where Slack does the same thing again to the same place (an update, a removal, a preview) or refuses to
do it twice (a trigger id works once). A new message is never repeated: it would stand there twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.payloads import Door, Said
from handlers.reply import Reply

RESPONSE_URL = "response_url"
"""The name of what is sent through the address that came with somebody's act."""

View = Mapping[str, Any]

# Slack docs, views.open and modals: two spellings of the same refusal.
_TRIGGER_USED = frozenset({"exchanged_trigger_id", "trigger_exchanged"})
# Of a message that is gone, nothing is left to say.
_GONE = frozenset({"message_not_found", "no_text"})


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One thing to send: a call of the Web API's method `name`, or a message to the response URL `url`.

    `plainer` are the fields with the text alone, for when Slack does not take the blocks; None where there is no such
    form. `done` are the refusals of a repeat by which Slack says that the first try was taken.
    """

    name: str
    fields: Mapping[str, Any]
    url: str = ""
    plainer: Mapping[str, Any] | None = None
    repeatable: bool = False
    done: frozenset[str] = frozenset()


def answer_to(said: Said, reply: Reply, *, privately: bool = False) -> Outgoing:
    """The reply, where the message stands; `privately`, so that in a channel nobody else sees it."""
    where = {
        "channel": said.conversation.channel,
        "thread_ts": said.thread,
        # `text` is plain: no linked names.
        "parse": "none",
    }
    if privately and said.door is not Door.DIRECT:
        return _message("chat.postEphemeral", reply, {**where, "user": said.person})
    # No bold either, and no previews of what the handbook links to.
    plain = {"mrkdwn": False, "unfurl_links": False, "unfurl_media": False}
    return _message("chat.postMessage", reply, {**where, **plain})


def whisper(channel: str, person: str, text: str, *, thread: str = "") -> Outgoing:
    """A line that one person sees in a channel that the bot is in."""
    return Outgoing(
        "chat.postEphemeral", {"channel": channel, "user": person, "text": text, "thread_ts": thread or None}
    )


def direct(person: str, text: str) -> Outgoing:
    """A line in the direct message with a person."""
    return Outgoing("chat.postMessage", {"channel": person, "text": text, "unfurl_links": False})


def in_place(url: str, reply: Reply) -> Outgoing:
    """The reply in the place of the message that was pressed on."""
    return _message(RESPONSE_URL, reply, {"replace_original": True}, url=url, repeatable=True)


def beside(url: str, reply: Reply) -> Outgoing:
    """The reply beside the message that was pressed on, for the person alone."""
    return _message(RESPONSE_URL, reply, {"response_type": "ephemeral", "replace_original": False}, url=url)


def for_all(url: str, reply: Reply, *, thread: str = "") -> Outgoing:
    """The reply for all of the channel. The response URL reaches channels that the bot is no member of."""
    fields = {"response_type": "in_channel", "replace_original": False, "thread_ts": thread or None}
    return _message(RESPONSE_URL, reply, fields, url=url)


def removal(url: str) -> Outgoing:
    """Takes the message away that was pressed on."""
    return Outgoing(RESPONSE_URL, {"delete_original": True}, url=url, repeatable=True, done=_GONE)


def modal(trigger_id: str, view: View, *, plainer: View | None = None) -> Outgoing:
    """Opens a modal for whoever's act gave the trigger id."""
    return _view("views.open", {"trigger_id": trigger_id}, view, plainer, done=_TRIGGER_USED)


def view_in_place(view_id: str, view: View, *, plainer: View | None = None) -> Outgoing:
    """The view in the place of one that is open."""
    return _view("views.update", {"view_id": view_id}, view, plainer)


def home(person: str, view: View, *, plainer: View | None = None) -> Outgoing:
    """A person's Home."""
    return _view("views.publish", {"user_id": person}, view, plainer)


def previews(place: Mapping[str, Any], of: Mapping[str, Reply]) -> Outgoing:
    """What is shown under links, by their URLs; `place` names the message."""
    blocks = {url: {"blocks": list(reply.blocks)} for url, reply in of.items()}
    texts = {url: {"text": reply.text} for url, reply in of.items()}
    return Outgoing(
        "chat.unfurl",
        {**place, "unfurls": blocks},
        plainer={**place, "unfurls": texts},
        repeatable=True,
    )


def _view(
    name: str, to: Mapping[str, str], view: View, plainer: View | None, *, done: frozenset[str] = frozenset()
) -> Outgoing:
    plain = {**to, "view": plainer} if plainer else None
    return Outgoing(name, {**to, "view": view}, plainer=plain, repeatable=True, done=done)


def _message(
    name: str, reply: Reply, fields: Mapping[str, Any], *, url: str = "", repeatable: bool = False
) -> Outgoing:
    plainer = {**fields, "text": reply.text}
    blocks = {"blocks": list(reply.blocks)} if reply.blocks else {}
    return Outgoing(
        name, {**plainer, **blocks}, url=url, plainer=plainer if reply.blocks else None, repeatable=repeatable
    )
