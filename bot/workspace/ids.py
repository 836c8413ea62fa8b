"""The ids that Slack fills in where an app leaves them out: of blocks, and of what can be pressed in them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

Block = Mapping[str, Any]

_NUMBERS = count(1)
_HOLDERS = ("accessory", "element")


def with_ids(blocks: Sequence[Block]) -> tuple[dict[str, Any], ...]:
    """The blocks with a `block_id` each and an `action_id` for each interactive element."""
    return tuple(_block(block) for block in blocks)


def _block(block: Block) -> dict[str, Any]:
    filled = {"block_id": f"b{next(_NUMBERS):05}", **block}
    for holder in _HOLDERS:
        if isinstance(filled.get(holder), Mapping):
            filled[holder] = _element(filled[holder])
    if block.get("type") in {"actions", "context_actions"}:
        filled["elements"] = [_element(element) for element in block["elements"]]
    return filled


def _element(element: Block) -> dict[str, Any]:
    return dict(element) if element.get("type") == "image" else {"action_id": f"a{next(_NUMBERS):05}", **element}


def elements_in(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Each interactive element, with the id of the block that it stands in."""
    for block in blocks:
        held = [block[holder] for holder in _HOLDERS if isinstance(block.get(holder), Mapping)]
        if block.get("type") in {"actions", "context_actions"}:
            held += block["elements"]
        yield from ((block.get("block_id", ""), element) for element in held)
