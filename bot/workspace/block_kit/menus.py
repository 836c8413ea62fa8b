"""Elements in which a person chooses: select menus, overflow, checkboxes, radio buttons. Slack docs, Block Kit
reference, block elements."""

from collections.abc import Mapping

from bot.workspace.block_kit.objects import (
    CHOICE_OPTION,
    CONFIRM,
    FILTER,
    MENU_OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    plain_text,
)
from bot.workspace.block_kit.problems import Check, Place, Problems
from bot.workspace.block_kit.shapes import Fields, Kind, exactly_one, typed
from bot.workspace.block_kit.values import NAME, NAMES, flag, listing, string, whole_number

ACTION_ID: Fields = {"action_id": string(at_most=255)}
FOCUS: Fields = {"focus_on_load": flag}
PLACEHOLDER: Fields = {"placeholder": plain_text(150)}

_MENU_OPTIONS_AT_MOST = 100
_OVERFLOW_OPTIONS_AT_MOST = 5
_CHOICE_OPTIONS_AT_MOST = 10

_MENU: Fields = {**ACTION_ID, **FOCUS, **PLACEHOLDER, "confirm": CONFIRM}
_SEVERAL: Fields = {"max_selected_items": whole_number(at_least=1)}
_OPTIONS: Fields = {
    "options": listing(MENU_OPTION, at_most=_MENU_OPTIONS_AT_MOST, unit="options"),
    "option_groups": listing(OPTION_GROUP, at_most=_MENU_OPTIONS_AT_MOST, unit="groups"),
}
_QUERY: Fields = {"min_query_length": whole_number(at_least=0)}
_ANSWERS: Fields = {"response_url_enabled": flag}
_CONVERSATIONS: Fields = {"default_to_current_conversation": flag, "filter": FILTER}


def _starts_among_its_options(value: object, place: Place) -> Problems:
    """What is chosen at first must be one of the options, to the letter."""
    if not isinstance(value, Mapping):
        return
    offered = list(_items(value.get("options")))
    for group in _items(value.get("option_groups")):
        offered.extend(_items(group.get("options")) if isinstance(group, Mapping) else ())
    if "initial_option" in value and value["initial_option"] not in offered:
        yield place.field("initial_option").says("not one of the options")
    for index, chosen in enumerate(_items(value.get("initial_options"))):
        if chosen not in offered:
            yield place.field("initial_options").item(index).says("not one of the options")


def _items(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _static(initial: Fields) -> Check:
    rules = [exactly_one("options", "option_groups"), _starts_among_its_options]
    return typed(optional={**_MENU, **_OPTIONS, **initial}, rules=rules)


def _choices(initial: Fields) -> Check:
    options = listing(CHOICE_OPTION, at_most=_CHOICE_OPTIONS_AT_MOST, unit="options")
    optional = {**ACTION_ID, **FOCUS, "confirm": CONFIRM, **initial}
    return typed({"options": options}, optional, [_starts_among_its_options])


def _menu(*fields: Fields) -> Check:
    return typed(optional={name: check for group in (_MENU, *fields) for name, check in group.items()})


MENUS: Mapping[str, Kind] = {
    "static_select": Kind(_static({"initial_option": MENU_OPTION})),
    "external_select": Kind(_menu(_QUERY, {"initial_option": MENU_OPTION})),
    "users_select": Kind(_menu({"initial_user": NAME})),
    "conversations_select": Kind(_menu(_CONVERSATIONS, _ANSWERS, {"initial_conversation": NAME})),
    "channels_select": Kind(_menu(_ANSWERS, {"initial_channel": NAME})),
    "multi_static_select": Kind(_static({**_SEVERAL, "initial_options": listing(MENU_OPTION)})),
    "multi_external_select": Kind(_menu(_QUERY, _SEVERAL, {"initial_options": listing(MENU_OPTION)})),
    "multi_users_select": Kind(_menu(_SEVERAL, {"initial_users": NAMES})),
    "multi_conversations_select": Kind(_menu(_CONVERSATIONS, _SEVERAL, {"initial_conversations": NAMES})),
    "multi_channels_select": Kind(_menu(_SEVERAL, {"initial_channels": NAMES})),
}

CHOICES: Mapping[str, Kind] = {
    "checkboxes": Kind(_choices({"initial_options": listing(CHOICE_OPTION)})),
    "radio_buttons": Kind(_choices({"initial_option": CHOICE_OPTION})),
}

OVERFLOW: Mapping[str, Kind] = {
    "overflow": Kind(
        typed(
            {"options": listing(OVERFLOW_OPTION, at_most=_OVERFLOW_OPTIONS_AT_MOST, unit="options")},
            {**ACTION_ID, "confirm": CONFIRM},
        )
    )
}
