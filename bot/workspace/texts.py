"""The text objects of a message's blocks, wherever they stand."""

from collections.abc import Iterator, Mapping


def text_objects(value: object) -> Iterator[tuple[str, str]]:
    """Kind ("plain_text", "mrkdwn") and text of every text object in a block, or in anything that holds blocks."""
    match value:
        case {"type": str(kind), "text": str(text)}:
            yield kind, text
        case Mapping():
            for inner in value.values():
                yield from text_objects(inner)
        case list() | tuple():
            for inner in value:
                yield from text_objects(inner)
