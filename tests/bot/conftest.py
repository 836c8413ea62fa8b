"""The bot on its stage, over HTTP."""

from collections.abc import AsyncIterator

import pytest

from index import Handbook
from tests.bot.stage import Stage, stage


@pytest.fixture
async def bot(handbook: Handbook, no_settings: None) -> AsyncIterator[Stage]:
    async with stage(handbook) as running:
        yield running
