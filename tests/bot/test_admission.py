"""What is let in of what is rightly signed: Slack's shapes, our workspace and app, addresses of Slack's."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.admission import Admission, Admitted, Foreign, Malformed
from tests.bot.stage import HIRING, OURSELVES, Stage

_FORM = "application/x-www-form-urlencoded"
_COMMAND = {"command": "/role", "text": "help", "team_id": "T0WORKSPACE", "api_app_id": "A0ROLECALL"}
_ADMISSION = Admission(api_url="http://127.0.0.1:9/api/", identity=lambda: OURSELVES, app=lambda: "A0ROLECALL")


@pytest.mark.parametrize(
    "ids",
    [
        {},
        {"team_id": "T0WORKSPACE"},
        {"team": {"id": "T0WORKSPACE"}},
        {"team": {"id": "T0OTHER"}, "view": {"app_installed_team_id": "T0WORKSPACE"}},
        {"team_id": "T0OTHER", "authorizations": [{"team_id": "T0WORKSPACE"}]},
        {"api_app_id": "A0ROLECALL"},
    ],
)
def test_what_is_ours_is_let_in(ids: dict[str, Any]) -> None:
    assert _ADMISSION.look_at({"type": "x", **ids}) == Admitted({"type": "x", **ids})


@pytest.mark.parametrize(
    ("ids", "reason"),
    [
        ({"team_id": "T0OTHER"}, "another workspace"),
        ({"team": {"id": "T0OTHER"}}, "another workspace"),
        ({"team": "T0OTHER"}, "another workspace"),
        ({"team_id": "T0WORKSPACE", "authorizations": [{"team_id": "T0OTHER"}]}, "another workspace"),
        ({"api_app_id": "A0OTHER", "team_id": "T0WORKSPACE"}, "another app"),
    ],
)
def test_what_is_for_others_is_foreign(ids: dict[str, Any], reason: str) -> None:
    assert _ADMISSION.look_at({"type": "x", **ids}) == Foreign(reason)


def test_an_organisation_counts_where_the_app_is_installed_in_all_of_it() -> None:
    installed = {"team_id": None, "enterprise_id": "E0OURS", "is_enterprise_install": True}
    event = {"type": "event_callback", "authorizations": [installed], "team_id": "T0ANY"}

    assert _ADMISSION.look_at(event) == Foreign("another workspace")


def test_null_means_left_out_at_any_depth() -> None:
    event = {"type": "event_callback", "enterprise": None, "event": {"thread_ts": None, "links": [None, {"url": None}]}}

    assert _ADMISSION.look_at(event) == Admitted({"type": "event_callback", "event": {"links": [{}]}})


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.slack.com/actions/T0/1/2",
        "https://HOOKS.slack.com/commands/1",
        "https://hooks.slack-gov.com/actions/1",
        "http://127.0.0.1:9/response/1",
    ],
)
def test_answers_go_to_slack(url: str) -> None:
    assert isinstance(_ADMISSION.look_at({"response_url": url}), Admitted)


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.slack.com/actions/1",
        "https://hooks.slack.com.evil.example/",
        "https://hooks.slack.com:8443/",
        "https://user@hooks.slack.com/",
        "https://evil.example/?https://hooks.slack.com/",
        "http://127.0.0.1:10/response/1",
        "https://127.0.0.1:9/response/1",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "//hooks.slack.com/",
        "http://[",
        "hooks.slack.com",
    ],
)
def test_answers_go_nowhere_else(url: str) -> None:
    assert _ADMISSION.look_at({"response_url": url}) == Malformed("strange response_url")
    assert _ADMISSION.look_at({"response_urls": [{"response_url": url}]}) == Malformed("strange response_url")


@pytest.mark.parametrize(
    "fields",
    [
        {"type": 5},
        {"type": "event_callback", "event": 5},
        {"type": "event_callback", "event": {"type": ["message"]}},
        {"type": "event_callback", "event": {"links": "https://handbook.example.com/"}},
        {"type": "block_actions", "actions": {}},
        {"type": "block_actions", "actions": [5]},
        {"type": "block_actions", "actions": [{"action_id": 5}]},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": [{"type": "button", "value": "x"}]},
        {"type": "block_actions", "user": 5},
        {"command": ["/role"]},
        {"response_url": 5},
        {"authorizations": [["T0WORKSPACE"]]},
    ],
)
async def test_wrong_types_are_malformed_over_http(bot: Stage, fields: dict[str, Any]) -> None:
    delivery = await bot.sender.signed(json.dumps(fields).encode(), content_type="application/json")

    assert delivery.status == 400


async def test_what_is_for_another_workspace_or_app_is_accepted_and_ignored(
    bot: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    said = bot.workspace.say("<@U0ROLECALL> grade of a data engineer", channel=HIRING)
    event = bot.workspace.envelopes.mention(said) | {"authorizations": [{"team_id": "T0OTHER"}]}
    deliveries = await bot.sender.event(event)
    command = await bot.sender.form({**_COMMAND, "team_id": "T0OTHER"})

    assert [(each.status, each.body) for each in (*deliveries, command)] == [(200, "")] * 2
    assert bot.replies == ()
    assert [record.getMessage() for record in caplog.records] == ["refused reason=another_workspace"] * 2


async def test_a_press_with_a_strange_address_is_refused_and_nothing_is_sent_there(bot: Stage) -> None:
    press = {"type": "block_actions", "actions": [{"action_id": "dismiss"}], "response_url": f"{bot.bot_url}/metrics"}

    delivery = await bot.sender.signed(urlencode({"payload": json.dumps(press)}).encode(), content_type=_FORM)

    assert delivery.status == 400
