"""Messages as the app gives them and as Slack gives them back."""

from collections.abc import Mapping
from typing import Any

from bot.workspace.block_kit import Surface, problems_in
from bot.workspace.credentials import Credentials
from bot.workspace.ids import with_ids
from bot.workspace.refusals import refusal
from bot.workspace.refused import RefusedError
from bot.workspace.rooms import Posted

Arguments = Mapping[str, Any]


def checked(message: Arguments) -> tuple[str, tuple[dict[str, Any], ...]]:
    """The text and the blocks of a message. Raises RefusedError where Slack would not take them."""
    text, blocks = message.get("text") or "", message.get("blocks") or []
    if not isinstance(text, str) or not isinstance(blocks, list):
        raise RefusedError("invalid_arguments")
    if code := refusal(text, blocks):
        raise RefusedError(code, problems_in(blocks, Surface.MESSAGE))
    return text, with_ids(blocks)


def as_slack_has_it(posted: Posted, who: Credentials) -> dict[str, Any]:
    """The message as Slack sends it in payloads and answers."""
    fields: dict[str, Any] = {"type": "message", "user": posted.user, "ts": posted.ts, "text": posted.text}
    if posted.user == who.bot_user:
        fields |= {"bot_id": who.bot, "app_id": who.app}
    if posted.blocks:
        fields["blocks"] = list(posted.blocks)
    if posted.thread:
        fields["thread_ts"] = posted.thread
    return fields
