"""The listeners: what Bolt calls when somebody speaks to us. Each one reads, answers, lays out and sends.

The only module of this layer that knows Bolt and the Web API client. Bolt passes arguments by their names, positionally
declared: a name that it does not know would be None.
"""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncRespond
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.afterwards import Afterwards
from handlers.answering import Answering, First
from handlers.changes import CHANGES, read_change
from handlers.desk import Turn
from handlers.feedback import Feedback
from handlers.interactions import Interactions, open_picker
from handlers.ledger import Ledger
from handlers.lookups import Lookups
from handlers.once import Answered, Claim, once
from handlers.payloads import (
    Door,
    Payload,
    Said,
    acting_person,
    event_id,
    is_command,
    is_in_channel,
    read_command,
    read_direct,
    read_event,
    read_follow_up,
    read_mention,
)
from handlers.pins import Pins
from handlers.readers import Directory, Withheld
from handlers.reply import Reply, Where, reply_to
from handlers.requests import read_command_words, read_words
from handlers.topics import Topics
from index import Editions, Phrase

_ANY = re.compile("")


class Listeners:
    """Everything that Bolt may call, around one handbook in its editions.

    `clock` gives seconds that only grow; `new_reference` gives a short text that no other failure has; `freshness` says
    which version of the handbook was read, and when; in the channels of `followed` a question in a thread that we
    answered in needs no mention.
    """

    def __init__(
        self,
        editions: Editions,
        *,
        directory: Directory,
        answered: Answered,
        topics: Topics,
        lookups: Lookups,
        pins: Pins,
        ledger: Ledger,
        clock: Callable[[], float],
        new_reference: Callable[[], str],
        freshness: str,
        followed: frozenset[str] = frozenset(),
    ) -> None:
        self._answering = Answering(
            editions, directory=directory, topics=topics, lookups=lookups, pins=pins, ledger=ledger, clock=clock
        )
        self._afterwards = Afterwards(failed=self._failed_later)
        self._directory = directory
        self._interactions = Interactions(self._answering, freshness=freshness)
        self._feedback = Feedback(self._answering, ledger=ledger, answered=answered)
        self._answered = answered
        self._ledger = ledger
        self._new_reference = new_reference
        self._followed = followed

    def register(self, app: AsyncApp) -> None:
        """Registers all of them. Whatever else Slack sends is accepted too: it would repeat what gets a 404."""
        app.command(_ANY)(self.on_command)
        app.event("app_mention")(self.on_mention)
        app.event("message")(self.on_message)
        # Before the interactions, which accept every press.
        self._feedback.register(app)
        self._interactions.register(app)
        for event in CHANGES:
            app.event(event)(self.on_change)
        app.event(_ANY)(self.on_other_event)
        app.error(self.on_error)

    async def on_command(self, ack: AsyncAck, body: Payload, client: AsyncWebClient, respond: AsyncRespond) -> None:
        """`/role ...`: the reply goes out with the acknowledgement, and only the person sees it.

        Where Slack has not told in time what they may see, the rest follows. `/role` alone opens the picker."""
        started = self._answering.clock()
        said = read_command(body)
        if not said.text.strip():
            await ack()
            await open_picker(client, body, await self._answering.language(said.person))
            return
        request = read_command_words(said.text)
        first, in_channel = (
            await self._answering.first(said.conversation, request, reader=said.reader),
            is_in_channel(body),
        )
        where = Where(shareable=in_channel, direct=not in_channel)
        reply = reply_to(first.turn, where)
        await ack(text=reply.text, blocks=reply.blocks, response_type="ephemeral", unfurl_links=False)
        self._answering.write_down(said.door, first.turn, started)
        if not first.sight.clearance.is_sure:
            self._afterwards.begin(self._tell_the_rest(first, where, respond))

    async def on_mention(self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient) -> BoltResponse:
        """`@Rolecall ...` in a channel: the reply goes into the thread."""
        return await self._reply(read_mention(body, bot_user=context.bot_user_id or ""), client)

    async def on_message(self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient) -> BoltResponse:
        """A message: answered when it is somebody's direct message to us, or goes on with what we answered where we
        follow."""
        bot_user = context.bot_user_id or ""
        said = read_direct(body, bot_user=bot_user) or read_follow_up(body, bot_user=bot_user)
        if said and said.door is Door.FOLLOW_UP and said.conversation.channel not in self._followed:
            return _accepted()
        return await self._reply(said, client)

    async def on_change(self, body: Payload) -> None:
        """Something changed about a person, a conversation or a user group: what was known of it counts no more."""
        change = read_change(body)
        self._directory.forget(person=change.person, channel=change.channel, group=change.group)

    async def on_other_event(self) -> None:
        """Any other event: accepted, so that Slack does not send it again."""

    async def on_error(
        self, error: Exception, body: Payload, client: AsyncWebClient, respond: AsyncRespond
    ) -> BoltResponse:
        """Whatever nobody expected: written down with a reference, and the person is told the reference and no more."""
        reference = self._new_reference()
        self._ledger.failed(error, cause=_cause(error), reference=reference, event_id=event_id(body))
        text = (await self._answering.language(acting_person(body))).say(_apology(reference))
        if is_command(body):
            return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
        if body.get("response_url"):  # of a press; a command's answer is its acknowledgement
            await respond(text=text, response_type="ephemeral", replace_original=False)
            return _accepted()
        said = read_event(body, bot_user="")
        return await _tell(client, said, text) if said else _come_again()

    async def close(self) -> None:
        """Gives up what was to follow."""
        await self._afterwards.close()

    async def _tell_the_rest(self, first: First, where: Where, respond: AsyncRespond) -> None:
        turn = await self._answering.rest(first)
        if turn:
            reply = reply_to(turn, where)
            blocks = list(reply.blocks)
            await respond(text=reply.text, blocks=blocks, response_type="ephemeral", replace_original=False)

    def _failed_later(self, error: Exception) -> None:
        self._ledger.failed(error, cause=_cause(error), reference=self._new_reference(), event_id="")

    async def _reply(self, said: Said | None, client: AsyncWebClient) -> BoltResponse:
        if said is None:
            return _accepted()
        match await once(self._answered, said.keys, lambda: self._answer(said, client)):
            case Claim.NEW:
                return _accepted()
            case Claim.DONE:
                self._ledger.repeated(said.event_id)
                return _accepted()
            case Claim.RUNNING:
                # Accepting it would make the first try, which may still die, the only one.
                self._ledger.repeated(said.event_id)
                return _come_again()

    async def _answer(self, said: Said, client: AsyncWebClient) -> None:
        started = self._answering.clock()
        turn = await self._turn(said)
        if turn is None:
            return
        reply = reply_to(turn, Where(direct=said.door is Door.DIRECT))
        await _post(client, said, reply, privately=isinstance(turn.said, Withheld))
        self._answering.write_down(said.door, turn, started, event_id=said.event_id)

    async def _turn(self, said: Said) -> Turn | None:
        if said.door is Door.FOLLOW_UP:
            return await self._answering.follow_up(said.conversation, said.text, reader=said.reader)
        return await self._answering.turn(said.conversation, read_words(said.text), reader=said.reader)


