"""The workspace on a port of its own: the Web API, response URLs and Socket Mode for the bot, and people who speak."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.workspace.credentials import Credentials
from bot.workspace.envelopes import Author, Envelopes
from bot.workspace.response_urls import ResponseUrls
from bot.workspace.rooms import Channel, Posted, Rooms
from bot.workspace.sockets import Sockets
from bot.workspace.web_api import Arguments, RefusedError, WebApi, checked

_RATE_LIMITED = "ratelimited"


class Hold:
    """A method of the Web API that takes its time: `arrived` when the bot has called it, until `released`."""

    def __init__(self) -> None:
        self.arrived = asyncio.Event()
        self.released = asyncio.Event()

    async def wait(self) -> None:
        """Waits for the release."""
        self.arrived.set()
        await self.released.wait()


class Workspace:
    """A workspace that listens at `url`. `clock` gives the seconds since 1970."""

    def __init__(self, channels: tuple[Channel, ...], *, clock: Callable[[], float]) -> None:
        self.credentials = Credentials()
        self.rooms = Rooms(channels, clock=clock)
        self.response_urls = ResponseUrls(clock=clock)
        self.sockets = Sockets()
        self.api = WebApi(self.credentials, self.rooms, open_socket=self._open_socket)
        self.envelopes = Envelopes(self.credentials)
        self.url = ""
        self._holds: dict[str, Hold] = {}

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL has to be for the bot to speak to this workspace."""
        return f"{self.url}/api/"

    @property
    def replies(self) -> tuple[Posted, ...]:
        """What the bot said."""
        return self.rooms.by(self.credentials.bot_user)

    def say(self, text: str, *, channel: str, author: Author | None = None, thread: str | None = None) -> Posted:
        """A person says something; nobody is told of it yet."""
        return self.rooms.post(channel, user=(author or Author()).id, text=text, thread=thread)

    def open_command(self, text: str, *, channel: str, author: Author | None = None) -> dict[str, str]:
        """A person enters `/role text`: the form that the bot is sent."""
        author, room = author or Author(), self.rooms.channel(channel)
        if room is None:
            raise LookupError(f"no channel {channel}")
        name = self.response_urls.open(channel=channel, user=author.id)
        response_url = f"{self.url}/response/{name}"
        return self.envelopes.command(text, author=author, channel=room, response_url=response_url)

    def show_response(self, body: str, *, command: dict[str, str]) -> Posted | None:
        """Shows the person what the bot answered a command with; None for an empty body.

        Raises RefusedError where Slack would show an error instead.
        """
        if not body:
            return None
        message = json.loads(body) if body.startswith("{") else {"text": body}
        return self._respond(message, channel=command["channel_id"], user=command["user_id"])

    def hold(self, method: str) -> Hold:
        """Calls of this method wait until the hold is released."""
        return self._holds.setdefault(method, Hold())

    def routes(self) -> web.Application:
        """What the workspace serves."""
        app = web.Application()
        app.add_routes(
            [
                web.get("/api/{method}", self._called),
                web.post("/api/{method}", self._called),
                web.post("/response/{name}", self._responded),
                web.get("/socket", self.sockets.handle),
            ]
        )
        return app

    async def _called(self, request: web.Request) -> web.Response:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        method = request.match_info["method"]
        if hold := self._holds.get(method):
            await hold.wait()
        result = self.api.call(method, await _arguments(request), token=token)
        if result.get("error") == _RATE_LIMITED:
            return web.json_response(result, status=429, headers={"Retry-After": "0"})
        return web.json_response(result)

    async def _responded(self, request: web.Request) -> web.Response:
        used = self.response_urls.use(request.match_info["name"])
        if isinstance(used, str):
            return web.json_response({"ok": False, "error": used}, status=404)
        channel, user = used
        try:
            self._respond(await request.json(), channel=channel, user=user)
        except (RefusedError, ValueError) as error:
            return web.json_response({"ok": False, "error": str(error)}, status=400)
        return web.Response(text="ok")

    def _respond(self, message: Arguments, *, channel: str, user: str) -> Posted:
        text, blocks = checked(message)
        in_channel = message.get("response_type") == "in_channel"
        bot = self.credentials.bot_user
        return self.rooms.post(channel, user=bot, text=text, blocks=blocks, seen_only_by=None if in_channel else user)

    def _open_socket(self) -> str:
        return f"{self.url.replace('http', 'ws', 1)}/socket?ticket={self.sockets.ticket()}"


@asynccontextmanager
async def running_workspace(
    *channels: Channel, host: str = "127.0.0.1", port: int = 0, clock: Callable[[], float] = time.time
) -> AsyncIterator[Workspace]:
    """A workspace with these channels that listens while the block runs; port 0 is a free one."""
    workspace = Workspace(channels, clock=clock)
    runner = web.AppRunner(workspace.routes(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        workspace.url = f"http://{host}:{runner.addresses[0][1]}"
        yield workspace
    finally:
        await workspace.sockets.close()
        await runner.cleanup()


async def _arguments(request: web.Request) -> dict[str, Any]:
    """The arguments of a call, which Slack takes from the query, from a form or from JSON."""
    arguments: dict[str, Any] = {**request.query, **await request.post()}
    if request.content_type == "application/json":
        arguments |= await request.json()
    if isinstance(arguments.get("blocks"), str):
        arguments["blocks"] = json.loads(arguments["blocks"])
    return arguments
