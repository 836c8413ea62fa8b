"""What people see of every surface under every fault of Slack's: nothing lost, nothing doubled, and they are told."""

import logging
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import Editions, load_editions
from tests.bot.faults import FAULTS
from tests.bot.gateway import NO_FAULT, refusal
from tests.bot.surfaces import BARE, PAGES, ROSA, SITE, SURFACES, Scene, scene

_TOLD = {
    "refused": "Slack does not let me answer here. Please ask with /role instead.",
    "later": "Slack takes no more from me at the moment. Please try again in a minute.",
    "unsure": "Slack did not say whether my answer has arrived. If you do not see it, please ask again.",
    "not shown": "The window could not be shown. Please try again, or type /role help.",
    "not shared": "The answer could not be shared here: still only you see it. Please try again in a minute.",
    "shared?": "Slack did not say whether the answer is shared. Please look before you share it again.",
    "still there": "This answer could not be taken away. It will be gone when you open Slack anew.",
    "not asked": "The owner of the page could not be asked. Please try again in a minute.",
    "asked?": "Slack did not say whether the owner of the page was asked. Please look before you ask again.",
    "warning": "That did not work: dispatch_failed. Slack shows a warning sign here.",
}
_TABLE = (Path(__file__).parent / "sending.txt").read_text(encoding="utf-8")

Change = tuple[Counter[str], Counter[str]]
"""What is seen that was not, and what was seen that is not, one line each."""


def _expected(surface: str) -> dict[str, str]:
    """What the table says, by the fault."""
    for part in _TABLE.split("\n== ")[1:]:
        surfaces, *lines = part.strip().splitlines()
        if surface in surfaces.split(", "):
            return dict(line.split(": ") for line in lines)
    raise LookupError(surface)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    folder = tmp_path_factory.mktemp("handbook")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_editions(folder, site_url=SITE)


async def _change(scene: Scene, surface: str, *faults: str) -> Change:
    """What an act changes for all who look, under faults that come one after the other."""
    await scene.command("help")  # by now the bot knows who it is and who Rosa is
    about = await SURFACES[surface].prepare(scene)
    before = scene.seen()
    for fault in faults:
        await FAULTS[fault](scene.gateway, SURFACES[surface].way)
    await SURFACES[surface].act(scene, about)
    after = scene.seen()
    return after - before, before - after


def _in_words(change: Change, usual: Change) -> str:
    """The change, beside the usual one without a fault.

    "answer": the usual one. "text": it came without its blocks. "copy": it is there, and so is what it replaces.
    "post": of two messages one is there. Then what the person was told, and whatever else there is as it is.
    """
    (added, removed), (new, gone) = change, usual
    bare = Counter(line for line in (added - new).elements() if line.endswith(BARE) and _is_of(line, new))
    if new <= added and removed == gone:
        word, rest = "answer", added - new
    elif new and new <= added and not removed:
        word, rest = "copy", added - new
    elif bare and removed == gone:
        word, rest = "text", added - bare
    elif len(new) > 1 and added & new and not removed:
        word, rest = "post", added - new
    else:
        word, rest = "LOST" if removed else "", added
    return " + ".join(filter(None, [word, *sorted(_told(line) for line in rest.elements())])) or "nothing"


def _is_of(line: str, usual: Counter[str]) -> bool:
    return any(each.startswith(line.removesuffix(BARE)) for each in usual)


def _told(line: str) -> str:
    """What somebody was told, by its short name; in a direct message with "DM" before it."""
    to, _, text = line.removesuffix(BARE).partition(": ")
    name = next((name for name, said in _TOLD.items() if said == text), text)
    return f"DM {name}" if to == "D0RECRUITER" else name if to == ROSA.id else f"{to} {name}"


@pytest.mark.usefixtures("no_settings")
@pytest.mark.parametrize("surface", SURFACES)
async def test_what_people_see_of_a_surface_under_every_fault(surface: str, editions: Editions) -> None:
    async with scene(editions) as undisturbed:
        usual = await _change(undisturbed, surface)
    seen = {}
    for fault in FAULTS:
        async with scene(editions) as disturbed:
            seen[fault] = _in_words(await _change(disturbed, surface, fault), usual)

    assert seen == _expected(surface)


# Faults that pass, of which several can come one after the other.
_PASSING = (
    "429 for 1 s",
    "503",
    "500, taken",
    "no answer, taken",
    "bad JSON, taken",
    "429 for 30 s",
    "invalid_blocks",
)


@pytest.mark.usefixtures("no_settings")
@pytest.mark.parametrize("surface", SURFACES)
async def test_when_faults_come_one_after_the_other_nothing_is_doubled_and_nobody_left_without_a_word(
    surface: str, editions: Editions
) -> None:
    async with scene(editions) as undisturbed:
        new, gone = await _change(undisturbed, surface)
    for first, second in zip(_PASSING, _PASSING[2:] + _PASSING[:2], strict=True):
        async with scene(editions) as disturbed:
            added, removed = await _change(disturbed, surface, first, second)

        assert max(added.values(), default=1) == 1, (first, second, added)
        assert added or (gone and removed == gone), (first, second)
        assert not removed or (removed == gone and (added or not new)), (first, second, removed)


