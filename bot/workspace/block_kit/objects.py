"""What blocks and elements share: texts, options, groups of options, confirmations. Slack docs, Block Kit reference."""

from collections.abc import Mapping

from bot.workspace.block_kit.problems import Check, Place, Problems, quoted
from bot.workspace.block_kit.shapes import at_least_one, exactly_one, shape
from bot.workspace.block_kit.values import choice, flag, length, listing, string, wrong_kind

TEXT_AT_MOST = 3_000
_OPTION_TEXT_AT_MOST = 75
_OPTION_VALUE_AT_MOST = 75  # 150 in the docs and in the Python SDK, 75 in @slack/types: the smaller one
_GROUP_OPTIONS_AT_MOST = 100
_URL_AT_MOST = 3_000
_CONFIRM_TITLE_AT_MOST = 100
_CONFIRM_TEXT_AT_MOST = 300
_CONFIRM_BUTTON_AT_MOST = 30

_OWN_FIELD = {"plain_text": "emoji", "mrkdwn": "verbatim"}


def plain_text(at_most: int) -> Check:
    """A text object in which Slack reads nothing but emoji."""
    return _text(("plain_text",), at_most)


def any_text(at_most: int) -> Check:
    """A text object, plain or mrkdwn."""
    return _text(("plain_text", "mrkdwn"), at_most)


def _text(kinds: tuple[str, ...], at_most: int) -> Check:
    def check(value: object, place: Place) -> Problems:
        if not isinstance(value, Mapping):
            yield wrong_kind(value, "a text object", place)
            return
        match value.get("type"):
            case str(kind) if kind in kinds:
                yield from _characters(value, at_most, place)
                yield from _other_fields(value, _OWN_FIELD[kind], place)
            case str(kind):
                yield place.field("type").says(f"{quoted(kind)} is none of {', '.join(kinds)}")
            case _:
                yield place.field("type").says("missing")

    return check


def _characters(value: Mapping[object, object], at_most: int, place: Place) -> Problems:
    match value.get("text"):
        case str(text):
            yield from length(len(text), "characters", at_least=1, at_most=at_most, place=place)
        case None if "text" not in value:
            yield place.field("text").says("missing")
        case other:
            yield wrong_kind(other, "a string", place.field("text"))


def _other_fields(value: Mapping[object, object], own: str, place: Place) -> Problems:
    for name in value:
        if name == own:
            yield from flag(value[name], place.field(own))
        elif name not in {"type", "text"}:
            yield place.field(str(name)).says("no such field")


def _option(text: Check, **more: Check) -> Check:
    value = string(at_most=_OPTION_VALUE_AT_MOST)
    return shape({"text": text, "value": value}, {"description": text, **more})


MENU_OPTION = _option(plain_text(_OPTION_TEXT_AT_MOST))
CHOICE_OPTION = _option(any_text(_OPTION_TEXT_AT_MOST))
OVERFLOW_OPTION = _option(plain_text(_OPTION_TEXT_AT_MOST), url=string(at_most=_URL_AT_MOST))

OPTION_GROUP = shape(
    {
        "label": plain_text(_OPTION_TEXT_AT_MOST),
        "options": listing(MENU_OPTION, at_most=_GROUP_OPTIONS_AT_MOST, unit="options"),
    }
)

STYLE = choice("primary", "danger")

CONFIRM = shape(
    {
        "title": plain_text(_CONFIRM_TITLE_AT_MOST),
        "text": any_text(_CONFIRM_TEXT_AT_MOST),  # the docs say plain_text and show mrkdwn, which the SDK makes
        "confirm": plain_text(_CONFIRM_BUTTON_AT_MOST),
        "deny": plain_text(_CONFIRM_BUTTON_AT_MOST),
    },
    {"style": STYLE},
)

DISPATCH_CONFIG = shape(
    {"trigger_actions_on": listing(choice("on_enter_pressed", "on_character_entered"), at_most=2)},
)

FILTER = shape(
    optional={
        "include": listing(choice("im", "mpim", "private", "public")),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    rules=[at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users")],
)

SLACK_FILE = shape(
    optional={"id": string(), "url": string(at_most=_URL_AT_MOST)},
    rules=[exactly_one("id", "url")],
)
