"""Posting: one request to Slack, and what became of it. Reads what Slack and what stands before it answer.

Repeats nothing: see `handlers/sending.py`.
"""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, assert_never

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    InvalidURL,
    NonHttpUrlClientError,
)

from handlers import (
    DISCONNECTED,
    RESPONSE_URL,
    STOPPING,
    TIMEOUT,
    Later,
    Outcome,
    Outgoing,
    PerhapsSent,
    Refused,
    Sent,
    cause_of,
    word_of,
)

_log = logging.getLogger("rolecall")

# Seconds to be connected within: until then nothing has been sent.
_CONNECTED_WITHIN = 3.0
# Seconds until a request ends that nobody waits for any more.
_GIVEN_UP_AFTER = 30.0
# Seconds until another try, where Slack names none: after 429 (as long as it names most often), and after all else.
_LIMITED_FOR = 30.0
_LIMITED_AT_MOST = 30 * 60.0
_A_MOMENT = 0.5

# Slack docs, errors of chat.postMessage, chat.unfurl and views.open. Of these two it says that "some aspect of the
# operation" may have succeeded; with the others nothing was taken, and will be later.
_IN_DOUBT = frozenset({"fatal_error", "internal_error"})
_LIMITED = frozenset({"message_limit_exceeded", "rate_limited", "ratelimited"})
_FOR_NOW = frozenset({"request_timeout", "service_unavailable", "team_added_to_org"})

# A code stands alone in a body that is no JSON ("expired_url"); nothing else gets into logs and counters.
_CODE = re.compile(r"[a-z][a-z_]{2,60}")

Deadline = Callable[[float], asyncio.Timeout]
"""Gives what ends a block after so many seconds, by TimeoutError."""


