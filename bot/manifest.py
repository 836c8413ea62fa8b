"""The Slack app's manifest: what Slack has to know of the app, with the least permissions that it works with.

Source: Slack docs, "App manifest reference".
"""

from typing import Any
from urllib.parse import urlsplit

from bot.http import EVENTS_PATH
from handlers import CHANGES, FIND_ROLE, ROLE_FACTS

EXAMPLE_URL = "https://rolecall.example.com"
"""Stands in an HTTP manifest until somebody writes the real address."""

SCOPES = {
    "commands": "to be asked with `/role`",
    "app_mentions:read": "to be asked with `@Rolecall`, and to see no other message of a channel",
    "im:history": "to read what people write to Rolecall directly",
    "chat:write": "to reply",
    "users:read": "to know who is a guest, and in which language somebody uses Slack",
}
"""Each bot scope, and what it is needed for."""

LINK_SCOPES = {
    "links:read": "to be told of links to the handbook's site, and of no others",
    "links:write": "to show the role's card under such a link",
}
"""The same, where the handbook has a site (`ROLECALL_SITE_URL`)."""

AUDIENCE_SCOPES = {
    "channels:read": "to tell channels that are shared with another company, and who is in a channel for hiring",
    "groups:read": "the same, of private channels that Rolecall is in",
    "im:read": "to know its own direct messages, where nobody reads along",
    "usergroups:read": "to know who is in a user group for hiring",
}
"""The same, where the handbook has pages or sections that are not for everybody."""

FOLLOW_SCOPES = {
    "channels:history": "to see questions without a mention in the channels of `ROLECALL_FOLLOWED_CHANNELS`",
    "groups:history": "the same, of private channels",
}
"""The same, where there are such channels. Slack has no narrower one: messages of all channels that the bot is in come
in, and those of others are dropped unread."""

EVENTS = ("app_home_opened", "app_mention", "message.im")

_DESCRIPTION = "Answers questions about roles and hiring from our handbook, with the section cited."
_LONG_DESCRIPTION = (
    "Rolecall answers questions about roles and hiring out of the company's own handbook: grades, reporting lines, "
    "requirements, responsibilities, interview steps. Every answer is the handbook's own words with the section that "
    "they stand in, and what the handbook does not say, Rolecall does not say either. Ask with /role, with @Rolecall "
    "in a channel, or in a direct message."
)


AUDIENCE_EVENTS = CHANGES
"""What makes Rolecall forget what it knew of people, channels and groups: needed as the scopes for audiences are."""

FOLLOW_EVENTS = ("message.channels", "message.groups")


def manifest(
    *, url: str | None, site_url: str | None = None, has_audiences: bool = False, follows: bool = False
) -> dict[str, Any]:
    """The manifest for HTTP at `url` (the public base address of this process), or for Socket Mode where it is None.

    Links to `site_url`, where the handbook can be read, are shown with the role's card; `has_audiences` says that not
    all of the handbook is for everybody, `follows` that there are channels in which no mention is needed.
    """
    domain = urlsplit(site_url).hostname if site_url else None
    scopes = [*SCOPES, *(LINK_SCOPES if domain else ()), *(AUDIENCE_SCOPES if has_audiences else ())]
    scopes += FOLLOW_SCOPES if follows else ()
    events = [*EVENTS, *(["link_shared"] if domain else ()), *(AUDIENCE_EVENTS if has_audiences else ())]
    events += FOLLOW_EVENTS if follows else ()
    request_url = {"request_url": f"{url.rstrip('/')}{EVENTS_PATH}"} if url else {}
    return {
        "display_information": {
            "name": "Rolecall",
            "description": _DESCRIPTION,
            "long_description": _LONG_DESCRIPTION,
            "background_color": "#1d3557",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Rolecall", "always_online": True},
            "slash_commands": [_command(url)],
            **({"unfurl_domains": [domain]} if domain else {}),
            "shortcuts": [
                {
                    "name": "Find a role",
                    "type": "global",
                    "callback_id": FIND_ROLE,
                    "description": "Look a role up in the handbook: grade, reporting line, requirements, interviews",
                },
                {
                    "name": "Find role facts",
                    "type": "message",
                    "callback_id": ROLE_FACTS,
                    "description": "Show what the handbook says of the role that this message names",
                },
            ],
        },
        "oauth_config": {"scopes": {"bot": scopes}},
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": events},
            "interactivity": {"is_enabled": True, **request_url, **_options_url(request_url)},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _options_url(request_url: dict[str, str]) -> dict[str, str]:
    """Where the options of a select are asked for: the same address, where there is one."""
    return {"message_menu_options_url": url} if (url := request_url.get("request_url")) else {}


def _command(url: str | None) -> dict[str, Any]:
    command = {
        "command": "/role",
        "description": "What the handbook says of a role: grade, reporting line, requirements, interviews",
        "usage_hint": "[role] [grade | interview | ...], compare [role] [role], list [...], pin [role], help",
        # People and channels arrive with their names, which can be read, and not as bare text that may be cut.
        "should_escape": True,
    }
    return {**command, "url": f"{url.rstrip('/')}{EVENTS_PATH}"} if url else command
