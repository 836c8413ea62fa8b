"""The workspace: what Slack holds for one team, and what comes of it when somebody or the app says something.

No HTTP here: see `server.py`.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

from bot.workspace.chat_api import ChatApi
from bot.workspace.credentials import Credentials
from bot.workspace.envelopes import Envelopes
from bot.workspace.faults import Fault
from bot.workspace.feed import Feed
from bot.workspace.installation import Installation
from bot.workspace.lookups_api import LookupsApi
from bot.workspace.messages import Arguments, checked, decoded_object
from bot.workspace.people import People, Person
from bot.workspace.recorder import Exchange, Recorder
from bot.workspace.response_urls import Address, ResponseUrls
from bot.workspace.rooms import Channel, Posted, Rooms
from bot.workspace.sockets import Sockets
from bot.workspace.triggers import Triggers
from bot.workspace.views import Views
from bot.workspace.views_api import ViewsApi
from bot.workspace.web_api import WebApi


class Hold:
    """A method of the Web API that takes its time: `arrived` when the bot has called it, until `released`."""

    def __init__(self) -> None:
        self.arrived = asyncio.Event()
        self.released = asyncio.Event()

    async def wait(self) -> None:
        """Waits for the release."""
        self.arrived.set()
        await self.released.wait()


class Workspace:
    """A workspace that listens at `url`. `clock` gives the seconds since 1970; `groups` are the members of user groups
    by their handles."""

    def __init__(
        self,
        channels: tuple[Channel, ...],
        *,
        clock: Callable[[], float],
        people: Iterable[Person] = (),
        groups: Mapping[str, tuple[str, ...]] | None = None,
        installation: Installation | None = None,
    ) -> None:
        self.credentials = Credentials()
        self.installation = installation or Installation()
        self.people = People(people)
        self.feed = Feed()
        self.recorder = Recorder(changed=self._show_exchange)
        self.rooms = Rooms(channels, clock=clock, changed=self._show_message)
        self.views = Views(changed=lambda person: self.feed.publish("views", person=person))
        self.triggers = Triggers(clock=clock)
        self.response_urls = ResponseUrls(clock=clock)
        self.sockets = Sockets()
        self.envelopes = Envelopes(self.credentials, self.triggers)
        self.clock = clock
        self.url = ""
        self.holds: dict[str, Hold] = {}
        self.faults: dict[str, Fault] = {}
        chat = ChatApi(self.credentials, self.rooms, base_url=lambda: self.url)
        lookups = LookupsApi(self.credentials, self.rooms, self.people, groups=groups or {})
        views = ViewsApi(self.credentials, self.views, self.triggers)
        sockets = {"apps.connections.open": lambda _: {"url": self._open_socket()}}
        methods = {**chat.methods, **lookups.methods, **views.methods, **sockets}
        self.api = WebApi(self.credentials, methods, installation=self.installation)

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL has to be for the bot to speak to this workspace."""
        return f"{self.url}/api/"

    @property
    def replies(self) -> tuple[Posted, ...]:
        """What the bot said."""
        return self.rooms.by(self.credentials.bot_user)

    def say(self, text: str, *, channel: str, author: Person | None = None, thread: str | None = None) -> Posted:
        """A person says something; nobody is told of it yet."""
        return self.rooms.post(channel, user=(author or Person()).id, text=text, thread=thread)

    def open_command(
        self, text: str, *, channel: str, author: Person | None = None, name: str = "/role"
    ) -> dict[str, str]:
        """A person enters `/role text`: the form that the bot is sent."""
        author, room = author or Person(), self.rooms.channel(channel)
        if room is None:
            raise LookupError(f"no channel {channel}")
        response_url = self.response_url(Address(channel, author.id))
        return self.envelopes.command(name, text, person=author, channel=room, response_url=response_url)

    def response_url(self, address: Address) -> str:
        """A new response URL for an answer to this address."""
        return f"{self.url}/response/{self.response_urls.open(address)}"

    def show_response(self, body: str, *, command: Mapping[str, str]) -> Posted | None:
        """Shows the person what the bot answered a command with; None for an empty body.

        Raises RefusedError where Slack would show an error instead.
        """
        if not body:
            return None
        message = decoded_object(body) if body.startswith("{") else {"text": body}
        if message.get("response_type") == "in_channel":  # then all see what was asked, too
            said = f"{command['command']} {command['text']}".strip()
            self.rooms.post(command["channel_id"], user=command["user_id"], text=said)
        return self.respond(message, Address(command["channel_id"], command["user_id"]))

    def respond(self, message: Arguments, to: Address) -> Posted | None:
        """Does what an answer through a response URL asks for: a new message, the original changed or taken away."""
        original = self.rooms.find(to.channel, to.original) if to.original else None
        if original and original.user != self.credentials.bot_user:
            original = None  # a shortcut was chosen on it: the app may not change what a person said
        if message.get("delete_original") and original:
            self.rooms.delete(original)
            return None
        text, blocks = checked(message)
        if message.get("replace_original") and original:
            posted = self.rooms.update(original, text=text, blocks=blocks)
        else:
            posted = self.rooms.post(
                to.channel,
                user=self.credentials.bot_user,
                text=text,
                blocks=blocks,
                thread=message.get("thread_ts") or to.thread,
                seen_only_by=None if message.get("response_type") == "in_channel" else to.user,
            )
        self.recorder.posted(posted.channel, posted.ts)
        return posted

    def hold(self, method: str) -> Hold:
        """Calls of this method wait until the hold is released."""
        return self.holds.setdefault(method, Hold())

    def break_down(self, fault: Fault, *methods: str) -> None:
        """Calls of these methods are answered with the fault until they are mended."""
        for method in methods:
            if fault is Fault.SLOW:
                self.hold(method)
            else:
                self.faults[method] = fault

    def mend(self, *methods: str) -> None:
        """Calls of these methods are answered again, those that wait now too; of all methods where none is named."""
        for method in methods or (*self.faults, *self.holds):
            self.faults.pop(method, None)
            if hold := self.holds.pop(method, None):
                hold.released.set()

    def _show_message(self, message: Posted, gone: bool) -> None:
        self.feed.publish("gone" if gone else "message", message=message)

    def _show_exchange(self, exchange: Exchange) -> None:
        self.feed.publish("exchange", exchange=asdict(exchange))

    def _open_socket(self) -> str:
        return f"{self.url.replace('http', 'ws', 1)}/socket?ticket={self.sockets.ticket()}"
