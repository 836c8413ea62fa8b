"""The Web API methods that the bot may call: arguments in, Slack's answer out."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.workspace.credentials import Credentials
from bot.workspace.refusals import refusal
from bot.workspace.rooms import Channel, Posted, Rooms

Arguments = Mapping[str, Any]
Result = dict[str, Any]


class RefusedError(Exception):
    """Slack says no; `code` is its error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class WebApi:
    """The methods, by Slack's names.

    `refuse` makes the next calls of a method fail, as when Slack has a bad day.
    """

    def __init__(self, credentials: Credentials, rooms: Rooms, *, open_socket: Callable[[], str]) -> None:
        self._credentials = credentials
        self._rooms = rooms
        self._open_socket = open_socket
        self._refusals: dict[str, list[str]] = {}
        self._methods: dict[str, Callable[[Arguments], Result]] = {
            "apps.connections.open": self._connections_open,
            "auth.test": self._auth_test,
            "chat.postEphemeral": self._post_ephemeral,
            "chat.postMessage": self._post_message,
            "chat.update": self._update,
            "conversations.info": self._info,
            "conversations.open": self._open,
            "conversations.replies": self._replies,
        }

    def refuse(self, method: str, *codes: str) -> None:
        """The next calls of the method are refused with these errors, one each."""
        self._refusals.setdefault(method, []).extend(codes)

    def call(self, method: str, arguments: Arguments, *, token: str) -> Result:
        """Slack's answer to the call, `ok` or not. Raises nothing."""
        try:
            return {"ok": True, **self._called(method, arguments, token)}
        except RefusedError as refused:
            return {"ok": False, "error": refused.code}

    def _called(self, method: str, arguments: Arguments, token: str) -> Result:
        if method not in self._methods:
            raise RefusedError("unknown_method")
        wanted = self._credentials.app_token if method.startswith("apps.") else self._credentials.bot_token
        if token != wanted:
            raise RefusedError("invalid_auth" if token else "not_authed")
        if pending := self._refusals.get(method):
            raise RefusedError(pending.pop(0))
        return self._methods[method](arguments)

    def _connections_open(self, _: Arguments) -> Result:
        return {"url": self._open_socket()}

    def _auth_test(self, _: Arguments) -> Result:
        who = self._credentials
        return {
            "team_id": who.team,
            "user_id": who.bot_user,
            "bot_id": who.bot,
            "team": "Workspace",
            "user": "rolecall",
        }

    def _post_message(self, arguments: Arguments) -> Result:
        channel = self._writable(arguments)
        posted = self._post(channel, arguments)
        return {"channel": channel.id, "ts": posted.ts, "message": _message(posted)}

    def _post_ephemeral(self, arguments: Arguments) -> Result:
        user = str(arguments.get("user") or "")
        if not user:
            raise RefusedError("user_not_in_channel")
        posted = self._post(self._writable(arguments), arguments, seen_only_by=user)
        return {"message_ts": posted.ts}

    def _update(self, arguments: Arguments) -> Result:
        channel = self._known(arguments)
        old = self._rooms.find(channel.id, str(arguments.get("ts")))
        if old is None or old.seen_only_by:
            raise RefusedError("message_not_found")
        if old.user != self._credentials.bot_user:
            raise RefusedError("cant_update_message")
        text, blocks = checked(arguments)
        new = self._rooms.update(old, text=text, blocks=blocks)
        return {"channel": channel.id, "ts": new.ts, "text": new.text}

    def _open(self, arguments: Arguments) -> Result:
        users = str(arguments.get("users") or "")
        if not users or "," in users:
            raise RefusedError("users_list_not_supplied" if not users else "method_not_supported_for_channel_type")
        return {"channel": {"id": self._rooms.direct(users).id}}

    def _info(self, arguments: Arguments) -> Result:
        channel = self._known(arguments)
        return {
            "channel": {
                "id": channel.id,
                "name": channel.name,
                "is_im": channel.user is not None,
                "is_member": channel.has_bot,
            }
        }

    def _replies(self, arguments: Arguments) -> Result:
        channel, root = self._known(arguments), str(arguments.get("ts"))
        if self._rooms.find(channel.id, root) is None:
            raise RefusedError("thread_not_found")
        visible = [m for m in self._rooms.messages if m.channel == channel.id and not m.seen_only_by]
        return {"messages": [_message(m) for m in visible if root in (m.ts, m.thread)], "has_more": False}

    def _known(self, arguments: Arguments) -> Channel:
        channel = self._rooms.channel(str(arguments.get("channel")))
        if channel is None:
            raise RefusedError("channel_not_found")
        return channel

    def _writable(self, arguments: Arguments) -> Channel:
        channel = self._known(arguments)
        if not channel.has_bot:
            raise RefusedError("not_in_channel")
        return channel

    def _post(self, channel: Channel, arguments: Arguments, *, seen_only_by: str | None = None) -> Posted:
        text, blocks = checked(arguments)
        return self._rooms.post(
            channel.id,
            user=self._credentials.bot_user,
            text=text,
            blocks=blocks,
            thread=arguments.get("thread_ts"),
            seen_only_by=seen_only_by,
        )


def checked(message: Arguments) -> tuple[str, tuple[dict[str, Any], ...]]:
    """The text and the blocks of a message. Raises RefusedError where Slack would not take them."""
    text, blocks = message.get("text") or "", message.get("blocks") or []
    if not isinstance(text, str) or not isinstance(blocks, list):
        raise RefusedError("invalid_arguments")
    if code := refusal(text, blocks):
        raise RefusedError(code)
    return text, tuple(blocks)


def _message(posted: Posted) -> Result:
    thread = {"thread_ts": posted.thread} if posted.thread else {}
    return {"type": "message", "user": posted.user, "ts": posted.ts, "text": posted.text, **thread}
