"""Whoever holds connections and asks nothing, or asks slowly, keeps nobody else out."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession, web

from bot.connections import Connections

_NEVER = 1_000.0


async def _at_once(_: web.Request) -> web.Response:
    return web.Response(text="ok")


@asynccontextmanager
async def _serving(connections: Connections, *held: web.RouteDef) -> AsyncIterator[str]:
    routes = web.Application()
    routes.add_routes([web.get("/", _at_once), *held])
    async with connections.listening(routes, host="127.0.0.1", port=0, closed_within=0.5) as address:
        yield address


async def _opened(address: str) -> tuple[StreamReader, StreamWriter]:
    host, port = address.removeprefix("http://").split(":")
    return await asyncio.open_connection(host, int(port))


async def _asked(address: str) -> int:
    async with ClientSession() as session, session.get(address) as response:
        return response.status


async def test_the_oldest_that_asks_nothing_makes_room() -> None:
    async with _serving(Connections(at_most=3, headers_within=_NEVER)) as address:
        idle = [await _opened(address) for _ in range(3)]
        assert await _asked(address) == 200

        assert await idle[0][0].read() == b""
        idle[2][1].write(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert (await idle[2][0].read()).startswith(b"HTTP/1.1 200 OK")
        for _, writer in idle:
            writer.close()


async def test_many_more_than_allowed_leave_it_answering() -> None:
    async with _serving(Connections(at_most=20, headers_within=_NEVER)) as address:
        idle = [await _opened(address) for _ in range(200)]

        assert [await _asked(address) for _ in range(10)] == [200] * 10
        for _, writer in idle:
            writer.close()


async def test_one_that_is_being_answered_is_not_taken_away() -> None:
    connections, arrived, released = Connections(at_most=2, headers_within=_NEVER), asyncio.Event(), asyncio.Event()

    async def held(request: web.Request) -> web.Response:
        with connections.answering(request):
            arrived.set()
            await released.wait()
            return web.Response(text="held")

    async with _serving(connections, web.get("/held", held)) as address:
        asking = asyncio.create_task(_asked(f"{address}/held"))
        await arrived.wait()
        idle = [await _opened(address) for _ in range(5)]
        assert await idle[0][0].read() == b""
        released.set()

        assert await asking == 200
        for _, writer in idle:
            writer.close()


async def test_headers_that_do_not_come_or_do_not_end_close_the_connection() -> None:
    async with _serving(Connections(headers_within=0.05)) as address:
        (silent, one), (slow, other) = [await _opened(address) for _ in range(2)]
        other.write(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")

        assert (await silent.read(), await slow.read()) == (b"", b"")
        one.close()
        other.close()
