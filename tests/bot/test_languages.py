"""Our own words in the language that somebody uses Slack in, through the real app."""

from collections.abc import AsyncIterator

import pytest

from bot.trying import workspace_of
from bot.workspace import HIRING_CHANNEL, Local, Person, Posted
from bot.workspace.ids import elements_in
from bot.workspace.local import PEOPLE
from index import Editions, Handbook

ROSA, MILAN, INES = PEOPLE[0], PEOPLE[1], PEOPLE[2]


@pytest.fixture
async def local(handbook: Handbook, no_settings: None) -> AsyncIterator[Local]:
    async with workspace_of(Editions.for_all(handbook), site_url="https://handbook.example.com") as running:
        yield running


async def _command(local: Local, person: Person, text: str) -> Posted:
    await local.acting.command(person, "/role", text, channel=HIRING_CHANNEL)
    return local.slack.replies[-1]


def _labels(message: Posted) -> list[str]:
    return [element["text"]["text"] for _, element in elements_in(message.blocks) if element["type"] == "button"]


@pytest.mark.parametrize(
    ("person", "answer", "buttons"),
    [
        (ROSA, "Data Engineer: grade 6", ["All on this role", "Share in channel", "Dismiss"]),
        (MILAN, "Data Engineer: Grade 6", ["Alles zu dieser Rolle", "Im Channel teilen", "Ausblenden"]),
        (INES, "Data Engineer: grado 6", ["Todo sobre este rol", "Compartir en el canal", "Descartar"]),
    ],
    ids=lambda value: value.name if isinstance(value, Person) else "",
)
async def test_each_person_is_answered_in_their_own_language(
    local: Local, person: Person, answer: str, buttons: list[str]
) -> None:
    reply = await _command(local, person, "data-engineer grade")

    title, quotation, *_ = reply.text.split("\n\n")
    assert (title, quotation) == (answer, "The Data Engineer is a grade 6.")
    assert _labels(reply) == buttons


async def test_the_thumbs_ask_and_thank_in_the_language_of_who_presses(local: Local) -> None:
    reply = await _command(local, INES, "data-engineer grade")
    block_id, thumbs = next(each for each in elements_in(reply.blocks) if each[1]["type"] == "feedback_buttons")
    action = {"type": "feedback_buttons", "action_id": thumbs["action_id"], "block_id": block_id}
    await local.acting.press(INES, {**action, "value": thumbs["negative_button"]["value"]}, message=reply, values={})

    asked = local.slack.replies[-1]
    assert asked.text == "Gracias. ¿Qué está mal?"
    assert _labels(asked) == ["Sección equivocada", "Desactualizado", "Incompleto"]


async def test_the_picker_and_home_speak_the_language_of_who_opens_them(local: Local) -> None:
    await local.acting.command(MILAN, "/role", "", channel=HIRING_CHANNEL)
    local.acting.open_home(MILAN)
    await local.acting.settled()

    (picker,) = local.slack.views.stack(MILAN.id)
    assert picker.view["title"]["text"] == "Rolle finden"
    home = local.slack.views.home(MILAN.id)
    assert home
    assert home.view["blocks"][0]["text"]["text"] == "Rollen und Einstellung, in den Worten des Handbuchs"
