"""The running bot: puts the pieces together, listens, and stops when told, after what is being answered."""

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from aiohttp import web

from bot.admission import Admission
from bot.connections import Connections
from bot.directory import SlackDirectory
from bot.http import SlackDoor, web_app
from bot.identity import Identification
from bot.ledger import LogLedger
from bot.lookups import Lookups
from bot.memory import AnsweredInMemory, LookupsInMemory, PinsInMemory, TopicsInMemory
from bot.patience import LOOKUPS_WITHIN_SECONDS, Pause, wait_for
from bot.posting import Deadline, SlackPost, slack_post
from bot.settings import ServeSettings, SettingsError, rejected
from bot.signature import Signatures
from bot.slack import hand_over, make_app
from bot.socket_mode import SocketMode
from bot.stopping import ANSWERING_WITHIN_SECONDS, CLOSING_WITHIN_SECONDS, TOLD_WITHIN_SECONDS, Stop
from bot.version import version_of
from bot.web_client import lookup_client, web_client
from handlers import Listeners
from index import Editions, Phrase, in_a_row

_log = logging.getLogger("rolecall")


@dataclass(frozen=True, slots=True)
class Clocks:
    """`wall` gives the seconds since 1970, `steady` seconds that only grow; `pause` waits for look-ups and in the
    background, `retry_pause` before something is sent again; `deadline` gives what ends a block after some of them."""

    wall: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic
    pause: Pause = asyncio.sleep
    retry_pause: Pause = asyncio.sleep
    deadline: Deadline = asyncio.timeout


async def serve(settings: ServeSettings, editions: Editions, *, stop: Stop) -> None:
    """Listens until it is told to stop. Raises SettingsError where Slack does not take a token that it starts with."""
    stop.begin()
    wrong: list[SettingsError] = []

    def give_up(error: SettingsError) -> None:
        wrong.append(error)
        stop.tell()

    if settings.rolecall_database_url:
        _log.warning("ROLECALL_DATABASE_URL is not used yet: what has been answered is kept in memory")
    async with listening(settings, editions, give_up=give_up) as address:
        _log.info("listening address=%s socket_mode=%s", address, bool(settings.app_token))
        await stop.told()
        _log.info("stopping")
    if wrong:
        raise SettingsError(tuple(problem for error in wrong for problem in error.problems))


@asynccontextmanager
async def listening(
    settings: ServeSettings,
    editions: Editions,
    *,
    clocks: Clocks | None = None,
    give_up: Callable[[SettingsError], None] = lambda _: None,
) -> AsyncIterator[str]:
    """Listens while the block runs, and yields the address that it listens at.

    `give_up` is told of a token that Slack does not take. At the end of the block no new request is let in, and those
    that are being answered get the time of `bot.stopping`. Raises OSError when the port is taken.
    """
    clocks = clocks or Clocks()
    ledger = LogLedger()
    token, api_url = settings.bot_token, str(settings.slack_api_url)
    async with (
        web_client(token, api_url=api_url) as client,
        slack_post(token=token, api_url=api_url, deadline=clocks.deadline) as post,
    ):
        channels, groups = settings.rolecall_hiring_channels, settings.rolecall_hiring_groups
        asking = lookup_client(client)
        looking = Lookups(asking, clock=clocks.steady)
        directory = SlackDirectory(looking, channels=channels, groups=groups, clock=clocks.steady, pause=clocks.pause)
        identification = Identification(
            asking,
            pause=clocks.pause,
            app=settings.app_id,
            refused=lambda code: give_up(rejected("slack_bot_token", code)),
        )
        listeners = _listeners(editions, directory, post, ledger, clocks, settings)
        app = make_app(client, listeners, identity=lambda: identification.known)
        admission = Admission(api_url=api_url, identity=lambda: identification.known, app=lambda: identification.app)
        if settings.app_token:
            socket = SocketMode(
                settings.app_token,
                partial(hand_over, app),
                client=lookup_client(client),
                admission=admission,
                ledger=ledger,
                pause=clocks.pause,
                refused=lambda code: give_up(rejected("slack_app_token", code)),
            )
            listen = _over_socket_mode(settings, socket, identification, ledger, clocks)
        else:
            signatures = Signatures(settings.signing_secret, clock=clocks.wall)
            connections = Connections()
            door = SlackDoor(
                partial(hand_over, app),
                signatures=signatures,
                admission=admission,
                connections=connections,
                ledger=ledger,
            )
            listen = _over_http(settings, door, connections, identification, ledger)
        try:
            if editions.differ:
                directory.warm()
            async with identification.running(), listen as address:
                with _sends_ending(post):
                    yield address
        finally:
            await listeners.close()
            await directory.close()


