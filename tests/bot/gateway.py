"""A gateway between the bot and Slack that has bad days: each request is handed on, or meets a fault first.

Faults are of the network and of Slack's servers; none of our own code is touched. Requests are named for the method of
the Web API that they call, or "response_url".
"""

import asyncio
import json
from collections import defaultdict
from dataclasses import dataclass

from aiohttp import ClientSession, web

from tests.bot.stage import Clock


@dataclass(frozen=True, slots=True)
class Fault:
    """What a request meets: whether it is handed on to Slack nevertheless, and what is answered. `breaks` closes the
    connection without an answer, `stalls` never answers; `with_blocks` spares requests without any."""

    status: int = 200
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    is_taken: bool = False
    breaks: bool = False
    stalls: bool = False
    with_blocks: bool = False
    is_spared: bool = False


NO_FAULT = Fault(is_spared=True)
"""For a request that meets none, before others that do."""


def refusal(code: str) -> Fault:
    """What Slack says when it says no."""
    return Fault(body=json.dumps({"ok": False, "error": code}))


def limited(seconds: int) -> Fault:
    """Too many requests: wait so long."""
    body = json.dumps({"ok": False, "error": "ratelimited"})
    return Fault(429, body, headers=(("Retry-After", str(seconds)),))


class Gateway:
    """Listens in Slack's place, and hands on to `target`.

    `faults` are met by the next requests of each name, one each; `always` by every one, under "*" whatever its name.
    """

    def __init__(self, target: str, session: ClientSession, clock: Clock) -> None:
        self.faults: defaultdict[str, list[Fault]] = defaultdict(list)
        self.always: dict[str, Fault] = {}
        self.is_down_for_good = False
        self._target = target
        self._session = session
        self._clock = clock
        self._deadlines: list[asyncio.Timeout] = []
        self._over = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def open(self) -> None:
        """Listens, always at the same port."""
        routes = web.Application()
        routes.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(routes, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]

    def let_go(self) -> None:
        """Answers what stalls: a bot that stops gives it time."""
        self._over.set()

    async def close(self) -> None:
        """Refuses connections from now on, and breaks those that there are."""
        runner, self._runner = self._runner, None
        self.let_go()
        if runner:
            await runner.cleanup()

    async def pause(self, seconds: float) -> None:
        """Lets so many seconds pass at once; who did not listen does so again, unless it is down for good."""
        await self._clock.pause(seconds)
        if self._runner is None and not self.is_down_for_good:
            await self.open()

    def deadline(self, _: float) -> asyncio.Timeout:
        """A deadline that comes when a request stalls, and at no other time."""
        self._deadlines.append(asyncio.timeout(None))
        return self._deadlines[-1]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        name = "response_url" if request.path.startswith("/response/") else request.path.rpartition("/")[2]
        body = await request.read()
        fault = self._fault(name, body)
        if fault is None or fault.is_spared:
            return await self._handed_on(request, body)
        if fault.is_taken:
            await self._handed_on(request, body)
        if fault.stalls:
            self._deadlines[-1].reschedule(asyncio.get_running_loop().time())
            await self._over.wait()
        if fault.breaks and request.transport:
            request.transport.close()
        return web.Response(status=fault.status, text=fault.body, headers=dict(fault.headers))

    def _fault(self, name: str, body: bytes) -> Fault | None:
        if lasting := self.always.get("*") or self.always.get(name):
            return lasting
        pending = self.faults[name]
        if not pending or (pending[0].with_blocks and b'"blocks"' not in body):
            return None
        return pending.pop(0)

    async def _handed_on(self, request: web.Request, body: bytes) -> web.Response:
        headers = {name: request.headers[name] for name in ("Authorization", "Content-Type") if name in request.headers}
        url = f"{self._target}{request.path_qs}"
        async with self._session.request(request.method, url, data=body, headers=headers) as answer:
            return web.Response(status=answer.status, text=await answer.text(), content_type=answer.content_type)
