"""Modals and Home: the frame around their blocks. Slack docs, views."""

from collections.abc import Mapping

from bot.workspace.block_kit.objects import plain_text
from bot.workspace.block_kit.problems import Check, Place, Problems, Surface
from bot.workspace.block_kit.shapes import Fields, Kind, one_of, typed
from bot.workspace.block_kit.stacks import stack_problems
from bot.workspace.block_kit.values import flag, string

_TITLE_AT_MOST = 24
_ID_AT_MOST = 255
_METADATA_AT_MOST = 3_000

_TITLE = plain_text(_TITLE_AT_MOST)
_FRAME: Fields = {
    "callback_id": string(at_most=_ID_AT_MOST, at_least=0),
    "external_id": string(at_most=_ID_AT_MOST, at_least=0),
    "private_metadata": string(at_most=_METADATA_AT_MOST, at_least=0),
}
_MODAL: Fields = {"submit": _TITLE, "close": _TITLE, "clear_on_close": flag, "notify_on_close": flag}


def view_problems(view: object) -> tuple[str, ...]:
    """Everything that Slack would refuse in the view, a modal or Home, a line for each. Takes any JSON value."""
    return tuple(_A_VIEW(view, Place("view", Surface.MODAL)))


def _blocks_on(surface: Surface) -> Check:
    def check(value: object, place: Place) -> Problems:
        yield from stack_problems(value, Place(place.path, surface), at_least=1)

    return check


def _can_be_submitted(view: object, place: Place) -> Problems:
    match view:
        case {"blocks": [*blocks], **more} if "submit" not in more and any(map(_is_input, blocks)):
            yield place.field("submit").says("missing; a modal with an input block needs it")


def _is_input(block: object) -> bool:
    return isinstance(block, Mapping) and block.get("type") == "input"


_A_VIEW = one_of(
    {
        "modal": Kind(
            typed({"title": _TITLE, "blocks": _blocks_on(Surface.MODAL)}, {**_FRAME, **_MODAL}, [_can_be_submitted])
        ),
        "home": Kind(typed({"blocks": _blocks_on(Surface.HOME)}, _FRAME)),
    },
    what="view",
)
