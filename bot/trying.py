"""The bot in a workspace of our own: everything as in Slack, in one process, for a browser on this machine."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.manifest import manifest
from bot.serve import listening
from bot.settings import EXAMPLE_CORPUS, read_serve_settings
from bot.workspace import HIRING_CHANNEL, HIRING_GROUP, Local, Workspace, installed, local_workspace
from index import Editions

_log = logging.getLogger("rolecall")


async def try_out(
    editions: Editions, *, corpus: Path, port: int, site_url: str | None, opened: Callable[[str], None]
) -> None:
    """Serves the workspace until the process is told to stop (SIGTERM, SIGINT); `opened` is told the page's address.

    Raises OSError where the port is taken.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows: there Ctrl-C ends the loop
            loop.add_signal_handler(number, stop.set)
    followed = (HIRING_CHANNEL,)
    async with workspace_of(editions, corpus=corpus, port=port, site_url=site_url, followed=followed) as local:
        opened(local.slack.url)
        await stop.wait()


@asynccontextmanager
async def workspace_of(
    editions: Editions,
    *,
    corpus: Path = EXAMPLE_CORPUS,
    port: int = 0,
    site_url: str | None = None,
    followed: tuple[str, ...] = (),
) -> AsyncIterator[Local]:
    """The workspace with this handbook's bot in it, while the block runs; port 0 is a free one, `followed` are the
    channels in which a question needs no mention."""

    @asynccontextmanager
    async def bot(slack: Workspace) -> AsyncIterator[str]:
        # What the bot gets of Slack, and all that it gets: where its Web API is, a token, a secret.
        settings = read_serve_settings(
            _env_file=None,
            slack_app_token=None,
            slack_bot_token=slack.credentials.bot_token,
            slack_signing_secret=slack.credentials.signing_secret,
            slack_api_url=slack.api_url,
            rolecall_host="127.0.0.1",
            rolecall_port=0,
            rolecall_corpus=corpus,
            rolecall_site_url=site_url,
            rolecall_hiring_channels=HIRING_CHANNEL,
            rolecall_hiring_groups=HIRING_GROUP,
            rolecall_followed_channels=followed,
        )
        async with listening(settings, editions) as address:
            yield address

    permissions = manifest(
        url="http://127.0.0.1", site_url=site_url, has_audiences=editions.differ, follows=bool(followed)
    )
    registered = installed(permissions)
    async with local_workspace(bot, installation=registered, port=port) as local:
        yield local
