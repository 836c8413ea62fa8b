"""What a person does in the workspace, and what Slack makes of it: who is told, and what the person then sees."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from bot.workspace.chat_api import links_in
from bot.workspace.deliveries import Delivery, Sender
from bot.workspace.messages import objections_to
from bot.workspace.people import Person
from bot.workspace.refused import RefusedError
from bot.workspace.response_urls import Address
from bot.workspace.rooms import Channel, Posted
from bot.workspace.space import Workspace
from bot.workspace.views import Shown
from bot.workspace.views_api import checked_view

SLACKBOT = "USLACKBOT"

# Slack docs, message event: an app subscribes to each type of room.
_MESSAGES = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}

_TROUBLE = "We had some trouble connecting. Try again?"

Payload = dict[str, Any]
Values = dict[str, Any]


class Acting:
    """People's acts, delivered to the app that `sender` reaches. What Slack does not wait for runs as a task."""

    def __init__(self, workspace: Workspace, sender: Sender) -> None:
        self._slack = workspace
        self._sender = sender
        self._tasks: set[asyncio.Task[None]] = set()

    async def settled(self) -> None:
        """Waits for all deliveries that are on their way."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        """Gives up what is on its way, or waits to be delivered again."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def say(self, person: Person, text: str, *, channel: str, thread: str | None = None) -> Posted:
        """A message; the app is told of it as far as it subscribed to what it is."""
        room = self._room(channel, person)
        message = self._slack.say(text, channel=channel, author=person, thread=thread)
        events = self._slack.installation.events
        if f"<@{self._slack.credentials.bot_user}>" in text and room.user is None:
            if not room.has_bot:
                self._whisper(person, room, f"{self._slack.installation.name} is not in this channel. Invite it first.")
            elif "app_mention" in events:
                self._tell("app_mention", self._slack.envelopes.mention(message, channel=room), message)
        if room.has_bot and _MESSAGES[room.kind] in events:
            self._tell("message", self._slack.envelopes.message(message, channel=room), message)
        urls = {url: domain for url in links_in(text) if (domain := self._registered(url))}
        if urls and "link_shared" in events:
            self._tell("link_shared", self._slack.envelopes.link_shared(message, urls, channel=room), message)
        return message

    async def command(self, person: Person, name: str, text: str, *, channel: str) -> None:
        """A slash command: the person sees the answer, or that there was none."""
        room = self._room(channel, person)
        form = self._slack.open_command(text, channel=channel, author=person, name=name)
        with self._slack.recorder.delivering(channel) as about:
            started = time.perf_counter()
            delivery = await self._sender.form(form)
            milliseconds = (time.perf_counter() - started) * 1_000
            failure = _failure(delivery)
            if not failure:
                try:
                    self._slack.show_response(delivery.body, command=form)
                except RefusedError as refused:
                    failure = f"dispatch_unknown_error ({refused})"
        if failure:
            self._whisper(person, room, f"{name} failed with the error “{failure}”")
        self._write_down(name, form, delivery, milliseconds, failure=failure, about=about)

    async def press(self, person: Person, action: Payload, *, message: Posted, values: Values) -> None:
        """Something pressed or chosen in a message."""
        room = self._room(message.channel, person)
        url = self._slack.response_url(Address(room.id, person.id, message.ts, message.thread))
        payload = self._slack.envelopes.message_action(
            self._stamped(action), person=person, channel=room, message=message, values=values, response_url=url
        )
        delivery = await self._interaction("block_actions", payload, room.id, (f"{room.id}:{message.ts}",))
        self._complain(person, room, delivery)

    async def press_in_view(self, person: Person, action: Payload, *, shown: Shown, values: Values) -> None:
        """The same in a modal or on Home."""
        payload = self._slack.envelopes.view_action(self._stamped(action), person=person, shown=shown, values=values)
        delivery = await self._interaction("block_actions", payload, "")
        self._complain(person, self._slack.rooms.direct(person.id), delivery)

    async def suggest(self, person: Person, *, action_id: str, block_id: str, value: str, place: Payload) -> Payload:
        """The options that the app gives for what was typed; none where it fails."""
        payload = self._slack.envelopes.suggestion(
            action_id=action_id, block_id=block_id, value=value, person=person, place=place
        )
        delivery = await self._interaction("block_suggestion", payload, "")
        found = _read(delivery)
        return {name: found[name] for name in ("options", "option_groups") if name in found}

    async def submit(self, person: Person, shown: Shown, values: Values) -> dict[str, str]:
        """A modal, sent off: what is wrong with its fields by their blocks, nothing where it was taken."""
        payload = self._slack.envelopes.submission(person=person, shown=shown, values=values)
        delivery = await self._interaction("view_submission", payload, "")
        if _failure(delivery):
            return {"": _TROUBLE}
        answer = _read(delivery)
        if answer.get("response_action") == "errors":
            return {str(block): str(text) for block, text in answer.get("errors", {}).items()}
        try:
            self._follow(person, shown, answer)
        except RefusedError:
            return {"": _TROUBLE}
        return {}

    async def close_view(self, person: Person, shown: Shown, *, all_of_them: bool = False) -> None:
        """A modal, closed; the app is told where it asked for that."""
        gone = self._slack.views.clear(person.id) if all_of_them else (shown,)
        self._slack.views.close(shown)
        for each in gone:
            if each.view.get("notify_on_close"):
                payload = self._slack.envelopes.closing(person=person, shown=each, cleared=all_of_them)
                await self._interaction("view_closed", payload, "")

    def open_home(self, person: Person) -> None:
        """The app's Home tab, opened."""
        if "app_home_opened" in self._slack.installation.events:
            room, home = self._slack.rooms.direct(person.id), self._slack.views.home(person.id)
            event = self._slack.envelopes.home_opened(person, channel=room, home=home, at=self._slack.clock())
            self._tell("app_home_opened", event, None)

    def share_channel(self, channel: str) -> None:
        """The channel becomes shared with another company; the app is told where it subscribed to that."""
        room = self._slack.rooms.channel(channel)
        if room is None:
            raise LookupError(f"no channel {channel}")
        self._slack.rooms.admit(replace(room, is_shared=True))
        if "channel_shared" in self._slack.installation.events:
            event = self._slack.envelopes.channel_shared(room, at=self._slack.clock())
            self._tell("channel_shared", event, None)

    async def shortcut(self, person: Person, callback_id: str) -> None:
        """A shortcut of the whole workspace."""
        payload = self._slack.envelopes.shortcut(callback_id, person=person, at=self._slack.clock())
        delivery = await self._interaction("shortcut", payload, "")
        self._complain(person, self._slack.rooms.direct(person.id), delivery)

    async def message_shortcut(self, person: Person, callback_id: str, *, message: Posted) -> None:
        """A shortcut of one message."""
        room = self._room(message.channel, person)
        url = self._slack.response_url(Address(room.id, person.id, message.ts, message.thread))
        payload = self._slack.envelopes.message_shortcut(
            callback_id, person=person, channel=room, message=message, at=self._slack.clock(), response_url=url
        )
        delivery = await self._interaction("message_action", payload, room.id, (f"{room.id}:{message.ts}",))
        self._complain(person, room, delivery)

    def _follow(self, person: Person, shown: Shown, answer: Payload) -> None:
        """Does with the modal what the app answered. Raises RefusedError for a view that is not right."""
        top = self._slack.views.find(shown.id)
        match answer.get("response_action"):
            case "clear":
                self._slack.views.clear(person.id)
            case "push":
                self._slack.views.push(person.id, checked_view(answer, "modal"))
            case "update":
                view = checked_view(answer, "modal")
                if top:
                    self._slack.views.update(top, view)
            case _:
                if top:
                    self._slack.views.close(top)

    def _room(self, channel: str, person: Person) -> Channel:
        room = self._slack.rooms.channel(channel)
        if room is None or not room.admits(person.id):
            raise LookupError(f"{person.name} is not in {channel}")
        return room

    def _registered(self, url: str) -> str | None:
        host = urlsplit(url).hostname or ""
        domains = self._slack.installation.unfurl_domains
        return next((domain for domain in domains if host == domain or host.endswith(f".{domain}")), None)

    def _stamped(self, action: Payload) -> Payload:
        return {**action, "action_ts": f"{self._slack.clock():.6f}"}

    def _tell(self, name: str, envelope: Payload, message: Posted | None) -> None:
        task = asyncio.create_task(self._deliver(name, envelope, message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, name: str, envelope: Payload, message: Posted | None) -> None:
        channel = message.channel if message else ""
        with self._slack.recorder.delivering(channel) as about:
            if message:
                about.add(f"{message.channel}:{message.ts}")
            async for delivery, milliseconds in self._sender.tries(envelope):
                self._write_down(name, envelope, delivery, milliseconds, failure=_failure(delivery), about=about)

    async def _interaction(self, name: str, payload: Payload, channel: str, messages: tuple[str, ...] = ()) -> Delivery:
        with self._slack.recorder.delivering(channel) as about:
            about.update(messages)
            started = time.perf_counter()
            delivery = await self._sender.form({"payload": json.dumps(payload)})
            milliseconds = (time.perf_counter() - started) * 1_000
        self._write_down(name, payload, delivery, milliseconds, failure=_failure(delivery), about=about)
        return delivery

    def _complain(self, person: Person, room: Channel, delivery: Delivery) -> None:
        if failure := _failure(delivery):
            self._whisper(person, room, f"That did not work: {failure}. Slack shows a warning sign here.")

    def _whisper(self, person: Person, room: Channel, text: str) -> None:
        """What Slack itself tells the person, and nobody else."""
        self._slack.rooms.post(room.id, user=SLACKBOT, text=text, seen_only_by=person.id)

    def _write_down(
        self,
        name: str,
        sent: Mapping[str, Any],
        delivery: Delivery,
        milliseconds: float,
        *,
        failure: str,
        about: set[str],
    ) -> None:
        answer = _read(delivery)
        self._slack.recorder.record(
            name,
            to_app=True,
            sent=dict(sent),
            got=answer or delivery.body,
            status=delivery.status,
            milliseconds=milliseconds,
            objections=((failure,) if failure else ()) + objections_to(answer),
            messages=tuple(sorted(about)),
        )


def _failure(delivery: Delivery) -> str:
    """What Slack calls a delivery that was not accepted; "" for one that was."""
    if delivery.is_accepted:
        return ""
    return "dispatch_failed" if delivery.status else "operation_timeout"


def _read(delivery: Delivery) -> dict[str, Any]:
    try:
        found = json.loads(delivery.body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
