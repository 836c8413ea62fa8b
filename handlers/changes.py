"""What changed in Slack that the directory may remember: who people are, which conversations are shared with another
company, and who is in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.payloads import Payload

CHANGES = (
    "channel_shared",
    "channel_unshared",
    "member_joined_channel",
    "member_left_channel",
    "subteam_members_changed",
    "user_change",
)
"""The events that tell of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is true no more, by ids; "" where it is about none."""

    person: str
    channel: str
    group: str


def read_change(body: Payload) -> Change:
    """The event as what changed."""
    event = body.get("event")
    fields = event if isinstance(event, Mapping) else {}
    # Who joins or leaves a channel, which events name by an id alone, is the same person as before.
    user = fields.get("user")
    person = user.get("id") if isinstance(user, Mapping) else ""
    return Change(_id(person), _id(fields.get("channel")), _id(fields.get("subteam_id")))


def _id(value: object) -> str:
    return value if isinstance(value, str) else ""
