"""The workspace on a port of its own: the Web API, response URLs and Socket Mode for the app."""

import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.workspace.faults import answer_of
from bot.workspace.messages import Arguments, decoded, decoded_object, objections_to, read_json
from bot.workspace.people import Person
from bot.workspace.refused import RefusedError
from bot.workspace.response_urls import Address
from bot.workspace.rooms import Channel
from bot.workspace.space import Workspace

_RATE_LIMITED = "ratelimited"


class Doors:
    """Where the app knocks: each request is answered by the workspace, and recorded."""

    def __init__(self, slack: Workspace) -> None:
        self._slack = slack

    def routes(self) -> web.Application:
        """What is served to the app."""
        app = web.Application()
        app.add_routes(
            [
                web.get("/api/{method}", self._called),
                web.post("/api/{method}", self._called),
                web.post("/response/{name}", self._responded),
                web.get("/socket", self._slack.sockets.handle),
            ]
        )
        return app

    async def _called(self, request: web.Request) -> web.Response:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        method, started = request.match_info["method"], time.perf_counter()
        await request.read()  # before it takes its time: Slack has what was sent, even if nobody waits any more
        if hold := self._slack.holds.get(method):
            await hold.wait()
        if fault := self._slack.faults.get(method):
            answer = answer_of(fault, request)
            milliseconds = (time.perf_counter() - started) * 1_000
            self._slack.recorder.record(
                method,
                to_app=False,
                sent={},
                got={"fault": fault.value},
                status=answer.status,
                milliseconds=milliseconds,
            )
            return answer
        try:
            arguments = await _arguments(request)
            result = self._slack.api.call(method, arguments, token=token)
        except RefusedError as refused:
            arguments, result = {}, {"ok": False, "error": refused.code}
        limited = result.get("error") == _RATE_LIMITED
        key = _message_of(arguments, result)
        if key:
            self._slack.recorder.posted(*key)
        self._slack.recorder.record(
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
        used = self._slack.response_urls.use(request.match_info["name"])
        status, error, posted = 404, used if isinstance(used, str) else "", None
        if isinstance(used, Address):
            try:
                posted, status = self._slack.respond(decoded_object(body), used), 200
            except RefusedError as refused:
                status, error = 400, refused.code
        sent, result = read_json(body), {"ok": not error, **({"error": error} if error else {})}
        self._slack.recorder.record(
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


@asynccontextmanager
async def running_workspace(
    *channels: Channel,
    host: str = "127.0.0.1",
    port: int = 0,
    clock: Callable[[], float] = time.time,
    people: Iterable[Person] = (),
    groups: Mapping[str, tuple[str, ...]] | None = None,
) -> AsyncIterator[Workspace]:
    """A workspace with these channels, people and groups that listens while the block runs; port 0 is a free one."""
    workspace = Workspace(channels, clock=clock, people=people, groups=groups)
    async with listening_at(workspace, Doors(workspace).routes(), host=host, port=port):
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
        workspace.mend()
        await workspace.sockets.close()
        await runner.cleanup()


async def _arguments(request: web.Request) -> dict[str, Any]:
    """The arguments of a call, which Slack takes from the query, from a form or from JSON. Raises RefusedError for what
    cannot be read."""
    arguments: dict[str, Any] = {**request.query, **await request.post()}
    if request.content_type == "application/json":
        arguments |= decoded_object(await request.text())
    if isinstance(arguments.get("blocks"), str):
        arguments["blocks"] = decoded(arguments["blocks"], otherwise="invalid_blocks_format")
    return arguments


def _message_of(arguments: Arguments, result: Arguments) -> tuple[str, str] | None:
    """The message that a call made or changed, as (channel, ts)."""
    ts = result.get("ts") or result.get("message_ts")
    return (str(result.get("channel") or arguments.get("channel")), str(ts)) if ts else None
