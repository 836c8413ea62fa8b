"""What an app may do in the workspace, as its manifest says: commands, shortcuts, events, scopes.

Source: Slack docs, "App manifest reference", and each Web API method's page for its scope.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Scopes by method; any of them is enough. A method that is not named needs none.
NEEDED_SCOPES: Mapping[str, frozenset[str]] = {
    "bots.info": frozenset({"users:read"}),
    "chat.delete": frozenset({"chat:write"}),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.unfurl": frozenset({"links:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.info": frozenset({"channels:read", "groups:read", "im:read", "mpim:read"}),
    "conversations.members": frozenset({"channels:read", "groups:read", "im:read", "mpim:read"}),
    "conversations.open": frozenset({"im:write", "mpim:write", "channels:manage", "groups:write"}),
    "conversations.replies": frozenset({"channels:history", "groups:history", "im:history", "mpim:history"}),
    "usergroups.list": frozenset({"usergroups:read"}),
    "usergroups.users.list": frozenset({"usergroups:read"}),
    "users.info": frozenset({"users:read"}),
}


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command, with what Slack shows while it is typed."""

    name: str
    description: str = ""
    usage: str = ""
    escapes: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut of the whole workspace ("global"), or one of each message ("message")."""

    name: str
    kind: str
    callback_id: str


@dataclass(frozen=True, slots=True)
class Installation:
    """What the app registered. `scopes` is None for an app that may do everything, as tests of the Web API do."""

    name: str = "Rolecall"
    commands: tuple[Command, ...] = (Command("/role"),)
    shortcuts: tuple[Shortcut, ...] = ()
    events: frozenset[str] = frozenset({"app_mention", "message.im"})
    scopes: frozenset[str] | None = None
    unfurl_domains: tuple[str, ...] = ()
    has_home: bool = False

    def lacks_scope_for(self, method: str) -> bool:
        """True where the method needs a scope that the app was not given."""
        needed = NEEDED_SCOPES.get(method)
        return bool(needed) and self.scopes is not None and self.scopes.isdisjoint(needed or ())


def installed(manifest: Mapping[str, Any]) -> Installation:
    """The installation that a manifest describes."""
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ())
    return Installation(
        name=manifest["display_information"]["name"],
        commands=tuple(_command(each) for each in features.get("slash_commands", ())),
        shortcuts=tuple(
            Shortcut(each["name"], each["type"], each["callback_id"]) for each in features.get("shortcuts", ())
        ),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        scopes=frozenset(scopes),
        unfurl_domains=tuple(features.get("unfurl_domains", ())),
        has_home=bool(features.get("app_home", {}).get("home_tab_enabled")),
    )


def _command(command: Mapping[str, Any]) -> Command:
    return Command(
        command["command"],
        command.get("description", ""),
        command.get("usage_hint", ""),
        bool(command.get("should_escape")),
    )
