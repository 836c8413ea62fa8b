"""The workspace takes of Block Kit what Slack takes, and says of the rest what is wrong with it and where."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models import blocks as sdk
from slack_sdk.models.blocks.basic_components import DispatchActionConfig, SlackFile
from slack_sdk.models.views import View

from bot.workspace import refusal
from bot.workspace.block_kit import Surface, problems_in, view_problems
from bot.workspace.texts import text_objects

MESSAGE, MODAL, HOME = Surface.MESSAGE, Surface.MODAL, Surface.HOME

Json = dict[str, Any]


def _plain(text: str = "x") -> Json:
    return sdk.PlainTextObject(text=text).to_dict()


def _option(value: str = "a") -> sdk.Option:
    return sdk.Option(text=sdk.PlainTextObject(text="A"), value=value, description="more")


_CONFIRM = sdk.ConfirmObject(title="Sure?", text="It *stays* gone", style="danger")
_GROUPS = [sdk.OptionGroup(label="One", options=[_option()]), sdk.OptionGroup(label="Two", options=[_option("b")])]
_PICTURE = sdk.ImageElement(image_url="https://a.example/a.png", alt_text="A chart")
_FILE_PICTURE = sdk.ImageElement(slack_file=SlackFile(id="F1"), alt_text="A chart")
_DISPATCH = DispatchActionConfig(trigger_actions_on=["on_enter_pressed", "on_character_entered"])
_FILTER = sdk.ConversationFilter(include=["im", "public"], exclude_bot_users=True)
_PARTS = sdk.RichTextElementParts
_LINE = sdk.RichTextSectionElement(
    elements=[
        _PARTS.Text(text="hello ", style=_PARTS.TextStyle(bold=True, code=True)),
        _PARTS.Link(url="https://a.example", text="a", style={"italic": True}),
        _PARTS.User(user_id="U1"),
        _PARTS.UserGroup(usergroup_id="S1"),
        _PARTS.Channel(channel_id="C1"),
        _PARTS.Emoji(name="wave", skin_tone=2),
        _PARTS.Broadcast(range="here"),
        _PARTS.Date(timestamp=1_795_000_000, format="{date}", fallback="today"),
    ]
)
_RICH_TEXT = sdk.RichTextBlock(
    elements=[
        _LINE,
        sdk.RichTextListElement(style="ordered", indent=1, offset=2, border=0, elements=[_LINE, _LINE]),
        sdk.RichTextQuoteElement(elements=[_PARTS.Text(text="said")]),
        sdk.RichTextPreformattedElement(elements=[_PARTS.Text(text="x = 1")], border=1),
    ]
)
_CARD = sdk.CardBlock(
    hero_image=_PICTURE,
    icon=_PICTURE,
    title="A card",
    subtitle=sdk.MarkdownTextObject(text="of *ours*"),
    body="Words",
    actions=[sdk.ButtonElement(text="Open", action_id="open"), sdk.ButtonElement(text="Shut", action_id="shut")],
)
_FEEDBACK = sdk.FeedbackButtonsElement(
    action_id="f",
    positive_button=sdk.FeedbackButtonObject(text="Good", value="1", accessibility_label="A good answer"),
    negative_button=sdk.FeedbackButtonObject(text="Bad", value="0"),
)
_TRASH = sdk.IconButtonElement(
    action_id="i", icon="trash", text="Delete", value="1", visible_to_user_ids=["U1"], confirm=_CONFIRM
)

_BLOCKS: dict[str, tuple[sdk.Block, set[Surface]]] = {
    "section": (
        sdk.SectionBlock(
            block_id="s",
            text=sdk.MarkdownTextObject(text="*x*", verbatim=True),
            fields=[sdk.PlainTextObject(text="x", emoji=True)],
            accessory=_PICTURE,
            expand=True,
        ),
        {*Surface},
    ),
    "header": (sdk.HeaderBlock(text=sdk.PlainTextObject(text="x")), {*Surface}),
    "divider": (sdk.DividerBlock(block_id="d"), {*Surface}),
    "context": (sdk.ContextBlock(elements=[_PICTURE, sdk.MarkdownTextObject(text="x")]), {*Surface}),
    "actions": (sdk.ActionsBlock(elements=[sdk.ButtonElement(text="Go", action_id="go")]), {*Surface}),
    "image": (sdk.ImageBlock(image_url="https://a.example/a.png", alt_text="x", title="x"), {*Surface}),
    "image of a file": (sdk.ImageBlock(slack_file=SlackFile(url="https://f.example"), alt_text="x"), {*Surface}),
    "input": (
        sdk.InputBlock(
            label="Name",
            element=sdk.PlainTextInputElement(action_id="n"),
            hint="Yours",
            optional=True,
            dispatch_action=True,
        ),
        {*Surface},
    ),
    "markdown": (sdk.MarkdownBlock(text="**x**"), {MESSAGE}),
    "rich_text": (_RICH_TEXT, {*Surface}),
    "table": (
        sdk.TableBlock(
            rows=[
                [sdk.RawTextObject(text="Grade"), sdk.RawTextObject(text="Since")],
                [_RICH_TEXT, sdk.RawNumberObject(value=2026, text="2026")],
            ],
            column_settings=[None, sdk.TableBlockColumnSettings(align="right", is_wrapped=True)],
        ),
        {MESSAGE},
    ),
    "card": (_CARD, {MESSAGE}),
    "carousel": (sdk.CarouselBlock(elements=[_CARD, sdk.CardBlock(body="x")]), {MESSAGE}),
    "video": (
        sdk.VideoBlock(
            alt_text="x",
            title="x",
            title_url="https://a.example",
            video_url="https://a.example/v",
            thumbnail_url="https://a.example/t",
            description="x",
            provider_name="a",
            provider_icon_url="https://a.example/i",
            author_name="b",
        ),
        {*Surface},
    ),
    "context_actions": (sdk.ContextActionsBlock(elements=[_FEEDBACK, _TRASH]), {MESSAGE}),
}

_MENU: Json = {"action_id": "a", "placeholder": "Choose", "confirm": _CONFIRM, "focus_on_load": True}
_WRITTEN: Json = {
    "action_id": "a",
    "placeholder": "Write",
    "focus_on_load": True,
    "dispatch_action_config": _DISPATCH,
}
_IN_ACTIONS: list[sdk.InteractiveElement] = [
    sdk.ButtonElement(
        text="Go",
        action_id="a",
        url="https://a.example",
        value="1",
        style="primary",
        confirm=_CONFIRM,
        accessibility_label="Go on",
        agent_prompt="Tell me more",
        agent_prompt_display="More",
        visible_to_user_ids=["U1"],
    ),
    sdk.OverflowMenuElement(
        action_id="a",
        confirm=_CONFIRM,
        options=[_option(), sdk.Option(text="B", value="b", url="https://b.example")],
    ),
]
_CHOOSING: list[sdk.InputInteractiveElement] = [
    sdk.StaticSelectElement(options=[_option(), _option("b")], initial_option=_option("b"), **_MENU),
    sdk.StaticSelectElement(option_groups=_GROUPS, initial_option=_option("b"), **_MENU),
    sdk.ExternalDataSelectElement(min_query_length=2, initial_option=_option(), **_MENU),
    sdk.UserSelectElement(initial_user="U1", **_MENU),
    sdk.ConversationSelectElement(
        initial_conversation="C1",
        default_to_current_conversation=True,
        response_url_enabled=True,
        filter=_FILTER,
        **_MENU,
    ),
    sdk.ChannelSelectElement(initial_channel="C1", response_url_enabled=True, **_MENU),
    sdk.StaticMultiSelectElement(options=[_option()], initial_options=[_option()], max_selected_items=3, **_MENU),
    sdk.StaticMultiSelectElement(option_groups=_GROUPS, **_MENU),
    sdk.ExternalDataMultiSelectElement(min_query_length=0, initial_options=[_option()], max_selected_items=3, **_MENU),
    sdk.UserMultiSelectElement(initial_users=["U1"], max_selected_items=3, **_MENU),
    sdk.ConversationMultiSelectElement(
        initial_conversations=["C1"],
        max_selected_items=3,
        default_to_current_conversation=True,
        filter=_FILTER,
        **_MENU,
    ),
    sdk.ChannelMultiSelectElement(initial_channels=["C1"], max_selected_items=3, **_MENU),
    sdk.CheckboxesElement(
        action_id="a", options=[_option()], initial_options=[_option()], confirm=_CONFIRM, focus_on_load=True
    ),
    sdk.RadioButtonsElement(
        action_id="a",
        options=[sdk.Option(text=sdk.MarkdownTextObject(text="*A*"), value="a")],
        initial_option=sdk.Option(text=sdk.MarkdownTextObject(text="*A*"), value="a"),
        confirm=_CONFIRM,
    ),
    sdk.DatePickerElement(initial_date="2026-11-23", **_MENU),
    sdk.TimePickerElement(initial_time="23:59", timezone="Europe/Berlin", **_MENU),
]
_DATETIME = sdk.DateTimePickerElement(action_id="a", initial_date_time=1_795_000_000, confirm=_CONFIRM)
_WRITING: list[tuple[sdk.InputInteractiveElement, set[Surface]]] = [
    (
        sdk.PlainTextInputElement(initial_value="", multiline=True, min_length=0, max_length=3_000, **_WRITTEN),
        {*Surface},
    ),
    (sdk.EmailInputElement(initial_value="a@a.example", **_WRITTEN), {MODAL}),
    (sdk.UrlInputElement(initial_value="https://a.example", **_WRITTEN), {MODAL}),
    (
        sdk.NumberInputElement(is_decimal_allowed=True, initial_value="1.5", min_value="-1", max_value="9", **_WRITTEN),
        {MODAL},
    ),
    (sdk.RichTextInputElement(initial_value=_RICH_TEXT.to_dict(), **_WRITTEN), {MODAL, HOME}),
]

_PLACED: list[tuple[Json, set[Surface]]] = [
    *[(block.to_dict(), surfaces) for block, surfaces in _BLOCKS.values()],
    *[({"type": "actions", "elements": [element.to_dict()]}, {*Surface}) for element in (*_IN_ACTIONS, *_CHOOSING)],
    *[
        ({"type": "section", "text": _plain(), "accessory": element.to_dict()}, {*Surface})
        for element in (*_IN_ACTIONS, *_CHOOSING, _FILE_PICTURE)
    ],
    *[({"type": "input", "label": _plain(), "element": element.to_dict()}, {*Surface}) for element in _CHOOSING],
    *[({"type": "input", "label": _plain(), "element": element.to_dict()}, where) for element, where in _WRITING],
    ({"type": "input", "label": _plain(), "element": _DATETIME.to_dict()}, {MESSAGE, MODAL}),
    ({"type": "actions", "elements": [_DATETIME.to_dict()]}, {MESSAGE, MODAL}),
]


def _named(value: object) -> str | None:
    if not isinstance(value, dict):
        return None
    inner = value.get("element") or value.get("accessory") or (value.get("elements") or [{}])[0]
    return f"{value['type']}-{inner.get('type', '')}"


@pytest.mark.parametrize(("block", "surfaces"), _PLACED, ids=_named)
def test_what_the_sdk_makes_is_accepted_on_its_surfaces_and_nowhere_else(block: Json, surfaces: set[Surface]) -> None:
    assert {surface for surface in Surface if not problems_in([block], surface)} == surfaces


def test_a_block_on_another_surface_is_told_where_it_belongs() -> None:
    assert problems_in([_BLOCKS["divider"][0].to_dict(), _BLOCKS["markdown"][0].to_dict()], HOME) == (
        'blocks[1]: "markdown" is for messages, and not for Home',
    )
    rich_input = {"type": "input", "label": _plain(), "element": {"type": "rich_text_input"}}
    assert problems_in([rich_input], MESSAGE) == (
        'blocks[0].element: "rich_text_input" is for modals and Home, and not for messages',
    )


def _section(**more: Any) -> Json:
    return {"type": "section", "text": _plain(), **more}


def _actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def _button(**more: Any) -> Json:
    return {"type": "button", "text": _plain(), **more}


def _input(**more: Any) -> Json:
    return {"type": "input", "label": _plain(), "element": {"type": "plain_text_input"}, **more}


def _image(**more: Any) -> Json:
    return {"type": "image", "image_url": "https://a.example", "alt_text": "x", **more}


def _video(**more: Any) -> Json:
    return {**_BLOCKS["video"][0].to_dict(), **more}


def _select(**more: Any) -> Json:
    return _actions({"type": "static_select", "options": [_choice()], **more})


def _choice(**more: Any) -> Json:
    return {"text": _plain(), "value": "a", **more}


def _confirm(**more: Any) -> Json:
    texts = {name: _plain() for name in ("title", "text", "confirm", "deny")}
    return _actions(_button(confirm={**texts, **more}))


def _feedback(**more: Any) -> Json:
    button = {"text": _plain(), "value": "1"}
    element = {"type": "feedback_buttons", "positive_button": {**button, **more}, "negative_button": button}
    return {"type": "context_actions", "elements": [element]}


def _icon(**more: Any) -> Json:
    return {
        "type": "context_actions",
        "elements": [{"type": "icon_button", "icon": "trash", "text": _plain(), **more}],
    }


def _cells(*texts: str) -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text} for text in texts]]}


def _plain_input(**more: Any) -> Json:
    return _input(element={"type": "plain_text_input", **more})


_LIMITS: list[tuple[Callable[[int], Json], int, str, str]] = [
    (lambda n: _section(block_id="x" * n), 255, "block_id", "characters"),
    (lambda n: _section(text=_plain("x" * n)), 3_000, "text", "characters"),
    (lambda n: _section(fields=[_plain()] * n), 10, "fields", "fields"),
    (lambda n: _section(fields=[_plain("x" * n)]), 2_000, "fields[0]", "characters"),
    (lambda n: {"type": "header", "text": _plain("x" * n)}, 150, "text", "characters"),
    (lambda n: {"type": "context", "elements": [_plain()] * n}, 10, "elements", "elements"),
    (lambda n: {"type": "context", "elements": [_plain("x" * n)]}, 3_000, "elements[0]", "characters"),
    (lambda n: _actions(*[_button()] * n), 25, "elements", "elements"),
    (lambda n: {"type": "context_actions", "elements": _icon()["elements"] * n}, 5, "elements", "elements"),
    (lambda n: _image(image_url="x" * n), 3_000, "image_url", "characters"),
    (lambda n: _image(alt_text="x" * n), 2_000, "alt_text", "characters"),
    (lambda n: _image(title=_plain("x" * n)), 2_000, "title", "characters"),
    (lambda n: _input(label=_plain("x" * n)), 2_000, "label", "characters"),
    (lambda n: _input(hint=_plain("x" * n)), 2_000, "hint", "characters"),
    (lambda n: {"type": "markdown", "text": "x" * n}, 12_000, "text", "characters"),
    (lambda n: {"type": "table", "rows": _cells("x")["rows"] * n}, 100, "rows", "rows"),
    (lambda n: _cells(*["x"] * n), 20, "rows[0]", "cells"),
    (lambda n: _cells("x" * (n - 1), "y"), 10_000, "rows", "characters in all cells"),
    (lambda n: {**_cells("x"), "column_settings": [None] * n}, 20, "column_settings", "columns"),
    (lambda n: {"type": "card", "title": _plain("x" * n)}, 150, "title", "characters"),
    (lambda n: {"type": "card", "title": _plain(), "subtitle": _plain("x" * n)}, 150, "subtitle", "characters"),
    (lambda n: {"type": "card", "body": _plain("x" * n)}, 200, "body", "characters"),
    (lambda n: {"type": "carousel", "elements": [{"type": "card", "body": _plain()}] * n}, 10, "elements", "cards"),
    (lambda n: _video(title=_plain("x" * n)), 200, "title", "characters"),
    (lambda n: _video(author_name="x" * n), 50, "author_name", "characters"),
    (lambda n: _actions(_button(text=_plain("x" * n))), 75, "elements[0].text", "characters"),
    (lambda n: _actions(_button(value="x" * n)), 2_000, "elements[0].value", "characters"),
    (lambda n: _actions(_button(url="x" * n)), 3_000, "elements[0].url", "characters"),
    (lambda n: _actions(_button(accessibility_label="x" * n)), 75, "elements[0].accessibility_label", "characters"),
    (lambda n: _actions(_button(agent_prompt="x" * n)), 4_000, "elements[0].agent_prompt", "characters"),
    (lambda n: _actions(_button(action_id="x" * n)), 255, "elements[0].action_id", "characters"),
    (lambda n: _feedback(text=_plain("x" * n)), 75, "elements[0].positive_button.text", "characters"),
    (lambda n: _feedback(value="x" * n), 2_000, "elements[0].positive_button.value", "characters"),
    (lambda n: _icon(visible_to_user_ids=["U1"] * n), 10, "elements[0].visible_to_user_ids", "users"),
    (lambda n: _icon(value="x" * n), 2_000, "elements[0].value", "characters"),
    (lambda n: _select(options=[_choice()] * n), 100, "elements[0].options", "options"),
    (lambda n: _select(options=[_choice(text=_plain("x" * n))]), 75, "elements[0].options[0].text", "characters"),
    (lambda n: _select(options=[_choice(value="x" * n)]), 75, "elements[0].options[0].value", "characters"),
    (
        lambda n: _select(options=[_choice(description=_plain("x" * n))]),
        75,
        "elements[0].options[0].description",
        "characters",
    ),
    (lambda n: _select(placeholder=_plain("x" * n)), 150, "elements[0].placeholder", "characters"),
    (
        lambda n: _actions(
            {"type": "static_select", "option_groups": [{"label": _plain(), "options": [_choice()]}] * n}
        ),
        100,
        "elements[0].option_groups",
        "groups",
    ),
    (
        lambda n: _actions(
            {"type": "static_select", "option_groups": [{"label": _plain(), "options": [_choice()] * n}]}
        ),
        100,
        "elements[0].option_groups[0].options",
        "options",
    ),
    (
        lambda n: _actions(
            {"type": "static_select", "option_groups": [{"label": _plain("x" * n), "options": [_choice()]}]}
        ),
        75,
        "elements[0].option_groups[0].label",
        "characters",
    ),
    (lambda n: _actions({"type": "overflow", "options": [_choice()] * n}), 5, "elements[0].options", "options"),
    (lambda n: _actions({"type": "checkboxes", "options": [_choice()] * n}), 10, "elements[0].options", "options"),
    (lambda n: _actions({"type": "radio_buttons", "options": [_choice()] * n}), 10, "elements[0].options", "options"),
    (
        lambda n: _actions({"type": "overflow", "options": [_choice(url="x" * n)]}),
        3_000,
        "elements[0].options[0].url",
        "characters",
    ),
    (lambda n: _confirm(title=_plain("x" * n)), 100, "elements[0].confirm.title", "characters"),
    (lambda n: _confirm(text=_plain("x" * n)), 300, "elements[0].confirm.text", "characters"),
    (lambda n: _confirm(confirm=_plain("x" * n)), 30, "elements[0].confirm.confirm", "characters"),
    (lambda n: _confirm(deny=_plain("x" * n)), 30, "elements[0].confirm.deny", "characters"),
    (lambda n: _plain_input(placeholder=_plain("x" * n)), 150, "element.placeholder", "characters"),
]


@pytest.mark.parametrize(
    ("make", "at_most", "place", "unit"), _LIMITS, ids=[f"{make(1)['type']}.{place}" for make, _, place, _ in _LIMITS]
)
def test_a_limit_holds_to_the_character(make: Callable[[int], Json], at_most: int, place: str, unit: str) -> None:
    assert problems_in([make(at_most)], MESSAGE) == ()
    assert problems_in([make(at_most + 1)], MESSAGE) == (
        f"blocks[0].{place}: {at_most + 1:,} {unit}, at most {at_most:,}",
    )


@pytest.mark.parametrize(("surface", "at_most"), [(MESSAGE, 50), (MODAL, 100), (HOME, 100)])
def test_a_surface_holds_so_many_blocks(surface: Surface, at_most: int) -> None:
    assert problems_in([_section()] * at_most, surface) == ()
    assert problems_in([_section()] * (at_most + 1), surface) == (f"blocks: {at_most + 1} blocks, at most {at_most}",)


def test_a_text_field_asks_for_three_thousand_characters_at_most() -> None:
    assert problems_in([_plain_input(min_length=3_000, max_length=3_000)], MODAL) == ()
    assert problems_in([_plain_input(min_length=3_001)], MODAL) == ("blocks[0].element.min_length: 3001, at most 3000",)
    assert problems_in([_plain_input(max_length=3_001)], MODAL) == ("blocks[0].element.max_length: 3001, at most 3000",)


def test_all_markdown_blocks_together_have_the_limit_of_one() -> None:
    def split(total: int) -> list[Json]:
        return [{"type": "markdown", "text": "x" * 6_000}, {"type": "markdown", "text": "x" * (total - 6_000)}]

    assert problems_in(split(12_000), MESSAGE) == ()
    assert problems_in(split(12_001), MESSAGE) == ("blocks: 12,001 characters in all markdown blocks, at most 12,000",)


def test_a_message_has_one_table() -> None:
    assert problems_in([_cells("x"), _section(), _cells("x")], MESSAGE) == (
        "blocks[2]: another table, at most one in a message",
    )


@pytest.mark.parametrize("kind", _BLOCKS)
def test_a_field_that_a_block_does_not_have_is_refused(kind: str) -> None:
    block = {**_BLOCKS[kind][0].to_dict(), "colour": "red"}

    assert problems_in([block], MESSAGE) == ("blocks[0].colour: no such field",)


_ELEMENTS = [
    *[({"type": "actions"}, "elements", element.to_dict()) for element in (*_IN_ACTIONS, *_CHOOSING)],
    *[({"type": "input", "label": _plain()}, "element", element.to_dict()) for element, _ in _WRITING],
    ({"type": "input", "label": _plain()}, "element", _DATETIME.to_dict()),
    *[({"type": "context_actions"}, "elements", element.to_dict()) for element in (_FEEDBACK, _TRASH)],
    ({"type": "context"}, "elements", _PICTURE.to_dict()),
]


@pytest.mark.parametrize(("block", "field", "element"), _ELEMENTS, ids=[made[2]["type"] for made in _ELEMENTS])
def test_a_field_that_an_element_does_not_have_is_refused(block: Json, field: str, element: Json) -> None:
    strange = {**element, "colour": "red"}
    surface = MODAL if field == "element" else MESSAGE
    inner = strange if field == "element" else [strange]
    place = "element" if field == "element" else "elements[0]"

    assert problems_in([{**block, field: inner}], surface) == (f"blocks[0].{place}.colour: no such field",)


@pytest.mark.parametrize(
    ("block", "place"),
    [
        (_section(text={**_plain(), "colour": 1}), "text"),
        (_confirm(colour=1), "elements[0].confirm"),
        (_select(options=[_choice(colour=1)]), "elements[0].options[0]"),
        (_feedback(colour=1), "elements[0].positive_button"),
        (_image(image_url="x", slack_file={"id": "F1"}) | {"colour": 1}, ""),
        ({**_cells("x"), "column_settings": [{"colour": 1}]}, "column_settings[0]"),
        (_plain_input(dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"], "colour": 1}), "element"),
        (_actions({"type": "conversations_select", "filter": {"include": ["im"], "colour": 1}}), "elements[0].filter"),
        ({"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [], "colour": 1}]}, "elements"),
    ],
)
def test_a_field_that_an_inner_object_does_not_have_is_refused(block: Json, place: str) -> None:
    found = [line for line in problems_in([block], MESSAGE) if line.endswith("colour: no such field")]

    assert len(found) == 1
    assert found[0].startswith(f"blocks[0].{place}")


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("section", "blocks[0]: an object is needed, not a string"),
        ({}, "blocks[0].type: missing"),
        ({"type": ["section"]}, "blocks[0].type: a string is needed, not a list"),
        ({"type": "carrousel"}, 'blocks[0].type: "carrousel" is no block'),
        ({"type": "section"}, "blocks[0]: at least one of text, fields is needed"),
        ({"type": "header"}, "blocks[0].text: missing"),
        ({"type": "actions"}, "blocks[0].elements: missing"),
        ({"type": "actions", "elements": []}, "blocks[0].elements: empty"),
        ({"type": "image", "alt_text": "x"}, "blocks[0]: exactly one of image_url, slack_file is needed"),
        (
            {"type": "card", "subtitle": _plain()},
            "blocks[0]: at least one of hero_image, title, actions, body is needed",
        ),
        (_section(text=_plain("x") | {"text": ""}), "blocks[0].text: empty"),
        (_section(text={"type": "plain_text"}), "blocks[0].text.text: missing"),
        (_section(text={"type": "html", "text": "x"}), 'blocks[0].text.type: "html" is none of plain_text, mrkdwn'),
        (_section(text="x"), "blocks[0].text: a text object is needed, not a string"),
        (_section(fields=[]), "blocks[0].fields: empty"),
        (_section(accessory=_button(colour="red")), "blocks[0].accessory.colour: no such field"),
        (_section(accessory={"type": "buton"}), 'blocks[0].accessory.type: "buton" is no element'),
        (
            _section(accessory={"type": "datetimepicker"}),
            'blocks[0].accessory.type: "datetimepicker" does not go into sections',
        ),
        (_actions(_image()), 'blocks[0].elements[0].type: "image" does not go into actions blocks'),
        (_input(element=_button()), 'blocks[0].element.type: "button" does not go into input blocks'),
        (_actions({"type": "button"}), "blocks[0].elements[0].text: missing"),
        (_actions(_button(style="green")), 'blocks[0].elements[0].style: "green" is none of primary, danger'),
        (_cells(""), "blocks[0].rows[0][0].text: empty"),
        ({"type": "table", "rows": [[{"type": "cell"}]]}, 'blocks[0].rows[0][0].type: "cell" is no cell'),
        (
            _select(option_groups=[{"label": _plain(), "options": [_choice()]}]),
            "blocks[0].elements[0]: exactly one of options, option_groups is needed",
        ),
        (_select(initial_option=_choice(value="z")), "blocks[0].elements[0].initial_option: not one of the options"),
        (_select(options=[_choice(url="https://a.example")]), "blocks[0].elements[0].options[0].url: no such field"),
        (
            _actions({"type": "datepicker", "initial_date": "2026-02-30"}),
            'blocks[0].elements[0].initial_date: "2026-02-30" is not a day as YYYY-MM-DD, such as 2026-11-23',
        ),
        (
            _actions({"type": "timepicker", "initial_time": "9:30"}),
            'blocks[0].elements[0].initial_time: "9:30" is not a time as HH:mm, such as 09:30',
        ),
        (_plain_input(min_length=5, max_length=4), "blocks[0].element.min_length: 5, at most max_length, 4"),
        (
            _video(video_url="http://a.example"),
            'blocks[0].video_url: "http://a.example" is not an address that begins with https://',
        ),
        (
            {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": [{"type": "user"}]}]},
            'blocks[0].elements[0].elements[0].type: "user" does not go into rich_text_preformatted',
        ),
        (_section(expand="yes"), "blocks[0].expand: true or false is needed, not a string"),
        (_section(block_id=None), "blocks[0].block_id: a string is needed, not null"),
    ],
)
def test_a_problem_is_told_with_its_place(block: object, line: str) -> None:
    assert problems_in([block], MESSAGE) == (line,)


def test_numbers_of_a_number_field_are_strings_in_order() -> None:
    def field(**more: Any) -> list[Json]:
        return [_input(element={"type": "number_input", "is_decimal_allowed": False, **more})]

    assert problems_in(field(min_value="10", max_value="9"), MODAL) == (
        'blocks[0].element.min_value: "10", at most max_value, "9"',
    )
    assert problems_in(field(min_value=1), MODAL) == ("blocks[0].element.min_value: a string is needed, not a number",)


def test_ids_are_not_shared() -> None:
    card = {"type": "card", "block_id": "a", "body": _plain()}
    blocks = [_section(block_id="a"), {"type": "carousel", "elements": [card]}]
    pressed = _actions(_button(action_id="go"), _button(), _button(action_id="go"))

    assert problems_in(blocks, MESSAGE) == ('blocks[1].elements[0].block_id: "a" is already that of blocks[0]',)
    assert problems_in([pressed], MESSAGE) == (
        'blocks[0].elements[2].action_id: "go" is another element\'s in this block',
    )
    assert problems_in([_actions(_button(action_id="go"))] * 2, MESSAGE) == ()


def test_one_element_has_the_focus() -> None:
    field = _plain_input(focus_on_load=True)

    assert problems_in([field, field], MODAL) == ("blocks[1]: another element has focus_on_load already",)


def test_every_problem_is_told() -> None:
    assert problems_in([_section(text=_plain("x" * 3_001), colour=1), {"type": "x"}], MESSAGE) == (
        "blocks[0].text: 3,001 characters, at most 3,000",
        "blocks[0].colour: no such field",
        'blocks[1].type: "x" is no block',
    )
    assert problems_in("blocks", MESSAGE) == ("blocks: a list is needed, not a string",)


_A_MODAL: Json = {"type": "modal", "title": _plain(), "blocks": [_section()]}
_A_HOME: Json = {"type": "home", "blocks": [_section()]}


def test_views_that_the_sdk_makes_are_accepted() -> None:
    modal = View(
        type="modal",
        title="Ask",
        submit="Send",
        close="Back",
        blocks=[_BLOCKS["input"][0]],
        callback_id="ask",
        external_id="e",
        private_metadata="m",
        clear_on_close=True,
        notify_on_close=True,
    )
    home = View(type="home", blocks=[_BLOCKS["section"][0]], callback_id="home", private_metadata="m")

    assert view_problems(modal.to_dict()) == ()
    assert view_problems(home.to_dict()) == ()


@pytest.mark.parametrize(
    ("field", "at_most", "is_text"),
    [
        ("title", 24, True),
        ("submit", 24, True),
        ("close", 24, True),
        ("callback_id", 255, False),
        ("external_id", 255, False),
        ("private_metadata", 3_000, False),
    ],
)
def test_a_view_keeps_to_its_limits(field: str, at_most: int, is_text: bool) -> None:
    def view(characters: int) -> Json:
        words = "x" * characters
        return {**_A_MODAL, field: _plain(words) if is_text else words}

    assert view_problems(view(at_most)) == ()
    assert view_problems(view(at_most + 1)) == (f"view.{field}: {at_most + 1:,} characters, at most {at_most:,}",)


@pytest.mark.parametrize(
    ("view", "lines"),
    [
        ({**_A_MODAL, "blocks": [_section()] * 100}, ()),
        ({**_A_MODAL, "blocks": [_section()] * 101}, ("view.blocks: 101 blocks, at most 100",)),
        ({**_A_MODAL, "blocks": []}, ("view.blocks: empty",)),
        ({**_A_MODAL, "blocks": [_input()]}, ("view.submit: missing; a modal with an input block needs it",)),
        ({**_A_MODAL, "blocks": [_input()], "submit": _plain()}, ()),
        ({**_A_HOME, "blocks": [_input()]}, ()),
        ({**_A_MODAL, "colour": 1}, ("view.colour: no such field",)),
        ({**_A_HOME, "title": _plain()}, ("view.title: no such field",)),
        ({"type": "modal"}, ("view.title: missing", "view.blocks: missing")),
        ({**_A_HOME, "blocks": [{"type": "carrousel"}]}, ('view.blocks[0].type: "carrousel" is no block',)),
        ({**_A_HOME, "blocks": [_cells("x")]}, ('view.blocks[0]: "table" is for messages, and not for Home',)),
        ({"type": "dialog"}, ('view.type: "dialog" is no view',)),
        ([], ("view: an object is needed, not a list",)),
    ],
)
def test_a_view_is_refused_for_what_is_wrong_with_it(view: object, lines: tuple[str, ...]) -> None:
    assert view_problems(view) == lines


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ([_cells("x")], None),
        ([_cells("x"), _cells("x")], "only_one_table_allowed"),
        ([_cells("x" * 10_000)], None),
        ([_cells("x" * 10_001)], "invalid_blocks"),
        ([_cells("x" * 10_000), _section()], "msg_blocks_too_long"),
        ([{"type": "markdown", "text": "x" * 10_000}], None),
        ([{"type": "markdown", "text": "x" * 10_001}], "msg_blocks_too_long"),
        ([{"type": "markdown", "text": "x" * 12_001}], "invalid_blocks"),
        ([_cells("x"), {"type": "carrousel"}], "invalid_blocks"),
    ],
)
def test_a_message_is_refused_with_slacks_code(blocks: list[Json], code: str | None) -> None:
    assert refusal("x", blocks) == code


def test_texts_of_every_kind_of_block_are_found_in_their_order() -> None:
    blocks = [_BLOCKS[kind][0].to_dict() for kind in ("markdown", "table")]
    bare_link = {"type": "link", "url": "https://b.example"}
    said = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [bare_link]}]}
    line = [("text", "hello "), ("link", "a"), ("date", "today")]

    assert list(text_objects([*blocks, _input(label=_plain("Name"), hint=_plain("Yours")), said])) == [
        ("markdown", "**x**"),
        ("raw_text", "Grade"),
        ("raw_text", "Since"),
        *line * 3,
        ("text", "said"),
        ("text", "x = 1"),
        ("raw_number", "2026"),
        ("plain_text", "Name"),
        ("plain_text", "Yours"),
        ("link", "https://b.example"),
    ]


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_KINDS = st.sampled_from(sorted({block["type"] for block, _ in _PLACED} | {made[2]["type"] for made in _ELEMENTS}))
_KEYS = st.sampled_from(
    (
        "text type elements element accessory options option_groups initial_option rows title block_id action_id "
        "column_settings confirm min_value max_value min_length max_length"
    ).split()
)


def _deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    loose = st.dictionaries(_KEYS | st.text(max_size=4), inner, max_size=4)
    typed = st.tuples(loose, _KINDS).map(lambda made: {**made[0], "type": made[1]})
    return st.lists(inner, max_size=4) | loose | typed


_JSON = st.recursive(_SCALARS | _KINDS, _deeper, max_leaves=25)


@given(_JSON, st.sampled_from(Surface))
def test_no_json_value_brings_the_check_down(value: Any, surface: Surface) -> None:
    for blocks in (value, [value]):
        assert all(line.startswith("blocks") for line in problems_in(blocks, surface))
    assert all(line.startswith("view") for line in view_problems(value))
    assert all(line.startswith("view") for line in view_problems({"type": "modal", "blocks": [value]}))


def test_what_is_nested_deeper_than_python_goes_is_refused_all_the_same() -> None:
    cell: object = "x"
    for _ in range(5_000):
        cell = [cell]

    assert problems_in([{"type": "table", "rows": [[cell]]}], MESSAGE) == (
        "blocks[0].rows[0][0]: an object is needed, not a list",
    )
