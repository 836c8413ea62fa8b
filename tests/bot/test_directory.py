"""What is found out of Slack about people and places: all at once, within a deadline, and remembered."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from bot.directory import SlackDirectory
from bot.lookups import Lookups
from bot.web_client import lookup_client, web_client
from bot.workspace import Channel, Fault, Person, Workspace, running_workspace
from handlers import Found, Place, Reader, Standing
from tests.bot.pauses import Pauses
from tests.bot.stage import Clock

_MATE, _GUEST = Person("U0MATE", "Mate"), Person("U0GUEST", "Guest", locale="de-DE", is_guest=True)
_STRANGER = Person("U0STRANGER", "Stranger", is_stranger=True)
_CROWD = tuple(Person(f"U0CROWD{number}", f"Crowd {number}") for number in range(50))
_CHANNELS = (
    Channel("C0OPEN", "open"),
    Channel("C0HIRING", "hiring", members=frozenset({"U0MATE"})),
    Channel("C0CLOSED", "closed", has_bot=False, members=frozenset({"U0MATE"})),
    Channel("C0SHARED", "shared", is_shared=True),
    Channel("D0MATE", "", user="U0MATE"),
)
_METHODS = ("users.info", "conversations.info", "conversations.members", "usergroups.users.list")


@dataclass(frozen=True, slots=True)
class Desk:
    directory: SlackDirectory
    slack: Workspace
    clock: Clock
    pauses: Pauses

    def reader(self, channel: str = "C0OPEN", person: str = "U0MATE") -> Reader:
        return Reader(self.slack.credentials.team, person, channel)

    async def found(self, channel: str = "C0OPEN", person: str = "U0MATE", *, public: bool = False) -> Found:
        return await self.directory.found(replace(self.reader(channel, person), public=public))

    async def place(self, channel: str, *, public: bool = False) -> Place:
        return (await self.found(channel, public=public)).place

    def calls(self, *methods: str) -> int:
        """How often Slack was asked."""
        return len([each for each in self.slack.recorder.exchanges if each.name in (methods or _METHODS)])

    def shared(self, channel: Channel) -> None:
        """The channel is shared with another company from now on."""
        self.slack.rooms.admit(replace(channel, is_shared=True))


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    clock, pauses = Clock(), Pauses()
    people, groups = (_MATE, _GUEST, _STRANGER, *_CROWD), {"hirers": ("U0GUEST", "U0CROWD7")}
    async with (
        running_workspace(*_CHANNELS, clock=clock, people=people, groups=groups) as slack,
        web_client(slack.credentials.bot_token, api_url=slack.api_url) as client,
    ):
        channels, known_groups = ("C0HIRING", "C0SHARED"), ("S0HIRERS",)
        directory = SlackDirectory(
            Lookups(lookup_client(client), clock=clock),
            channels=channels,
            groups=known_groups,
            clock=clock,
            pause=pauses,
        )
        yield Desk(directory, slack, clock, pauses)
        await directory.close()


async def test_guests_and_people_of_other_companies_are_outsiders(desk: Desk) -> None:
    found = [await desk.found(person=person.id) for person in (_MATE, _GUEST, _STRANGER)]

    assert [each.standing for each in found] == [Standing.MEMBER, Standing.OUTSIDER, Standing.OUTSIDER]
    assert [each.locale for each in found] == ["en-US", "de-DE", "en-US"]


async def test_a_person_that_slack_does_not_know_is_surely_unknown(desk: Desk) -> None:
    found = await desk.found(person="U0NOBODY")

    assert (found.standing, found.is_sure) == (Standing.UNKNOWN, True)


async def test_places_are_what_slack_says_of_them(desk: Desk) -> None:
    assert await desk.place("C0OPEN") is Place.COMPANY
    assert await desk.place("C0HIRING") is Place.HIRING
    assert await desk.place("D0MATE") is Place.ALONE
    assert (await desk.found("D0MATE", "U0GUEST")).place is Place.UNKNOWN


async def test_a_channel_for_hiring_that_is_shared_is_no_longer_one(desk: Desk) -> None:
    assert await desk.place("C0SHARED") is Place.SHARED


async def test_what_the_bot_may_not_look_up_is_unknown(desk: Desk) -> None:
    assert [await desk.place(channel) for channel in ("C0CLOSED", "C0GONE", "COMPOSER")] == [Place.UNKNOWN] * 3


async def test_members_of_the_channels_and_groups_hire_but_not_those_of_a_shared_channel(desk: Desk) -> None:
    people = ("U0MATE", "U0GUEST", "U0STRANGER", "U0CROWD1")

    assert [(await desk.found(person=person)).hires for person in people] == [True, True, False, False]


async def test_fifty_people_at_once_are_one_call_each_and_the_lists_are_read_once(desk: Desk) -> None:
    twice = [desk.found(person=person.id) for person in (*_CROWD, *_CROWD)]

    found = await asyncio.gather(*twice)

    assert [each.standing for each in found] == [Standing.MEMBER] * 100
    assert [number for number, each in enumerate(found[:50]) if each.hires] == [7]
    assert desk.calls("users.info") == 50
    assert desk.calls("usergroups.users.list") == 1
    assert desk.calls() == 50 + 1 + 2 * 2 + 1  # people, the group, two channels for hiring, where they ask


async def test_what_was_found_is_known_for_ten_minutes(desk: Desk) -> None:
    await desk.found()
    calls = desk.calls()
    desk.clock.seconds += 9 * 60
    await desk.found()
    assert desk.calls() == calls

    desk.clock.seconds += 61
    await desk.found()
    assert desk.calls() > calls


async def test_the_lists_are_read_again_behind_an_answer_that_does_not_wait_for_it(desk: Desk) -> None:
    await desk.found()
    desk.clock.seconds += 10 * 60 + 1
    slow = desk.slack.hold("usergroups.users.list")

    found = await desk.found(person="U0GUEST")
    await slow.arrived.wait()

    assert (found.hires, found.is_sure) == (True, True)
    assert desk.pauses.asked  # for the person and the place, which are asked for anew
    slow.released.set()


async def test_who_hires_is_unknown_where_the_lists_cannot_be_read_for_twenty_minutes(desk: Desk) -> None:
    await desk.found()
    desk.slack.break_down(Fault.SERVER_ERROR, "usergroups.users.list", "conversations.members")
    desk.clock.seconds += 20 * 60 + 1

    alone = await desk.directory.found(replace(desk.reader(), alone=True))
    among_others = await desk.found()

    assert (alone.hires, alone.is_sure) == (False, False)
    assert among_others.is_sure  # where who hires makes no difference


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.SLOW], ids=lambda fault: fault.value)
async def test_a_failure_is_unknown_and_remembered_for_half_a_minute(desk: Desk, fault: Fault) -> None:
    desk.slack.break_down(fault, *_METHODS)
    found = [await desk.found(), await desk.found()]
    calls = desk.calls()
    desk.slack.mend()
    desk.clock.seconds += 31

    assert found == [Found(is_sure=False)] * 2
    assert calls <= 1 + 1 + 2 * 2 + 1  # fewer where a method is left alone at once
    assert (await desk.found()).is_sure


async def test_a_method_is_left_alone_for_as_long_as_slack_wants(desk: Desk) -> None:
    desk.slack.break_down(Fault.RATE_LIMITED, "users.info")
    await desk.found()
    await desk.found(person="U0GUEST")
    desk.slack.mend()
    desk.clock.seconds += 29

    assert (await desk.found(person="U0STRANGER")).standing is Standing.UNKNOWN
    assert desk.calls("users.info") == 1
    desk.clock.seconds += 31
    assert (await desk.found(person="U0STRANGER")).standing is Standing.OUTSIDER


async def test_all_is_asked_at_once_and_waited_for_together_for_seven_tenths_of_a_second(desk: Desk) -> None:
    slow = [desk.slack.hold(method) for method in ("users.info", "usergroups.users.list")]
    finding = asyncio.create_task(desk.found())
    for each in slow:
        await each.arrived.wait()
    await desk.pauses.end_one()

    found = await finding
    assert (found.standing, found.locale, found.is_sure) == (Standing.UNKNOWN, "", False)
    assert desk.pauses.asked == pytest.approx([0.7])


async def test_who_comes_to_a_slow_look_up_waits_for_the_rest_of_its_time_only(desk: Desk) -> None:
    desk.slack.break_down(Fault.SLOW, *_METHODS)
    for _ in range(2):
        finding = asyncio.create_task(desk.found())
        await desk.pauses.end_one()
        assert await finding == Found(is_sure=False)
        desk.clock.seconds += 0.5

    assert desk.pauses.asked == pytest.approx([0.7, 0.2])


async def test_what_comes_late_is_known_the_next_time_and_told_to_the_patient(desk: Desk) -> None:
    desk.slack.break_down(Fault.SLOW, "users.info")
    finding = asyncio.create_task(desk.found())
    await desk.pauses.end_one()
    early = await finding
    patient = asyncio.create_task(desk.directory.found(desk.reader(), patient=True))
    desk.slack.mend()

    assert (early.standing, early.is_sure) == (Standing.UNKNOWN, False)
    assert ((await patient).standing, (await desk.found()).standing) == (Standing.MEMBER, Standing.MEMBER)
    assert desk.calls("users.info") == 1


async def test_what_all_of_a_conversation_see_is_never_decided_on_what_was_known(desk: Desk) -> None:
    known = await desk.place("C0OPEN")
    desk.shared(_CHANNELS[0])

    assert (known, await desk.place("C0OPEN")) == (Place.COMPANY, Place.COMPANY)
    assert await desk.place("C0OPEN", public=True) is Place.SHARED
    assert await desk.place("C0OPEN") is Place.SHARED


async def test_what_is_asked_for_anew_and_not_told_is_unknown(desk: Desk) -> None:
    await desk.found()
    desk.slack.break_down(Fault.HTML, "conversations.info")

    found = await desk.found(public=True)

    assert (found.place, found.is_sure) == (Place.UNKNOWN, False)


async def test_a_change_is_forgotten_and_so_is_what_a_look_up_tells_that_began_before_it(desk: Desk) -> None:
    slow = desk.slack.hold("conversations.info")
    before = asyncio.create_task(desk.found())
    await slow.arrived.wait()
    desk.directory.forget(channel="C0OPEN")
    desk.slack.mend()
    await before
    calls = desk.calls("conversations.info")

    await desk.found()
    await desk.found()

    assert desk.calls("conversations.info") == calls + 1


async def test_when_slack_cannot_be_reached_nothing_is_known() -> None:
    async with web_client("xoxb-1", api_url="http://127.0.0.1:9/api/") as client:
        clock = Clock()
        directory = SlackDirectory(
            Lookups(lookup_client(client), clock=clock), channels=("C0HIRING",), groups=(), clock=clock, pause=Pauses()
        )

        assert await directory.locale("U1") == ""
        assert await directory.found(Reader("T1", "U1", "C1")) == Found(is_sure=False)
