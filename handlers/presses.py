"""Presses: what somebody's press, choice or shortcut asks for is sent, and where it is not there, they are told."""

from collections.abc import Callable

from slack_bolt.response import BoltResponse

from handlers.language import Language
from handlers.ledger import SendLedger
from handlers.outcomes import Instead, Outcome, Sent
from handlers.outgoing import Outgoing
from handlers.pressed import Pressed
from handlers.sending import PRESS_SECONDS, Sending
from handlers.telling import ANSWER, Excuses, Person, Telling

# "Failed Dependency" (RFC 4918): Slack did not let us. It shows a warning for anything but a 2xx.
_WARN = 424


class Presses:
    """Answers presses within what Slack waits for. `clock` gives seconds that only grow."""

    def __init__(self, sending: Sending, telling: Telling, *, ledger: SendLedger, clock: Callable[[], float]) -> None:
        self._sending = sending
        self._telling = telling
        self._ledger = ledger
        self._clock = clock

    async def send(
        self, outgoing: Outgoing, pressed: Pressed, language: Language, *, excuses: Excuses = ANSWER
    ) -> Sent | Instead:
        """Sends it, or tells the person that it is not there; which of the two."""
        outcome = await self.sent(outgoing)
        if isinstance(outcome, Sent):
            return outcome
        return await self.excuse(outgoing, outcome, pressed, language, excuses=excuses)

    async def sent(self, outgoing: Outgoing) -> Outcome:
        """What became of it; nobody is told yet."""
        return await self._sending.send(outgoing, until=self._clock() + PRESS_SECONDS)

    async def excuse(
        self, outgoing: Outgoing, outcome: Outcome, pressed: Pressed, language: Language, *, excuses: Excuses
    ) -> Instead:
        """Tells the person that it is not there; says how."""
        until = self._clock() + PRESS_SECONDS
        return await self._telling.excuse(
            outgoing, outcome, excuses, to=person_of(pressed), language=language, until=until
        )

    async def tidy(self, outgoing: Outgoing) -> None:
        """Sends what nobody misses: should it fail, that is written down and no more."""
        outcome = await self.sent(outgoing)
        if not isinstance(outcome, Sent):
            self._ledger.unsent(outgoing.name, outcome, instead=Instead.NOTHING)

    async def say(self, text: str, pressed: Pressed) -> Instead:
        """Says a line to the person alone, by whichever way is open."""
        return await self._telling.tell(text, to=person_of(pressed), until=self._clock() + PRESS_SECONDS)


def person_of(pressed: Pressed) -> Person:
    """Who pressed, and where they can be told something."""
    thread = "" if pressed.ephemeral else pressed.conversation.within
    return Person(
        pressed.person,
        channel=pressed.channel,
        thread=thread if pressed.channel else "",
        response_url=pressed.response_url,
        last=Instead.WARNING,
    )


def acknowledged(done: Sent | Instead) -> BoltResponse:
    """The answer to Slack's request; a failure where that is the one way left to tell the person."""
    return BoltResponse(status=_WARN if done is Instead.WARNING else 200)