@pytest.fixture
async def stage(editions: Editions, no_settings: None) -> AsyncIterator[Scene]:
    async with scene(editions) as running:
        await running.command("help")
        yield running


@pytest.mark.parametrize("fault", ["no answer, taken", "is_archived", "500", "nothing connected"])
async def test_only_what_is_surely_sent_counts_as_answered(
    stage: Scene, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="rolecall")
    await FAULTS[fault](stage.gateway, "chat.postMessage")
    caplog.clear()

    await stage.say("<@U0ROLECALL> baker interview")

    assert not [line for line in caplog.messages if line.startswith("answered")]
    assert {line.split()[0] for line in caplog.messages} == {"unsent"}


async def test_an_event_is_asked_for_again_only_where_nothing_was_taken(stage: Scene) -> None:
    statuses = {}
    for fault in ("429 for 30 s", "no answer, taken", "is_archived", "500"):
        await FAULTS[fault](stage.gateway, "chat.postMessage")
        before = len(stage.local.slack.recorder.exchanges)
        await stage.say("<@U0ROLECALL> baker interview")
        sent = stage.local.slack.recorder.exchanges[before:]
        statuses[fault] = [each.status for each in sent if each.name == "app_mention"]

    assert statuses == {
        "429 for 30 s": [503, 503, 200],
        "no answer, taken": [200],
        "is_archived": [200],
        "500": [200],
    }


async def test_a_question_that_comes_again_is_understood_as_the_first_time(stage: Scene) -> None:
    await stage.command("pin baker")
    await FAULTS["429 for 30 s"](stage.gateway, "chat.postMessage")

    said = await stage.say("<@U0ROLECALL> interview?")

    (answer,) = [message for message in stage.local.slack.replies if message.thread == said.ts]
    assert answer.text.startswith("Baker: interview")
    # what is said of a question that was about nothing before
    assert answer.text.endswith("Baker is pinned in this channel: /role unpin")


async def test_what_was_shared_stays_where_the_private_answer_cannot_be_taken_away(
    stage: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.command("baker interview")
    private = stage.local.slack.replies[-1]
    stage.gateway.faults["response_url"] += [NO_FAULT, refusal("expired_url")]

    await stage.press(private, "Share in channel")

    assert [(message.channel, message.seen_only_by) for message in stage.local.slack.replies[-2:]] == [
        (private.channel, ROSA.id),
        (private.channel, None),
    ]
    assert caplog.messages == [
        "unsent method=response_url outcome=refused cause=expired_url instead=nothing event=-",
    ]


async def test_an_owner_who_could_not_be_asked_can_be_asked_again(stage: Scene) -> None:
    await stage.command("baker grade")
    answer = stage.local.slack.replies[-1]
    stage.gateway.faults["response_url"].append(refusal("is_archived"))

    await stage.press(answer, "Ask the owner of the page")
    await stage.press(answer, "Ask the owner of the page")

    _, not_asked, asked, confirmed = stage.local.slack.replies[-4:]
    assert not_asked.text == _TOLD["not asked"]
    assert asked.text.startswith("<@U0MANAGER> <@U0RECRUITER> asks about Baker, grade")
    assert confirmed.text == "The owner of the page was asked."


async def test_who_sees_a_home_of_before_is_not_told_that_a_new_one_could_not_be_shown(stage: Scene) -> None:
    before = await stage.home()
    await FAULTS["500"](stage.gateway, "views.publish")

    assert await stage.home() == before
    assert [message.text for message in stage.local.slack.replies if message.text == _TOLD["not shown"]] == []


@pytest.mark.usefixtures("no_settings")
@pytest.mark.parametrize(
    ("fault", "answers", "told"),
    [
        ("429 for 1 s", 1, []),
        ("429 for 30 s", 1, []),
        ("500", 0, ["DM unsure"]),
        ("no answer, taken", 1, []),
        ("is_archived", 0, ["DM refused"]),
        ("bad JSON, taken", 1, ["DM unsure"]),
    ],
)
async def test_what_only_the_person_may_see_of_a_channel_is_as_safe(
    tmp_path: Path, fault: str, answers: int, told: list[str]
) -> None:
    (tmp_path / "scout.md").write_text("---\ntitle: Scout\naudience: internal\n---\n\nThe Scout is grade 4.\n")
    async with scene(load_editions(tmp_path, site_url=SITE)) as running:
        await running.say("<@U0ROLECALL> scout grade", channel="C0NORTHWIND")
        (withheld,) = running.local.slack.replies
        before = running.seen()
        await FAULTS[fault](running.gateway, "chat.postEphemeral")

        await running.say("<@U0ROLECALL> scout grade", channel="C0NORTHWIND")
        added = running.seen() - before

    again = [line for line in added.elements() if withheld.text in line]
    others = [_told(line) for line in added.elements() if line not in again]
    assert withheld.seen_only_by == ROSA.id
    assert (len(again), others) == (answers, told)
