"""Rich text: what a person's own message is made of, and the cells of tables. Slack docs, Block Kit reference, rich
text block."""

from collections.abc import Mapping

from bot.workspace.block_kit.problems import Check
from bot.workspace.block_kit.shapes import Fields, Kind, one_of, shape, typed
from bot.workspace.block_kit.values import NAME, URL, choice, flag, listing, whole_number

_STYLE_NAMES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
_STYLED: Fields = {"style": shape(optional=dict.fromkeys(_STYLE_NAMES, flag))}
_BORDER: Fields = {"border": whole_number(at_least=0, at_most=1)}


def _leaf(required: Fields, **optional: Check) -> Kind:
    return Kind(typed(required, {**_STYLED, **optional}))


_LEAVES: Mapping[str, Kind] = {
    "text": _leaf({"text": NAME}),
    "link": _leaf({"url": URL}, text=NAME, unsafe=flag),
    "user": _leaf({"user_id": NAME}),
    "usergroup": _leaf({"usergroup_id": NAME}),
    "channel": _leaf({"channel_id": NAME}),
    "team": _leaf({"team_id": NAME}),
    "emoji": _leaf({"name": NAME}, unicode=NAME, skin_tone=whole_number(at_least=1, at_most=6)),
    "broadcast": _leaf({"range": choice("here", "channel", "everyone")}),
    "date": _leaf({"timestamp": whole_number(at_least=0), "format": NAME}, url=URL, fallback=NAME),
    "color": _leaf({"value": NAME}),
}

# Slack takes empty lists of leaves (tried by others in the Block Kit Builder), but no empty list of items.
_LINE: Fields = {"elements": listing(one_of(_LEAVES, what="part of rich text"), at_least=0)}
# @slack/types: code holds text and links alone.
_CODE: Fields = {
    "elements": listing(
        one_of(_LEAVES, what="part of rich text", among={"text", "link"}, where="rich_text_preformatted"), at_least=0
    )
}
_SECTION: Mapping[str, Kind] = {"rich_text_section": Kind(typed(_LINE))}
_LIST = typed(
    {"style": choice("bullet", "ordered"), "elements": listing(one_of(_SECTION, what="item of a list"))},
    {**_BORDER, "indent": whole_number(at_least=0), "offset": whole_number(at_least=0)},
)
_PARTS: Mapping[str, Kind] = {
    **_SECTION,
    "rich_text_list": Kind(_LIST),
    "rich_text_quote": Kind(typed(_LINE, _BORDER)),
    "rich_text_preformatted": Kind(typed(_CODE, {**_BORDER, "language": NAME})),
}

RICH_TEXT_FIELDS: Fields = {"elements": listing(one_of(_PARTS, what="part of rich text"), at_least=0)}
RICH_TEXT_CELL = Kind(typed(RICH_TEXT_FIELDS, {"block_id": NAME}))
RICH_TEXT_VALUE = one_of({"rich_text": RICH_TEXT_CELL}, what="rich text")
