from pathlib import Path

import pytest

from bot.settings import (
    EXAMPLE_CORPUS,
    SettingsError,
    read_handbook_settings,
    read_manifest_settings,
    read_serve_settings,
)
from index import Audience

pytestmark = pytest.mark.usefixtures("no_settings")


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        read_serve_settings()

    assert caught.value.problems == (
        'SLACK_BOT_TOKEN: is not set; write the Bot User OAuth Token (OAuth & Permissions), which begins with "xoxb-"',
        "SLACK_SIGNING_SECRET: is not set; write the Signing Secret (Basic Information > App Credentials), or set "
        "SLACK_APP_TOKEN to listen through Socket Mode",
    )


def test_everything_that_is_wrong_is_named_at_once_and_no_value_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "SLACK_BOT_TOKEN": "hush-1",
        "SLACK_APP_TOKEN": "hush-2",
        "SLACK_API_URL": "hush-3",
        "ROLECALL_PORT": "hush-4",
        "ROLECALL_SITE_URL": "hush-5",
        "ROLECALL_DATABASE_URL": "hush-6",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        read_serve_settings()

    assert sorted(problem.split(":")[0] for problem in caught.value.problems) == sorted(wrong)
    assert "hush" not in str(caught.value)


def test_over_http_a_bot_token_and_a_signing_secret_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "secret")

    settings = read_serve_settings()

    assert (settings.bot_token, settings.signing_secret, settings.app_token) == ("xoxb-1", "secret", None)
    assert (str(settings.slack_api_url), settings.rolecall_port) == ("https://slack.com/api/", 3000)


def test_with_an_app_token_no_signing_secret_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")

    assert read_serve_settings().app_token == "xapp-1"


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_CORPUS", "")

    assert read_handbook_settings().rolecall_corpus == EXAMPLE_CORPUS


def test_a_file_of_settings_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1\nSLACK_SIGNING_SECRET=secret\nOTHER=1\nROLECALL_PORT=8080\n")

    assert read_serve_settings().rolecall_port == 8080


def test_answering_needs_nothing_of_slack() -> None:
    settings = read_handbook_settings(rolecall_site_url="https://handbook.example.com/")

    assert settings.site_url == "https://handbook.example.com"


def test_a_secret_is_not_shown() -> None:
    settings = read_serve_settings(slack_bot_token="xoxb-hush", slack_signing_secret="hush")

    assert "hush" not in repr(settings)


def test_sections_for_some_are_told_by_their_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_INTERNAL_SECTIONS", "compensation|salary")
    monkeypatch.setenv("ROLECALL_HIRING_SECTIONS", "scorecards?$")

    internal, hiring = read_handbook_settings().section_rules

    assert (internal.audience, bool(internal.heading.search("Salary bands"))) == (Audience.INTERNAL, True)
    assert (hiring.audience, bool(hiring.heading.search("The Scorecard"))) == (Audience.HIRING, True)


def test_channels_and_groups_for_hiring_are_ids_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setenv("ROLECALL_HIRING_CHANNELS", "C0123ABCD, G0456EFGH")
    monkeypatch.setenv("ROLECALL_HIRING_GROUPS", "S0123ABCD")

    monkeypatch.setenv("ROLECALL_FOLLOWED_CHANNELS", "C0123ABCD")

    settings = read_serve_settings()

    assert settings.rolecall_followed_channels == read_manifest_settings().rolecall_followed_channels == ("C0123ABCD",)
    assert settings.rolecall_hiring_channels == ("C0123ABCD", "G0456EFGH")
    assert settings.rolecall_hiring_groups == ("S0123ABCD",)


def test_patterns_and_ids_that_are_none_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setenv("ROLECALL_INTERNAL_SECTIONS", "compensation(")
    monkeypatch.setenv("ROLECALL_HIRING_CHANNELS", "#hiring")

    with pytest.raises(SettingsError) as caught:
        read_serve_settings()

    assert caught.value.problems == (
        "ROLECALL_INTERNAL_SECTIONS: is no pattern (missing ), unterminated subpattern at position 12); write one such "
        'as "Compensation|Salary bands"',
        'ROLECALL_HIRING_CHANNELS: holds what is no id; write ids and not names, such as "C0123ABCD,C0456EFGH"',
    )
