"""What is found out of Slack about people and places, and what counts when nothing is found out."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.directory import SlackDirectory
from bot.web_client import web_client
from bot.workspace import Channel, Person, Workspace, running_workspace
from handlers import Place, Standing
from tests.bot.stage import Clock

_TEAM_MATE, _GUEST = Person("U0MATE", "Mate"), Person("U0GUEST", "Guest", locale="de-DE", is_guest=True)
_STRANGER = Person("U0STRANGER", "Stranger", is_stranger=True)
_CHANNELS = (
    Channel("C0OPEN", "open"),
    Channel("C0HIRING", "hiring", members=frozenset({"U0MATE"})),
    Channel("C0CLOSED", "closed", has_bot=False, members=frozenset({"U0MATE"})),
    Channel("C0SHARED", "shared", is_shared=True),
    Channel("D0MATE", "", user="U0MATE"),
)


@dataclass(frozen=True, slots=True)
class Found:
    directory: SlackDirectory
    slack: Workspace
    clock: Clock

    async def place(self, channel: str) -> Place:
        return await self.directory.place(channel, "U0MATE")

    async def standing(self, person: Person) -> Standing:
        return await self.directory.standing(self.slack.credentials.team, person.id)


@pytest.fixture
async def found() -> AsyncIterator[Found]:
    clock = Clock()
    people, groups = (_TEAM_MATE, _GUEST, _STRANGER), {"hirers": ("U0GUEST",)}
    async with (
        running_workspace(*_CHANNELS, clock=clock, people=people, groups=groups) as slack,
        web_client(slack.credentials.bot_token, api_url=slack.api_url) as client,
    ):
        channels, known_groups = ("C0HIRING", "C0SHARED", "C0GONE"), ("S0HIRERS", "S0GONE")
        directory = SlackDirectory(client, channels=channels, groups=known_groups, clock=clock)
        yield Found(directory, slack, clock)


async def test_guests_and_people_of_other_companies_are_outsiders(found: Found) -> None:
    assert [await found.standing(person) for person in (_TEAM_MATE, _GUEST, _STRANGER)] == [
        Standing.MEMBER,
        Standing.OUTSIDER,
        Standing.OUTSIDER,
    ]


async def test_a_person_that_slack_does_not_know_is_unknown(found: Found) -> None:
    assert await found.standing(Person("U0NOBODY", "Nobody")) is Standing.UNKNOWN


async def test_a_locale_is_asked_for_once_even_where_slack_does_not_tell_it(found: Found) -> None:
    found.slack.api.refuse("users.info", "missing_scope")
    unknown = [await found.directory.locale("U0GUEST"), await found.directory.locale("U0GUEST")]
    found.clock.seconds += 10 * 60 + 1
    known = await found.directory.locale("U0GUEST")
    found.slack.api.refuse("users.info", "fatal_error")

    assert (unknown, known, await found.directory.locale("U0GUEST")) == (["", ""], "de-DE", "de-DE")


async def test_places_are_what_slack_says_of_them(found: Found) -> None:
    assert await found.place("C0OPEN") is Place.COMPANY
    assert await found.place("C0HIRING") is Place.HIRING
    assert await found.place("D0MATE") is Place.ALONE
    assert await found.directory.place("D0MATE", "U0GUEST") is Place.UNKNOWN


async def test_a_channel_for_hiring_that_is_shared_is_no_longer_one(found: Found) -> None:
    assert await found.place("C0SHARED") is Place.SHARED


async def test_what_the_bot_may_not_look_up_is_unknown(found: Found) -> None:
    assert await found.place("C0CLOSED") is Place.UNKNOWN
    assert await found.place("C0GONE") is Place.UNKNOWN
    assert await found.place("COMPOSER") is Place.UNKNOWN


async def test_members_of_the_channels_and_groups_hire(found: Found) -> None:
    assert await found.directory.hires("U0MATE")
    assert await found.directory.hires("U0GUEST")
    assert not await found.directory.hires("U0STRANGER")


async def test_slack_is_asked_again_after_ten_minutes(found: Found) -> None:
    places = [await found.place("C0OPEN")]
    found.slack.api.refuse("conversations.info", "fatal_error")
    places.append(await found.place("C0OPEN"))
    found.clock.seconds += 10 * 60 + 1
    places.append(await found.place("C0OPEN"))

    assert places == [Place.COMPANY, Place.COMPANY, Place.UNKNOWN]


async def test_what_could_not_be_found_out_is_asked_again_at_once(found: Found) -> None:
    found.slack.api.refuse("conversations.info", "fatal_error")

    assert [await found.place("C0OPEN"), await found.place("C0OPEN")] == [Place.UNKNOWN, Place.COMPANY]


async def test_when_slack_cannot_be_reached_nothing_is_known() -> None:
    async with web_client("xoxb-1", api_url="http://127.0.0.1:9/api/") as client:
        directory = SlackDirectory(client, channels=("C0HIRING",), groups=(), clock=Clock())

        assert await directory.locale("U1") == ""
        assert await directory.standing("T1", "U1") is Standing.UNKNOWN
        assert await directory.place("C1", "U1") is Place.UNKNOWN
        assert not await directory.hires("U1")
