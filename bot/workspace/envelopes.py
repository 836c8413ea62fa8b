"""What Slack sends to a bot: the fields of a slash command and of events, as its documentation shows them."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from bot.workspace.credentials import Credentials
from bot.workspace.rooms import Channel, Posted


@dataclass(frozen=True, slots=True)
class Author:
    """A person of the workspace."""

    id: str = "U0PERSON"
    name: str = "person"


class Envelopes:
    """Writes them for one installation, with ids of their own."""

    def __init__(self, credentials: Credentials) -> None:
        self._who = credentials
        self._numbers = count(1)

    def command(self, text: str, *, author: Author, channel: Channel, response_url: str) -> dict[str, str]:
        """`/role text`, as the fields of a form."""
        return {
            "token": "deprecated",
            "team_id": self._who.team,
            "team_domain": "workspace",
            "channel_id": channel.id,
            "channel_name": channel.name or "directmessage",
            "user_id": author.id,
            "user_name": author.name,
            "command": "/role",
            "text": text,
            "api_app_id": self._who.app,
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": f"{next(self._numbers)}.1.trigger",
        }

    def mention(self, message: Posted) -> dict[str, Any]:
        """A message that mentions the bot, as the `app_mention` event."""
        return self.event({"type": "app_mention", **_fields(message)})

    def message(self, message: Posted, *, channel: Channel) -> dict[str, Any]:
        """The same or any other message as the `message` event."""
        kind = "channel" if channel.user is None else "im"
        return self.event({"type": "message", "channel_type": kind, **_fields(message)})

    def event(self, event: dict[str, Any]) -> dict[str, Any]:
        """Any event in its envelope, with an id of its own."""
        return {
            "token": "deprecated",
            "team_id": self._who.team,
            "api_app_id": self._who.app,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{next(self._numbers):08}",
            "event_time": int(float(event.get("ts") or 0)),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self._who.team,
                    "user_id": self._who.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
        }


def _fields(message: Posted) -> dict[str, Any]:
    thread = {"thread_ts": message.thread} if message.thread else {}
    return {
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "event_ts": message.ts,
        "channel": message.channel,
        **thread,
    }
