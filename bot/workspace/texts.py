"""The texts of a message's blocks, wherever they stand."""

from collections.abc import Iterator, Mapping


def text_objects(value: object) -> Iterator[tuple[str, str]]:
    """Kind ("plain_text", "mrkdwn") and text of every text object in a block, or in anything that holds blocks, in
    their order.

    Markdown blocks ("markdown"), the parts of rich text ("text", "link", "date") and the cells of a table ("raw_text",
    "raw_number") count too. A link without a text of its own shows its address.
    """
    waiting = [value]  # and no recursion: what people send may be nested deeper than Python goes
    while waiting:
        match waiting.pop():
            case {"type": str(kind), "text": str(text)}:
                yield kind, text
            case {"type": "link", "url": str(url)}:
                yield "link", url
            case {"type": "date", "fallback": str(text)}:
                yield "date", text
            case Mapping() as inner:
                waiting.extend(reversed(list(inner.values())))
            case (list() | tuple()) as inner:
                waiting.extend(reversed(inner))