async def _post(client: AsyncWebClient, said: Said, reply: Reply, *, privately: bool = False) -> None:
    """Posts the reply where it belongs; `privately`, so that in a channel nobody else sees it."""
    message: dict[str, Any] = {
        "channel": said.conversation.channel,
        "thread_ts": said.thread,
        "text": reply.text,
        "blocks": reply.blocks or None,
        # `text` is plain: no linked names.
        "parse": "none",
    }
    if privately and said.door is not Door.DIRECT:
        await client.chat_postEphemeral(user=said.person, **message)
    else:
        # No bold either, and no previews of what the handbook links to.
        await client.chat_postMessage(**message, mrkdwn=False, unfurl_links=False, unfurl_media=False)


async def _tell(client: AsyncWebClient, said: Said, text: str) -> BoltResponse:
    try:
        await _post(client, said, Reply(text=text, blocks=()))
    except Exception:  # noqa: BLE001 - Slack cannot be reached either: it will deliver the message again
        return _come_again()
    return _accepted()


def _accepted() -> BoltResponse:
    return BoltResponse(status=200)


def _come_again() -> BoltResponse:
    # Slack delivers an event again, up to three times, unless it gets a 2xx.
    return BoltResponse(status=503)


def _cause(error: Exception) -> str:
    """The kind of error; of a refusal by Slack, its code ("channel_not_found") too."""
    code = error.response.get("error") if isinstance(error, SlackApiError) else None
    return f"{type(error).__name__}:{code}" if code else type(error).__name__


def _apology(reference: str) -> Phrase:
    return Phrase(
        "Something broke on our side, and your question was not answered. Please ask again; if it happens again, give "
        "this reference to whoever runs Rolecall: {reference}",
        reference=reference,
    )
