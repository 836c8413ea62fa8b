"""Who may hold a connection to us, and for how long.

aiohttp limits the size of headers and bodies, and how long a connection may be idle. It does not limit how many connect
(each costs a file descriptor, and a process without any can answer nobody), nor how long the first headers take.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from aiohttp import web
from aiohttp.typedefs import Handler

if sys.platform != "win32":
    import resource

# Slack opens a few dozen at its busiest. Of the descriptors it is a third at most: half as many again
# are accepted at once, before those that are too many are closed, and the rest is for files and our own calls.
_AT_MOST = 256
_SHARE_OF_DESCRIPTORS = 3
_SHARE_ACCEPTED_AT_ONCE = 2
# One packet holds the headers of whoever means it.
_HEADERS_WITHIN_SECONDS = 5.0
# Longer than load balancers keep theirs (mostly 60): else they would use one while we close it.
_IDLE_AT_MOST_SECONDS = 75.0


class Connections:
    """Limits them: where there are too many, the oldest that asks nothing of us makes room.

    So whoever only holds connections, or sends slowly, keeps nobody out. `answering` marks those that are kept.
    """

    def __init__(self, *, at_most: int | None = None, headers_within: float = _HEADERS_WITHIN_SECONDS) -> None:
        self._at_most = at_most or _most_here()
        self._headers_within = headers_within
        self._silent: dict[web.RequestHandler, asyncio.TimerHandle] = {}
        self._answering: set[web.RequestHandler] = set()

    @contextmanager
    def answering(self, request: web.Request) -> Iterator[None]:
        """While the block runs, the request's connection is not taken away."""
        connection = request.protocol
        self._answering.add(connection)
        try:
            yield
        finally:
            self._answering.discard(connection)

    @asynccontextmanager
    async def listening(
        self, routes: web.Application, *, host: str, port: int, closed_within: float
    ) -> AsyncIterator[str]:
        """Serves the routes while the block runs, and yields the address. Raises OSError where the port is taken."""
        routes.middlewares.append(self._heard)
        runner = web.AppRunner(
            routes, access_log=None, shutdown_timeout=closed_within, keepalive_timeout=_IDLE_AT_MOST_SECONDS
        )
        await runner.setup()
        try:
            listener = await self._listener(runner, host, port)
            try:
                name, number, *_ = listener.sockets[0].getsockname()
                yield f"http://{name}:{number}"
            finally:
                listener.close()
        finally:
            await runner.cleanup()

    async def _listener(self, runner: web.AppRunner, host: str, port: int) -> asyncio.Server:
        server = runner.server
        if server is None:
            raise RuntimeError("the runner is not set up")
        return await asyncio.get_running_loop().create_server(
            lambda: self._connected(server), host, port, backlog=max(1, self._at_most // _SHARE_ACCEPTED_AT_ONCE)
        )

    def _connected(self, server: web.Server) -> web.RequestHandler:
        self._make_room(server)
        connection = server()
        close = asyncio.get_running_loop().call_later(self._headers_within, self._close_silent, connection)
        self._silent[connection] = close
        return connection

    def _make_room(self, server: web.Server) -> None:
        known = server.connections  # the oldest first
        spare = [each for each in known if each not in self._answering]
        for connection in spare[: max(0, len(known) + 1 - self._at_most)]:
            connection.force_close()

    def _close_silent(self, connection: web.RequestHandler) -> None:
        self._silent.pop(connection, None)
        connection.force_close()

    @web.middleware
    async def _heard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if timer := self._silent.pop(request.protocol, None):
            timer.cancel()
        return await handler(request)


def _most_here() -> int:
    if sys.platform == "win32":
        return _AT_MOST
    descriptors, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return min(_AT_MOST, descriptors // _SHARE_OF_DESCRIPTORS) if descriptors > 0 else _AT_MOST
