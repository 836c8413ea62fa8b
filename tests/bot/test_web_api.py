"""Every method of the Web API, called by Slack's own client: what it answers, and what it refuses."""

import inspect
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

import bot.workspace
from bot.web_client import web_client
from bot.workspace import Channel, Installation, Person, Workspace
from bot.workspace.installation import NEEDED_SCOPES
from bot.workspace.server import listening_at
from tests.bot.stage import Clock

Call = Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]

OPEN = Channel("C0OPEN", "open")
WITHOUT_BOT = Channel("C0WITHOUTBOT", "without-bot", has_bot=False)
PRIVATE = Channel("C0PRIVATE", "private", members=frozenset({"U0GUEST"}))
SHARED = Channel("C0SHARED", "shared", is_shared=True)
DIRECT = Channel("D0GUEST", "", user="U0GUEST")

GUEST = Person("U0GUEST", "Gus Guest", "Agency", locale="de-DE", is_guest=True)
STRANGER = Person("U0STRANGER", "Sue Stranger", is_stranger=True)

THEIRS, OURS, WHISPERED = (f"1800000000.00000{number}" for number in (1, 2, 3))
LINK = "https://bakery.example/rye"
LINE = {"type": "section", "block_id": "line", "text": {"type": "plain_text", "text": "Rye"}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Order"}, "blocks": [LINE]}
HOME = {"type": "home", "blocks": [LINE]}


@asynccontextmanager
async def _workspace(scopes: frozenset[str] | None = None) -> AsyncIterator[Workspace]:
    """With a message by a person (THEIRS), two by the bot (OURS, and WHISPERED to the guest alone), the trigger
    1.1.trigger, and an open modal, V00000001."""
    channels = (OPEN, WITHOUT_BOT, PRIVATE, SHARED, DIRECT)
    slack = Workspace(
        channels,
        clock=Clock(),
        people=(GUEST, STRANGER),
        groups={"bakers": ("U0GUEST",)},
        installation=Installation(scopes=scopes),
    )
    slack.say(f"see <{LINK}>", channel=OPEN.id, author=GUEST)
    slack.rooms.post(OPEN.id, user=slack.credentials.bot_user, text="ours", thread=THEIRS)
    slack.rooms.post(OPEN.id, user=slack.credentials.bot_user, text="whispered", seen_only_by=GUEST.id)
    slack.triggers.open(GUEST.id)
    slack.views.open(GUEST.id, MODAL)
    async with listening_at(slack, slack.routes(), host="127.0.0.1", port=0):
        yield slack


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    async with _workspace() as running:
        yield running


@pytest.fixture
async def client(slack: Workspace) -> AsyncIterator[AsyncWebClient]:
    async with web_client(slack.credentials.bot_token, api_url=slack.api_url) as made:
        yield made


def _said(ts: str, text: str, **more: object) -> dict[str, Any]:
    return {"type": "message", "user": "U0ROLECALL", "bot_id": "B0ROLECALL", "app_id": "A0ROLECALL"} | {
        "ts": ts,
        "text": text,
        **more,
    }


def _view(view: dict[str, Any], view_id: str, seen_hash: str, *, root: str = "", below: str | None = None) -> Any:
    frame: dict[str, Any] = {"callback_id": "", "private_metadata": "", "external_id": "", "close": None}
    flags = {"submit": None, "title": None, "clear_on_close": False, "notify_on_close": False}
    ids = {"team_id": "T0WORKSPACE", "app_installed_team_id": "T0WORKSPACE"}
    ids |= {"app_id": "A0ROLECALL", "bot_id": "B0ROLECALL"}
    place = {"id": view_id, "hash": seen_hash, "root_view_id": root or view_id, "previous_view_id": below}
    return {"view": {**frame, **flags, **ids, **place, "state": {"values": {}}, **view}}


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
        lambda client: client.views_open(trigger_id="1.1.trigger", view=MODAL),
        _view(MODAL, "V00000002", "2.hash"),
    ),
    "views.publish": (
        lambda client: client.views_publish(user_id=GUEST.id, view=HOME),
        _view(HOME, "V00000002", "2.hash"),
    ),
    "views.push": (
        lambda client: client.views_push(trigger_id="1.1.trigger", view=MODAL),
        _view(MODAL, "V00000002", "2.hash", root="V00000001", below="V00000001"),
    ),
    "views.update": (
        lambda client: client.views_update(view_id="V00000001", hash="1.hash", view=MODAL),
        _view(MODAL, "V00000001", "2.hash"),
    ),
}


def test_every_method_is_tried_here(slack: Workspace) -> None:
    assert set(ANSWERED) == slack.api.methods


@pytest.mark.parametrize("method", ANSWERED)
async def test_a_method_answers_as_slack_does(method: str, slack: Workspace, client: AsyncWebClient) -> None:
    call, expected = ANSWERED[method]

    answer = await call(client)

    here = slack.url.removeprefix("http://")
    assert json.loads(json.dumps(answer.data).replace(here, "slack")) == {"ok": True, **expected}
    assert [exchange.name for exchange in slack.recorder.exchanges] == [method]


async def error_of(call: Awaitable[AsyncSlackResponse]) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


@pytest.mark.parametrize("method", ANSWERED)
async def test_a_method_is_refused_to_an_app_without_its_scope(method: str) -> None:
    async with (
        _workspace(scopes=frozenset({"commands"})) as slack,
        web_client(slack.credentials.bot_token, api_url=slack.api_url) as client,
    ):
        call = ANSWERED[method][0](client)
        if method in NEEDED_SCOPES:
            assert await error_of(call) == "missing_scope"
        else:
            assert (await call)["ok"]


@pytest.mark.parametrize("method", ANSWERED)
async def test_each_of_the_scopes_that_a_method_names_is_enough(method: str) -> None:
    for scope in NEEDED_SCOPES.get(method, ()):
        async with (
            _workspace(scopes=frozenset({scope})) as slack,
            web_client(slack.credentials.bot_token, api_url=slack.api_url) as client,
        ):
            assert (await ANSWERED[method][0](client))["ok"]


@pytest.mark.parametrize("method", ANSWERED)
@pytest.mark.parametrize(("token", "code"), [("", "not_authed"), ("xoxb-other", "invalid_auth")])
async def test_a_method_is_refused_to_who_has_no_token_for_it(
    method: str, token: str, code: str, slack: Workspace
) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with ClientSession() as session, session.post(f"{slack.api_url}{method}", headers=headers) as response:
        assert await response.json() == {"ok": False, "error": code}


async def test_the_token_of_the_bot_opens_no_socket_and_that_of_sockets_does_nothing_else(
    slack: Workspace, client: AsyncWebClient
) -> None:
    assert await error_of(client.apps_connections_open(app_token="xoxb-workspace")) == "invalid_auth"
    assert await error_of(client.auth_test(token="xapp-workspace")) == "invalid_auth"


def _listed() -> list[str]:
    return (Path(bot.workspace.__file__).parent / "missing_methods.txt").read_text(encoding="utf-8").split()


def test_the_methods_that_are_missing_are_written_down(slack: Workspace) -> None:
    of_slack = set(re.findall(r'api_call\(\s*"([\w.]+)"', inspect.getsource(AsyncWebClient)))
    listed = _listed()

    assert listed == sorted(set(listed))
    assert slack.api.methods & set(listed) == set()
    assert slack.api.methods | set(listed) == of_slack


async def test_a_missing_method_says_that_it_is_unknown(client: AsyncWebClient) -> None:
    assert {await error_of(client.api_call(method, json={})) for method in _listed()} == {"unknown_method"}