@contextmanager
def _sends_ending(post: SlackPost) -> Iterator[None]:
    """At the end of the block, sends begin to end: before the doors close, which wait for them."""
    try:
        yield
    finally:
        post.end(told_within=TOLD_WITHIN_SECONDS, taken_within=ANSWERING_WITHIN_SECONDS)


@asynccontextmanager
async def _over_http(
    settings: ServeSettings,
    door: SlackDoor,
    connections: Connections,
    identification: Identification,
    ledger: LogLedger,
) -> AsyncIterator[str]:
    async def ready() -> bool:
        return door.is_open and not identification.is_rejected

    async with _site(web_app(door, ledger=ledger, ready=ready), settings, connections) as address:
        try:
            yield address
        finally:
            await door.stop(within_seconds=ANSWERING_WITHIN_SECONDS)


@asynccontextmanager
async def _over_socket_mode(
    settings: ServeSettings, socket: SocketMode, identification: Identification, ledger: LogLedger, clocks: Clocks
) -> AsyncIterator[str]:
    async def ready() -> bool:
        return await socket.is_open() and not identification.is_rejected

    # The site first: while Slack cannot be reached, the process is up and not ready.
    async with _site(web_app(None, ledger=ledger, ready=ready), settings, Connections()) as address:
        connecting = asyncio.create_task(socket.connect())
        try:
            await wait_for([connecting], LOOKUPS_WITHIN_SECONDS, pause=clocks.pause)
            yield address
        finally:
            await _ended(connecting)
            await socket.stop(within_seconds=ANSWERING_WITHIN_SECONDS)
            await socket.close(within_seconds=CLOSING_WITHIN_SECONDS)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _site(
    routes: web.Application, settings: ServeSettings, connections: Connections
) -> AbstractAsyncContextManager[str]:
    host, port = settings.rolecall_host, settings.rolecall_port
    return connections.listening(routes, host=host, port=port, closed_within=CLOSING_WITHIN_SECONDS)


def _freshness(settings: ServeSettings, clocks: Clocks) -> str:
    """Which version of the handbook was read, and when."""
    version = settings.rolecall_handbook_version or version_of(settings.rolecall_corpus)
    read = Phrase("read {time} UTC", time=f"{datetime.fromtimestamp(clocks.wall(), UTC):%Y-%m-%d %H:%M}")
    return in_a_row(filter(None, (version, read)))


def _listeners(
    editions: Editions,
    directory: SlackDirectory,
    post: SlackPost,
    ledger: LogLedger,
    clocks: Clocks,
    settings: ServeSettings,
) -> Listeners:
    return Listeners(
        editions,
        directory=directory,
        answered=AnsweredInMemory(clock=clocks.steady),
        topics=TopicsInMemory(clock=clocks.steady),
        lookups=LookupsInMemory(clock=clocks.steady),
        pins=PinsInMemory(clock=clocks.steady),
        ledger=ledger,
        post=post,
        clock=clocks.steady,
        pause=clocks.retry_pause,
        new_reference=lambda: secrets.token_hex(4),
        freshness=_freshness(settings, clocks),
        followed=frozenset(settings.rolecall_followed_channels),
    )
