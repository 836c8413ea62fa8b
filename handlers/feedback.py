"""What Bolt calls when somebody says what an answer is worth, or asks the owner of a page."""

import re

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from handlers.answering import Answering
from handlers.buttons import ASK_OWNER, FEEDBACK, REASON, context, owner_button, reason_buttons
from handlers.drafts.phrases import noun
from handlers.drafts.withheld import not_shared
from handlers.language import Language
from handlers.ledger import Ledger
from handlers.mrkdwn import escaped, linked
from handlers.once import Answered, once
from handlers.opinions import Opinion, Reason, Subject, Verdict, read_opinion
from handlers.outcomes import Outcome, Sent
from handlers.outgoing import Outgoing, beside, direct, for_all, in_place
from handlers.owners import Owner
from handlers.payloads import Payload
from handlers.pressed import Pressed, read_pressed
from handlers.presses import Presses, acknowledged
from handlers.reply import Reply
from handlers.telling import ASKING
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

    def __init__(self, answering: Answering, *, presses: Presses, ledger: Ledger, answered: Answered) -> None:
        self._answering = answering
        self._presses = presses
        self._ledger = ledger
        self._answered = answered

    def register(self, app: AsyncApp) -> None:
        """Registers all of it."""
        app.action(FEEDBACK)(self.on_feedback)
        app.action(re.compile(f"^{REASON}-"))(self.on_reason)
        app.action(ASK_OWNER)(self.on_ask_owner)

    async def on_feedback(self, body: Payload) -> BoltResponse:
        """A thumb up or down under an answer."""
        pressed = read_pressed(body)
        opinion = read_opinion(pressed.value)
        if opinion is None:
            return _ignored()
        language = await self._answering.language(pressed.person)
        if opinion.verdict is Verdict.GOOD:
            self._ledger.rated(opinion)
            return acknowledged(await self._presses.say(language.say(_THANKS), pressed))
        text = language.say(_WHY)
        why = Reply(text, (*context(text), *reason_buttons(opinion.subject, language)))
        return acknowledged(await self._presses.send(beside(pressed.response_url, why), pressed, language))

    async def on_reason(self, body: Payload) -> BoltResponse:
        """What is wrong with an answer; whom the page names is offered to be asked."""
        pressed = read_pressed(body)
        opinion = read_opinion(pressed.value)
        if opinion is None:
            return _ignored()
        self._ledger.rated(opinion)
        language = await self._answering.language(pressed.person)
        thanks = self._thanks(opinion, language, direct=pressed.direct)
        return acknowledged(await self._presses.send(in_place(pressed.response_url, thanks), pressed, language))

    async def on_ask_owner(self, body: Payload) -> BoltResponse:
        """Notifies the owner of a page, under the name of who asks: in the thread, or directly."""
        pressed = read_pressed(body)
        opinion = read_opinion(pressed.value)
        owner = self._answering.owner(opinion.subject.path) if opinion else None
        if opinion is None or owner is None or not owner.can_be_asked(direct=pressed.direct):
            return _ignored()
        language = await self._answering.language(pressed.person)
        if not pressed.direct:
            about = opinion.subject
            withheld = await self._answering.withheld_from_all(pressed, path=about.path, role=about.role)
            if withheld:
                return acknowledged(await self._presses.say(language.say(not_shared(withheld)), pressed))
        outgoing = await self._question(opinion, owner, pressed, language)
        outcomes: list[Outcome] = []

        async def notify() -> Outcome:
            outcomes.append(await self._presses.sent(outgoing))
            return outcomes[0]

        keys = (f"owner:{pressed.conversation.team}:{pressed.conversation.channel}:{pressed.message}",)
        await once(self._answered, keys, notify)
        if not outcomes:
            return _ignored()  # somebody has pressed already
        if ASKING.of(outcomes[0]):
            await self._answered.release(keys)  # the person is told, and may ask again
        if isinstance(outcomes[0], Sent):
            return acknowledged(await self._presses.say(language.say(_ASKED), pressed))
        return acknowledged(await self._presses.excuse(outgoing, outcomes[0], pressed, language, excuses=ASKING))

    async def _question(self, opinion: Opinion, owner: Owner, pressed: Pressed, language: Language) -> Outgoing:
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
        if pressed.direct:
            return direct(owner.person, text)
        return for_all(pressed.response_url, Reply(text, ()), thread=pressed.thread)

    def _thanks(self, opinion: Opinion, language: Language, *, direct: bool) -> Reply:
        owner, text = self._answering.owner(opinion.subject.path), language.say(_THANKS)
        if owner and owner.name:
            text = f"{text} {language.say(_to_be_written_to(owner))}"
        can_be_asked = owner is not None and owner.can_be_asked(direct=direct)
        return Reply(text, (*context(text), *(owner_button(opinion, language) if can_be_asked else ())))

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


def _ignored() -> BoltResponse:
    """For a press that there is nothing to answer to."""
    return BoltResponse(status=200)
