"""Messages as the app gives them and as Slack gives them back."""

import json
from collections.abc import Mapping
from typing import Any

from bot.workspace.block_kit import Surface, problems_in, view_problems
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


def decoded_object(text: str) -> dict[str, Any]:
    """The JSON object in a text. Raises RefusedError where there is none."""
    found = decoded(text, otherwise="invalid_json")
    if not isinstance(found, dict):
        raise RefusedError("json_not_object")
    return found


def decoded(text: str, *, otherwise: str) -> Any:
    """The JSON value in a text. Raises RefusedError with the code `otherwise` where it is none."""
    try:
        return json.loads(text)
    except ValueError:
        raise RefusedError(otherwise) from None


def objections_to(message: Any) -> tuple[str, ...]:
    """What the validator says of the blocks or the view in what the app sent, a call or an answer."""
    if not isinstance(message, Mapping):
        return ()
    if blocks := message.get("blocks"):
        return problems_in(blocks, Surface.MESSAGE)
    if view := message.get("view"):
        return view_problems(read_json(view) if isinstance(view, str) else view)
    return ()


def read_json(text: str) -> Any:
    """The JSON value in a text, or the text itself where it is none: to be looked at."""
    try:
        return json.loads(text)
    except ValueError:
        return text