class SlackPost:
    """Implements `handlers.Post`, by the Web API at `api_url` and by response URLs.

    A request that is given up is not broken off: Slack, or what stands before it, might drop what it is about to take.
    """

    def __init__(self, session: ClientSession, *, token: str, api_url: str, deadline: Deadline) -> None:
        self._session = session
        self._token = token
        self._api_url = api_url
        self._deadline = deadline
        self._running: set[asyncio.Task[Outcome]] = set()
        self._waits: set[asyncio.Timeout] = set()
        self._ends: float | None = None
        self._closes = 0.0

    def end(self, *, told_within: float, taken_within: float) -> None:
        """The process stops: in so many seconds from now on nobody waits for Slack's word and nothing more is sent;
        what is under way gets so many seconds to be taken."""
        now = asyncio.get_running_loop().time()
        self._ends, self._closes = now + told_within, now + taken_within
        for wait in self._waits:
            self._shorten(wait)

    async def carry(self, outgoing: Outgoing, *, seconds: float) -> Outcome:
        """See `handlers.Post`."""
        if self._ends is not None and self._ends <= asyncio.get_running_loop().time():
            return Later(_A_MOMENT, STOPPING)
        request = asyncio.create_task(self._requested(outgoing, connecting=min(_CONNECTED_WITHIN, seconds / 2)))
        self._running.add(request)
        request.add_done_callback(self._running.discard)
        try:
            async with self._deadline(seconds) as wait, self._waiting(wait):
                return await asyncio.shield(request)
        except TimeoutError:
            request.add_done_callback(partial(_write_down, outgoing.name))
            return PerhapsSent(TIMEOUT)

    async def close(self) -> None:
        """Breaks off what is under way, after the time that it has where the process stops."""
        seconds = self._closes - asyncio.get_running_loop().time()
        if self._running and seconds > 0:
            await asyncio.wait(self._running, timeout=seconds)
        for request in self._running:
            request.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    @asynccontextmanager
    async def _waiting(self, wait: asyncio.Timeout) -> AsyncIterator[None]:
        """While the block runs, `end` shortens the wait."""
        self._waits.add(wait)
        self._shorten(wait)
        try:
            yield
        finally:
            self._waits.discard(wait)

    def _shorten(self, wait: asyncio.Timeout) -> None:
        until = wait.when()
        if self._ends is not None and (until is None or until > self._ends):
            wait.reschedule(self._ends)

    async def _requested(self, outgoing: Outgoing, *, connecting: float) -> Outcome:
        fields = {name: value for name, value in outgoing.fields.items() if value is not None}
        is_response = outgoing.name == RESPONSE_URL
        url = outgoing.url if is_response else f"{self._api_url}{outgoing.name}"
        # The token is for the Web API alone.
        headers = {} if is_response else {"Authorization": f"Bearer {self._token}"}
        timeout = ClientTimeout(total=_GIVEN_UP_AFTER, connect=connecting)
        try:
            async with self._session.post(
                url, json=fields, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                wait = answer.headers.get("Retry-After", "")
                return outcome_of(answer.status, wait, await answer.read(), is_response=is_response)
        except (InvalidURL, NonHttpUrlClientError):
            return Refused("invalid_url")
        except (ClientConnectorError, ConnectionTimeoutError):
            return Later(_A_MOMENT, "not_connected")
        except TimeoutError:
            return PerhapsSent(TIMEOUT)
        except ClientError:
            return PerhapsSent(DISCONNECTED)


@asynccontextmanager
async def slack_post(*, token: str, api_url: str, deadline: Deadline) -> AsyncIterator[SlackPost]:
    """A post with connections of its own, which are closed behind the block."""
    async with ClientSession() as session:
        post = SlackPost(session, token=token, api_url=api_url, deadline=deadline)
        try:
            yield post
        finally:
            await post.close()


def _write_down(name: str, request: asyncio.Task[Outcome]) -> None:
    """One line for what was given up and came to an end nevertheless."""
    if not request.cancelled():
        outcome = request.result()
        _log.info("late method=%s outcome=%s cause=%s", name, word_of(outcome), cause_of(outcome) or "-")


def outcome_of(status: int, retry_after: str, body: bytes, *, is_response: bool = False) -> Outcome:
    """What an answer says: its status, its header `Retry-After` ("" for none) and its body. Response URLs answer in
    fewer words than the Web API."""
    is_number = retry_after.isascii() and retry_after.isdecimal()
    seconds = min(float(retry_after), _LIMITED_AT_MOST) if is_number else None
    answer = _read(body, bare=is_response)
    if status == 429 or answer in _LIMITED:
        return Later(_LIMITED_FOR if seconds is None else seconds, "ratelimited")
    if status == 503 or answer in _FOR_NOW:
        return Later(_A_MOMENT if seconds is None else seconds, answer or "http_503")
    # Whoever answers 500, 502 or 504 may have handed on what it was given before it failed.
    if status >= 500 or answer in _IN_DOUBT:
        return PerhapsSent(answer or f"http_{status}")
    if not 200 <= status < 300:
        return Refused(answer or f"http_{status}")
    return _of_accepted(answer)


def _of_accepted(answer: str | None) -> Outcome:
    """What a body says that came with a status of success."""
    match answer:
        case None:
            return PerhapsSent("unreadable")
        case "":
            return Sent()
        case str(code):
            return Refused(code)
        case _:
            assert_never(answer)


def _read(body: bytes, *, bare: bool) -> str | None:
    """The code of the error that a body names, "" where it says that all is well, None where it says neither; `bare`
    where nothing at all says so, too."""
    words = body.decode(errors="replace").strip()
    if bare and words in {"", "ok"}:
        return ""
    if bare and _CODE.fullmatch(words):
        return words
    return _read_object(words)


def _read_object(words: str) -> str | None:
    try:
        answer: Any = json.loads(words)
    except (ValueError, RecursionError):
        return None
    match answer:
        case {"ok": True}:
            return ""
        case {"ok": False, "error": str(code)}:
            return code if _CODE.fullmatch(code) else "unknown_error"
        case _:
            return None
