"""A small app, for what Rolecall itself does not use yet: modals, selects, buttons, Home, previews, shortcuts.

It is told of Slack what Rolecall is told: an address, a token, a secret.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace import Workspace

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Bakery"},
    "features": {
        "app_home": {"home_tab_enabled": True},
        "slash_commands": [
            {"command": "/bake", "description": "Bakes something", "usage_hint": "[bread]", "should_escape": True},
            {"command": "/late", "description": "Answers too late"},
        ],
        "shortcuts": [
            {"name": "Order bread", "type": "global", "callback_id": "order", "description": "Orders bread"},
            {"name": "Weigh this", "type": "message", "callback_id": "weigh", "description": "Weighs a message"},
        ],
        "unfurl_domains": ["bakery.example"],
    },
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write", "links:read", "links:write", "im:history"]}},
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened", "link_shared", "message.im"]}},
}

BREADS = ("Rye", "Wheat", "Spelt", "Sourdough", "Pumpernickel", "Baguette", "Ciabatta")


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def option(text: str) -> dict[str, Any]:
    return {"text": plain(text), "value": text.lower()}


def counter_blocks(count: int) -> list[dict[str, Any]]:
    """A message with something of everything that can be pressed."""
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": f"*{count}* loaves in the oven"}},
        {
            "type": "actions",
            "elements": [
                {"type": "button", "action_id": "more", "text": plain("One more"), "value": str(count)},
                {
                    "type": "button",
                    "action_id": "stop",
                    "text": plain("Stop"),
                    "style": "danger",
                    "value": "stop",
                    "confirm": {
                        "title": plain("Stop?"),
                        "text": plain("The dough is lost."),
                        "confirm": plain("Stop it"),
                        "deny": plain("Bake on"),
                    },
                },
                {"type": "overflow", "action_id": "heat", "options": [option("Hotter"), option("Colder")]},
                {
                    "type": "static_select",
                    "action_id": "bread",
                    "placeholder": plain("Bread"),
                    "options": [option(each) for each in BREADS],
                },
            ],
        },
    ]


def order_view(note: str = "") -> dict[str, Any]:
    blocks: list[dict[str, Any]] = [
        {
            "type": "input",
            "block_id": "bread",
            "label": plain("Which bread?"),
            "element": {
                "type": "external_select",
                "action_id": "bread",
                "placeholder": plain("Type to search"),
                "min_query_length": 1,
            },
        },
        {
            "type": "input",
            "block_id": "loaves",
            "label": plain("How many loaves?"),
            "element": {"type": "plain_text_input", "action_id": "loaves"},
        },
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "recipe", "text": plain("Recipe"), "value": "r"}],
        },
    ]
    if note:
        blocks.append({"type": "section", "text": plain(note)})
    return {
        "type": "modal",
        "callback_id": "order",
        "title": plain("Order"),
        "submit": plain("Order it"),
        "close": plain("Never mind"),
        "notify_on_close": True,
        "blocks": blocks,
    }


class SmallApp:
    """The listeners; `closed` are the modals that it was told were closed."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self.closed: list[str] = []

    def register(self, app: AsyncApp) -> None:
        app.command("/bake")(self.on_bake)
        app.command("/late")(self.on_late)
        app.action("more")(self.on_more)
        app.action("stop")(self.on_stop)
        app.action("heat")(self.on_choice)
        app.action("bread")(self.on_choice)
        app.action("recipe")(self.on_recipe)
        app.action("home-order")(self.on_order)
        app.options("bread")(self.on_typing)
        app.view("order")(self.on_ordered)
        app.view_closed("order")(self.on_closed)
        app.shortcut("order")(self.on_order)
        app.shortcut("weigh")(self.on_weigh)
        app.event("app_home_opened")(self.on_home)
        app.event("link_shared")(self.on_links)
        app.event("message")(self.on_message)

    async def on_bake(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        if body["text"] == "modal":
            await ack()
            await self._client.views_open(trigger_id=body["trigger_id"], view=order_view())
        elif body["text"] == "aloud":
            await ack(text=f"<@{body['user_id']}> bakes", response_type="in_channel")
        else:
            await ack(text="1 loaves in the oven", blocks=counter_blocks(1))

    async def on_late(self) -> None:
        """Never acknowledges: Bolt answers 404."""

    async def on_more(self, ack: AsyncAck, action: dict[str, Any], respond: AsyncRespond) -> None:
        await ack()
        count = int(action["value"]) + 1
        await respond(text=f"{count} loaves", blocks=counter_blocks(count), replace_original=True)

    async def on_stop(self, ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(delete_original=True)

    async def on_choice(self, ack: AsyncAck, action: dict[str, Any], respond: AsyncRespond) -> None:
        await ack()
        await respond(text=f"{action['action_id']}: {action['selected_option']['value']}", replace_original=False)

    async def on_typing(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        typed = payload["value"].lower()
        await ack(options=[option(each) for each in BREADS if typed in each.lower()])

    async def on_recipe(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        blocks = [{"type": "section", "text": plain("Flour, water, salt.")}]
        view = {"type": "modal", "title": plain("Recipe"), "blocks": blocks}
        await self._client.views_push(trigger_id=body["trigger_id"], view=view)

    async def on_ordered(self, ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        values = view["state"]["values"]
        loaves = values["loaves"]["loaves"].get("value") or ""
        if not loaves.isdigit():
            await ack(response_action="errors", errors={"loaves": "Write a number"})
            return
        if int(loaves) > 99:
            await ack(response_action="update", view=order_view(note="So many? Fewer, please."))
            return
        await ack()
        chosen = values["bread"]["bread"]["selected_option"]["text"]["text"]
        await self._client.chat_postMessage(channel=body["user"]["id"], text=f"{loaves} x {chosen} ordered")

    async def on_closed(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        self.closed.append(body["view"]["id"])

    async def on_order(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        await self._client.views_open(trigger_id=body["trigger_id"], view=order_view())

    async def on_weigh(self, ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond) -> None:
        await ack()
        await respond(text=f"{len(body['message']['text'])} grams")

    async def on_home(self, event: dict[str, Any]) -> None:
        button = {"type": "button", "action_id": "home-order", "text": plain("Order"), "value": "o"}
        blocks = [{"type": "header", "text": plain("Today's bread")}, {"type": "actions", "elements": [button]}]
        await self._client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    async def on_links(self, event: dict[str, Any]) -> None:
        block = {"type": "section", "text": {"type": "mrkdwn", "text": "*Rye bread*, 1 kg"}}
        unfurls = {link["url"]: {"blocks": [block]} for link in event["links"]}
        await self._client.chat_unfurl(channel=event["channel"], ts=event["message_ts"], unfurls=unfurls)

    async def on_message(self, event: dict[str, Any]) -> None:
        await self._client.chat_postMessage(channel=event["channel"], text=f"You said: {event['text']}")


@asynccontextmanager
async def small_app(slack: Workspace) -> AsyncIterator[str]:
    """Runs the app against a workspace while the block runs, and yields the address that it listens at."""
    client = AsyncWebClient(token=slack.credentials.bot_token, base_url=slack.api_url)
    app = AsyncApp(client=client, signing_secret=slack.credentials.signing_secret, process_before_response=True)
    SmallApp(client).register(app)
    runner = web.AppRunner(app.web_app("/slack/events"), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
