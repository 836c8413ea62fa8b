"""What Bolt calls when somebody presses, chooses or takes a shortcut. Like the listeners: read, answer, lay out, send.

A press asks as if it had been typed, so the same answers come back, and nothing has to be kept between the two. What is
answered is counted once Slack has it.
"""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse

from handlers.answering import Answering, Sight
from handlers.buttons import ALL, ASK, DISMISS, MY_STEP, SHARE, role_of_menu
from handlers.desk import Turn
from handlers.drafts.withheld import not_shared
from handlers.home import BROWSE
from handlers.language import Language
from handlers.outcomes import Sent
from handlers.outgoing import Outgoing, for_all, in_place, modal, removal, view_in_place
from handlers.payloads import Door, Payload
from handlers.picker import PICK, answer_view, options_for, picked, picker_view, text_view
from handlers.pressed import Pressed, read_pressed
from handlers.presses import Presses, acknowledged
from handlers.readers import Withheld
from handlers.reply import Reply, Where, reply_in_view, reply_to, shared_by
from handlers.requests import Ask, ListRoles, LookUp
from handlers.telling import ANSWER, REMOVAL, SHARING, WINDOW, Excuses
from handlers.wording import plain_words
from index import Phrase, Role

FIND_ROLE, ROLE_FACTS = "find_role", "role_facts"
"""The shortcuts: of the whole workspace, and of a message."""

_NO_ROLE = Phrase("This message names no role of the handbook. Look for one here.")


