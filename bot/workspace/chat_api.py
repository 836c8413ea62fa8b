"""The `chat.*` methods: what the app says, changes, takes back, and makes of links."""

import json
import re
from collections.abc import Callable
from typing import Any

from bot.workspace.block_kit import Surface, problems_in
from bot.workspace.credentials import Credentials
from bot.workspace.ids import with_ids
from bot.workspace.messages import Arguments, as_slack_has_it, checked
from bot.workspace.refused import RefusedError
from bot.workspace.rooms import Channel, Posted, Rooms

Result = dict[str, Any]

_LINK = re.compile(r"<(https?://[^|>]+)(?:\|[^>]*)?>")


class ChatApi:
    """Writes to the rooms for the app; `base_url` gives the address that permalinks begin with."""

    def __init__(self, credentials: Credentials, rooms: Rooms, *, base_url: Callable[[], str]) -> None:
        self._who = credentials
        self._rooms = rooms
        self._base_url = base_url
        self.methods: dict[str, Callable[[Arguments], Result]] = {
            "chat.delete": self._delete,
            "chat.getPermalink": self._permalink,
            "chat.postEphemeral": self._post_ephemeral,
            "chat.postMessage": self._post_message,
            "chat.unfurl": self._unfurl,
            "chat.update": self._update,
        }

    def _post_message(self, arguments: Arguments) -> Result:
        channel = self._writable(arguments)
        posted = self._post(channel, arguments)
        return {"channel": channel.id, "ts": posted.ts, "message": as_slack_has_it(posted, self._who)}

    def _post_ephemeral(self, arguments: Arguments) -> Result:
        user = str(arguments.get("user") or "")
        channel = self._writable(arguments)
        if not user or not channel.admits(user):
            raise RefusedError("user_not_in_channel")
        posted = self._post(channel, arguments, seen_only_by=user)
        return {"message_ts": posted.ts}

    def _update(self, arguments: Arguments) -> Result:
        channel, old = self._own(arguments, otherwise="cant_update_message")
        text, blocks = checked(arguments)
        new = self._rooms.update(old, text=text, blocks=blocks)
        return {"channel": channel.id, "ts": new.ts, "text": new.text}

    def _delete(self, arguments: Arguments) -> Result:
        channel, old = self._own(arguments, otherwise="cant_delete_message")
        self._rooms.delete(old)
        return {"channel": channel.id, "ts": old.ts}

    def _permalink(self, arguments: Arguments) -> Result:
        channel, ts = known_channel(self._rooms, arguments), str(arguments.get("message_ts"))
        found = self._rooms.find(channel.id, ts)
        if found is None or found.seen_only_by:
            raise RefusedError("message_not_found")
        permalink = f"{self._base_url()}/archives/{channel.id}/p{ts.replace('.', '')}"
        return {"channel": channel.id, "permalink": permalink}

    def _unfurl(self, arguments: Arguments) -> Result:
        channel = known_channel(self._rooms, arguments, otherwise="cannot_find_channel")
        message = self._rooms.find(channel.id, str(arguments.get("ts")))
        if message is None:
            raise RefusedError("cannot_find_message")
        unfurls = _unfurls(arguments)
        previews = tuple(
            (url, self._preview(preview)) for url, preview in unfurls.items() if url in links_in(message.text)
        )
        if not previews:
            raise RefusedError("cannot_unfurl_message")
        self._rooms.preview(message, previews)
        return {}

    def _preview(self, preview: object) -> dict[str, Any]:
        if not isinstance(preview, dict):
            raise RefusedError("invalid_unfurls_format")
        blocks = preview.get("blocks", [])
        if problems := problems_in(blocks, Surface.MESSAGE) if blocks else ():
            raise RefusedError("invalid_unfurls_format", problems)
        return {**preview, "blocks": list(with_ids(blocks))}

    def _own(self, arguments: Arguments, *, otherwise: str) -> tuple[Channel, Posted]:
        channel = known_channel(self._rooms, arguments)
        found = self._rooms.find(channel.id, str(arguments.get("ts")))
        if found is None or found.seen_only_by:
            raise RefusedError("message_not_found")
        if found.user != self._who.bot_user:
            raise RefusedError(otherwise)
        return channel, found

    def _writable(self, arguments: Arguments) -> Channel:
        channel = known_channel(self._rooms, arguments)
        if not channel.has_bot:
            raise RefusedError("not_in_channel")
        return channel

    def _post(self, channel: Channel, arguments: Arguments, *, seen_only_by: str | None = None) -> Posted:
        text, blocks = checked(arguments)
        return self._rooms.post(
            channel.id,
            user=self._who.bot_user,
            text=text,
            blocks=blocks,
            thread=arguments.get("thread_ts") or None,
            seen_only_by=seen_only_by,
        )


def known_channel(rooms: Rooms, arguments: Arguments, *, otherwise: str = "channel_not_found") -> Channel:
    """The channel that a call names, where a person's id stands for the direct message with them. Raises RefusedError
    with the word `otherwise` where there is none."""
    name = str(arguments.get("channel"))
    channel = rooms.direct(name) if name.startswith("U") else rooms.channel(name)
    if channel is None:
        raise RefusedError(otherwise)
    return channel


def _unfurls(arguments: Arguments) -> dict[str, Any]:
    unfurls = arguments.get("unfurls")
    try:
        unfurls = json.loads(unfurls) if isinstance(unfurls, str) else unfurls
    except ValueError:
        raise RefusedError("invalid_unfurls_format") from None
    if not unfurls:
        raise RefusedError("missing_unfurls")
    if not isinstance(unfurls, dict):
        raise RefusedError("invalid_unfurls_format")
    return unfurls


def links_in(text: str) -> tuple[str, ...]:
    """The addresses of the links in a message's text, as they stand there."""
    return tuple(_LINK.findall(text))
