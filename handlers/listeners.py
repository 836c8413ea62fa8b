"""The listeners: what Bolt calls when somebody speaks to us. Each one reads, answers, lays out and sends.

The only module of this layer that knows Bolt and the Web API client. Bolt passes arguments by their names, positionally
declared: a name that it does not know would be None.
"""

import re
from collections.abc import Callable

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Turn, take_turn
from handlers.kinds import kind_of
from handlers.ledger import Entry, Ledger
from handlers.once import Answered, Claim, once
from handlers.payloads import (
    Conversation,
    Payload,
    Said,
    event_id,
    is_command,
    read_command,
    read_direct,
    read_event,
    read_mention,
)
from handlers.reply import Reply, reply_with
from handlers.requests import Request, read_command_words, read_words
from handlers.topics import Topics
from index import Handbook, Role

_ANY = re.compile("")


class Listeners:
    """Everything that Bolt may call, around one handbook.

    `clock` gives seconds that only grow; `new_reference` gives a short text that no other failure has.
    """

    def __init__(
        self,
        handbook: Handbook,
        *,
        answered: Answered,
        topics: Topics,
        ledger: Ledger,
        clock: Callable[[], float],
        new_reference: Callable[[], str],
    ) -> None:
        self._handbook = handbook
        # every scope: a conversation can also be about a family, which is no role of its own
        self._roles = {role.slug: role for role in map(handbook.role, handbook.scopes)}
        self._answered = answered
        self._topics = topics
        self._ledger = ledger
        self._clock = clock
        self._new_reference = new_reference

    def register(self, app: AsyncApp) -> None:
        """Registers all of them. Whatever else Slack sends is accepted too: it would repeat what gets a 404."""
        app.command(_ANY)(self.on_command)
        app.event("app_mention")(self.on_mention)
        app.event("message")(self.on_message)
        app.event(_ANY)(self.on_other_event)
        app.error(self.on_error)

    async def on_command(self, ack: AsyncAck, body: Payload) -> None:
        """`/role ...`: the reply goes out with the acknowledgement, and only the person sees it."""
        started = self._clock()
        said = read_command(body)
        turn = await self._take_turn(said, read_command_words(said.text))
        reply = reply_with(turn.said)
        await ack(text=reply.text, blocks=reply.blocks, response_type="ephemeral", unfurl_links=False)
        self._write_down(said, turn, started)

    async def on_mention(self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient) -> BoltResponse:
        """`@Rolecall ...` in a channel: the reply goes into the thread."""
        return await self._reply(read_mention(body, bot_user=context.bot_user_id or ""), client)

    async def on_message(self, body: Payload, context: AsyncBoltContext, client: AsyncWebClient) -> BoltResponse:
        """A message: answered when it is somebody's direct message to us."""
        return await self._reply(read_direct(body, bot_user=context.bot_user_id or ""), client)

    async def on_other_event(self) -> None:
        """Any other event: accepted, so that Slack does not send it again."""

    async def on_error(self, error: Exception, body: Payload, client: AsyncWebClient) -> BoltResponse:
        """Whatever nobody expected: written down with a reference, and the person is told the reference and no more."""
        reference = self._new_reference()
        self._ledger.failed(error, cause=_cause(error), reference=reference, event_id=event_id(body))
        text = _apology(reference)
        if is_command(body):
            return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
        said = read_event(body, bot_user="")
        return await _tell(client, said, text) if said else _come_again()

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
        started = self._clock()
        turn = await self._take_turn(said, read_words(said.text))
        await _post(client, said, reply_with(turn.said))
        self._write_down(said, turn, started)

    async def _take_turn(self, said: Said, request: Request) -> Turn:
        turn = take_turn(self._handbook, request, about=await self._about(said.conversation))
        if turn.roles:
            await self._topics.remember(said.conversation, tuple(role.slug for role in turn.roles))
        return turn

    async def _about(self, conversation: Conversation) -> tuple[Role, ...]:
        slugs = await self._topics.recall(conversation)
        return tuple(self._roles[slug] for slug in slugs if slug in self._roles)

    def _write_down(self, said: Said, turn: Turn, started: float) -> None:
        entry = Entry(
            door=said.door,
            kind=kind_of(turn.said),
            facet=turn.facet.value if turn.facet else "",
            role=turn.roles[0].slug if turn.roles else "",
            milliseconds=(self._clock() - started) * 1_000,
            event_id=said.event_id,
        )
        self._ledger.answered(entry)


async def _post(client: AsyncWebClient, said: Said, reply: Reply) -> None:
    await client.chat_postMessage(
        channel=said.conversation.channel,
        thread_ts=said.thread,
        text=reply.text,
        blocks=reply.blocks or None,
        # `text` is plain: no bold, no linked names, no previews of what the handbook links to.
        mrkdwn=False,
        parse="none",
        unfurl_links=False,
        unfurl_media=False,
    )


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


def _apology(reference: str) -> str:
    return (
        "Something broke on our side, and your question was not answered. Please ask again; if it happens again, give "
        f"this reference to whoever runs Rolecall: {reference}"
    )
