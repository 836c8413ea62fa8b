"""What Slack reads as more than text in a message: mentions, channels, links."""

import re
from collections.abc import Mapping
from typing import Any

from bot.workspace.texts import text_objects

_CONTROL = re.compile(r"<([^<>]+)>")


def live_marks(text: str, blocks: tuple[Mapping[str, Any], ...] = ()) -> tuple[str, ...]:
    """What stands between `<` and `>` in the text and in the blocks' mrkdwn: each one Slack turns into a mention, a
    channel or a link. Slack reads nothing in `plain_text`."""
    mrkdwn = [text, *(words for kind, words in text_objects(blocks) if kind == "mrkdwn")]
    return tuple(mark for found in mrkdwn for mark in _CONTROL.findall(found))
