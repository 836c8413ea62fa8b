"""The methods that look something up: who the app is, people, user groups, conversations."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.workspace.chat_api import known_channel
from bot.workspace.credentials import Credentials
from bot.workspace.messages import Arguments, as_slack_has_it
from bot.workspace.people import People, Person
from bot.workspace.refused import RefusedError
from bot.workspace.rooms import Channel, Rooms

Result = dict[str, Any]


class LookupsApi:
    """Answers from the rooms, the people and their groups (`groups`: the ids of the members by the group's handle)."""

    def __init__(
        self, credentials: Credentials, rooms: Rooms, people: People, *, groups: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._who = credentials
        self._rooms = rooms
        self._people = people
        self._groups = {f"S0{handle.upper().replace('-', '')}": (handle, members) for handle, members in groups.items()}
        self.methods: dict[str, Callable[[Arguments], Result]] = {
            "auth.test": self._auth_test,
            "bots.info": self._bot,
            "conversations.info": self._info,
            "conversations.members": self._members,
            "conversations.open": self._open,
            "conversations.replies": self._replies,
            "usergroups.list": self._list_groups,
            "usergroups.users.list": self._group_members,
            "users.info": self._user,
        }

    def _auth_test(self, _: Arguments) -> Result:
        who = self._who
        names = {"team": "Workspace", "user": "rolecall"}
        return {"team_id": who.team, "user_id": who.bot_user, "bot_id": who.bot, **names}

    def _bot(self, arguments: Arguments) -> Result:
        if arguments.get("bot") != self._who.bot:
            raise RefusedError("bot_not_found")
        return {"bot": {"id": self._who.bot, "app_id": self._who.app, "user_id": self._who.bot_user, "deleted": False}}

    def _info(self, arguments: Arguments) -> Result:
        return {"channel": _described(self._seen(arguments))}

    def _members(self, arguments: Arguments) -> Result:
        channel = self._seen(arguments)
        members = [person.id for person in self._people if channel.admits(person.id)]
        return {"members": members + [self._who.bot_user] * channel.has_bot}

    def _seen(self, arguments: Arguments) -> Channel:
        """A conversation that the bot may know of: public, or one that it is in."""
        channel = known_channel(self._rooms, arguments)
        if channel.members is not None and not channel.has_bot:
            raise RefusedError("channel_not_found")
        return channel

    def _open(self, arguments: Arguments) -> Result:
        users = str(arguments.get("users") or "")
        if not users or "," in users:
            raise RefusedError("users_list_not_supplied" if not users else "method_not_supported_for_channel_type")
        return {"channel": {"id": self._rooms.direct(users).id}}

    def _replies(self, arguments: Arguments) -> Result:
        channel, root = known_channel(self._rooms, arguments), str(arguments.get("ts"))
        if not channel.has_bot:
            raise RefusedError("not_in_channel")
        first = self._rooms.find(channel.id, root)
        if first is None or first.seen_only_by:
            raise RefusedError("thread_not_found")
        visible = [m for m in self._rooms.messages if m.channel == channel.id and not m.seen_only_by]
        found = [as_slack_has_it(m, self._who) for m in visible if root in (m.ts, m.thread)]
        return {"messages": found, "has_more": False}

    def _user(self, arguments: Arguments) -> Result:
        person = self._people.find(str(arguments.get("user")))
        if person is None:
            raise RefusedError("user_not_found")
        described = _described_person(person, self._who)
        wants_locale = str(arguments.get("include_locale", "")).lower() in {"1", "true"}
        return {"user": {**described, "locale": person.locale} if wants_locale else described}

    def _list_groups(self, _: Arguments) -> Result:
        return {
            "usergroups": [
                {
                    "id": group_id,
                    "team_id": self._who.team,
                    "handle": handle,
                    "name": handle,
                    "user_count": len(members),
                }
                for group_id, (handle, members) in self._groups.items()
            ]
        }

    def _group_members(self, arguments: Arguments) -> Result:
        group = self._groups.get(str(arguments.get("usergroup")))
        if group is None:
            raise RefusedError("no_such_subteam")
        return {"users": list(group[1])}


def _described(channel: Channel) -> dict[str, Any]:
    direct = channel.user is not None
    kinds = {"is_channel": not direct, "is_im": direct, "is_private": direct or channel.members is not None}
    shared = {"is_ext_shared": channel.is_shared, "is_shared": channel.is_shared}
    return {
        "id": channel.id,
        "name": channel.name,
        **kinds,
        **shared,
        "is_member": channel.has_bot,
        **({"user": channel.user} if direct else {}),
    }


def _described_person(person: Person, who: Credentials) -> dict[str, Any]:
    return {
        "id": person.id,
        "team_id": "T0ELSEWHERE" if person.is_stranger else who.team,
        "name": person.name.lower().replace(" ", "."),
        "real_name": person.name,
        "profile": {"real_name": person.name, "display_name": person.name, "title": person.title},
        "is_bot": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_stranger": person.is_stranger,
        "deleted": False,
        "tz": "Europe/London",
    }
