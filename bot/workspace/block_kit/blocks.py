"""Every kind of block: its fields and the surfaces that it goes on. Slack docs, Block Kit reference, blocks."""

from collections.abc import Iterable, Mapping

from bot.workspace.block_kit.cards import (
    CARD,
    CARD_SHOWS_SOMETHING,
    CARDS_AT_MOST,
    VIDEO_OPTIONAL,
    VIDEO_REQUIRED,
)
from bot.workspace.block_kit.elements import (
    ALT_TEXT,
    AN_IMAGE,
    IMAGE_FIELDS,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    ONE_IMAGE,
)
from bot.workspace.block_kit.objects import TEXT_AT_MOST, any_text, plain_text
from bot.workspace.block_kit.problems import MESSAGES_ONLY, Check, Place, Problems, quoted
from bot.workspace.block_kit.rich_text import RICH_TEXT_FIELDS
from bot.workspace.block_kit.shapes import NO_FIELDS, Fields, Kind, at_least_one, one_of, typed
from bot.workspace.block_kit.tables import TABLE_OPTIONAL, TABLE_REQUIRED
from bot.workspace.block_kit.values import flag, listing, string

_BLOCK_ID_AT_MOST = 255
_FIELDS_AT_MOST = 10
_FIELD_AT_MOST = 2_000
_HEADER_AT_MOST = 150
_CONTEXT_AT_MOST = 10
_ACTIONS_AT_MOST = 25
_CONTEXT_ACTIONS_AT_MOST = 5
_LABEL_AT_MOST = 2_000
_IMAGE_TITLE_AT_MOST = 2_000
_MARKDOWN_AT_MOST = 12_000


def _block(required: Fields = NO_FIELDS, optional: Fields = NO_FIELDS, rules: Iterable[Check] = ()) -> Check:
    return typed(required, {"block_id": string(at_least=0, at_most=_BLOCK_ID_AT_MOST), **optional}, rules)


def _image_or_text(value: object, place: Place) -> Problems:
    is_image = isinstance(value, Mapping) and value.get("type") == "image"
    yield from (AN_IMAGE if is_image else any_text(TEXT_AT_MOST))(value, place)


def _own_action_ids(field: str) -> Check:
    """A rule: no two elements of the list have the same action_id."""

    def check(value: object, place: Place) -> Problems:
        elements = value.get(field) if isinstance(value, Mapping) else None
        seen: set[str] = set()
        for index, element in enumerate(elements if isinstance(elements, list | tuple) else ()):
            match element:
                case {"action_id": str(name)} if name in seen:
                    where = place.field(field).item(index).field("action_id")
                    yield where.says(f"{quoted(name)} is another element's in this block")
                case {"action_id": str(name)}:
                    seen.add(name)

    return check


def _elements(each: Check, at_most: int) -> Fields:
    return {"elements": listing(each, at_most=at_most, unit="elements")}


_CARD = Kind(_block(optional=CARD, rules=[CARD_SHOWS_SOMETHING, _own_action_ids("actions")]), MESSAGES_ONLY)

# Which surfaces: Slack docs, blocks, "available in surfaces"; a table on Home is documented, but not shown there.
_BLOCKS: Mapping[str, Kind] = {
    "section": Kind(
        _block(
            optional={
                "text": any_text(TEXT_AT_MOST),
                "fields": listing(any_text(_FIELD_AT_MOST), at_most=_FIELDS_AT_MOST, unit="fields"),
                "accessory": IN_SECTION,
                "expand": flag,
            },
            rules=[at_least_one("text", "fields")],
        )
    ),
    "header": Kind(_block({"text": plain_text(_HEADER_AT_MOST)})),
    "divider": Kind(_block()),
    "context": Kind(_block(_elements(_image_or_text, _CONTEXT_AT_MOST))),
    "actions": Kind(_block(_elements(IN_ACTIONS, _ACTIONS_AT_MOST), rules=[_own_action_ids("elements")])),
    "context_actions": Kind(
        _block(_elements(IN_CONTEXT_ACTIONS, _CONTEXT_ACTIONS_AT_MOST), rules=[_own_action_ids("elements")]),
        MESSAGES_ONLY,
    ),
    "image": Kind(_block(ALT_TEXT, {**IMAGE_FIELDS, "title": plain_text(_IMAGE_TITLE_AT_MOST)}, [ONE_IMAGE])),
    "input": Kind(
        _block(
            {"label": plain_text(_LABEL_AT_MOST), "element": IN_INPUT},
            {"hint": plain_text(_LABEL_AT_MOST), "optional": flag, "dispatch_action": flag},
        )
    ),
    "markdown": Kind(_block({"text": string(at_most=_MARKDOWN_AT_MOST)}), MESSAGES_ONLY),
    "rich_text": Kind(_block(RICH_TEXT_FIELDS)),
    "table": Kind(_block(TABLE_REQUIRED, TABLE_OPTIONAL), MESSAGES_ONLY),
    "card": _CARD,
    "carousel": Kind(
        _block(
            {"elements": listing(one_of({"card": Kind(_CARD.check)}, what="card"), at_most=CARDS_AT_MOST, unit="cards")}
        ),
        MESSAGES_ONLY,
    ),
    "video": Kind(_block(VIDEO_REQUIRED, VIDEO_OPTIONAL)),
}

A_BLOCK = one_of(_BLOCKS, what="block")
MARKDOWN_AT_MOST = _MARKDOWN_AT_MOST
