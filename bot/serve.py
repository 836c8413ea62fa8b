"""The running bot: puts the pieces together, listens, and stops when told, after what is being answered."""

import asyncio
import logging
import secrets
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from aiohttp import web

from bot.directory import SlackDirectory
from bot.http import SlackDoor, web_app
from bot.identity import Identification
from bot.ledger import LogLedger
from bot.memory import AnsweredInMemory, LookupsInMemory, PinsInMemory, TopicsInMemory
from bot.patience import Pause
from bot.settings import ServeSettings
from bot.signature import Signatures
from bot.slack import SocketMode, hand_over, make_app
from bot.version import version_of
from bot.web_client import lookup_client, web_client
from handlers import Listeners
from index import Editions, Phrase, in_a_row

_log = logging.getLogger("rolecall")

_STOP_WITHIN_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Clocks:
    """`wall` gives the seconds since 1970, `steady` seconds that only grow; `pause` waits for some."""

    wall: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic
    pause: Pause = asyncio.sleep


async def serve(settings: ServeSettings, editions: Editions) -> None:
    """Listens until the process is told to stop (SIGTERM, SIGINT)."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows: there Ctrl-C ends the loop
            loop.add_signal_handler(number, stop.set)
    if settings.rolecall_database_url:
        _log.warning("ROLECALL_DATABASE_URL is not used yet: what has been answered is kept in memory")
    async with listening(settings, editions) as address:
        _log.info("listening address=%s socket_mode=%s", address, bool(settings.app_token))
        await stop.wait()
        _log.info("stopping")


@asynccontextmanager
async def listening(settings: ServeSettings, editions: Editions, *, clocks: Clocks | None = None) -> AsyncIterator[str]:
    """Listens while the block runs, and yields the address that it listens at.

    At its end no new request is let in, and those being answered get 10 seconds. Raises OSError when the port is taken.
    """
    clocks = clocks or Clocks()
    ledger = LogLedger()
    async with web_client(settings.bot_token, api_url=str(settings.slack_api_url)) as client:
        channels, groups = settings.rolecall_hiring_channels, settings.rolecall_hiring_groups
        directory = SlackDirectory(client, channels=channels, groups=groups, clock=clocks.steady)
        identification = Identification(lookup_client(client), pause=clocks.pause)
        listeners = _listeners(editions, directory, ledger, clocks, settings)
        app = make_app(client, listeners, identity=lambda: identification.known)
        if settings.app_token:
            listen = _over_socket_mode(settings, SocketMode(app, settings.app_token), ledger)
        else:
            signatures = Signatures(settings.signing_secret, clock=clocks.wall)
            listen = _over_http(
                settings, SlackDoor(partial(hand_over, app), signatures=signatures, ledger=ledger), ledger
            )
        async with identification.running(), listen as address:
            yield address


@asynccontextmanager
async def _over_http(settings: ServeSettings, door: SlackDoor, ledger: LogLedger) -> AsyncIterator[str]:
    async def at_once() -> bool:
        return True  # the handbook is loaded before anything listens

    async with _site(web_app(door, ledger=ledger, ready=at_once), settings) as address:
        yield address


@asynccontextmanager
async def _over_socket_mode(settings: ServeSettings, socket: SocketMode, ledger: LogLedger) -> AsyncIterator[str]:
    # The site first: while Slack cannot be reached, the process is up and not ready.
    async with _site(web_app(None, ledger=ledger, ready=socket.is_open), settings) as address:
        try:
            await socket.open()
            yield address
        finally:
            await socket.close(within_seconds=_STOP_WITHIN_SECONDS)


@asynccontextmanager
async def _site(routes: web.Application, settings: ServeSettings) -> AsyncIterator[str]:
    """Serves the routes. At the end of the block aiohttp waits for the requests that are being answered."""
    runner = web.AppRunner(routes, access_log=None, shutdown_timeout=_STOP_WITHIN_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.rolecall_host, settings.rolecall_port).start()
        host, port, *_ = runner.addresses[0]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def _freshness(settings: ServeSettings, clocks: Clocks) -> str:
    """Which version of the handbook was read, and when."""
    version = settings.rolecall_handbook_version or version_of(settings.rolecall_corpus)
    read = Phrase("read {time} UTC", time=f"{datetime.fromtimestamp(clocks.wall(), UTC):%Y-%m-%d %H:%M}")
    return in_a_row(filter(None, (version, read)))


def _listeners(
    editions: Editions, directory: SlackDirectory, ledger: LogLedger, clocks: Clocks, settings: ServeSettings
) -> Listeners:
    return Listeners(
        editions,
        directory=directory,
        answered=AnsweredInMemory(clock=clocks.steady),
        topics=TopicsInMemory(clock=clocks.steady),
        lookups=LookupsInMemory(clock=clocks.steady),
        pins=PinsInMemory(clock=clocks.steady),
        ledger=ledger,
        clock=clocks.steady,
        new_reference=lambda: secrets.token_hex(4),
        freshness=_freshness(settings, clocks),
        followed=frozenset(settings.rolecall_followed_channels),
    )
