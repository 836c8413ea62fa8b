"""Every element that goes into a block: buttons and images here, menus and inputs in their own modules. Slack docs,
Block Kit reference, block elements."""

from collections.abc import Mapping

from bot.workspace.block_kit.inputs import INPUTS, PICKERS
from bot.workspace.block_kit.menus import ACTION_ID, CHOICES, MENUS, OVERFLOW
from bot.workspace.block_kit.objects import CONFIRM, SLACK_FILE, STYLE, plain_text
from bot.workspace.block_kit.problems import MESSAGES_ONLY, Check
from bot.workspace.block_kit.shapes import Fields, Kind, exactly_one, one_of, shape, typed
from bot.workspace.block_kit.values import NAME, URL, choice, listing, string

_LABEL_AT_MOST = 75
_VALUE_AT_MOST = 2_000
_ALT_TEXT_AT_MOST = 2_000
_PROMPT_AT_MOST = 4_000  # slack_sdk, block_elements.py
_USERS_AT_MOST = 10

_LABEL = plain_text(_LABEL_AT_MOST)
_PRESSED: Fields = {
    **ACTION_ID,
    "value": string(at_most=_VALUE_AT_MOST, at_least=0),
    "accessibility_label": string(at_most=_LABEL_AT_MOST),
    "visible_to_user_ids": listing(NAME, at_most=_USERS_AT_MOST, unit="users"),
    "confirm": CONFIRM,
}
_FEEDBACK_BUTTON = shape(
    {"text": _LABEL, "value": string(at_most=_VALUE_AT_MOST)},
    {"accessibility_label": string(at_most=_LABEL_AT_MOST)},
)

IMAGE_FIELDS: Fields = {"image_url": URL, "slack_file": SLACK_FILE}
ALT_TEXT: Fields = {"alt_text": string(at_most=_ALT_TEXT_AT_MOST)}
ONE_IMAGE = exactly_one("image_url", "slack_file")

_BUTTON: Mapping[str, Kind] = {
    "button": Kind(
        typed(
            {"text": _LABEL},
            {
                **_PRESSED,
                "url": URL,
                "style": STYLE,
                "agent_prompt": string(at_most=_PROMPT_AT_MOST),
                "agent_prompt_display": NAME,
            },
        )
    )
}
_IMAGE: Mapping[str, Kind] = {"image": Kind(typed(ALT_TEXT, IMAGE_FIELDS, [ONE_IMAGE]))}
_FEEDBACK: Mapping[str, Kind] = {
    "feedback_buttons": Kind(
        typed({"positive_button": _FEEDBACK_BUTTON, "negative_button": _FEEDBACK_BUTTON}, ACTION_ID),
        MESSAGES_ONLY,
    ),
    "icon_button": Kind(typed({"icon": choice("trash"), "text": _LABEL}, _PRESSED), MESSAGES_ONLY),
}

_ELEMENTS = {**_BUTTON, **_IMAGE, **_FEEDBACK, **MENUS, **CHOICES, **OVERFLOW, **INPUTS, **PICKERS}
_CHOOSING = {*MENUS, *CHOICES, *PICKERS}


def _among(names: set[str], where: str) -> Check:
    return one_of(_ELEMENTS, what="element", among=names, where=where)


# Slack docs, Block Kit reference: "compatible block elements" of each block.
IN_ACTIONS = _among({*_BUTTON, *OVERFLOW, *_CHOOSING}, "actions blocks")
IN_CONTEXT_ACTIONS = _among({*_FEEDBACK}, "context_actions blocks")
IN_INPUT = _among({*INPUTS, *_CHOOSING}, "input blocks")
IN_SECTION = _among({*_BUTTON, *_IMAGE, *OVERFLOW, *_CHOOSING} - {"datetimepicker"}, "sections")
A_BUTTON = _among({*_BUTTON}, "a card's actions")
AN_IMAGE = _among({*_IMAGE}, "this place, which takes an image")
