"""What Bolt calls when somebody says what an answer is worth, or asks the owner of a page."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from handlers.answering import Answering
from handlers.buttons import ASK_OWNER, FEEDBACK, REASON, context, owner_button, reason_buttons
from handlers.ledger import Ledger
from handlers.mrkdwn import escaped, linked
from handlers.once import Answered, Claim, once
from handlers.opinions import Opinion, Reason, Verdict, read_opinion
from handlers.owners import Owner
from handlers.payloads import Payload
from handlers.pressed import read_pressed

_THANKS = "Thank you."
_WHY = "Thank you. What is wrong with it?"
_ASKED = "The owner of the page was asked."
_SAID = {
    None: "the handbook does not state it",
    Reason.WRONG_SECTION: "the answer is from the wrong section",
    Reason.OUT_OF_DATE: "what the page states is out of date",
    Reason.INCOMPLETE: "what the page states is incomplete",
}


class Feedback:
    """Opinions and owners. An owner is asked once about a message, however often somebody presses."""

    def __init__(self, answering: Answering, *, ledger: Ledger, answered: Answered) -> None:
        self._answering = answering
        self._ledger = ledger
        self._answered = answered

    def register(self, app: AsyncApp) -> None:
        """Registers all of it."""
        app.action(FEEDBACK)(self.on_feedback)
        app.action(re.compile(f"^{REASON}-"))(self.on_reason)
        app.action(ASK_OWNER)(self.on_ask_owner)

    async def on_feedback(self, ack: AsyncAck, body: Payload, respond: AsyncRespond) -> None:
        """A thumb up or down under an answer."""
        await ack()
        opinion = read_opinion(read_pressed(body).value)
        if opinion is None:
            return
        if opinion.verdict is Verdict.GOOD:
            self._ledger.rated(opinion)
            await _whisper(respond, _THANKS)
            return
        blocks = [*context(_WHY), *reason_buttons(opinion.subject)]
        await respond(text=_WHY, blocks=blocks, response_type="ephemeral", replace_original=False)

    async def on_reason(self, ack: AsyncAck, body: Payload, respond: AsyncRespond) -> None:
        """What is wrong with an answer; whom the page names is offered to be asked."""
        await ack()
        pressed = read_pressed(body)
        opinion = read_opinion(pressed.value)
        if opinion is None:
            return
        self._ledger.rated(opinion)
        owner = self._answering.owner(opinion.subject.path)
        text, blocks = _THANKS, context(_THANKS)
        if owner and (line := _to_be_written_to(owner)):
            text, blocks = f"{_THANKS} {line}", context(f"{_THANKS} {line}")
        elif owner and owner.can_be_asked(direct=pressed.direct):
            blocks += owner_button(opinion)
        await respond(text=text, blocks=list(blocks), response_type="ephemeral", replace_original=True)

    async def on_ask_owner(self, ack: AsyncAck, body: Payload, respond: AsyncRespond, client: AsyncWebClient) -> None:
        """Notifies the owner of a page, under the name of who asks: in the thread, or directly."""
        await ack()
        pressed = read_pressed(body)
        opinion = read_opinion(pressed.value)
        owner = self._answering.owner(opinion.subject.path) if opinion else None
        if opinion is None or owner is None or not owner.can_be_asked(direct=pressed.direct):
            return
        text = f"{owner.mention} <@{pressed.person}> asks about {self._about(opinion)}"

        async def notify() -> None:
            if pressed.direct:
                await client.chat_postMessage(channel=owner.person, text=text)
            else:
                # Through the response URL: it reaches channels that the bot is no member of.
                thread = pressed.thread or None
                await respond(text=text, response_type="in_channel", replace_original=False, thread_ts=thread)

        key = f"owner:{pressed.conversation.team}:{pressed.conversation.channel}:{pressed.message}"
        if await once(self._answered, (key,), notify) is Claim.NEW:
            await _whisper(respond, _ASKED)

    def _about(self, opinion: Opinion) -> str:
        """ "Baker, grade (roles/baker.md): the handbook does not state it." """
        subject = opinion.subject
        named = ", ".join(filter(None, (self._answering.name(subject.role), subject.facet.replace("_", " "))))
        place = f"{named} ({subject.path})" if named else subject.path
        return escaped(f"{place}: {_SAID[opinion.reason]}.")


def _to_be_written_to(owner: Owner) -> str:
    """Whom to ask, for an owner that cannot be notified."""
    if owner.mail:
        return f"The page is looked after by {linked(owner.mail, f'mailto:{owner.mail}')}."
    return f"The page is looked after by {escaped(owner.name)}." if owner.name else ""


async def _whisper(respond: AsyncRespond, text: str) -> None:
    await respond(text=text, response_type="ephemeral", replace_original=False)
