"""The page: its files, the stream of what changes, and what the person in front of it does.

Only this machine may use it: what another site sends is refused by its `Host`, or because it is no JSON.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.workspace.acting import Acting
from bot.workspace.people import Person
from bot.workspace.rooms import Posted
from bot.workspace.showing import may_see, shown_message, shown_views, snapshot
from bot.workspace.space import Workspace
from bot.workspace.views import Shown

FILES = Path(__file__).parent / "page"

_THIS_MACHINE = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?", re.IGNORECASE)
_STILL_THERE_SECONDS = 15
# Nothing from elsewhere, no inline scripts; pictures only from where a message has them.
_POLICY = "default-src 'self'; img-src 'self' https: data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

Fields = Mapping[str, Any]
Act = Callable[[Person, Fields], Awaitable[Any]]


class Page:
    """Serves the page of one workspace, whose people act through `acting`."""

    def __init__(self, slack: Workspace, acting: Acting) -> None:
        self._slack = slack
        self._acting = acting
        self._acts: dict[str, Act] = {
            "close": self._close,
            "command": self._command,
            "home": self._home,
            "message_shortcut": self._message_shortcut,
            "press": self._press,
            "say": self._say,
            "shortcut": self._shortcut,
            "submit": self._submit,
            "suggest": self._suggest,
        }

    def add_to(self, routes: web.Application) -> None:
        """Adds the page to what the workspace serves."""
        routes.add_routes(
            [
                web.get("/", self._index),
                web.get("/stream", self._stream),
                web.post("/act/{name}", self._act),
                web.static("/page", FILES),
            ]
        )
        routes.middlewares.append(_only_from_here)
        routes.on_response_prepare.append(_guarded)

    async def _index(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(FILES / "index.html")

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: first all that the person sees, then each change."""
        person = self._person(request.query.get("as", ""))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        # Somebody who closes the page is seen to be gone only when something is sent.
        with suppress(ConnectionResetError), self._slack.feed.listening() as changes:
            await _send(response, snapshot(self._slack, person))
            for exchange in self._slack.recorder.exchanges:
                await _send(response, {"kind": "exchange", "exchange": asdict(exchange)})
            while True:
                try:
                    change = await asyncio.wait_for(changes.get(), _STILL_THERE_SECONDS)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if told := self._told(change, person):
                    await _send(response, told)
        return response

    def _told(self, change: dict[str, Any], person: Person) -> dict[str, Any] | None:
        """A change as the person may see it; None for what is not theirs."""
        match change:
            case {"kind": "views", "person": who}:
                return {"kind": "views", **shown_views(self._slack, person)} if who == person.id else None
            case {"kind": "message" | "gone" as kind, "message": Posted() as message}:
                seen = may_see(self._slack, person, message)
                return {"kind": kind, "message": shown_message(message)} if seen else None
            case _:
                return change

    async def _act(self, request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        act = self._acts.get(request.match_info["name"])
        if act is None:
            raise web.HTTPNotFound
        try:
            fields = await request.json()
        except ValueError:
            fields = None
        if not isinstance(fields, dict):
            return web.json_response({"error": "this is no JSON object"}, status=400)
        try:
            done = await act(self._person(fields.get("as", "")), fields)
        except KeyError as missing:
            return web.json_response({"error": f"{missing} is missing"}, status=400)
        except LookupError as error:
            return web.json_response({"error": str(error)}, status=404)
        return web.json_response(done or {})

    def _person(self, person_id: str) -> Person:
        person = self._slack.people.find(person_id)
        if person is None:
            raise web.HTTPNotFound(text=f"nobody here is {person_id!r}")
        return person

    async def _say(self, person: Person, fields: Fields) -> None:
        self._acting.say(person, fields["text"], channel=fields["channel"], thread=fields.get("thread"))

    async def _command(self, person: Person, fields: Fields) -> None:
        await self._acting.command(person, fields["name"], fields["text"], channel=fields["channel"])

    async def _home(self, person: Person, _: Fields) -> None:
        self._acting.open_home(person)

    async def _shortcut(self, person: Person, fields: Fields) -> None:
        await self._acting.shortcut(person, fields["callback_id"])

    async def _message_shortcut(self, person: Person, fields: Fields) -> None:
        await self._acting.message_shortcut(person, fields["callback_id"], message=self._message(person, fields))

    async def _press(self, person: Person, fields: Fields) -> None:
        values = fields.get("values", {})
        if fields.get("view_id"):
            shown = self._view(person, fields)
            await self._acting.press_in_view(person, fields["action"], shown=shown, values=values)
        else:
            message = self._message(person, fields)
            await self._acting.press(person, fields["action"], message=message, values=values)

    async def _suggest(self, person: Person, fields: Fields) -> dict[str, Any]:
        if fields.get("view_id"):
            place = self._slack.envelopes.view_place(self._view(person, fields), fields.get("values", {}))
        else:
            message = self._message(person, fields)
            room = self._slack.rooms.channel(message.channel)
            place = self._slack.envelopes.message_place(message, room) if room else {}
        asked = {name: str(fields[name]) for name in ("action_id", "block_id", "value")}
        return await self._acting.suggest(person, **asked, place=place)

    async def _submit(self, person: Person, fields: Fields) -> dict[str, Any]:
        shown = self._view(person, fields)
        return {"errors": await self._acting.submit(person, shown, fields.get("values", {}))}

    async def _close(self, person: Person, fields: Fields) -> None:
        if self._slack.views.find(str(fields.get("view_id"))):  # else it is closed: somebody pressed Escape twice
            await self._acting.close_view(person, self._view(person, fields), all_of_them=bool(fields.get("all")))

    def _message(self, person: Person, fields: Fields) -> Posted:
        message = self._slack.rooms.find(str(fields.get("channel")), str(fields.get("ts")))
        if message is None or not may_see(self._slack, person, message):
            raise LookupError("this message is not there any more")
        return message

    def _view(self, person: Person, fields: Fields) -> Shown:
        shown = self._slack.views.find(str(fields.get("view_id")))
        if shown is None or shown.person != person.id:
            raise LookupError("this view is not there any more")
        return shown


@web.middleware
async def _only_from_here(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Another site could point a name of its own at this address: then its pages could read ours."""
    if not _THIS_MACHINE.fullmatch(request.host):
        raise web.HTTPForbidden(text="use http://127.0.0.1 or http://localhost")
    return await handler(request)


async def _guarded(_: web.Request, response: web.StreamResponse) -> None:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    # A newer version of Rolecall has a newer page.
    response.headers.setdefault("Cache-Control", "no-cache")


async def _send(response: web.StreamResponse, change: Mapping[str, Any]) -> None:
    await response.write(f"data: {json.dumps(change)}\n\n".encode())
