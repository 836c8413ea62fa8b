"""Whom the page refuses, and what: other sites, what is not understood, and what a person cannot see."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from tests.bot.bakery import DIRECT, GENERAL, GUS, PRIVATE, ROSA, Bakery, bakery


@pytest.fixture
async def shop() -> AsyncIterator[Bakery]:
    async with bakery() as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as made:
        yield made


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("[::1]:{port}", 200),
        ("localhost", 200),
        ("LOCALHOST:{port}", 200),
        ("handbook.example", 403),
        ("handbook.example:{port}", 403),
        ("127.0.0.1.handbook.example:{port}", 403),
        ("localhost.:{port}", 403),
        ("localhost:1:{port}", 403),
        ("localhost@handbook.example", 403),
        ("[::1", 403),
        ("localhost:port", 403),
        ("", 403),
    ],
)
async def test_a_page_under_another_name_is_refused(
    host: str, status: int, shop: Bakery, session: ClientSession
) -> None:
    port = shop.slack.url.rpartition(":")[2]
    async with session.get(f"{shop.slack.url}/", headers={"Host": host.format(port=port)}) as response:
        assert response.status == status


@pytest.mark.parametrize("path", ["/act/say", "/act/unknown", "/api/auth.test", "/response/x"])
async def test_nothing_can_be_done_under_another_name(path: str, shop: Bakery, session: ClientSession) -> None:
    said = {"as": ROSA.id, "text": "hello", "channel": GENERAL}

    async with session.post(f"{shop.slack.url}{path}", json=said, headers={"Host": "handbook.example"}) as response:
        assert response.status == 403

    assert shop.slack.rooms.messages == ()


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
async def test_what_another_site_may_post_without_asking_is_refused(
    content_type: str, shop: Bakery, session: ClientSession
) -> None:
    body = f'{{"as": "{ROSA.id}", "text": "hello", "channel": "{GENERAL}"}}'

    async with session.post(f"{shop.slack.url}/act/say", data=body, headers={"Content-Type": content_type}) as response:
        assert response.status == 415

    assert shop.slack.rooms.messages == ()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("{", "this is no JSON object"),
        ("[]", "this is no JSON object"),
        ('{"as": "U0RECRUITER", "channel": "C0GENERAL"}', "'text' is missing"),
    ],
)
async def test_what_is_not_understood_is_refused(body: str, error: str, shop: Bakery, session: ClientSession) -> None:
    headers = {"Content-Type": "application/json"}
    async with session.post(f"{shop.slack.url}/act/say", data=body, headers=headers) as response:
        assert (response.status, await response.json()) == (400, {"error": error})


async def test_acts_that_there_are_not_and_people_who_are_not_here_are_not_found(
    shop: Bakery, session: ClientSession
) -> None:
    known = {"as": ROSA.id, "text": "hello", "channel": GENERAL}
    for path, fields in [("/act/unknown", known), ("/act/say", {**known, "as": "U0NOBODY"}), ("/act/say", {})]:
        async with session.post(f"{shop.slack.url}{path}", json=fields) as response:
            assert response.status == 404
    async with session.get(f"{shop.slack.url}/stream?as=U0NOBODY") as response:
        assert (response.status, await response.text()) == (404, "nobody here is 'U0NOBODY'")


@pytest.mark.parametrize("act", ["press", "message_shortcut", "suggest"])
async def test_nobody_acts_on_a_message_that_they_cannot_see(act: str, shop: Bakery, session: ClientSession) -> None:
    few = shop.slack.say("to few", channel=PRIVATE, author=ROSA)
    direct = shop.slack.say("to the bot", channel=DIRECT, author=ROSA)
    whispered = shop.slack.rooms.post(GENERAL, user="U0ROLECALL", text="to Rosa alone", seen_only_by=ROSA.id)
    asked = {"as": GUS.id, "callback_id": "weigh", "action": {"type": "button", "action_id": "more"}}
    asked |= {"action_id": "bread", "block_id": "b", "value": "rye"}

    for channel, ts in [(each.channel, each.ts) for each in (few, direct, whispered)] + [(GENERAL, "0.0")]:
        body = {**asked, "channel": channel, "ts": ts}
        async with session.post(f"{shop.slack.url}/act/{act}", json=body) as response:
            assert (response.status, await response.json()) == (404, {"error": "this message is not there any more"})

    assert shop.sent == ()


@pytest.mark.parametrize("act", ["say", "command"])
async def test_nobody_writes_where_they_are_not(act: str, shop: Bakery, session: ClientSession) -> None:
    for channel, error in [(PRIVATE, "Gus Guest is not in C0HIRINGTPM"), (DIRECT, "Gus Guest is not in D0RECRUITER")]:
        body = {"as": GUS.id, "text": "hello", "name": "/bake", "channel": channel}
        async with session.post(f"{shop.slack.url}/act/{act}", json=body) as response:
            assert (response.status, await response.json()) == (404, {"error": error})


async def test_a_modal_may_be_closed_twice(shop: Bakery, session: ClientSession) -> None:
    await shop.acting.shortcut(ROSA, "order")
    body = {"as": ROSA.id, "view_id": shop.top.id}
    for _ in range(2):
        async with session.post(f"{shop.slack.url}/act/close", json=body) as response:
            assert response.status == 200

    assert shop.slack.views.stack(ROSA.id) == ()


@pytest.mark.parametrize("act", ["press", "submit", "close", "suggest"])
async def test_nobody_acts_in_a_modal_of_somebody_else(act: str, shop: Bakery, session: ClientSession) -> None:
    await shop.acting.shortcut(ROSA, "order")
    before = (shop.sent, shop.slack.views.stack(ROSA.id))
    asked = {"action": {"type": "button", "action_id": "recipe"}, "action_id": "bread", "block_id": "b", "value": "r"}

    body = {"as": GUS.id, "view_id": shop.top.id, **asked}
    async with session.post(f"{shop.slack.url}/act/{act}", json=body) as response:
        assert (response.status, await response.json()) == (404, {"error": "this view is not there any more"})

    assert (shop.sent, shop.slack.views.stack(ROSA.id)) == before
