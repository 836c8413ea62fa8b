"""All blocks of one message or view: each of them, and what they may not have in common."""

from collections.abc import Iterator, Mapping, Sequence

from bot.workspace.block_kit.blocks import A_BLOCK, MARKDOWN_AT_MOST
from bot.workspace.block_kit.problems import Place, Problems, Surface, quoted
from bot.workspace.block_kit.values import length, listing

# Slack docs, Block Kit reference.
_BLOCKS_AT_MOST = {Surface.MESSAGE: 50, Surface.MODAL: 100, Surface.HOME: 100}


def problems_in(blocks: object, surface: Surface) -> tuple[str, ...]:
    """Everything that Slack would refuse in the blocks, a line for each; nothing when it takes them.

    Takes any JSON value. No blocks at all are no problem: a message may do without.
    """
    return tuple(stack_problems(blocks, Place("blocks", surface)))


def stack_problems(blocks: object, place: Place, *, at_least: int = 0) -> Problems:
    """The problems of the list of blocks at the place."""
    at_most = _BLOCKS_AT_MOST[place.surface]
    yield from listing(A_BLOCK, at_least=at_least, at_most=at_most, unit="blocks")(blocks, place)
    if isinstance(blocks, list | tuple):
        yield from _shared_ids(blocks, place)
        yield from _more_tables(blocks, place)
        yield from _much_markdown(blocks, place)
        yield from _focused_twice(blocks, place)


def _shared_ids(blocks: Sequence[object], place: Place) -> Problems:
    first: dict[str, Place] = {}
    for block, where in _with_cards(blocks, place):
        match block:
            case {"block_id": str(name)} if name in first:
                yield where.field("block_id").says(f"{quoted(name)} is already that of {first[name].path}")
            case {"block_id": str(name)} if name:
                first[name] = where


def _with_cards(blocks: Sequence[object], place: Place) -> Iterator[tuple[object, Place]]:
    """The blocks, and the cards inside carousels, which are blocks as well."""
    for index, block in enumerate(blocks):
        where = place.item(index)
        yield block, where
        match block:
            case {"type": "carousel", "elements": [*cards]}:
                inside = where.field("elements")
                yield from ((card, inside.item(card_index)) for card_index, card in enumerate(cards))


def _more_tables(blocks: Sequence[object], place: Place) -> Problems:
    tables = [index for index, block in enumerate(blocks) if _is(block, "table")]
    yield from (place.item(index).says("another table, at most one in a message") for index in tables[1:])


def _much_markdown(blocks: Sequence[object], place: Place) -> Problems:
    """The limit holds for all markdown blocks together (Slack docs, markdown block); one alone says it itself."""
    texts = [block.get("text") for block in blocks if isinstance(block, Mapping) and _is(block, "markdown")]
    lengths = [len(text) for text in texts if isinstance(text, str)]
    if len(lengths) > 1:
        unit = "characters in all markdown blocks"
        yield from length(sum(lengths), unit, at_least=0, at_most=MARKDOWN_AT_MOST, place=place)


def _focused_twice(blocks: Sequence[object], place: Place) -> Problems:
    """Slack docs, block elements: "only one element can be set to true"."""
    focused = [index for index, block in enumerate(blocks) for element in _elements_of(block) if _has_focus(element)]
    yield from (place.item(index).says("another element has focus_on_load already") for index in focused[1:])


def _elements_of(block: object) -> Iterator[object]:
    if isinstance(block, Mapping):
        yield block.get("element")
        yield block.get("accessory")
        elements = block.get("elements")
        yield from elements if isinstance(elements, list | tuple) else ()


def _has_focus(element: object) -> bool:
    return isinstance(element, Mapping) and element.get("focus_on_load") is True


def _is(block: object, kind: str) -> bool:
    return isinstance(block, Mapping) and block.get("type") == kind
