"""The workspace on a port of its own: the Web API, response URLs and Socket Mode for the app, and people who speak."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

from aiohttp import web

from bot.workspace.block_kit import Surface, problems_in, view_problems
from bot.workspace.chat_api import ChatApi
from bot.workspace.credentials import Credentials
from bot.workspace.envelopes import Envelopes
from bot.workspace.feed import Feed
from bot.workspace.installation import Installation
from bot.workspace.lookups_api import LookupsApi
from bot.workspace.messages import Arguments, checked
from bot.workspace.people import People, Person
from bot.workspace.recorder import Exchange, Recorder
from bot.workspace.refused import RefusedError
from bot.workspace.response_urls import Address, ResponseUrls
from bot.workspace.rooms import Channel, Posted, Rooms
from bot.workspace.sockets import Sockets
from bot.workspace.triggers import Triggers
from bot.workspace.views import Views
from bot.workspace.views_api import ViewsApi
from bot.workspace.web_api import WebApi

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
    """A workspace that listens at `url`. `clock` gives the seconds since 1970; `groups` are the members of user groups
    by their handles."""

    def __init__(
        self,
        channels: tuple[Channel, ...],
        *,
        clock: Callable[[], float],
        people: Iterable[Person] = (),
        groups: Mapping[str, tuple[str, ...]] | None = None,
        installation: Installation | None = None,
    ) -> None:
        self.credentials = Credentials()
        self.installation = installation or Installation()
        self.people = People(people)
        self.feed = Feed()
        self.recorder = Recorder(changed=self._show_exchange)
        self.rooms = Rooms(channels, clock=clock, changed=self._show_message)
        self.views = Views(changed=lambda person: self.feed.publish("views", person=person))
        self.triggers = Triggers(clock=clock)
        self.response_urls = ResponseUrls(clock=clock)
        self.sockets = Sockets()
        self.envelopes = Envelopes(self.credentials, self.triggers)
        self.clock = clock
        self.url = ""
        self._holds: dict[str, Hold] = {}
        chat = ChatApi(self.credentials, self.rooms, base_url=lambda: self.url)
        lookups = LookupsApi(self.credentials, self.rooms, self.people, groups=groups or {})
        views = ViewsApi(self.credentials, self.views, self.triggers)
        sockets = {"apps.connections.open": lambda _: {"url": self._open_socket()}}
        methods = {**chat.methods, **lookups.methods, **views.methods, **sockets}
        self.api = WebApi(self.credentials, methods, installation=self.installation)

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL has to be for the bot to speak to this workspace."""
        return f"{self.url}/api/"

    @property
    def replies(self) -> tuple[Posted, ...]:
        """What the bot said."""
        return self.rooms.by(self.credentials.bot_user)

    def say(self, text: str, *, channel: str, author: Person | None = None, thread: str | None = None) -> Posted:
        """A person says something; nobody is told of it yet."""
        return self.rooms.post(channel, user=(author or Person()).id, text=text, thread=thread)

    def open_command(
        self, text: str, *, channel: str, author: Person | None = None, name: str = "/role"
    ) -> dict[str, str]:
        """A person enters `/role text`: the form that the bot is sent."""
        author, room = author or Person(), self.rooms.channel(channel)
        if room is None:
            raise LookupError(f"no channel {channel}")
        response_url = self.response_url(Address(channel, author.id))
        return self.envelopes.command(name, text, person=author, channel=room, response_url=response_url)

    def response_url(self, address: Address) -> str:
        """A new response URL for an answer to this address."""
        return f"{self.url}/response/{self.response_urls.open(address)}"

    def show_response(self, body: str, *, command: Mapping[str, str]) -> Posted | None:
        """Shows the person what the bot answered a command with; None for an empty body.

        Raises RefusedError where Slack would show an error instead.
        """
        if not body:
            return None
        message = _decoded_object(body) if body.startswith("{") else {"text": body}
        return self.respond(message, Address(command["channel_id"], command["user_id"]))

    def respond(self, message: Arguments, to: Address) -> Posted | None:
        """Does what an answer through a response URL asks for: a new message, the original changed or taken away."""
        original = self.rooms.find(to.channel, to.original) if to.original else None
        if original and original.user != self.credentials.bot_user:
            original = None  # a shortcut was chosen on it: the app may not change what a person said
        if message.get("delete_original") and original:
            self.rooms.delete(original)
            return None
        text, blocks = checked(message)
        if message.get("replace_original") and original:
            posted = self.rooms.update(original, text=text, blocks=blocks)
        else:
            posted = self.rooms.post(
                to.channel,
                user=self.credentials.bot_user,
                text=text,
                blocks=blocks,
                thread=message.get("thread_ts") or to.thread,
                seen_only_by=None if message.get("response_type") == "in_channel" else to.user,
            )
        self.recorder.posted(posted.channel, posted.ts)
        return posted

    def hold(self, method: str) -> Hold:
        """Calls of this method wait until the hold is released."""
        return self._holds.setdefault(method, Hold())

    def routes(self) -> web.Application:
        """What the workspace serves to the app."""
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
        method, started = request.match_info["method"], time.perf_counter()
        if hold := self._holds.get(method):
            await hold.wait()
        try:
            arguments = await _arguments(request)
            result = self.api.call(method, arguments, token=token)
        except RefusedError as refused:
            arguments, result = {}, {"ok": False, "error": refused.code}
        limited = result.get("error") == _RATE_LIMITED
        key = _message_of(arguments, result)
        if key:
            self.recorder.posted(*key)
        self.recorder.record(
            method,
            to_app=False,
            sent=arguments,
            got=result,
            status=429 if limited else 200,
            milliseconds=(time.perf_counter() - started) * 1_000,
            objections=((str(result["error"]),) if "error" in result else ()) + objections_to(arguments),
            messages=(":".join(key),) if key else (),
        )
        if limited:
            return web.json_response(result, status=429, headers={"Retry-After": "0"})
        return web.json_response(result)

    async def _responded(self, request: web.Request) -> web.Response:
        started, body = time.perf_counter(), await request.text()
        used = self.response_urls.use(request.match_info["name"])
        status, error, posted = 404, used if isinstance(used, str) else "", None
        if isinstance(used, Address):
            try:
                posted, status = self.respond(_decoded_object(body), used), 200
            except RefusedError as refused:
                status, error = 400, refused.code
        sent, result = _read_json(body), {"ok": not error, **({"error": error} if error else {})}
        self.recorder.record(
            "response_url",
            to_app=False,
            sent=sent,
            got=result,
            status=status,
            milliseconds=(time.perf_counter() - started) * 1_000,
            objections=((error,) if error else ()) + objections_to(sent),
            messages=(f"{posted.channel}:{posted.ts}",) if posted else (),
        )
        return web.json_response(result, status=status) if error else web.Response(text="ok")

    def _show_message(self, message: Posted, gone: bool) -> None:
        self.feed.publish("gone" if gone else "message", message=message)

    def _show_exchange(self, exchange: Exchange) -> None:
        self.feed.publish("exchange", exchange=asdict(exchange))

    def _open_socket(self) -> str:
        return f"{self.url.replace('http', 'ws', 1)}/socket?ticket={self.sockets.ticket()}"


