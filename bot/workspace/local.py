"""What `rolecall workspace` opens: people and channels, an app of ours connected to them, and the page."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from bot.workspace.acting import Acting
from bot.workspace.deliveries import sending
from bot.workspace.installation import Installation
from bot.workspace.page import Page
from bot.workspace.people import Person
from bot.workspace.rooms import Channel
from bot.workspace.server import Doors, listening_at
from bot.workspace.space import Workspace

PEOPLE = (
    Person("U0RECRUITER", "Rosa Recruiter", "Recruiting"),
    Person("U0MANAGER", "Milan Manager", "Hiring manager", locale="de-DE"),
    Person("U0INTERVIEWER", "Ines Interviewer", "Engineer, interviews", locale="es-ES"),
    Person("U0GUEST", "Gus Guest", "Guest of an agency", is_guest=True),
)

_STAFF = frozenset({"U0RECRUITER", "U0MANAGER", "U0INTERVIEWER"})

HIRING_CHANNEL = "C0HIRINGTPM"
HIRING_GROUP = "S0RECRUITING"

CHANNELS = (
    Channel(HIRING_CHANNEL, "hiring-tpm", members=_STAFF),
    Channel("C0GENERAL", "general"),
    Channel("C0NORTHWIND", "ext-northwind", is_shared=True),
    # Private, and the bot is not in it: it may not even ask what the channel is.
    Channel("C0LEADS", "leads", has_bot=False, members=_STAFF),
)

GROUPS = {"recruiting": ("U0RECRUITER",)}

App = Callable[[Workspace], AbstractAsyncContextManager[str]]
"""Starts an app against a workspace that listens, and yields the address that the app listens at."""


@dataclass(frozen=True, slots=True)
class Local:
    """A running workspace with its page at `slack.url`."""

    slack: Workspace
    acting: Acting


@asynccontextmanager
async def local_workspace(
    app: App,
    *,
    installation: Installation,
    host: str = "127.0.0.1",
    port: int = 0,
    clock: Callable[[], float] = time.time,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> AsyncIterator[Local]:
    """The workspace with its page, and an app connected to it, while the block runs; port 0 is a free one.

    `pause` waits before a delivery is repeated. Raises OSError where the port is taken.
    """
    slack = Workspace(CHANNELS, clock=clock, people=PEOPLE, groups=GROUPS, installation=installation)
    routes = Doors(slack).routes()
    async with sending(secret=slack.credentials.signing_secret, clock=clock, pause=pause) as sender:
        acting = Acting(slack, sender)
        Page(slack, acting).add_to(routes)
        async with listening_at(slack, routes, host=host, port=port), app(slack) as app_url:
            sender.connect(app_url)
            try:
                yield Local(slack, acting)
            finally:
                await acting.close()
