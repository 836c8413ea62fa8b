"""Each method that looks something up, broken in each way, alone and all together: the answer comes all the same."""

import re
from itertools import product

import pytest

from bot.patience import LOOKUPS_WITHIN_SECONDS
from bot.settings import EXAMPLE_CORPUS
from bot.workspace import Fault
from index import Audience, Editions, SectionRule, load_editions
from tests.bot.outage import METHODS, outage

_BROKEN = [*((method,) for method in METHODS), METHODS]
_TABLE = [
    pytest.param(fault, methods, id=f"{fault.value}-{'all' if methods is METHODS else methods[0]}")
    for fault, methods in product(Fault, _BROKEN)
]
_DIRECTOR = "Director, Infrastructure Technical Program Management"


@pytest.fixture(scope="module")
def for_all() -> Editions:
    return load_editions(EXAMPLE_CORPUS)


@pytest.fixture(scope="module")
def with_internal_sections() -> Editions:
    """Then people and places are looked up for every question."""
    editions = load_editions(EXAMPLE_CORPUS, rules=[SectionRule(re.compile("hiring process", re.I), Audience.INTERNAL)])
    assert editions.differ
    return editions


@pytest.fixture(params=["for_all", "with_internal_sections"])
def editions(request: pytest.FixtureRequest) -> Editions:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Editions)
    return found


@pytest.mark.usefixtures("no_settings")
@pytest.mark.parametrize(("fault", "methods"), _TABLE)
async def test_a_command_is_answered_and_a_mention_is_answered_once_or_to_come_again(
    editions: Editions, fault: Fault, methods: tuple[str, ...]
) -> None:
    async with outage(editions, fault, *methods) as (bot, waits):
        waits.asked.clear()
        reply = await bot.command("director-tpm grade")
        waited = sum(waits.asked)
        _, deliveries = await bot.mention("what grade is the director of technical program management?")

    assert reply
    assert reply.text.startswith(f"{_DIRECTOR}: grade 10\n")
    assert waited == pytest.approx(LOOKUPS_WITHIN_SECONDS) or waited == 0
    said = [each for each in bot.replies if each.ts != reply.ts]
    if "auth.test" in methods:
        assert ([each.status for each in deliveries], said) == ([503] * 4, [])
    else:
        assert [each.status for each in deliveries] == [200]
        assert [each.text.startswith(f"{_DIRECTOR}: grade 10\n") for each in said] == [True]


@pytest.mark.usefixtures("no_settings")
@pytest.mark.parametrize(("fault", "methods"), _TABLE)
async def test_what_is_for_the_company_is_shown_to_nobody_whom_slack_has_not_told_of(
    with_internal_sections: Editions, fault: Fault, methods: tuple[str, ...]
) -> None:
    async with outage(with_internal_sections, fault, *methods) as (bot, _):
        reply = await bot.command("interview steps of the director-tpm")

    assert reply
    is_open = reply.text.startswith(f"{_DIRECTOR}: interview")
    if {"users.info", "conversations.info"} & set(methods):
        assert "Slack did not tell me in time" in reply.text
        assert not is_open
    elif fault is not Fault.SLOW:  # which ends the wait before Slack has told the rest
        assert is_open