@asynccontextmanager
async def running_workspace(
    *channels: Channel, host: str = "127.0.0.1", port: int = 0, clock: Callable[[], float] = time.time
) -> AsyncIterator[Workspace]:
    """A workspace with these channels that listens while the block runs; port 0 is a free one."""
    workspace = Workspace(channels, clock=clock)
    async with listening_at(workspace, workspace.routes(), host=host, port=port):
        yield workspace


@asynccontextmanager
async def listening_at(workspace: Workspace, routes: web.Application, *, host: str, port: int) -> AsyncIterator[None]:
    """The workspace listens while the block runs. Raises OSError where the port is taken."""
    runner = web.AppRunner(routes, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        workspace.url = f"http://{host}:{runner.addresses[0][1]}"
        yield
    finally:
        await workspace.sockets.close()
        await runner.cleanup()


async def _arguments(request: web.Request) -> dict[str, Any]:
    """The arguments of a call, which Slack takes from the query, from a form or from JSON. Raises RefusedError for what
    cannot be read."""
    arguments: dict[str, Any] = {**request.query, **await request.post()}
    if request.content_type == "application/json":
        arguments |= _decoded_object(await request.text())
    if isinstance(arguments.get("blocks"), str):
        arguments["blocks"] = _decoded(arguments["blocks"], otherwise="invalid_blocks_format")
    return arguments


def _decoded_object(text: str) -> dict[str, Any]:
    found = _decoded(text, otherwise="invalid_json")
    if not isinstance(found, dict):
        raise RefusedError("json_not_object")
    return found


def _decoded(text: str, *, otherwise: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise RefusedError(otherwise) from None


def _message_of(arguments: Arguments, result: Arguments) -> tuple[str, str] | None:
    """The message that a call made or changed, as (channel, ts)."""
    ts = result.get("ts") or result.get("message_ts")
    return (str(result.get("channel") or arguments.get("channel")), str(ts)) if ts else None


def objections_to(message: Any) -> tuple[str, ...]:
    """What the validator says of the blocks or the view in what the app sent, a call or an answer."""
    if not isinstance(message, Mapping):
        return ()
    if blocks := message.get("blocks"):
        return problems_in(blocks, Surface.MESSAGE)
    if view := message.get("view"):
        return view_problems(_read_json(view) if isinstance(view, str) else view)
    return ()


def _read_json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
