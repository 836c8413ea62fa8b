"""What Slack's answers say became of what was sent to it."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.posting import outcome_of, slack_post
from handlers import RESPONSE_URL, STOPPING, TIMEOUT, Later, Outcome, Outgoing, PerhapsSent, Refused, Sent

_HTML = b"<html><body>Bad Gateway</body></html>"


@pytest.mark.parametrize(
    ("status", "retry_after", "body", "expected"),
    [
        (200, "", b'{"ok": true, "ts": "1.2"}', Sent()),
        (200, "", b'{"ok": false, "error": "is_archived"}', Refused("is_archived")),
        (200, "", b'{"ok": false, "error": "Their <words>"}', Refused("unknown_error")),
        (200, "", b'{"ok": false, "error": "internal_error"}', PerhapsSent("internal_error")),
        (200, "", b'{"ok": false, "error": "fatal_error"}', PerhapsSent("fatal_error")),
        (200, "", b'{"ok": false, "error": "service_unavailable"}', Later(0.5, "service_unavailable")),
        (200, "", b'{"ok": false, "error": "ratelimited"}', Later(30, "ratelimited")),
        (200, "", b"", PerhapsSent("unreadable")),
        (200, "", b"ok", PerhapsSent("unreadable")),
        (200, "", b"[1, 2]", PerhapsSent("unreadable")),
        (200, "", b"[" * 100_000, PerhapsSent("unreadable")),
        (200, "", b'{"ok": 1}', PerhapsSent("unreadable")),
        (200, "", b"\xff\xfe", PerhapsSent("unreadable")),
        (200, "", _HTML, PerhapsSent("unreadable")),
        (302, "", b"", Refused("http_302")),
        (403, "", _HTML, Refused("http_403")),
        (429, "7", b"", Later(7, "ratelimited")),
        (429, "", b"", Later(30, "ratelimited")),
        (429, "soon", b"", Later(30, "ratelimited")),
        (429, "-1", b"", Later(30, "ratelimited")),
        (429, "9" * 400, b"", Later(1800, "ratelimited")),
        (500, "", b"", PerhapsSent("http_500")),
        (502, "", _HTML, PerhapsSent("http_502")),
        (503, "", _HTML, Later(0.5, "http_503")),
        (503, "20", _HTML, Later(20, "http_503")),
        (504, "", _HTML, PerhapsSent("http_504")),
    ],
)
def test_an_answer_of_the_web_api_says_what_became_of_a_call(
    status: int, retry_after: str, body: bytes, expected: Outcome
) -> None:
    assert outcome_of(status, retry_after, body) == expected


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, b"ok", Sent()),
        (200, b"", Sent()),
        (200, b'{"ok": true}', Sent()),
        (200, b'{"ok": false, "error": "invalid_blocks"}', Refused("invalid_blocks")),
        (200, _HTML, PerhapsSent("unreadable")),
        (404, b"expired_url", Refused("expired_url")),
        (404, b'{"ok": false, "error": "used_url"}', Refused("used_url")),
        (404, b"ok", Refused("http_404")),
        (500, b"rollup_error", PerhapsSent("rollup_error")),
    ],
)
def test_a_response_url_answers_in_fewer_words(status: int, body: bytes, expected: Outcome) -> None:
    assert outcome_of(status, "", body, is_response=True) == expected


@asynccontextmanager
async def _answering(handler: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    """Somebody in Slack's place, at this address."""
    routes = web.Application()
    routes.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(routes, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_the_token_goes_to_the_web_api_and_to_no_response_url() -> None:
    proofs = []

    async def keep(request: web.Request) -> web.Response:
        proofs.append((request.path, request.headers.get("Authorization")))
        return web.json_response({"ok": True})

    async with (
        _answering(keep) as url,
        slack_post(token="xoxb-1", api_url=f"{url}/api/", deadline=asyncio.timeout) as post,
    ):
        await post.carry(Outgoing("chat.postMessage", {"text": "Hi."}), seconds=5)
        await post.carry(Outgoing(RESPONSE_URL, {"text": "Hi."}, url=f"{url}/response/1"), seconds=5)

    assert proofs == [("/api/chat.postMessage", "Bearer xoxb-1"), ("/response/1", None)]


async def test_what_is_waited_for_no_more_is_not_broken_off(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="rolecall")
    deadline, released = asyncio.timeout(None), asyncio.Event()

    async def stall(_: web.Request) -> web.Response:
        deadline.reschedule(asyncio.get_running_loop().time())
        await released.wait()
        return web.json_response({"ok": True})

    async with (
        _answering(stall) as url,
        slack_post(token="xoxb-1", api_url=f"{url}/", deadline=lambda _: deadline) as post,
    ):
        outcome = await post.carry(Outgoing("chat.postMessage", {"text": "Hi."}), seconds=5)
        released.set()
        async with asyncio.timeout(5):
            while not caplog.messages:
                await asyncio.sleep(0)

    assert outcome == PerhapsSent(TIMEOUT)
    assert caplog.messages == ["late method=chat.postMessage outcome=sent cause=-"]


async def test_the_end_waits_for_nothing_that_is_under_way() -> None:
    deadline, stalled = asyncio.timeout(None), asyncio.Event()

    async def stall(_: web.Request) -> web.Response:
        deadline.reschedule(asyncio.get_running_loop().time())
        await stalled.wait()
        return web.Response()

    async with _answering(stall) as url:
        async with asyncio.timeout(5), slack_post(token="t", api_url=url, deadline=lambda _: deadline) as post:
            assert await post.carry(Outgoing("/chat.postMessage", {}), seconds=5) == PerhapsSent(TIMEOUT)
        stalled.set()


async def test_a_stop_ends_every_wait_and_nothing_is_sent_after_it() -> None:
    arrivals, stalled = asyncio.Semaphore(0), asyncio.Event()

    async def stall(_: web.Request) -> web.Response:
        arrivals.release()
        await stalled.wait()
        return web.Response()

    async with _answering(stall) as url:
        async with asyncio.timeout(5), slack_post(token="t", api_url=url, deadline=asyncio.timeout) as post:
            waiting = asyncio.create_task(post.carry(Outgoing("/chat.postMessage", {}), seconds=60))
            await arrivals.acquire()
            post.end(told_within=0, taken_within=0)

            assert await waiting == PerhapsSent(TIMEOUT)
            assert await post.carry(Outgoing("/chat.postMessage", {}), seconds=60) == Later(0.5, STOPPING)
        assert arrivals.locked()
        stalled.set()


async def test_what_is_sent_while_the_process_stops_is_waited_for_no_longer_than_the_stop() -> None:
    stalled = asyncio.Event()

    async def stall(_: web.Request) -> web.Response:
        await stalled.wait()
        return web.Response()

    async with _answering(stall) as url:
        async with asyncio.timeout(5), slack_post(token="t", api_url=url, deadline=asyncio.timeout) as post:
            post.end(told_within=0.1, taken_within=0)

            assert await post.carry(Outgoing("/chat.postMessage", {}), seconds=60) == PerhapsSent(TIMEOUT)
        stalled.set()


async def test_what_is_under_way_when_the_process_stops_gets_its_time_to_be_taken(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, logger="rolecall")
    told = asyncio.Event()

    async def answer_late(_: web.Request) -> web.Response:
        await told.wait()
        return web.json_response({"ok": True})

    async with _answering(answer_late) as url, slack_post(token="t", api_url=url, deadline=asyncio.timeout) as post:
        post.end(told_within=0.1, taken_within=5)
        assert await post.carry(Outgoing("/chat.postMessage", {}), seconds=60) == PerhapsSent(TIMEOUT)
        told.set()

    assert caplog.messages == ["late method=/chat.postMessage outcome=sent cause=-"]


@pytest.mark.parametrize("url", ["", "no url", "http://[", "ftp://example.com/x"])
async def test_what_is_no_address_is_refused(url: str) -> None:
    async with slack_post(token="xoxb-1", api_url="http://127.0.0.1:9/", deadline=asyncio.timeout) as post:
        outcome = await post.carry(Outgoing(RESPONSE_URL, {"text": "Hi."}, url=url), seconds=5)

    assert outcome == Refused("invalid_url")


async def test_what_nobody_listens_to_is_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with slack_post(token="xoxb-1", api_url=f"http://127.0.0.1:{port}/", deadline=asyncio.timeout) as post:
        assert await post.carry(Outgoing("chat.postMessage", {}), seconds=5) == Later(0.5, "not_connected")