class Interactions:
    """Presses, choices and shortcuts, answered by the same desk as everything else."""

    def __init__(self, answering: Answering, *, presses: Presses) -> None:
        self._answering = answering
        self._presses = presses

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
        app.shortcut(FIND_ROLE)(self.on_find_role)
        app.shortcut(ROLE_FACTS)(self.on_role_facts)

    async def on_ask(self, body: Payload) -> BoltResponse:
        """A button that asks: the answer takes the place of the message, or stands below the picker."""
        pressed, started = read_pressed(body), self._answering.clock()
        turn = await self._answering.press(pressed.conversation, pressed.value, reader=pressed.reader)
        if pressed.view_id:
            return await self._show(pressed, turn, Door.BUTTON, started)
        return await self._replace(pressed, turn, started)

    async def on_step(self, body: Payload) -> BoltResponse:
        """An interviewer's step, chosen from a process: the steps beside it, and what it can test."""
        pressed, started = read_pressed(body), self._answering.clock()
        slug, number = role_of_menu(pressed.block), pressed.value
        turn = await self._answering.step(pressed.conversation, slug, number, reader=pressed.reader)
        return await self._replace(pressed, turn, started)

    async def on_all(self, body: Payload) -> BoltResponse:
        """The whole of an answer that a message had no room for, in a modal."""
        pressed, started = read_pressed(body), self._answering.clock()
        turn = await self._answering.press(pressed.conversation, pressed.value, reader=pressed.reader)
        reply = reply_in_view(turn)
        view = answer_view(reply.blocks, turn.language)
        outgoing = modal(pressed.trigger_id, view, plainer=text_view(view, reply.text))
        return await self._answer(outgoing, pressed, turn, Door.BUTTON, started, excuses=WINDOW)

    async def on_share(self, body: Payload) -> BoltResponse:
        """Posts the answer anew, for all of the channel, with the name of who shares it; takes the private one away
        once that is there."""
        pressed, started = read_pressed(body), self._answering.clock()
        turn = await self._answering.share(pressed)
        if isinstance(turn, Withheld):
            text = (await self._answering.language(pressed.person)).say(not_shared(turn))
            return acknowledged(await self._presses.say(text, pressed))
        outgoing = for_all(pressed.response_url, shared_by(pressed.person, reply_to(turn), turn.language))
        shared = await self._presses.send(outgoing, pressed, turn.language, excuses=SHARING)
        if isinstance(shared, Sent):
            self._answering.write_down(Door.BUTTON, turn, started)
            await self._presses.tidy(removal(pressed.response_url))
        return acknowledged(shared)

    async def on_dismiss(self, body: Payload) -> BoltResponse:
        """Takes an answer away that only this person sees."""
        pressed = read_pressed(body)
        language = await self._answering.language(pressed.person)
        return acknowledged(await self._presses.send(removal(pressed.response_url), pressed, language, excuses=REMOVAL))

    async def on_other_press(self, ack: AsyncAck) -> None:
        """A button that only opens a link."""
        await ack()

    async def on_typing(self, ack: AsyncAck, body: Payload) -> None:
        """The roles that fit what was typed so far."""
        typed = body.get("value")
        sight = await self._answering.sight(read_pressed(body).alone.reader)
        text = typed if isinstance(typed, str) else ""
        await ack(option_groups=options_for(sight.handbook, text, sight.language))

    async def on_pick(self, body: Payload) -> BoltResponse:
        """A role was chosen in the picker: its card is shown there."""
        pressed, started = read_pressed(body).alone, self._answering.clock()
        sight = await self._answering.sight(pressed.reader)
        role = picked(sight.handbook, pressed.value)
        if role is None:
            return BoltResponse(status=200)
        return await self._show(pressed, await self._card(pressed, role, sight), Door.PICKER, started)

    async def on_find_role(self, body: Payload) -> BoltResponse:
        """The shortcut of the workspace: opens the picker."""
        pressed = read_pressed(body)
        return await self._open_picker(pressed, await self._answering.language(pressed.person))

    async def on_role_facts(self, body: Payload) -> BoltResponse:
        """The shortcut of a message: the picker with the card of the role that the message names."""
        pressed, started = read_pressed(body), self._answering.clock()
        message = body.get("message")
        text = plain_words(str(message.get("text") or "")) if isinstance(message, dict) else ""
        alone, sight = pressed.alone, await self._answering.sight(pressed.alone.reader)
        named = await self._answering.turn(alone.conversation, Ask(text), reader=alone.reader, sight=sight)
        if not named.roles:
            return await self._open_picker(pressed, named.language, note=_NO_ROLE)
        turn = await self._card(alone, named.roles[0], sight)
        outgoing = opened_picker(pressed.trigger_id, turn.language, reply=reply_in_view(turn))
        return await self._answer(outgoing, pressed, turn, Door.SHORTCUT, started, excuses=WINDOW)

    async def on_browse(self, body: Payload) -> BoltResponse:
        """A department was chosen on Home: its roles."""
        pressed, started = read_pressed(body).alone, self._answering.clock()
        request = ListRoles(pressed.value)
        turn = await self._answering.turn(pressed.conversation, request, reader=pressed.reader)
        return await self._show(pressed, turn, Door.HOME, started)

    async def _card(self, pressed: Pressed, role: Role, sight: Sight) -> Turn:
        return await self._answering.turn(pressed.conversation, LookUp(role), reader=pressed.reader, sight=sight)

    async def _replace(self, pressed: Pressed, turn: Turn, started: float) -> BoltResponse:
        """The answer takes the place of the message that was pressed on."""
        reply = reply_to(turn, Where(shareable=pressed.alone_in_channel, direct=pressed.direct))
        outgoing = in_place(pressed.response_url, reply)
        return await self._answer(outgoing, pressed, turn, Door.BUTTON, started)

    async def _show(self, pressed: Pressed, turn: Turn, door: Door, started: float) -> BoltResponse:
        """Shows what is said back in the picker that was pressed in, or in one of its own for a press on Home."""
        reply = reply_in_view(turn)
        if pressed.in_home:
            outgoing = opened_picker(pressed.trigger_id, turn.language, reply=reply)
        else:
            view = picker_view(reply.blocks, language=turn.language)
            outgoing = view_in_place(pressed.view_id, view, plainer=text_view(view, reply.text))
        return await self._answer(outgoing, pressed, turn, door, started, excuses=WINDOW)

    async def _open_picker(self, pressed: Pressed, language: Language, *, note: str = "") -> BoltResponse:
        outgoing = opened_picker(pressed.trigger_id, language, note=note)
        return acknowledged(await self._presses.send(outgoing, pressed, language, excuses=WINDOW))

    async def _answer(
        self, outgoing: Outgoing, pressed: Pressed, turn: Turn, door: Door, started: float, *, excuses: Excuses = ANSWER
    ) -> BoltResponse:
        """Sends an answer, and writes it down once it is sent."""
        done = await self._presses.send(outgoing, pressed, turn.language, excuses=excuses)
        if isinstance(done, Sent):
            self._answering.write_down(door, turn, started)
        return acknowledged(done)


def opened_picker(trigger_id: str, language: Language, *, reply: Reply | None = None, note: str = "") -> Outgoing:
    """The picker, opened for the person whose act gave the trigger id."""
    view = picker_view(reply.blocks if reply else (), note=note, language=language)
    return modal(trigger_id, view, plainer=text_view(view, reply.text) if reply else None)
