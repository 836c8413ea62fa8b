"""The bakery: the small app, or one that only keeps what it is sent, in a workspace whose time stands still."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.workspace import Acting, Installation, Local, Posted, Workspace, installed, local_workspace
from bot.workspace.ids import elements_in
from bot.workspace.local import PEOPLE, App
from bot.workspace.recorder import Exchange
from bot.workspace.views import Shown
from tests.bot.small_app import MANIFEST, small_app
from tests.bot.stage import Clock

ROSA, MILAN, INES, GUS = PEOPLE
GENERAL, PRIVATE, DIRECT = "C0GENERAL", "C0HIRINGTPM", "D0RECRUITER"
REGISTERED = installed(MANIFEST)


@dataclass(frozen=True, slots=True)
class Bakery:
    """`waits` are the seconds that passed before each repeated delivery."""

    local: Local
    clock: Clock
    waits: list[float]

    @property
    def slack(self) -> Workspace:
        return self.local.slack

    @property
    def acting(self) -> Acting:
        return self.local.acting

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What went both ways, but for the question who it is, which the app asks before all others."""
        return tuple(exchange for exchange in self.slack.recorder.exchanges if exchange.name != "auth.test")

    @property
    def sent(self) -> tuple[Exchange, ...]:
        """What the app was sent."""
        return tuple(exchange for exchange in self.slack.recorder.exchanges if exchange.to_app)

    @property
    def last(self) -> Posted:
        """The latest message."""
        return self.slack.rooms.messages[-1]

    @property
    def top(self) -> Shown:
        """The modal that Rosa sees."""
        return self.slack.views.stack(ROSA.id)[-1]

    async def bake(self, text: str = "", *, channel: str = GENERAL) -> Posted:
        """Rosa enters `/bake text`; the latest message after it."""
        await self.acting.command(ROSA, "/bake", text, channel=channel)
        return self.last


@asynccontextmanager
async def bakery(app: App = small_app, *, installation: Installation = REGISTERED) -> AsyncIterator[Bakery]:
    clock, waits = Clock(), list[float]()
    clock.seconds = float(int(time.time()))  # Bolt believes no signature of another time

    async def pause(seconds: float) -> None:
        waits.append(seconds)

    async with local_workspace(app, installation=installation, clock=clock, pause=pause) as local:
        local.slack.rooms.direct(ROSA.id)
        yield Bakery(local, clock, waits)


def action_in(blocks: tuple[dict[str, Any], ...], action_id: str, **chosen: object) -> dict[str, Any]:
    """What Slack says was pressed or chosen: the element without its looks, and the block that it stands in."""
    for block_id, element in elements_in(blocks):
        if element["action_id"] == action_id:
            kept = {name: element[name] for name in ("type", "action_id", "text", "value") if name in element}
            return {**kept, "block_id": block_id, **chosen}
    raise LookupError(f"nothing to press is called {action_id}")


@dataclass(frozen=True, slots=True)
class Letter:
    """A request as the app got it."""

    headers: Mapping[str, str]
    body: str


@dataclass(slots=True)
class Letterbox:
    """An app that keeps what it is sent, and answers with each (status, body), then with 200 and nothing."""

    answers: list[tuple[int, str]] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)

    @asynccontextmanager
    async def app(self, _: Workspace) -> AsyncIterator[str]:
        routes = web.Application()
        routes.add_routes([web.post("/slack/events", self._keep)])
        runner = web.AppRunner(routes, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def _keep(self, request: web.Request) -> web.Response:
        self.letters.append(Letter(request.headers, await request.text()))
        status, body = self.answers.pop(0) if self.answers else (200, "")
        return web.Response(status=status, text=body)
