"""The listeners: what Bolt calls when somebody speaks to us. Each one reads, answers, lays out and sends.

Bolt passes arguments by their names, positionally declared: a name that it does not know would be None. What is
answered is counted once Slack has it.
"""

import re
from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from handlers.afterwards import Afterwards
from handlers.answering import Answering, First
from handlers.changes import CHANGES, read_change
from handlers.desk import Turn
from handlers.feedback import Feedback
from handlers.interactions import Interactions, opened_picker
from handlers.ledger import Ledger
from handlers.lookups import Lookups
from handlers.once import Answered, Claim, once
from handlers.outcomes import Instead, Later, Outcome, PerhapsSent, Refused, Sent
from handlers.outgoing import Outgoing, answer_to, beside
from handlers.payloads import (
    Door,
    Payload,
    Said,
    acting_person,
    event_id,
    is_command,
    is_in_channel,
    is_last_delivery,
    is_press,
    read_command,
    read_direct,
    read_event,
    read_follow_up,
    read_mention,
)
from handlers.pins import Pins
from handlers.pressed import read_pressed
from handlers.presses import Presses, acknowledged, person_of
from handlers.readers import Directory, Withheld
from handlers.reply import Reply, Where, reply_to
from handlers.requests import read_command_words, read_words
from handlers.sending import EVENT_SECONDS, PRESS_SECONDS, Post, Sending
from handlers.surfaces import Surfaces
from handlers.telling import ANSWER, WINDOW, Person, Telling
from handlers.topics import Topics
from index import Editions, Phrase

_ANY = re.compile("")


