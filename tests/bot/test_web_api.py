"""Every method of the Web API, called by Slack's own client: what it answers, and to whom."""

import inspect
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

import bot.workspace
from bot.workspace.installation import NEEDED_SCOPES
from tests.bot.calling import (
    DIRECT,
    GUEST,
    HOME,
    LINE,
    LINK,
    MODAL,
    OPEN,
    OPENED,
    OURS,
    PRIVATE,
    SHARED,
    THEIRS,
    TRIGGER,
    Call,
    Calling,
    calling,
    error_of,
    view_answer,
)


@pytest.fixture
async def scene() -> AsyncIterator[Calling]:
    async with calling() as running:
        yield running


def _said(ts: str, text: str, **more: object) -> dict[str, Any]:
    return {"type": "message", "user": "U0ROLECALL", "bot_id": "B0ROLECALL", "app_id": "A0ROLECALL"} | {
        "ts": ts,
        "text": text,
        **more,
    }


# Each method with a call and all that is answered to it, beside "ok".
ANSWERED: dict[str, tuple[Call, dict[str, Any]]] = {
    "apps.connections.open": (
        lambda client: client.apps_connections_open(app_token="xapp-workspace"),
        {"url": "ws://slack/socket?ticket=ticket-1"},
    ),
    "auth.test": (
        lambda client: client.auth_test(),
        {
            "team_id": "T0WORKSPACE",
            "user_id": "U0ROLECALL",
            "bot_id": "B0ROLECALL",
            "team": "Workspace",
            "user": "rolecall",
        },
    ),
    "bots.info": (
        lambda client: client.bots_info(bot="B0ROLECALL"),
        {"bot": {"id": "B0ROLECALL", "app_id": "A0ROLECALL", "user_id": "U0ROLECALL", "deleted": False}},
    ),
    "chat.delete": (
        lambda client: client.chat_delete(channel=OPEN.id, ts=OURS),
        {"channel": OPEN.id, "ts": OURS},
    ),
    "chat.getPermalink": (
        lambda client: client.chat_getPermalink(channel=OPEN.id, message_ts=OURS),
        {"channel": OPEN.id, "permalink": "http://slack/archives/C0OPEN/p1800000000000002"},
    ),
    "chat.postEphemeral": (
        lambda client: client.chat_postEphemeral(channel=OPEN.id, user=GUEST.id, text="new"),
        {"message_ts": "1800000000.000004"},
    ),
    "chat.postMessage": (
        lambda client: client.chat_postMessage(channel=OPEN.id, text="new", blocks=[LINE], thread_ts=THEIRS),
        {
            "channel": OPEN.id,
            "ts": "1800000000.000004",
            "message": _said("1800000000.000004", "new", blocks=[LINE], thread_ts=THEIRS),
        },
    ),
    "chat.unfurl": (
        lambda client: client.chat_unfurl(channel=OPEN.id, ts=THEIRS, unfurls={LINK: {"blocks": [LINE]}}),
        {},
    ),
    "chat.update": (
        lambda client: client.chat_update(channel=OPEN.id, ts=OURS, text="other"),
        {"channel": OPEN.id, "ts": OURS, "text": "other"},
    ),
    "conversations.info": (
        lambda client: client.conversations_info(channel=SHARED.id),
        {
            "channel": {
                "id": SHARED.id,
                "name": "shared",
                "is_channel": True,
                "is_im": False,
                "is_private": False,
                "is_ext_shared": True,
                "is_shared": True,
                "is_member": True,
            }
        },
    ),
    "conversations.members": (
        lambda client: client.conversations_members(channel=PRIVATE.id),
        {"members": [GUEST.id, "U0ROLECALL"]},
    ),
    "conversations.open": (
        lambda client: client.conversations_open(users=GUEST.id),
        {"channel": {"id": DIRECT.id}},
    ),
    "conversations.replies": (
        lambda client: client.conversations_replies(channel=OPEN.id, ts=THEIRS),
        {
            "messages": [
                {"type": "message", "user": GUEST.id, "ts": THEIRS, "text": f"see <{LINK}>"},
                _said(OURS, "ours", thread_ts=THEIRS),
            ],
            "has_more": False,
        },
    ),
    "usergroups.list": (
        lambda client: client.usergroups_list(),
        {
            "usergroups": [
                {"id": "S0BAKERS", "team_id": "T0WORKSPACE", "handle": "bakers", "name": "bakers", "user_count": 1}
            ]
        },
    ),
    "usergroups.users.list": (
        lambda client: client.usergroups_users_list(usergroup="S0BAKERS"),
        {"users": [GUEST.id]},
    ),
    "users.info": (
        lambda client: client.users_info(user=GUEST.id),
        {
            "user": {
                "id": GUEST.id,
                "team_id": "T0WORKSPACE",
                "name": "gus.guest",
                "real_name": "Gus Guest",
                "profile": {"real_name": "Gus Guest", "display_name": "Gus Guest", "title": "Agency"},
                "is_bot": False,
                "is_restricted": True,
                "is_ultra_restricted": False,
                "is_stranger": False,
                "deleted": False,
                "tz": "Europe/London",
            }
        },
    ),
    "views.open": (
        lambda client: client.views_open(trigger_id=TRIGGER, view=MODAL),
        view_answer(MODAL, "V00000002", "2.hash"),
    ),
    "views.publish": (
        lambda client: client.views_publish(user_id=GUEST.id, view=HOME),
        view_answer(HOME, "V00000002", "2.hash"),
    ),
    "views.push": (
        lambda client: client.views_push(trigger_id=TRIGGER, view=MODAL),
        view_answer(MODAL, "V00000002", "2.hash", root=OPENED, below=OPENED),
    ),
    "views.update": (
        lambda client: client.views_update(view_id=OPENED, hash="1.hash", view=MODAL),
        view_answer(MODAL, OPENED, "2.hash"),
    ),
}


