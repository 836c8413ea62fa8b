"""The manifest keeps to Slack's limits (docs, "App manifest reference") and asks for no more than is used."""

import json
from pathlib import Path

import pytest

from bot.manifest import (
    AUDIENCE_EVENTS,
    AUDIENCE_SCOPES,
    EVENTS,
    FOLLOW_EVENTS,
    FOLLOW_SCOPES,
    LINK_SCOPES,
    SCOPES,
    manifest,
)

_BOTH = [
    manifest(url="https://rolecall.example.com/", site_url="https://handbook.example.com"),
    manifest(url=None),
]


@pytest.mark.parametrize("made", _BOTH, ids=["http", "socket mode"])
def test_texts_are_no_longer_than_slack_takes_them(made: dict[str, dict[str, object]]) -> None:
    match json.loads(json.dumps(made)):
        case {
            "display_information": {"name": name, "description": description, "long_description": long},
            "features": {"bot_user": {"display_name": display_name}, "slash_commands": [command]},
        }:
            assert len(name) <= 35
            assert len(description) <= 140
            assert 175 <= len(long) <= 4_000
            assert len(display_name) <= 80
            assert len(command["command"]) <= 32
            assert len(command["description"]) <= 2_000
            assert len(command["usage_hint"]) <= 1_000
        case other:
            pytest.fail(f"incomplete: {other}")


def test_over_http_slack_is_told_where_to_send() -> None:
    made = manifest(url="https://rolecall.example.com/")

    where = "https://rolecall.example.com/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == where
    assert made["features"]["slash_commands"][0]["url"] == where
    assert made["settings"]["socket_mode_enabled"] is False


def test_through_socket_mode_there_is_no_address() -> None:
    made = manifest(url=None)

    assert "http" not in json.dumps(made)
    assert made["settings"]["socket_mode_enabled"] is True


def test_people_can_write_to_the_bot_directly() -> None:
    assert manifest(url=None)["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_every_scope_has_its_reason_and_every_event_its_scope() -> None:
    assert manifest(url=None)["oauth_config"]["scopes"]["bot"] == list(SCOPES)
    assert all(SCOPES.values())
    # Slack docs: app_mention needs app_mentions:read, message.im needs im:history, app_home_opened none
    assert EVENTS == ("app_home_opened", "app_mention", "message.im")
    assert {"app_mentions:read", "im:history"} <= SCOPES.keys()


def test_the_instructions_give_each_scope_with_its_reason() -> None:
    instructions = (Path(__file__).parents[2] / "docs" / "slack-setup.md").read_text(encoding="utf-8")

    every = {**SCOPES, **LINK_SCOPES, **AUDIENCE_SCOPES, **FOLLOW_SCOPES}
    rows = [line for line in instructions.splitlines() if line.startswith(tuple(f"| `{scope}`" for scope in every))]
    assert sorted(rows) == sorted(f"| `{scope}` | {reason} |" for scope, reason in every.items())


def test_links_are_asked_for_only_where_the_handbook_has_a_site() -> None:
    made = manifest(url=None, site_url="https://handbook.example.com/hr/")

    assert made["features"]["unfurl_domains"] == ["handbook.example.com"]
    assert made["oauth_config"]["scopes"]["bot"] == [*SCOPES, *LINK_SCOPES]
    assert made["settings"]["event_subscriptions"]["bot_events"] == [*EVENTS, "link_shared"]
    assert "unfurl_domains" not in manifest(url=None)["features"]


def test_people_and_channels_are_looked_up_only_where_not_all_of_the_handbook_is_for_everybody() -> None:
    made = manifest(url=None, has_audiences=True)

    assert made["oauth_config"]["scopes"]["bot"] == [*SCOPES, *AUDIENCE_SCOPES]
    assert made["settings"]["event_subscriptions"]["bot_events"] == [*EVENTS, *AUDIENCE_EVENTS]


def test_every_event_that_tells_of_a_change_has_the_scope_that_it_needs() -> None:
    # Slack docs, the page of each event: any of the scopes is enough, for the conversations that it is for
    conversations = {"channels:read", "groups:read"}
    needed = {
        "channel_shared": conversations,
        "channel_unshared": conversations,
        "member_joined_channel": conversations,
        "member_left_channel": conversations,
        "subteam_members_changed": {"usergroups:read"},
        "user_change": {"users:read"},
    }

    assert set(AUDIENCE_EVENTS) == needed.keys()
    assert set[str]().union(*needed.values()) <= {*SCOPES, *AUDIENCE_SCOPES}


def test_messages_of_channels_are_seen_only_where_a_channel_is_followed() -> None:
    made = manifest(url=None, follows=True)

    assert made["oauth_config"]["scopes"]["bot"] == [*SCOPES, *FOLLOW_SCOPES]
    assert made["settings"]["event_subscriptions"]["bot_events"] == [*EVENTS, *FOLLOW_EVENTS]
