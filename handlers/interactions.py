"""What Bolt calls when somebody presses, chooses or takes a shortcut. Like the listeners: read, answer, lay out, send.

A press asks as if it had been typed, so the same answers come back, and nothing has to be kept between the two.
"""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from handlers.answering import Answering
from handlers.buttons import ALL, ASK, DISMISS, MY_STEP, SHARE, role_of_menu
from handlers.desk import Turn
from handlers.drafts.withheld import not_shared
from handlers.home import BROWSE, home_view
from handlers.language import Language
from handlers.payloads import Door, Payload
from handlers.picker import PICK, answer_view, options_for, picked, picker_view
from handlers.pressed import Pressed, read_home_opened, read_pressed, read_shared
from handlers.readers import Withheld
from handlers.reply import Reply, Where, reply_in_view, reply_to, reply_with, shared_by
from handlers.requests import Ask, ListRoles, LookUp
from handlers.wording import plain_words
from index import Phrase

FIND_ROLE, ROLE_FACTS = "find_role", "role_facts"
"""The shortcuts: of the whole workspace, and of a message."""

_NO_ROLE = Phrase("This message names no role of the handbook. Look for one here.")


class Interactions:
    """Presses, choices, shortcuts and Home, answered by the same desk as everything else; `freshness` says which
    version of the handbook was read, and when."""

    def __init__(self, answering: Answering, *, freshness: str) -> None:
        self._answering = answering
        self._freshness = freshness

    def register(self, app: AsyncApp) -> None:
        """Registers all of them. Any other press is accepted: a link in a button is pressed too."""
        app.action(re.compile(f"^{ASK}-"))(self.on_ask)
        app.action(ALL)(self.on_all)
        app.action(MY_STEP)(self.on_step)
        app.action(SHARE)(self.on_share)
        app.action(DISMISS)(self.on_dismiss)
        app.action(PICK)(self.on_pick)
        app.action(BROWSE)(self.on_browse)
        app.action(re.compile(""))(self.on_other_press)
        app.options(PICK)(self.on_typing)
        app.event("app_home_opened")(self.on_home_opened)
        app.event("link_shared")(self.on_links)
        app.shortcut(FIND_ROLE)(self.on_find_role)
        app.shortcut(ROLE_FACTS)(self.on_role_facts)

    async def on_ask(self, ack: AsyncAck, body: Payload, respond: AsyncRespond, client: AsyncWebClient) -> None:
        """A button that asks: the answer takes the place of the message, or stands below the picker."""
        await ack()
        pressed, started = read_pressed(body), self._answering.clock()
        turn = await self._answering.press(pressed.conversation, pressed.value, reader=pressed.reader)
        if pressed.view_id:
            await _show(client, body, pressed, turn)
        else:
            reply = reply_to(turn, Where(shareable=pressed.alone_in_channel, direct=pressed.direct))
            await respond(text=reply.text, blocks=list(reply.blocks), replace_original=True)
        self._answering.write_down(Door.BUTTON, turn, started)

    async def on_step(self, ack: AsyncAck, body: Payload, respond: AsyncRespond) -> None:
        """An interviewer's step, chosen from a process: the steps beside it, and what it can test."""
        await ack()
        pressed, started = read_pressed(body), self._answering.clock()
        slug, number = role_of_menu(pressed.block), pressed.value
        turn = await self._answering.step(pressed.conversation, slug, number, reader=pressed.reader)
        reply = reply_to(turn, Where(shareable=pressed.alone_in_channel, direct=pressed.direct))
        await respond(text=reply.text, blocks=list(reply.blocks), replace_original=True)
        self._answering.write_down(Door.BUTTON, turn, started)

    async def on_all(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """The whole of an answer that a message had no room for, in a modal."""
        await ack()
        pressed, started = read_pressed(body), self._answering.clock()
        turn = await self._answering.press(pressed.conversation, pressed.value, reader=pressed.reader)
        view = answer_view(reply_in_view(turn).blocks, turn.language)
        await client.views_open(trigger_id=pressed.trigger_id, view=view)
        self._answering.write_down(Door.BUTTON, turn, started)

    async def on_share(self, ack: AsyncAck, body: Payload, respond: AsyncRespond) -> None:
        """Posts the answer anew, for all of the channel, with the name of who shares it; takes the private one away."""
        await ack()
        pressed, started = read_pressed(body), self._answering.clock()
        turn = await self._answering.share(pressed)
        if isinstance(turn, Withheld):
            text = (await self._answering.language(pressed.person)).say(not_shared(turn))
            await respond(text=text, response_type="ephemeral", replace_original=False)
            return
        reply = shared_by(pressed.person, reply_to(turn), turn.language)
        # Through the response URL: it reaches channels that the bot is no member of.
        await respond(text=reply.text, blocks=list(reply.blocks), response_type="in_channel", replace_original=False)
        await respond(delete_original=True)
        self._answering.write_down(Door.BUTTON, turn, started)

    async def on_dismiss(self, ack: AsyncAck, respond: AsyncRespond) -> None:
        """Takes an answer away that only this person sees."""
        await ack()
        await respond(delete_original=True)

    async def on_other_press(self, ack: AsyncAck) -> None:
        """A button that only opens a link."""
        await ack()

    async def on_typing(self, ack: AsyncAck, body: Payload) -> None:
        """The roles that fit what was typed so far."""
        typed = body.get("value")
        sight = await self._answering.sight(read_pressed(body).alone.reader)
        text = typed if isinstance(typed, str) else ""
        await ack(option_groups=options_for(sight.handbook, text, sight.language))

    async def on_pick(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """A role was chosen in the picker: its card is shown there."""
        await ack()
        pressed, started = read_pressed(body).alone, self._answering.clock()
        sight = await self._answering.sight(pressed.reader)
        role = picked(sight.handbook, pressed.value)
        if role:
            turn = await self._answering.turn(pressed.conversation, LookUp(role), reader=pressed.reader, sight=sight)
            await _show(client, body, pressed, turn)
            self._answering.write_down(Door.PICKER, turn, started)

    async def on_find_role(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """The shortcut of the workspace: opens the picker."""
        await ack()
        await open_picker(client, body, await self._answering.language(read_pressed(body).person))

    async def on_role_facts(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """The shortcut of a message: the picker with the card of the role that the message names."""
        await ack()
        pressed, started = read_pressed(body).alone, self._answering.clock()
        message = body.get("message")
        text = plain_words(str(message.get("text") or "")) if isinstance(message, dict) else ""
        reader, sight = pressed.reader, await self._answering.sight(pressed.reader)
        named = await self._answering.turn(pressed.conversation, Ask(text), reader=reader, sight=sight)
        if not named.roles:
            await open_picker(client, body, named.language, note=_NO_ROLE)
            return
        card = LookUp(named.roles[0])
        turn = await self._answering.turn(pressed.conversation, card, reader=reader, sight=sight)
        await open_picker(client, body, turn.language, reply=reply_in_view(turn))
        self._answering.write_down(Door.SHORTCUT, turn, started)

    async def on_browse(self, ack: AsyncAck, body: Payload, client: AsyncWebClient) -> None:
        """A department was chosen on Home: its roles."""
        await ack()
        pressed, started = read_pressed(body).alone, self._answering.clock()
        request = ListRoles(pressed.value)
        turn = await self._answering.turn(pressed.conversation, request, reader=pressed.reader)
        await _show(client, body, pressed, turn)
        self._answering.write_down(Door.HOME, turn, started)

    async def on_home_opened(self, body: Payload, client: AsyncWebClient) -> None:
        """Somebody opened our Home: it is made for them now."""
        if reader := read_home_opened(body):
            sight = await self._answering.sight(reader)
            recent = await self._answering.looked_up(reader, sight)
            view = home_view(sight.handbook, recent, freshness=self._freshness, language=sight.language)
            await client.views_publish(user_id=reader.person, view=view)

    async def on_links(self, body: Payload, client: AsyncWebClient) -> None:
        """Links to pages of the handbook: each gets the card of the role that it points at."""
        shared, started = read_shared(body), self._answering.clock()
        unfurls = dict[str, dict[str, Any]]()
        for url, turn in (await self._answering.cards(shared)).items():
            unfurls[url] = {"blocks": list(reply_with(turn.said, turn.language).blocks)}
            self._answering.write_down(Door.LINK, turn, started)
        if unfurls and shared.ts:
            await client.chat_unfurl(channel=shared.conversation.channel, ts=shared.ts, unfurls=unfurls)
        elif unfurls:
            await client.chat_unfurl(unfurl_id=shared.unfurl_id, source="composer", unfurls=unfurls)


async def _show(client: AsyncWebClient, body: Payload, pressed: Pressed, turn: Turn) -> None:
    """Shows what is said back in the picker that was pressed in, or in one of its own for what was pressed on Home."""
    reply = reply_in_view(turn)
    if pressed.in_home:
        await open_picker(client, body, turn.language, reply=reply)
    else:
        view = picker_view(reply.blocks, language=turn.language)
        await client.views_update(view_id=pressed.view_id, view=view)


async def open_picker(
    client: AsyncWebClient, body: Payload, language: Language, *, reply: Reply | None = None, note: str = ""
) -> None:
    """Opens the picker for the person whose act the payload is."""
    view: dict[str, Any] = picker_view(reply.blocks if reply else (), note=note, language=language)
    await client.views_open(trigger_id=str(body.get("trigger_id")), view=view)
