"""What Bolt calls when somebody says what an answer is worth, or asks the owner of a page."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from handlers.answering import Answering
from handlers.buttons import ASK_OWNER, FEEDBACK, REASON, context, owner_button, reason_buttons
from handlers.drafts.phrases import noun
from handlers.drafts.withheld import not_shared
from handlers.ledger import Ledger
from handlers.mrkdwn import escaped, linked
from handlers.once import Answered, Claim, once
from handlers.opinions import Reason, Subject, Verdict, read_opinion
from handlers.owners import Owner
from handlers.payloads import Payload
from handlers.pressed import read_pressed
from index import Facet, Phrase, in_a_row

_THANKS = Phrase("Thank you.")
_WHY = Phrase("Thank you. What is wrong with it?")
_ASKED = Phrase("The owner of the page was asked.")
_SAID = {
    None: Phrase("the handbook does not state it"),
    Reason.WRONG_SECTION: Phrase("the answer is from the wrong section"),
    Reason.OUT_OF_DATE: Phrase("what the page states is out of date"),
    Reason.INCOMPLETE: Phrase("what the page states is incomplete"),
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
        pressed = read_pressed(body)
        opinion = read_opinion(pressed.value)
        if opinion is None:
            return
        language = await self._answering.language(pressed.person)
        if opinion.verdict is Verdict.GOOD:
            self._ledger.rated(opinion)
            await _whisper(respond, language.say(_THANKS))
            return
        text = language.say(_WHY)
        blocks = [*context(text), *reason_buttons(opinion.subject, language)]
        await respond(text=text, blocks=blocks, response_type="ephemeral", replace_original=False)

    async def on_reason(self, ack: AsyncAck, body: Payload, respond: AsyncRespond) -> None:
        """What is wrong with an answer; whom the page names is offered to be asked."""
        await ack()
        pressed = read_pressed(body)
        opinion = read_opinion(pressed.value)
        if opinion is None:
            return
        self._ledger.rated(opinion)
        owner, language = self._answering.owner(opinion.subject.path), await self._answering.language(pressed.person)
        text = language.say(_THANKS)
        if owner and owner.name:
            text = f"{text} {language.say(_to_be_written_to(owner))}"
        blocks = context(text)
        if owner and owner.can_be_asked(direct=pressed.direct):
            blocks += owner_button(opinion, language)
        await respond(text=text, blocks=list(blocks), response_type="ephemeral", replace_original=True)

    async def on_ask_owner(self, ack: AsyncAck, body: Payload, respond: AsyncRespond, client: AsyncWebClient) -> None:
        """Notifies the owner of a page, under the name of who asks: in the thread, or directly."""
        await ack()
        pressed = read_pressed(body)
        opinion = read_opinion(pressed.value)
        owner = self._answering.owner(opinion.subject.path) if opinion else None
        if opinion is None or owner is None or not owner.can_be_asked(direct=pressed.direct):
            return
        language = await self._answering.language(pressed.person)
        if not pressed.direct:
            about = opinion.subject
            withheld = await self._answering.withheld_from_all(pressed, path=about.path, role=about.role)
            if withheld:
                await _whisper(respond, language.say(not_shared(withheld)))
                return
        # Alone with the owner, in the owner's language; in a thread, in that of who asks there.
        heard = await self._answering.language(owner.person) if pressed.direct else language
        asks = Phrase(
            "{owner} {person} asks about {subject}: {what}.",
            owner=owner.mention,
            person=f"<@{pressed.person}>",
            subject=self._about(opinion.subject),
            what=_SAID[opinion.reason],
        )
        text = heard.say(asks)

        async def notify() -> None:
            if pressed.direct:
                await client.chat_postMessage(channel=owner.person, text=text)
            else:
                # Through the response URL: it reaches channels that the bot is no member of.
                thread = pressed.thread or None
                await respond(text=text, response_type="in_channel", replace_original=False, thread_ts=thread)

        key = f"owner:{pressed.conversation.team}:{pressed.conversation.channel}:{pressed.message}"
        if await once(self._answered, (key,), notify) is Claim.NEW:
            await _whisper(respond, language.say(_ASKED))

    def _about(self, subject: Subject) -> str:
        """ "Baker, grade (roles/baker.md)"; as mrkdwn."""
        facet = noun(Facet(subject.facet)) if subject.facet in list(Facet) else ""
        named = [each for each in (escaped(self._answering.name(subject.role)), facet) if each]
        path = escaped(subject.path)
        return Phrase("{subject} ({path})", subject=in_a_row(named), path=path) if named else path


def _to_be_written_to(owner: Owner) -> Phrase:
    """Whom to ask, for an owner that cannot be notified; as mrkdwn."""
    who = linked(owner.name, f"mailto:{owner.mail}") if owner.mail else escaped(owner.name)
    return Phrase("The page is looked after by {owner}.", owner=who)


async def _whisper(respond: AsyncRespond, text: str) -> None:
    await respond(text=text, response_type="ephemeral", replace_original=False)
