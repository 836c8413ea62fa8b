"""What several folders of tests need."""

from pathlib import Path

import pytest
from hypothesis import settings

from index import Handbook, load_handbook

# Speed is for benchmarks: a slow machine is no failure.
settings.register_profile("rolecall", deadline=None, max_examples=60)
settings.load_profile("rolecall")

SMALL_HANDBOOK = Path(__file__).parent / "bot" / "handbook"


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """A handbook of three pages, some of whose words look like Slack's marks."""
    return load_handbook(SMALL_HANDBOOK, site_url="https://handbook.example.com")


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "SLACK_API_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("CORPUS", "SITE_URL", "HOST", "PORT", "DATABASE_URL"):
        monkeypatch.delenv(f"ROLECALL_{name}", raising=False)