def test_every_method_is_tried_here(scene: Calling) -> None:
    assert set(ANSWERED) == scene.slack.api.methods


@pytest.mark.parametrize("method", ANSWERED)
async def test_a_method_answers_as_slack_does(method: str, scene: Calling) -> None:
    call, expected = ANSWERED[method]

    answer = await call(scene.client)

    here = scene.slack.url.removeprefix("http://")
    assert json.loads(json.dumps(answer.data).replace(here, "slack")) == {"ok": True, **expected}
    assert [exchange.name for exchange in scene.slack.recorder.exchanges] == [method]


def test_every_method_needs_a_scope_but_those_of_views_and_three_others() -> None:
    without = {method for method in ANSWERED if method not in NEEDED_SCOPES}

    assert without == {
        "apps.connections.open",
        "auth.test",
        "chat.getPermalink",
        "views.open",
        "views.publish",
        "views.push",
        "views.update",
    }


@pytest.mark.parametrize("method", ANSWERED)
async def test_a_method_is_refused_to_an_app_without_its_scope(method: str) -> None:
    async with calling(scopes=frozenset({"commands"})) as scene:
        call = ANSWERED[method][0](scene.client)
        if method in NEEDED_SCOPES:
            assert await error_of(call) == "missing_scope"
        else:
            assert (await call)["ok"]


@pytest.mark.parametrize(
    ("method", "scope"), [(method, scope) for method, any_of in NEEDED_SCOPES.items() for scope in sorted(any_of)]
)
async def test_each_of_the_scopes_that_a_method_names_is_enough(method: str, scope: str) -> None:
    async with calling(scopes=frozenset({scope})) as scene:
        assert (await ANSWERED[method][0](scene.client))["ok"]


@pytest.mark.parametrize("method", ANSWERED)
@pytest.mark.parametrize(("token", "code"), [("", "not_authed"), ("xoxb-other", "invalid_auth")])
async def test_a_method_is_refused_to_who_has_no_token_for_it(
    method: str, token: str, code: str, scene: Calling
) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with ClientSession() as session, session.post(f"{scene.slack.api_url}{method}", headers=headers) as response:
        assert await response.json() == {"ok": False, "error": code}


async def test_the_token_of_the_bot_opens_no_socket_and_that_of_sockets_does_nothing_else(scene: Calling) -> None:
    assert await error_of(scene.client.apps_connections_open(app_token="xoxb-workspace")) == "invalid_auth"
    assert await error_of(scene.client.auth_test(token="xapp-workspace")) == "invalid_auth"


def _listed() -> list[str]:
    return (Path(bot.workspace.__file__).parent / "missing_methods.txt").read_text(encoding="utf-8").split()


def test_the_methods_that_are_missing_are_written_down(scene: Calling) -> None:
    of_slack = set(re.findall(r'api_call\(\s*"([\w.]+)"', inspect.getsource(AsyncWebClient)))
    listed = _listed()

    assert listed == sorted(set(listed))
    assert scene.slack.api.methods & set(listed) == set()
    assert scene.slack.api.methods | set(listed) == of_slack


async def test_a_missing_method_says_that_it_is_unknown(scene: Calling) -> None:
    token = scene.slack.credentials.bot_token

    answers = [scene.slack.api.call(method, {}, token=token) for method in _listed()]

    assert answers == [{"ok": False, "error": "unknown_method"}] * len(_listed())
    assert await error_of(scene.client.conversations_list()) == "unknown_method"
