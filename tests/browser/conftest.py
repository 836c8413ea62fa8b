"""A browser, and a person in front of it: Chromium, headless, on the page of a running workspace."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

from bot.trying import workspace_of
from bot.workspace import HIRING_CHANNEL, Local, installed, local_workspace
from index import load_editions
from tests.bot.small_app import MANIFEST, small_app
from tests.browser.person import Person

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# Root may not use its sandbox; nothing is to be fetched from anywhere.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install Debian's package chromium, or name one in CHROMIUM")
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        await running.close()


@pytest.fixture
async def rolecall() -> AsyncIterator[Local]:
    """A workspace with Rolecall in it, on the example handbook, which has a site."""
    site = "https://handbook.example.com"
    async with workspace_of(load_editions(CORPUS, site_url=site), site_url=site, followed=(HIRING_CHANNEL,)) as local:
        yield local


@pytest.fixture
async def bakery() -> AsyncIterator[Local]:
    """A workspace with the small app in it."""
    async with local_workspace(small_app, installation=installed(MANIFEST)) as local:
        yield local


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page in which no script fails and nothing is refused."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    opened = await context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    yield opened
    await context.close()
    assert problems == []


@pytest.fixture
async def rosa(rolecall: Local, page: Page) -> Person:
    """The recruiter, in front of the workspace with Rolecall."""
    return await Person.at(page, rolecall.slack.url)


@pytest.fixture
async def baker(bakery: Local, page: Page) -> Person:
    """The recruiter, in front of the workspace with the small app."""
    return await Person.at(page, bakery.slack.url)
