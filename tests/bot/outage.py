"""The bot while parts of Slack's Web API are broken, and waits that last as long as it takes Slack not to answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession

from bot.patience import LOOKUPS_WITHIN_SECONDS
from bot.serve import Clocks, listening
from bot.workspace import Channel, Fault, Person, Sender, Workspace, running_workspace
from index import Editions
from tests.bot.stage import DIRECT, HIRING, Clock, Stage, at_once, settings_for

GUEST = Person("U0GUEST", "guest", is_guest=True)
LOOKUPS = ("users.info", "conversations.info", "conversations.members", "usergroups.users.list")
METHODS = ("auth.test", *LOOKUPS)


# Of seconds since 1970, as a float.
_ROUNDING = 1e-6


class Waits:
    """Implements `bot.patience.Pause`: a wait for look-ups is over when a slow method was called, and any other never.
    `asked` are the seconds of all waits for look-ups."""

    def __init__(self, slack: Workspace) -> None:
        self._slack = slack
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        """One wait."""
        if seconds > LOOKUPS_WITHIN_SECONDS + _ROUNDING:
            await asyncio.Event().wait()
        self.asked.append(seconds)
        arrivals = [asyncio.ensure_future(hold.arrived.wait()) for hold in self._slack.holds.values()]
        try:
            if arrivals:
                await asyncio.wait(arrivals, return_when=asyncio.FIRST_COMPLETED)
            else:
                await asyncio.Event().wait()
        finally:
            for each in arrivals:
                each.cancel()


@asynccontextmanager
async def outage(editions: Editions, fault: Fault, *methods: str) -> AsyncIterator[tuple[Stage, Waits]]:
    """The bot that was started while these methods are broken, with a channel and a user group for hiring."""
    clock = Clock()
    channels = (Channel(HIRING, "hiring"), Channel(DIRECT, "", user="U0PERSON"))
    people, groups = (Person(), GUEST), {"hirers": ("U0PERSON",)}
    async with (
        running_workspace(*channels, clock=clock, people=people, groups=groups) as slack,
        ClientSession() as session,
    ):
        slack.break_down(fault, *methods)
        waits = Waits(slack)
        for_hiring = {"rolecall_hiring_channels": (HIRING,), "rolecall_hiring_groups": ("S0HIRERS",)}
        settings = settings_for(slack).model_copy(update=for_hiring)
        async with listening(settings, editions, clocks=Clocks(wall=clock, steady=clock, pause=waits)) as bot_url:
            secret = slack.credentials.signing_secret
            sender = Sender(session, bot_url, secret=secret, clock=clock, pause=at_once)
            yield Stage(slack, sender, session, bot_url, clock), waits
