"""What Slack refuses in a message, and with which error.

Sources: Slack docs (Block Kit reference, chat.postMessage). The total of all blocks' text is not documented: people
were refused from about 11,000 characters on (bolt-js#2509, bolt-js#2867), so 10,000 is the limit here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.workspace.texts import text_objects

Block = Mapping[str, Any]

_TEXT_AT_MOST = 40_000
_BLOCKS_AT_MOST = 50
_BLOCK_TEXT_AT_MOST = 10_000
_BLOCK_ID_AT_MOST = 255


def refusal(text: str, blocks: Sequence[Block]) -> str | None:
    """Slack's error code for the message; None when it is accepted."""
    if not text and not blocks:
        return "no_text"
    if len(text) > _TEXT_AT_MOST:
        return "msg_too_long"
    if len(blocks) > _BLOCKS_AT_MOST or not all(map(_is_valid, blocks)) or not _has_unique_ids(blocks):
        return "invalid_blocks"
    if sum(len(words) for _, words in text_objects(blocks)) > _BLOCK_TEXT_AT_MOST:
        return "msg_blocks_too_long"
    return None


def _is_valid(block: object) -> bool:
    if not isinstance(block, Mapping):
        return False
    check = _CHECKS.get(block.get("type", ""))
    return check is not None and len(str(block.get("block_id", ""))) <= _BLOCK_ID_AT_MOST and check(block)


def _has_unique_ids(blocks: Sequence[Block]) -> bool:
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    return len(ids) == len(set(ids))


def _is_text(value: object, *, at_most: int, kinds: frozenset[str]) -> bool:
    match value:
        case {"type": str(kind), "text": str(text), **more} if kind in kinds and 1 <= len(text) <= at_most:
            return set(more) <= {"verbatim" if kind == "mrkdwn" else "emoji"}
        case _:
            return False


_PLAIN = frozenset({"plain_text"})
_ANY_TEXT = frozenset({"plain_text", "mrkdwn"})


def _is_header(block: Block) -> bool:
    return _is_text(block.get("text"), at_most=150, kinds=_PLAIN)


def _is_section(block: Block) -> bool:
    fields = block.get("fields", [])
    if not isinstance(fields, list) or not (fields or "text" in block):
        return False
    has_text = "text" not in block or _is_text(block["text"], at_most=3_000, kinds=_ANY_TEXT)
    return has_text and len(fields) <= 10 and all(_is_text(field, at_most=2_000, kinds=_ANY_TEXT) for field in fields)


def _is_context(block: Block) -> bool:
    elements = block.get("elements")
    if not isinstance(elements, list) or not 1 <= len(elements) <= 10:
        return False
    return all(_is_image(element) or _is_text(element, at_most=3_000, kinds=_ANY_TEXT) for element in elements)


def _is_image(block: object) -> bool:
    match block:
        case {"type": "image", "image_url": str(url), "alt_text": str(alt)}:
            return len(url) <= 3_000 and 1 <= len(alt) <= 2_000
        case _:
            return False


def _is_divider(block: Block) -> bool:
    return set(block) <= {"type", "block_id"}


# The blocks that the bot sends. Whoever sends another kind teaches the workspace its limits first.
_CHECKS: dict[str, Callable[[Block], bool]] = {
    "context": _is_context,
    "divider": _is_divider,
    "header": _is_header,
    "image": _is_image,
    "section": _is_section,
}
