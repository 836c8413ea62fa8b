"""A workspace in which something was said already, and Slack's own client to call it with."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.web_client import web_client
from bot.workspace import Channel, Installation, Person, Workspace
from bot.workspace.server import Doors, listening_at
from tests.bot.stage import Clock

Call = Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]

OPEN = Channel("C0OPEN", "open")
WITHOUT_BOT = Channel("C0WITHOUTBOT", "without-bot", has_bot=False)
PRIVATE = Channel("C0PRIVATE", "private", members=frozenset({"U0GUEST"}))
SHARED = Channel("C0SHARED", "shared", is_shared=True)
DIRECT = Channel("D0GUEST", "", user="U0GUEST")

GUEST = Person("U0GUEST", "Gus Guest", "Agency", locale="de-DE", is_guest=True)
STRANGER = Person("U0STRANGER", "Sue Stranger", is_stranger=True)

THEIRS, OURS, WHISPERED = (f"1800000000.00000{number}" for number in (1, 2, 3))
LINK = "https://bakery.example/rye"
TRIGGER, OPENED = "1.1.trigger", "V00000001"
LINE = {"type": "section", "block_id": "line", "text": {"type": "plain_text", "text": "Rye"}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Order"}, "blocks": [LINE]}
HOME = {"type": "home", "blocks": [LINE]}


@dataclass(frozen=True, slots=True)
class Calling:
    slack: Workspace
    client: AsyncWebClient
    clock: Clock


@asynccontextmanager
async def calling(scopes: frozenset[str] | None = None) -> AsyncIterator[Calling]:
    """With a message by a person (THEIRS), two by the bot (OURS, and WHISPERED to the guest alone), the trigger
    TRIGGER, and an open modal, OPENED."""
    clock = Clock()
    slack = Workspace(
        (OPEN, WITHOUT_BOT, PRIVATE, SHARED, DIRECT),
        clock=clock,
        people=(GUEST, STRANGER),
        groups={"bakers": ("U0GUEST",)},
        installation=Installation(scopes=scopes),
    )
    slack.say(f"see <{LINK}>", channel=OPEN.id, author=GUEST)
    slack.rooms.post(OPEN.id, user=slack.credentials.bot_user, text="ours", thread=THEIRS)
    slack.rooms.post(OPEN.id, user=slack.credentials.bot_user, text="whispered", seen_only_by=GUEST.id)
    slack.triggers.open(GUEST.id)
    slack.views.open(GUEST.id, MODAL)
    async with (
        listening_at(slack, Doors(slack).routes(), host="127.0.0.1", port=0),
        web_client(slack.credentials.bot_token, api_url=slack.api_url) as client,
    ):
        yield Calling(slack, client, clock)


async def refusal_of(call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
    """What Slack's client was refused with."""
    with pytest.raises(SlackApiError) as caught:
        await call
    answer = caught.value.response.data
    assert isinstance(answer, dict)
    return answer


async def error_of(call: Awaitable[AsyncSlackResponse]) -> str:
    return str((await refusal_of(call))["error"])


def view_answer(
    view: Mapping[str, Any], view_id: str, seen_hash: str, *, root: str = "", below: str | None = None
) -> dict[str, Any]:
    """What Slack answers a call with that showed this view."""
    frame: dict[str, Any] = {"callback_id": "", "private_metadata": "", "external_id": "", "close": None}
    flags = {"submit": None, "title": None, "clear_on_close": False, "notify_on_close": False}
    ids = {"team_id": "T0WORKSPACE", "app_installed_team_id": "T0WORKSPACE"}
    ids |= {"app_id": "A0ROLECALL", "bot_id": "B0ROLECALL"}
    place = {"id": view_id, "hash": seen_hash, "root_view_id": root or view_id, "previous_view_id": below}
    return {"view": {**frame, **flags, **ids, **place, "state": {"values": {}}, **view}}
