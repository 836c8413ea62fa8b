"""The rooms of the workspace: channels and direct messages, and what was said in them by people and by the bot."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that the bot is a member of or not, or a direct message between `user` and the bot. A channel with
    `members` is for those alone; a shared one (Slack Connect) has people of another company in it."""

    id: str
    name: str
    user: str | None = None
    has_bot: bool = True
    is_shared: bool = False
    members: frozenset[str] | None = None

    @property
    def kind(self) -> str:
        """What Slack calls its type: "channel", "group" for a private one, "im"."""
        return "im" if self.user else "channel" if self.members is None else "group"

    def admits(self, person: str) -> bool:
        """Whether the person sees the channel."""
        return self.user in {None, person} and (self.members is None or person in self.members)


@dataclass(frozen=True, slots=True)
class Posted:
    """A message. `seen_only_by` is a user's id for an ephemeral one; `ts` names the message within its channel.
    `previews` are what the app made of links in it, by their URLs."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[dict[str, Any], ...] = ()
    thread: str | None = None
    seen_only_by: str | None = None
    edited: bool = False
    previews: tuple[tuple[str, dict[str, Any]], ...] = ()


class Rooms:
    """All channels and all messages, in the order in which they were posted. `clock` gives the seconds since 1970;
    `changed` is told each message that is new, other, or (True) gone."""

    def __init__(
        self,
        channels: tuple[Channel, ...],
        *,
        clock: Callable[[], float],
        changed: Callable[[Posted, bool], None] = lambda _message, _gone: None,
    ) -> None:
        self._channels = {channel.id: channel for channel in channels}
        self._messages: list[Posted] = []
        self._clock = clock
        self._numbers = count(1)
        self._changed = changed

    @property
    def messages(self) -> tuple[Posted, ...]:
        """Everything that was posted, the latest last."""
        return tuple(self._messages)

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All channels and direct messages."""
        return tuple(self._channels.values())

    def by(self, user: str) -> tuple[Posted, ...]:
        """What this user posted."""
        return tuple(message for message in self._messages if message.user == user)

    def channel(self, channel_id: str) -> Channel | None:
        """The channel or direct message of this id."""
        return self._channels.get(channel_id)

    def direct(self, user: str) -> Channel:
        """The direct message between this user and the bot, which is opened where there is none."""
        for channel in self._channels.values():
            if channel.user == user:
                return channel
        opened = Channel(f"D{user[1:]}", "", user=user)
        self._channels[opened.id] = opened
        return opened

    def admit(self, channel: Channel) -> None:
        """The channel is as this says from now on."""
        self._channels[channel.id] = channel

    def post(
        self,
        channel: str,
        *,
        user: str,
        text: str,
        blocks: tuple[dict[str, Any], ...] = (),
        thread: str | None = None,
        seen_only_by: str | None = None,
    ) -> Posted:
        """Adds a message and gives it its timestamp."""
        ts = f"{int(self._clock())}.{next(self._numbers):06}"
        posted = Posted(channel, ts, user, text, blocks, thread, seen_only_by)
        self._messages.append(posted)
        self._changed(posted, False)
        return posted

    def find(self, channel: str, ts: str) -> Posted | None:
        """The message of this channel and timestamp."""
        return next((m for m in self._messages if (m.channel, m.ts) == (channel, ts)), None)

    def update(self, old: Posted, *, text: str, blocks: tuple[dict[str, Any], ...]) -> Posted:
        """The message with other words, in its old place."""
        return self._replaced(old, replace(old, text=text, blocks=blocks, edited=True))

    def preview(self, old: Posted, previews: tuple[tuple[str, dict[str, Any]], ...]) -> Posted:
        """The message with previews of its links."""
        return self._replaced(old, replace(old, previews=previews))

    def delete(self, old: Posted) -> None:
        """Takes the message away."""
        self._messages.remove(old)
        self._changed(old, True)

    def _replaced(self, old: Posted, new: Posted) -> Posted:
        self._messages[self._messages.index(old)] = new
        self._changed(new, False)
        return new
