"""Slack's events of changes, read: what is true no more, by the fields that Slack's documentation shows."""

from typing import Any

import pytest

from handlers.changes import CHANGES, Change, read_change

_READ: list[tuple[dict[str, Any], Change]] = [
    ({"type": "channel_shared", "connected_team_id": "T2", "channel": "C1"}, Change("", "C1", "")),
    (
        {"type": "channel_unshared", "previously_connected_team_id": "T2", "channel": "C1", "is_ext_shared": False},
        Change("", "C1", ""),
    ),
    (
        {"type": "member_joined_channel", "user": "U1", "channel": "C1", "channel_type": "C", "team": "T1"},
        Change("", "C1", ""),
    ),
    (
        {"type": "member_left_channel", "user": "U1", "channel": "G1", "channel_type": "G", "team": "T1"},
        Change("", "G1", ""),
    ),
    (
        {"type": "subteam_members_changed", "subteam_id": "S1", "team_id": "T1", "added_users": ["U1"]},
        Change("", "", "S1"),
    ),
    ({"type": "user_change", "user": {"id": "U1", "is_restricted": True}, "cache_ts": 1}, Change("U1", "", "")),
]


@pytest.mark.parametrize(("event", "change"), _READ, ids=lambda value: value["type"] if isinstance(value, dict) else "")
def test_an_event_says_what_is_true_no_more(event: dict[str, Any], change: Change) -> None:
    assert read_change({"event": event}) == change


def test_every_event_that_is_asked_for_is_read() -> None:
    assert sorted(event["type"] for event, _ in _READ) == sorted(CHANGES)


@pytest.mark.parametrize("body", [{}, {"event": None}, {"event": {"user": {"id": 5}, "channel": {}, "subteam_id": []}}])
def test_what_is_no_such_event_changes_nothing(body: dict[str, Any]) -> None:
    assert read_change(body) == Change("", "", "")
