"""The page over HTTP: its files, what its stream shows to whom, what can be done through it, and whom it refuses."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession

import bot.workspace
from tests.bot.bakery import DIRECT, GENERAL, GUS, MILAN, PRIVATE, ROSA, Bakery, action_in, bakery

FILES = sorted(path.name for path in (Path(bot.workspace.__file__).parent / "page").iterdir())


@pytest.fixture
async def shop() -> AsyncIterator[Bakery]:
    async with bakery() as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as made:
        yield made


async def _act(session: ClientSession, shop: Bakery, act: str, /, **fields: object) -> tuple[int, Any]:
    async with session.post(f"{shop.slack.url}/act/{act}", json={"as": ROSA.id, **fields}) as response:
        return response.status, await response.json()


@pytest.mark.parametrize("path", ["/", *(f"/page/{name}" for name in FILES)])
async def test_the_page_and_its_files_are_served_guarded_and_never_stale(
    path: str, shop: Bakery, session: ClientSession
) -> None:
    async with session.get(f"{shop.slack.url}{path}") as response:
        headers = response.headers
        assert (response.status, (await response.text()) != "") == (200, True)
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert [headers[name] for name in ("Cache-Control", "X-Content-Type-Options", "Referrer-Policy")] == [
            "no-cache",
            "nosniff",
            "no-referrer",
        ]


@pytest.mark.parametrize("path", ["/page/", "/page/../server.py", "/page/%2e%2e/server.py", "/server.py"])
async def test_nothing_but_the_files_of_the_page_is_served(path: str, shop: Bakery, session: ClientSession) -> None:
    async with session.get(f"{shop.slack.url}{path}") as response:
        assert response.status in {403, 404}


class Stream:
    """What the page of one person is told, change by change."""

    def __init__(self, response: ClientResponse) -> None:
        self._response = response

    async def next(self) -> Any:
        while line := await self._response.content.readline():
            if line.startswith(b"data: "):
                return json.loads(line.removeprefix(b"data: "))
        raise EOFError

    async def until(self, kind: str, **fields: object) -> list[Any]:
        """The changes until one of this kind with these fields in its message, which comes last."""
        changes = [await self.next()]
        while changes[-1]["kind"] != kind or not fields.items() <= changes[-1].get("message", {}).items():
            changes.append(await self.next())
        return changes


@asynccontextmanager
async def _stream(session: ClientSession, shop: Bakery, person: str) -> AsyncIterator[Stream]:
    async with session.get(f"{shop.slack.url}/stream", params={"as": person}) as response:
        assert (response.status, response.content_type) == (200, "text/event-stream")
        yield Stream(response)


async def test_the_stream_begins_with_all_that_the_person_sees_and_nothing_of_others(
    shop: Bakery, session: ClientSession
) -> None:
    everybody = shop.acting.say(MILAN, "to everybody", channel=GENERAL)
    shop.acting.say(MILAN, "to few", channel=PRIVATE)
    shop.slack.say("to the bot", channel=DIRECT, author=ROSA)
    shop.slack.rooms.post(GENERAL, user="U0ROLECALL", text="to Rosa alone", seen_only_by=ROSA.id)
    whispered = shop.slack.rooms.post(GENERAL, user="U0ROLECALL", text="to Gus alone", seen_only_by=GUS.id)

    async with _stream(session, shop, GUS.id) as stream:
        snapshot = await stream.next()

    common: dict[str, Any] = {"blocks": [], "thread": None, "edited": False, "previews": [], "channel": GENERAL}
    open_to_all = {"direct": False, "private": False}
    assert snapshot == {
        "kind": "snapshot",
        "me": GUS.id,
        "bot": {"id": "U0ROLECALL", "name": "Bakery"},
        "people": [
            {"id": "U0RECRUITER", "name": "Rosa Recruiter", "title": "Recruiting", "guest": False},
            {"id": "U0MANAGER", "name": "Milan Manager", "title": "Hiring manager", "guest": False},
            {"id": "U0INTERVIEWER", "name": "Ines Interviewer", "title": "Engineer, interviews", "guest": False},
            {"id": "U0GUEST", "name": "Gus Guest", "title": "Guest of an agency", "guest": True},
        ],
        "channels": [
            {"id": GENERAL, "name": "general", "shared": False, **open_to_all},
            {"id": "C0NORTHWIND", "name": "ext-northwind", "shared": True, **open_to_all},
            {"id": "D0GUEST", "name": "", "direct": True, "shared": False, "private": False},
        ],
        "messages": [
            {**common, "ts": everybody.ts, "user": MILAN.id, "text": "to everybody", "ephemeral": False},
            {**common, "ts": whispered.ts, "user": "U0ROLECALL", "text": "to Gus alone", "ephemeral": True},
        ],
        "app": {
            "commands": [
                {"name": "/bake", "description": "Bakes something", "usage": "[bread]"},
                {"name": "/late", "description": "Answers too late", "usage": ""},
            ],
            "shortcuts": [
                {"name": "Order bread", "kind": "global", "callback_id": "order"},
                {"name": "Weigh this", "kind": "message", "callback_id": "weigh"},
            ],
            "home": True,
        },
        "modals": [],
        "home": None,
    }


async def test_the_stream_tells_what_changes_for_the_person_and_nothing_of_others(
    shop: Bakery, session: ClientSession
) -> None:
    async with _stream(session, shop, MILAN.id) as stream:
        assert (await stream.next())["kind"] == "snapshot"
        await shop.bake()  # which Rosa alone sees
        await shop.acting.shortcut(ROSA, "order")
        shop.acting.say(ROSA, "to the bot", channel=DIRECT)
        await shop.acting.settled()
        said = shop.slack.rooms.post(PRIVATE, user="U0ROLECALL", text="one")
        shop.slack.rooms.update(said, text="two", blocks=())
        shop.slack.rooms.delete(shop.slack.rooms.messages[-1])
        await shop.acting.shortcut(MILAN, "order")
        shop.acting.say(MILAN, "the end", channel=GENERAL)
        changes = await stream.until("message", text="the end")

    own = [change for change in changes if change["kind"] != "exchange"]
    assert [(change["kind"], change.get("message", {}).get("text")) for change in own] == [
        ("message", "one"),
        ("message", "two"),
        ("gone", "two"),
        ("views", None),
        ("message", "the end"),
    ]
    assert own[3]["modals"][0]["view"]["callback_id"] == "order"


async def test_the_stream_shows_what_went_over_the_wire_before_and_since(shop: Bakery, session: ClientSession) -> None:
    await shop.bake()
    async with _stream(session, shop, ROSA.id) as stream:
        before = await stream.until("exchange")
        while before[-1]["exchange"]["name"] != "/bake":
            before += await stream.until("exchange")
        await shop.acting.shortcut(ROSA, "order")
        since = await stream.until("exchange")

    assert before[0]["kind"] == "snapshot"
    assert set(before[-1]["exchange"]) == {
        "number",
        "to_app",
        "name",
        "sent",
        "got",
        "status",
        "milliseconds",
        "objections",
        "messages",
    }
    assert since[-1]["exchange"]["name"] == "views.open"


async def test_a_person_acts_through_the_page(shop: Bakery, session: ClientSession) -> None:
    done: list[tuple[int, Any]] = [await _act(session, shop, "say", text="dough", channel=GENERAL)]
    said = shop.last
    place = {"channel": GENERAL, "ts": said.ts}
    done.append(await _act(session, shop, "message_shortcut", callback_id="weigh", **place))
    done.append(await _act(session, shop, "command", name="/bake", text="", channel=GENERAL))
    oven = shop.last
    action = action_in(oven.blocks, "more")
    done.append(await _act(session, shop, "press", action=action, channel=GENERAL, ts=oven.ts))
    done.append(await _act(session, shop, "home"))
    await shop.acting.settled()
    done.append(await _act(session, shop, "shortcut", callback_id="order"))
    done.append(
        await _act(session, shop, "press", action=action_in(shop.top.view["blocks"], "recipe"), view_id=shop.top.id)
    )
    done.append(await _act(session, shop, "close", view_id=shop.top.id))

    assert done == [(200, {})] * 8
    assert [message.text for message in shop.slack.rooms.messages] == ["dough", "5 grams", "2 loaves"]
    assert [shown.view["title"]["text"] for shown in shop.slack.views.stack(ROSA.id)] == ["Order"]

    typed = {"action_id": "bread", "block_id": "bread", "value": "whe"}
    wheat = {"text": {"type": "plain_text", "text": "Wheat"}, "value": "wheat"}
    assert await _act(session, shop, "suggest", view_id=shop.top.id, **typed) == (200, {"options": [wheat]})
    assert await _act(session, shop, "suggest", channel=GENERAL, ts=oven.ts, **typed) == (200, {"options": [wheat]})
    values = {"bread": {"bread": {"selected_option": wheat}}, "loaves": {"loaves": {"value": "many"}}}
    assert await _act(session, shop, "submit", view_id=shop.top.id, values=values) == (
        200,
        {"errors": {"loaves": "Write a number"}},
    )
    assert await _act(session, shop, "close", view_id=shop.top.id, all=True) == (200, {})
    assert shop.slack.views.stack(ROSA.id) == ()
