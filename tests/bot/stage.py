"""The stage: the real bot, listening on a free port, and a workspace of our own in Slack's place."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession

from bot.identity import Identity
from bot.patience import Pause
from bot.serve import Clocks, listening
from bot.settings import ServeSettings, read_serve_settings
from bot.workspace import Channel, Delivery, Fault, Person, Posted, Sender, Workspace, running_workspace
from index import Editions, Handbook

HIRING = "C0HIRING"
ELSEWHERE = "C0ELSEWHERE"
DIRECT = "D0PERSON"
OURSELVES = Identity(team="T0WORKSPACE", enterprise="", bot_user="U0ROLECALL", bot="B0ROLECALL")


class Clock:
    """Time that passes only when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds

    async def pause(self, seconds: float) -> None:
        """Lets so many seconds pass, at once."""
        self.seconds += seconds


@dataclass(frozen=True, slots=True)
class Stage:
    workspace: Workspace
    sender: Sender
    session: ClientSession
    bot_url: str
    clock: Clock

    @property
    def replies(self) -> tuple[Posted, ...]:
        return self.workspace.replies

    async def command(self, text: str, *, channel: str = HIRING) -> Posted | None:
        """Enters `/role text`; what the person sees, None for nothing."""
        form = self.workspace.open_command(text, channel=channel)
        delivery = await self.sender.form(form)
        assert delivery.status == 200, delivery
        return self.workspace.show_response(delivery.body, command=form)

    async def mention(self, text: str, *, thread: str | None = None) -> tuple[Posted, tuple[Delivery, ...]]:
        """Mentions the bot in the channel; the person's message, and the deliveries that it took."""
        said = self.workspace.say(f"<@{self.workspace.credentials.bot_user}> {text}", channel=HIRING, thread=thread)
        return said, await self.sender.event(self.workspace.envelopes.mention(said))

    async def write(self, text: str) -> tuple[Delivery, ...]:
        """Writes to the bot directly."""
        said = self.workspace.say(text, channel=DIRECT)
        return await self.sender.event(self.message_event(said))

    def message_event(self, said: Posted) -> dict[str, Any]:
        channel = self.workspace.rooms.channel(said.channel)
        assert channel
        return self.workspace.envelopes.message(said, channel=channel)

    async def get(self, path: str) -> tuple[int, str]:
        async with self.session.get(f"{self.bot_url}{path}") as response:
            return response.status, await response.text()


@asynccontextmanager
async def stage(
    handbook: Handbook | Editions,
    *,
    socket_mode: bool = False,
    pause: Pause = asyncio.sleep,
    broken: Mapping[str, Fault] | None = None,
) -> AsyncIterator[Stage]:
    """`broken` are the methods of the Web API that fail from the start; `pause` is how the bot waits."""
    clock = Clock()
    async with workspace(clock) as slack, ClientSession() as session:
        for method, fault in (broken or {}).items():
            slack.break_down(fault, method)
        settings = settings_for(slack, socket_mode=socket_mode)
        editions = handbook if isinstance(handbook, Editions) else Editions.for_all(handbook)
        clocks = Clocks(wall=clock, steady=clock, pause=pause, retry_pause=clock.pause)
        async with listening(settings, editions, clocks=clocks) as bot_url:
            secret = slack.credentials.signing_secret
            sender = Sender(session, bot_url, secret=secret, clock=clock, pause=at_once)
            yield Stage(slack, sender, session, bot_url, clock)


@asynccontextmanager
async def workspace(clock: Callable[[], float]) -> AsyncIterator[Workspace]:
    channels = (
        Channel(HIRING, "hiring"),
        Channel(ELSEWHERE, "elsewhere", has_bot=False),
        Channel(DIRECT, "", user="U0PERSON"),
    )
    async with running_workspace(*channels, clock=clock, people=(Person(),)) as slack:
        yield slack


def settings_for(slack: Workspace, *, socket_mode: bool = False) -> ServeSettings:
    mode = {"slack_app_token": slack.credentials.app_token} if socket_mode else {}
    return read_serve_settings(
        _env_file=None,
        slack_bot_token=slack.credentials.bot_token,
        slack_signing_secret=slack.credentials.signing_secret,
        slack_api_url=slack.api_url,
        rolecall_port=0,
        **mode,
    )


async def at_once(_: float) -> None:
    """Slack waits up to five minutes before a retry; we do not."""
