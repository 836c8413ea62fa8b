"""Every surface through which something is sent to a person: what leads up to it, the act, and by which way it goes."""

import re
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession

from bot.manifest import manifest
from bot.serve import Clocks, listening
from bot.settings import read_serve_settings
from bot.workspace import HIRING_CHANNEL, Local, Posted, Workspace, installed, local_workspace
from bot.workspace.ids import elements_in
from bot.workspace.local import PEOPLE
from bot.workspace.views import Shown
from index import Editions
from tests.bot.gateway import Gateway
from tests.bot.stage import Clock

ROSA = PEOPLE[0]
SITE = "https://handbook.example.com"
BARE = " (text alone)"

_STEPS = "1. Call\n2. Baking\n3. Tasting"
_LONG = "\n".join(f"- Knows the {number}. way to bake a loaf of bread with {'much ' * 12}care." for number in range(60))
PAGES = {
    "baker.md": "---\ntitle: Baker\nowner: U0MANAGER\ndepartment: Bakery\n---\n\n"
    f"The Baker reports to the Head Baker.\n\n## Requirements\n\n{_LONG}\n\n## Interview process\n\n{_STEPS}\n",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """The bot in a workspace that it reaches through a gateway, on a clock that only pauses move."""

    local: Local
    gateway: Gateway

    async def command(self, text: str) -> None:
        await self.local.acting.command(ROSA, "/role", text, channel=HIRING_CHANNEL)

    async def say(self, text: str, *, channel: str = HIRING_CHANNEL) -> Posted:
        said = self.local.acting.say(ROSA, text, channel=channel)
        await self.local.acting.settled()
        return said

    async def press(self, message: Posted, label: str) -> None:
        await self.local.acting.press(ROSA, _pressed(message.blocks, label), message=message, values={})

    async def press_in(self, shown: Shown, action: dict[str, Any]) -> None:
        await self.local.acting.press_in_view(ROSA, action, shown=shown, values={})

    async def home(self) -> Shown:
        self.local.acting.open_home(ROSA)
        await self.local.acting.settled()
        home = self.local.slack.views.home(ROSA.id)
        assert home
        return home

    def seen(self) -> Counter[str]:
        """All that anybody sees, one line each, for whom first; BARE at its end where it is a text without blocks."""
        slack, lines = self.local.slack, Counter[str]()
        for message in slack.rooms.messages:
            if message.user == ROSA.id:
                lines.update(_shown("link", preview) for _, preview in message.previews)
            else:
                bare = "" if message.blocks else BARE
                lines[f"{message.seen_only_by or message.channel}: {message.text}{bare}"] += 1
        lines.update(_shown("modal", shown.view) for shown in slack.views.stack(ROSA.id))
        if home := slack.views.home(ROSA.id):
            lines[_shown("home", home.view)] += 1
        return lines


@asynccontextmanager
async def scene(editions: Editions) -> AsyncIterator[Scene]:
    clock = Clock()
    async with ClientSession() as session:
        gateways: list[Gateway] = []

        @asynccontextmanager
        async def bot(slack: Workspace) -> AsyncIterator[str]:
            gateway = Gateway(slack.url, session, clock)
            gateways.append(gateway)
            await gateway.open()
            slack.url = gateway.url
            settings = read_serve_settings(
                _env_file=None,
                slack_bot_token=slack.credentials.bot_token,
                slack_signing_secret=slack.credentials.signing_secret,
                slack_api_url=slack.api_url,
                rolecall_port=0,
                rolecall_site_url=SITE,
            )
            clocks = Clocks(wall=clock, steady=clock, retry_pause=gateway.pause, deadline=gateway.deadline)
            async with listening(settings, editions, clocks=clocks) as address:
                try:
                    yield address
                finally:
                    gateway.let_go()
            await gateway.close()

        async def pause(seconds: float) -> None:
            await gateways[0].pause(seconds)

        registered = installed(manifest(url="http://127.0.0.1", site_url=SITE))
        async with local_workspace(bot, installation=registered, clock=clock, pause=pause) as local:
            yield Scene(local, gateways[0])


@dataclass(frozen=True, slots=True)
class Surface:
    """`way` is the request that the act leads to; `prepare` leads up to `act` and gives what it is about."""

    way: str
    prepare: Callable[[Scene], Awaitable[Any]]
    act: Callable[[Scene, Any], Awaitable[Any]]


async def _nothing(_: Scene) -> None:
    """Nothing leads up to it."""


def _after(text: str) -> Callable[[Scene], Awaitable[Posted]]:
    """After the answer to a command."""

    async def answered(scene: Scene) -> Posted:
        await scene.command(text)
        return scene.local.slack.replies[-1]

    return answered


async def _picker(scene: Scene) -> Shown:
    await scene.local.acting.shortcut(ROSA, "find_role")
    return scene.local.slack.views.stack(ROSA.id)[-1]


async def _bad(scene: Scene) -> Posted:
    await scene.command("baker interview")
    await scene.press(scene.local.slack.replies[-1], "Not helpful")
    return scene.local.slack.replies[-1]


def _thing(text: str) -> Callable[[Scene], Awaitable[Posted]]:
    """After somebody's message."""

    async def said(scene: Scene) -> Posted:
        return scene.local.slack.say(text, channel=HIRING_CHANNEL, author=ROSA)

    return said


def _press(label: str) -> Callable[[Scene, Posted], Awaitable[None]]:
    return lambda scene, message: scene.press(message, label)


async def _step(scene: Scene, message: Posted) -> None:
    block_id, menu = next(each for each in elements_in(message.blocks) if each[1]["type"] == "static_select")
    action = {"type": "static_select", "action_id": menu["action_id"], "selected_option": menu["options"][1]}
    await scene.local.acting.press(ROSA, action | {"block_id": block_id}, message=message, values={})


async def _direct(scene: Scene, _: None) -> None:
    await scene.say("baker interview", channel=scene.local.slack.rooms.direct(ROSA.id).id)


_BAKER = {"text": {"type": "plain_text", "text": "Baker"}, "value": "baker"}
_PICK = {"type": "external_select", "action_id": "pick", "block_id": "pick", "selected_option": _BAKER}
_BAKERY = {"text": {"type": "plain_text", "text": "Bakery"}, "value": "Bakery"}
_BROWSE = {"type": "static_select", "action_id": "browse", "block_id": "browse", "selected_option": _BAKERY}

SURFACES = {
    "command": Surface("", _nothing, lambda scene, _: scene.command("baker interview")),
    "command without words": Surface("views.open", _nothing, lambda scene, _: scene.command("")),
    "mention": Surface("chat.postMessage", _nothing, lambda scene, _: scene.say("<@U0ROLECALL> baker interview")),
    "direct message": Surface("chat.postMessage", _nothing, _direct),
    "ask": Surface("response_url", _after("baker interview"), _press("All on this role")),
    "step": Surface("response_url", _after("baker interview"), _step),
    "reason": Surface("response_url", _bad, _press("Out of date")),
    "thumb up": Surface("response_url", _after("baker interview"), _press("Helpful")),
    "thumb down": Surface("response_url", _after("baker interview"), _press("Not helpful")),
    "owner": Surface("response_url", _after("baker grade"), _press("Ask the owner of the page")),
    "share": Surface("response_url", _after("baker interview"), _press("Share in channel")),
    "dismiss": Surface("response_url", _after("baker interview"), _press("Dismiss")),
    "show all": Surface("views.open", _after("baker requirements"), _press("Show all")),
    "message shortcut": Surface(
        "views.open",
        _thing("we look for a baker"),
        lambda scene, message: scene.local.acting.message_shortcut(ROSA, "role_facts", message=message),
    ),
    "shortcut": Surface("views.open", _nothing, lambda scene, _: scene.local.acting.shortcut(ROSA, "find_role")),
    "pick": Surface("views.update", _picker, lambda scene, shown: scene.press_in(shown, _PICK)),
    "pick on Home": Surface("views.open", Scene.home, lambda scene, shown: scene.press_in(shown, _PICK)),
    "browse on Home": Surface("views.open", Scene.home, lambda scene, shown: scene.press_in(shown, _BROWSE)),
    "Home": Surface("views.publish", _nothing, lambda scene, _: _home_opened(scene)),
    "link": Surface("chat.unfurl", _nothing, lambda scene, _: scene.say(f"see <{SITE}/baker/>")),
}
"""By what a person does."""


async def _home_opened(scene: Scene) -> None:
    scene.local.acting.open_home(ROSA)
    await scene.local.acting.settled()


def _pressed(blocks: tuple[dict[str, Any], ...], label: str) -> dict[str, Any]:
    """What Slack says was pressed: a button, or a thumb ("Helpful", "Not helpful")."""
    for block_id, element in elements_in(blocks):
        for button in (element, element.get("positive_button"), element.get("negative_button")):
            if button and button.get("text", {}).get("text") == label:
                kept = {"type": element["type"], "action_id": element["action_id"], "value": button["value"]}
                return kept | {"block_id": block_id}
    raise LookupError(label)


def _shown(kind: str, view: Mapping[str, Any]) -> str:
    """What a view or a preview shows, without ids."""
    blocks = view["blocks"]
    if len(blocks) < 2 and not any("accessory" in block for block in blocks):
        return f"{kind}:{BARE}"
    return re.sub(r"'(block_id|id)': '[^']*',? ?", "", f"{kind}: {blocks}")
