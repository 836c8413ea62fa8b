"""What is let in to Bolt of what Slack signed or sent through our own connection: fields of the right types, of our
workspace and app, whose answers go to Slack. Knows nothing of how a request came."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.identity import Identity

Fields = Mapping[str, Any]

# What Bolt and the listeners read, as Slack documents it; each may be left out. The same word is a text in events and
# an object in interactions, so those in `_TEXTS_OR_OBJECTS` may be either.
_TEXTS = frozenset(
    """type subtype command user_id user_name channel_id channel_name team_id enterprise_id api_app_id event_id
    trigger_id response_url callback_id action_id block_id value view_id id ts thread_ts message_ts event_ts action_ts
    channel_type bot_id tab source unfurl_id app_installed_team_id challenge""".split()
)
_TEXTS_OR_OBJECTS = frozenset(["team", "user", "channel", "enterprise", "text"])
_OBJECTS = frozenset(["event", "view", "container", "message", "previous_message", "state", "item", "selected_option"])
_LISTS_OF_OBJECTS = frozenset(["actions", "authorizations", "links", "response_urls"])
_KINDS: tuple[tuple[str, type | tuple[type, ...]], ...] = (
    *((name, str) for name in _TEXTS),
    *((name, (str, dict)) for name in _TEXTS_OR_OBJECTS),
    *((name, dict) for name in _OBJECTS),
    *((name, list) for name in _LISTS_OF_OBJECTS),
)
# Where those words mean what they mean above; below that are people's words, and blocks.
_READ_WITHIN = ("event", "view", "container", "user", "team", "channel", *_LISTS_OF_OBJECTS)

# The second is of the time before blocks, and its actions have other names.
_PRESS = "block_actions"
_PRESSES = frozenset([_PRESS, "interactive_message"])

# Slack docs, "Handling user interaction" and GovSlack: where addresses for answers point.
_RESPONSE_HOSTS = frozenset([("https", "hooks.slack.com"), ("https", "hooks.slack-gov.com")])


@dataclass(frozen=True, slots=True)
class Admitted:
    """Let in; `fields` are without what is null, which means the same to Slack as left out."""

    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Malformed:
    """Nothing that Slack sends; `reason` is for the log."""

    reason: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """Meant for another workspace or app; `reason` is for the log."""

    reason: str


class Admission:
    """Looks at each request. `api_url` is where the Web API is, which may hand out addresses for answers too.

    `identity` says who we are, None while that is not known, `app` which app, "" for the same."""

    def __init__(self, *, api_url: str, identity: Callable[[], Identity | None], app: Callable[[], str]) -> None:
        self._response_hosts = _RESPONSE_HOSTS | {_host(api_url)}
        self._identity = identity
        self._app = app

    def look_at(self, fields: Fields) -> Admitted | Malformed | Foreign:
        """What to do with a request. Never raises."""
        kept = {name: _without_nulls(value) for name, value in fields.items() if value is not None}
        if not all(map(_is_well_formed, _parts(kept))) or _lacks_its_action(kept):
            return Malformed("malformed body")
        if not all(_host(url) in self._response_hosts for url in _response_urls(kept)):
            return Malformed("strange response_url")
        return self._foreign(kept) or Admitted(kept)

    def _foreign(self, fields: Fields) -> Foreign | None:
        who, app = self._identity(), self._app()
        if app and fields.get("api_app_id", app) != app:
            return Foreign("another app")
        teams = frozenset(_teams(fields))
        if who and teams and teams.isdisjoint({who.team, who.enterprise} - {""}):
            return Foreign("another workspace")
        return None


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_nulls(each) for each in value if each is not None]
    return value


def _parts(fields: Fields) -> Iterator[object]:
    """The objects in which Bolt and the listeners look for fields."""
    yield fields
    for name in _READ_WITHIN:
        value = fields.get(name)
        if isinstance(value, dict):
            yield from (_parts(value) if name == "event" else [value])
        elif name in _LISTS_OF_OBJECTS and isinstance(value, list):
            yield from value


def _is_well_formed(part: object) -> bool:
    return isinstance(part, dict) and all(isinstance(part[name], kind) for name, kind in _KINDS if name in part)


def _lacks_its_action(fields: Fields) -> bool:
    """Whether a press is of nothing, or of what has no name: Bolt looks for both without asking."""
    if fields.get("type") not in _PRESSES or "actions" not in fields:
        return False
    return not fields["actions"] or (fields["type"] == _PRESS and "action_id" not in fields["actions"][0])


def _response_urls(fields: Fields) -> Iterator[str]:
    if url := fields.get("response_url"):
        yield url
    yield from (each.get("response_url", "") for each in fields.get("response_urls", ()))


def _teams(fields: Fields) -> Iterator[str]:
    """The workspaces, or organisations, for which Slack sends this. In a conversation that companies share, the fields
    of an event may name the other's: what counts there are the installations that it is sent for."""
    if authorizations := fields.get("authorizations"):
        for each in authorizations:
            yield from (each[name] for name in ("team_id", "enterprise_id") if each.get(name))
        return
    team, view = fields.get("team", ""), fields.get("view", {})
    of_team = team.get("id", "") if isinstance(team, dict) else team
    found = view.get("app_installed_team_id") or of_team or fields.get("team_id")
    if found:
        yield found


def _host(url: object) -> tuple[str, str]:
    """Scheme, and host with port; nothing that is any host's for what is no address."""
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
    except ValueError:
        return ("", "")
    return parts.scheme, parts.netloc.lower()
