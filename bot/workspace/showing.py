"""What the page is told: people, rooms, messages and views as JSON, for the eyes of one person."""

from typing import Any

from bot.workspace.installation import Installation
from bot.workspace.people import Person
from bot.workspace.rooms import Channel, Posted
from bot.workspace.space import Workspace
from bot.workspace.views import Shown

Json = dict[str, Any]


def snapshot(slack: Workspace, person: Person) -> Json:
    """Everything that the person sees now."""
    slack.rooms.direct(person.id)
    return {
        "kind": "snapshot",
        "me": person.id,
        "bot": {"id": slack.credentials.bot_user, "name": slack.installation.name},
        "people": [_person(each) for each in slack.people],
        "channels": [_channel(each) for each in slack.rooms.channels if each.admits(person.id)],
        "messages": [shown_message(each) for each in slack.rooms.messages if may_see(slack, person, each)],
        "app": _app(slack.installation),
        **shown_views(slack, person),
    }


def may_see(slack: Workspace, person: Person, message: Posted) -> bool:
    """Whether a message is for the person's eyes."""
    room = slack.rooms.channel(message.channel)
    return bool(room and room.admits(person.id)) and message.seen_only_by in {None, person.id}


def shown_message(message: Posted) -> Json:
    """A message with all that it shows."""
    return {
        "channel": message.channel,
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "blocks": list(message.blocks),
        "thread": message.thread,
        "ephemeral": message.seen_only_by is not None,
        "edited": message.edited,
        "previews": [{"url": url, **preview} for url, preview in message.previews],
    }


def shown_views(slack: Workspace, person: Person) -> Json:
    """The person's modals, the one on top last, and their Home."""
    home = slack.views.home(person.id)
    return {"modals": [_view(each) for each in slack.views.stack(person.id)], "home": _view(home) if home else None}


def _view(shown: Shown) -> Json:
    return {"id": shown.id, "hash": shown.hash, "view": dict(shown.view)}


def _person(person: Person) -> Json:
    return {"id": person.id, "name": person.name, "title": person.title, "guest": person.is_guest}


def _channel(channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "direct": channel.user is not None,
        "shared": channel.is_shared,
        "private": channel.members is not None,
    }


def _app(installation: Installation) -> Json:
    return {
        "commands": [
            {"name": each.name, "description": each.description, "usage": each.usage} for each in installation.commands
        ],
        "shortcuts": [
            {"name": each.name, "kind": each.kind, "callback_id": each.callback_id} for each in installation.shortcuts
        ],
        "home": installation.has_home,
    }
