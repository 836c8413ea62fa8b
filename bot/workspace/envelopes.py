"""What Slack sends to an app: commands, events and interactions, with the fields that its documentation shows."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from bot.workspace.credentials import Credentials
from bot.workspace.messages import as_slack_has_it
from bot.workspace.people import Person
from bot.workspace.rooms import Channel, Posted
from bot.workspace.triggers import Triggers
from bot.workspace.views import Shown
from bot.workspace.views_api import view_payload

Payload = dict[str, Any]


class Envelopes:
    """Writes them for one installation, with ids of their own. `triggers` hands out the trigger ids."""

    def __init__(self, credentials: Credentials, triggers: Triggers) -> None:
        self._who = credentials
        self._triggers = triggers
        self._numbers = count(1)

    def command(self, name: str, text: str, *, person: Person, channel: Channel, response_url: str) -> dict[str, str]:
        """`/role text`, as the fields of a form."""
        return {
            "token": "deprecated",
            "team_id": self._who.team,
            "team_domain": "workspace",
            "channel_id": channel.id,
            "channel_name": channel.name or "directmessage",
            "user_id": person.id,
            "user_name": person.name,
            "command": name,
            "text": text,
            "api_app_id": self._who.app,
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": self._triggers.open(person.id),
        }

    def mention(self, message: Posted, *, channel: Channel | None = None) -> Payload:
        """A message that mentions the bot, as the `app_mention` event."""
        return self.event({"type": "app_mention", **_fields(message)}, shared=bool(channel and channel.is_shared))

    def message(self, message: Posted, *, channel: Channel) -> Payload:
        """The same or any other message as the `message` event."""
        return self.event(
            {"type": "message", "channel_type": channel.kind, **_fields(message)}, shared=channel.is_shared
        )

    def home_opened(self, person: Person, *, channel: Channel, home: Shown | None, at: float) -> Payload:
        """The Home tab, opened by a person."""
        view = {"view": view_payload(home, self._who, {})} if home else {}
        event = {"type": "app_home_opened", "user": person.id, "channel": channel.id, "tab": "home", **view}
        return self.event({**event, "event_ts": f"{at:.6f}"})

    def link_shared(self, message: Posted, urls: Mapping[str, str], *, channel: Channel) -> Payload:
        """Links to domains that the app registered, in a message; `urls` are the domains by the URLs."""
        return self.event(
            {
                "type": "link_shared",
                "channel": message.channel,
                "is_bot_user_member": channel.has_bot,
                "user": message.user,
                "message_ts": message.ts,
                "unfurl_id": f"{message.channel}-{message.ts}",
                "source": "conversations_history",
                "links": [{"domain": domain, "url": url} for url, domain in urls.items()],
                "event_ts": message.ts,
                **({"thread_ts": message.thread} if message.thread else {}),
            }
        )

    def channel_shared(self, channel: Channel, *, at: float) -> Payload:
        """A channel that became shared with another company."""
        event = {"type": "channel_shared", "connected_team_id": "T0ELSEWHERE", "channel": channel.id}
        return self.event({**event, "event_ts": f"{at:.6f}"})

    def event(self, event: Payload, *, shared: bool = False) -> Payload:
        """Any event in its envelope, with an id of its own."""
        return {
            "token": "deprecated",
            "team_id": self._who.team,
            "api_app_id": self._who.app,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{next(self._numbers):08}",
            "event_time": int(float(event.get("ts") or event.get("event_ts") or 0)),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self._who.team,
                    "user_id": self._who.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": shared,
        }

    def message_action(
        self, action: Payload, *, person: Person, channel: Channel, message: Posted, values: Payload, response_url: str
    ) -> Payload:
        """Something pressed or chosen in a message."""
        ephemeral = message.seen_only_by is not None
        container = {"type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": ephemeral}
        # Of an ephemeral message Slack sends no more than its place.
        shown = {} if ephemeral else {"message": as_slack_has_it(message, self._who)}
        return {
            **self._interaction("block_actions", person),
            "container": container | ({"thread_ts": message.thread} if message.thread else {}),
            "channel": _place(channel),
            **shown,
            "state": {"values": values},
            "response_url": response_url,
            "actions": [action],
        }

    def view_action(self, action: Payload, *, person: Person, shown: Shown, values: Payload) -> Payload:
        """Something pressed or chosen in a modal or on Home."""
        return {
            **self._interaction("block_actions", person),
            "container": {"type": "view", "view_id": shown.id},
            "view": view_payload(shown, self._who, values),
            "actions": [action],
        }

    def suggestion(self, *, action_id: str, block_id: str, value: str, person: Person, place: Payload) -> Payload:
        """What somebody typed into a select whose options the app gives."""
        asked = {"action_id": action_id, "block_id": block_id, "value": value}
        return {**self._interaction("block_suggestion", person, triggers=False), **asked, **place}

    def submission(self, *, person: Person, shown: Shown, values: Payload) -> Payload:
        """A modal, sent off."""
        view = view_payload(shown, self._who, values)
        return {**self._interaction("view_submission", person), "view": view, "response_urls": []}

    def closing(self, *, person: Person, shown: Shown, cleared: bool) -> Payload:
        """A modal, closed without being sent."""
        view = view_payload(shown, self._who, {})
        return {**self._interaction("view_closed", person, triggers=False), "view": view, "is_cleared": cleared}

    def shortcut(self, callback_id: str, *, person: Person, at: float) -> Payload:
        """A shortcut of the whole workspace, chosen."""
        return {**self._interaction("shortcut", person), "callback_id": callback_id, "action_ts": f"{at:.6f}"}

    def message_shortcut(
        self, callback_id: str, *, person: Person, channel: Channel, message: Posted, at: float, response_url: str
    ) -> Payload:
        """A shortcut of a message, chosen on it."""
        return {
            **self._interaction("message_action", person),
            "callback_id": callback_id,
            "action_ts": f"{at:.6f}",
            "message_ts": message.ts,
            "channel": _place(channel),
            "message": as_slack_has_it(message, self._who),
            "response_url": response_url,
        }

    def message_place(self, message: Posted, channel: Channel) -> Payload:
        """Where a select stands that somebody types into, in a message."""
        container = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
        return {
            "container": {**container, "is_ephemeral": message.seen_only_by is not None},
            "channel": _place(channel),
        }

    def view_place(self, shown: Shown, values: Payload) -> Payload:
        """The same in a view."""
        container = {"type": "view", "view_id": shown.id}
        return {"container": container, "view": view_payload(shown, self._who, values)}

    def _interaction(self, kind: str, person: Person, *, triggers: bool = True) -> Payload:
        name = person.name.lower().replace(" ", ".")
        return {
            "type": kind,
            "team": {"id": self._who.team, "domain": "workspace"},
            "user": {"id": person.id, "username": name, "name": name, "team_id": self._who.team},
            "api_app_id": self._who.app,
            "token": "deprecated",
            "enterprise": None,
            "is_enterprise_install": False,
            **({"trigger_id": self._triggers.open(person.id)} if triggers else {}),
        }


def _place(channel: Channel) -> Payload:
    return {"id": channel.id, "name": channel.name or "directmessage"}


def _fields(message: Posted) -> Payload:
    thread = {"thread_ts": message.thread} if message.thread else {}
    return {
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "event_ts": message.ts,
        "channel": message.channel,
        **thread,
    }
