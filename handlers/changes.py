"""What Bolt calls when something changed in Slack that the directory may remember: who people are, which conversations
are shared with another company, and who is in them."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp

from handlers.payloads import Payload
from handlers.readers import Directory

CHANGES = (
    "channel_shared",
    "channel_unshared",
    "member_joined_channel",
    "member_left_channel",
    "subteam_members_changed",
    "user_change",
)
"""The events that tell of it."""


class Changes:
    """Makes the directory forget what may be true no more."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def register(self, app: AsyncApp) -> None:
        """Registers for all of them."""
        for event in CHANGES:
            app.event(event)(self.on_change)

    async def on_change(self, body: Payload) -> None:
        """Something changed about a person, a conversation or a user group."""
        event = body.get("event")
        if isinstance(event, Mapping):
            user = event.get("user")
            person = user.get("id") if isinstance(user, Mapping) else user
            channel, group = event.get("channel"), event.get("subteam_id")
            self._directory.forget(person=_id(person), channel=_id(channel), group=_id(group))


def _id(value: object) -> str:
    return value if isinstance(value, str) else ""