class Listeners:
    """Everything that Bolt may call, around one handbook in its editions.

    `post` carries to Slack what is sent; `clock` gives seconds that only grow, `pause` waits for some of them;
    `new_reference` gives a short text that no other failure has; `freshness` says which version of the handbook was
    read, and when; in the channels of `followed` a question in a thread that we answered in needs no mention.
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
        post: Post,
        clock: Callable[[], float],
        pause: Callable[[float], Awaitable[None]],
        new_reference: Callable[[], str],
        freshness: str,
        followed: frozenset[str] = frozenset(),
    ) -> None:
        self._answering = Answering(
            editions, directory=directory, topics=topics, lookups=lookups, pins=pins, ledger=ledger, clock=clock
        )
        self._afterwards = Afterwards(failed=self._failed_later)
        self._directory = directory
        self._sending = Sending(post, ledger=ledger, clock=clock, pause=pause)
        self._telling = Telling(self._sending, ledger=ledger)
        presses = Presses(self._sending, self._telling, ledger=ledger, clock=clock)
        self._interactions = Interactions(self._answering, presses=presses)
        self._feedback = Feedback(self._answering, presses=presses, ledger=ledger, answered=answered)
        self._surfaces = Surfaces(self._answering, self._sending, self._telling, ledger=ledger, freshness=freshness)
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
        self._surfaces.register(app)
        for event in CHANGES:
            app.event(event)(self.on_change)
        app.event(_ANY)(self.on_other_event)
        app.error(self.on_error)

    async def on_command(self, ack: AsyncAck, body: Payload) -> None:
        """`/role ...`: the reply goes out with the acknowledgement, and only the person sees it.

        Where Slack has not told in time what they may see, the rest follows. `/role` alone opens the picker."""
        started = self._answering.clock()
        said = read_command(body)
        if not said.text.strip():
            await self._open_picker(ack, body, said)
            return
        request = read_command_words(said.text)
        first = await self._answering.first(said.conversation, request, reader=said.reader)
        in_channel = is_in_channel(body)
        where = Where(shareable=in_channel, direct=not in_channel)
        reply = reply_to(first.turn, where)
        await ack(text=reply.text, blocks=reply.blocks, response_type="ephemeral", unfurl_links=False)
        self._answering.write_down(said.door, first.turn, started)
        if not first.sight.clearance.is_sure:
            self._afterwards.begin(self._tell_the_rest(first, where, str(body.get("response_url") or "")))

    async def on_mention(self, body: Payload, context: AsyncBoltContext, request: AsyncBoltRequest) -> BoltResponse:
        """`@Rolecall ...` in a channel: the reply goes into the thread."""
        return await self._reply(read_mention(body, bot_user=context.bot_user_id or ""), request)

    async def on_message(self, body: Payload, context: AsyncBoltContext, request: AsyncBoltRequest) -> BoltResponse:
        """A message: answered when it is somebody's direct message to us, or goes on with what we answered where we
        follow."""
        bot_user = context.bot_user_id or ""
        said = read_direct(body, bot_user=bot_user) or read_follow_up(body, bot_user=bot_user)
        if said and said.door is Door.FOLLOW_UP and said.conversation.channel not in self._followed:
            return _accepted()
        return await self._reply(said, request)

    async def on_change(self, body: Payload) -> None:
        """Something changed about a person, a conversation or a user group: what was known of it counts no more."""
        change = read_change(body)
        self._directory.forget(person=change.person, channel=change.channel, group=change.group)

    async def on_other_event(self) -> None:
        """Any other event: accepted, so that Slack does not send it again."""

    async def on_error(self, error: Exception, body: Payload) -> BoltResponse:
        """Whatever nobody expected: written down with a reference, and the person is told the reference and no more."""
        reference = self._new_reference()
        self._ledger.failed(error, cause=_cause(error), reference=reference, event_id=event_id(body))
        text = (await self._answering.language(acting_person(body))).say(_apology(reference))
        if is_command(body):
            return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
        until = self._answering.clock() + PRESS_SECONDS
        if is_press(body):
            return acknowledged(await self._telling.tell(text, to=person_of(read_pressed(body)), until=until))
        said = read_event(body, bot_user="")
        return await self._apologize(said, text, until) if said else _come_again()

    async def close(self) -> None:
        """Gives up what was to follow."""
        await self._afterwards.close()

    async def _tell_the_rest(self, first: First, where: Where, response_url: str) -> None:
        turn = await self._answering.rest(first)
        if turn and response_url:
            outgoing = beside(response_url, reply_to(turn, where))
            outcome = await self._sending.send(outgoing, until=self._answering.clock() + PRESS_SECONDS)
            if not isinstance(outcome, Sent):
                self._ledger.unsent(outgoing.name, outcome, instead=Instead.NOTHING)

    def _failed_later(self, error: Exception) -> None:
        self._ledger.failed(error, cause=_cause(error), reference=self._new_reference(), event_id="")

    async def _open_picker(self, ack: AsyncAck, body: Payload, said: Said) -> None:
        """Opens the picker, or says in the acknowledgement that it could not be opened."""
        language = await self._answering.language(said.person)
        outgoing = opened_picker(str(body.get("trigger_id")), language)
        outcome = await self._sending.send(outgoing, until=self._answering.clock() + PRESS_SECONDS)
        excuse = WINDOW.of(outcome)
        if not isinstance(outcome, Sent):
            instead = Instead.ACKNOWLEDGEMENT if excuse else Instead.NOTHING
            self._ledger.unsent(outgoing.name, outcome, instead=instead)
        await (ack(text=language.say(excuse), response_type="ephemeral") if excuse else ack())

    async def _reply(self, said: Said | None, request: AsyncBoltRequest) -> BoltResponse:
        if said is None:
            return _accepted()
        is_last = is_last_delivery(request.headers)
        match await once(self._answered, said.keys, lambda: self._answer(said, is_last=is_last)):
            case Claim.NEW:
                return _accepted()
            case Claim.DONE:
                self._ledger.repeated(said.event_id)
                return _accepted()
            case Claim.RUNNING:
                # Accepting it would make the first try, which may still die, the only one.
                self._ledger.repeated(said.event_id)
                return _come_again()
            case Claim.POSTPONED:
                return _come_again()

    async def _answer(self, said: Said, *, is_last: bool) -> Outcome:
        """Answers, and says what became of the answer; of one that is not wanted, that it is sent."""
        started, topic = self._answering.clock(), await self._answering.topic(said.conversation)
        turn = await self._turn(said)
        if turn is None:
            return Sent()
        reply = reply_to(turn, Where(direct=said.door is Door.DIRECT))
        outgoing = answer_to(said, reply, privately=isinstance(turn.said, Withheld))
        outcome = await self._sending.send(outgoing, until=started + EVENT_SECONDS)
        match outcome:
            case Sent():
                self._answering.write_down(said.door, turn, started, event_id=said.event_id)
            case Later() if not is_last:
                # The next delivery has to be understood as this one was.
                await self._answering.go_back(said.conversation, topic)
                self._ledger.unsent(outgoing.name, outcome, instead=Instead.AGAIN, event_id=said.event_id)
            case Later() | Refused() | PerhapsSent():
                await self._excuse(said, outgoing, outcome, turn)
        return outcome

    async def _turn(self, said: Said) -> Turn | None:
        if said.door is Door.FOLLOW_UP:
            return await self._answering.follow_up(said.conversation, said.text, reader=said.reader)
        return await self._answering.turn(said.conversation, read_words(said.text), reader=said.reader)

    async def _excuse(self, said: Said, outgoing: Outgoing, outcome: Outcome, turn: Turn) -> None:
        """Tells the person that the answer is not there, and nobody else of the channel."""
        await self._telling.excuse(
            outgoing,
            outcome,
            ANSWER,
            to=Person(said.person, said.conversation.channel),
            language=turn.language,
            until=self._answering.clock() + PRESS_SECONDS,
            event_id=said.event_id,
        )

    async def _apologize(self, said: Said, text: str, until: float) -> BoltResponse:
        """Tells the person where they wrote that we failed; where Slack wants that later, it delivers again."""
        outgoing = answer_to(said, Reply(text=text, blocks=()))
        outcome = await self._sending.send(outgoing, until=until)
        if isinstance(outcome, Sent):
            return _accepted()
        instead = Instead.AGAIN if isinstance(outcome, Later) else Instead.NOTHING
        self._ledger.unsent(outgoing.name, outcome, instead=instead, event_id=said.event_id)
        return _come_again() if isinstance(outcome, Later) else _accepted()


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
