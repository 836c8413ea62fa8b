"""What Slack refuses in a message, and with which error.

Sources: Slack docs (Block Kit reference, chat.postMessage). The total of all blocks' text is not documented: people
were refused from about 11,000 characters on (bolt-js#2509, bolt-js#2867), so 10,000 is the limit here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.workspace.block_kit import Surface, problems_in
from bot.workspace.texts import text_objects

Block = Mapping[str, Any]

_TEXT_AT_MOST = 40_000
_BLOCK_TEXT_AT_MOST = 10_000


def refusal(text: str, blocks: Sequence[Block]) -> str | None:
    """Slack's error code for the message; None when it is accepted."""
    if not text and not blocks:
        return "no_text"
    if len(text) > _TEXT_AT_MOST:
        return "msg_too_long"
    if _tables_in(blocks) > 1:
        return "only_one_table_allowed"
    if problems_in(blocks, Surface.MESSAGE):
        return "invalid_blocks"
    if sum(len(words) for _, words in text_objects(blocks)) > _BLOCK_TEXT_AT_MOST:
        return "msg_blocks_too_long"
    return None


def _tables_in(blocks: Sequence[object]) -> int:
    return sum(isinstance(block, Mapping) and block.get("type") == "table" for block in blocks)
