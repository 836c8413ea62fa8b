"""Telling a person what became of an answer that is not surely there: which words, and by which way.

The ways, best first: beside what they pressed, in the channel for them alone, in a direct message. Where none is left
for a press, Slack is answered that it failed, and warns the person by itself.
"""

from dataclasses import dataclass
from typing import assert_never

from handlers.language import Language
from handlers.ledger import SendLedger
from handlers.outcomes import Instead, Later, Outcome, PerhapsSent, Refused, Sent
from handlers.outgoing import Outgoing, beside, direct, whisper
from handlers.reply import Reply
from handlers.requests import COMMAND
from handlers.sending import Sending
from index import Phrase

# Slack docs, errors of all methods: with these it takes nothing at all from us.
_CUT_OFF = frozenset(
    {
        "account_inactive",
        "ekm_access_denied",
        "invalid_auth",
        "missing_scope",
        "not_authed",
        "org_login_required",
        "token_expired",
        "token_revoked",
    }
)


@dataclass(frozen=True, slots=True)
class Excuses:
    """What is said of something that was refused for good, that Slack wants later, and of which it is not known whether
    it is there."""

    refused: Phrase
    later: Phrase
    unsure: Phrase

    def of(self, outcome: Outcome) -> Phrase | None:
        """What is said; None where it is there or, likely, on its way."""
        match outcome:
            case Sent():
                return None
            case PerhapsSent():
                return None if outcome.is_likely else self.unsure
            case Refused():
                return self.refused
            case Later():
                return self.later
            case _:
                assert_never(outcome)


_UNSURE = Phrase("Slack did not say whether my answer has arrived. If you do not see it, please ask again.")
ANSWER = Excuses(
    refused=Phrase("Slack does not let me answer here. Please ask with {command} instead.", command=COMMAND),
    later=Phrase("Slack takes no more from me at the moment. Please try again in a minute."),
    unsure=_UNSURE,
)
_NOT_SHOWN = Phrase("The window could not be shown. Please try again, or type {command} help.", command=COMMAND)
WINDOW = Excuses(refused=_NOT_SHOWN, later=_NOT_SHOWN, unsure=_NOT_SHOWN)
_NOT_SHARED = Phrase("The answer could not be shared here: still only you see it. Please try again in a minute.")
SHARING = Excuses(
    refused=_NOT_SHARED,
    later=_NOT_SHARED,
    unsure=Phrase("Slack did not say whether the answer is shared. Please look before you share it again."),
)
_STILL_THERE = Phrase("This answer could not be taken away. It will be gone when you open Slack anew.")
REMOVAL = Excuses(refused=_STILL_THERE, later=_STILL_THERE, unsure=_STILL_THERE)
_NOT_ASKED = Phrase("The owner of the page could not be asked. Please try again in a minute.")
ASKING = Excuses(
    refused=_NOT_ASKED,
    later=_NOT_ASKED,
    unsure=Phrase("Slack did not say whether the owner of the page was asked. Please look before you ask again."),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to tell, and where: `channel` and `response_url` are empty where there is none. `last` is what is left where
    no way is open."""

    id: str
    channel: str = ""
    thread: str = ""
    response_url: str = ""
    last: Instead = Instead.NOTHING


class Telling:
    """Tells people, through the same sending as everything else."""

    def __init__(self, sending: Sending, *, ledger: SendLedger) -> None:
        self._sending = sending
        self._ledger = ledger

    async def excuse(
        self,
        outgoing: Outgoing,
        outcome: Outcome,
        excuses: Excuses,
        *,
        to: Person,
        language: Language,
        until: float,
        event_id: str = "",
    ) -> Instead:
        """Tells the person that it is not surely there; says how, and writes one line of it."""
        instead, phrase = Instead.NOTHING, excuses.of(outcome)
        if isinstance(outcome, Refused) and outcome.code in _CUT_OFF:
            instead = to.last
        elif phrase:
            # What has just been in doubt by one way would be so again.
            without = outgoing.name if isinstance(outcome, PerhapsSent) else ""
            instead = await self.tell(language.say(phrase), to=to, until=until, without=without)
        self._ledger.unsent(outgoing.name, outcome, instead=instead, event_id=event_id)
        return instead

    async def tell(self, text: str, *, to: Person, until: float, without: str = "") -> Instead:
        """Tells the person by the first way that is open, but for the one of the name `without`; where it is in doubt
        whether one was open, by no other."""
        for way, outgoing in _ways(text, to).items():
            if outgoing.name == without:
                continue
            outcome = await self._sending.send(outgoing, until=until)
            if isinstance(outcome, PerhapsSent) and not outcome.is_likely:
                return to.last
            if isinstance(outcome, Sent | PerhapsSent):
                return way
        return to.last


def _ways(text: str, to: Person) -> dict[Instead, Outgoing]:
    ways: dict[Instead, Outgoing] = {}
    if to.response_url:
        ways[Instead.RESPONSE_URL] = beside(to.response_url, Reply(text, ()))
    if to.id and to.channel:
        ways[Instead.EPHEMERAL] = whisper(to.channel, to.id, text, thread=to.thread)
    if to.id:
        ways[Instead.DIRECT] = direct(to.id, text)
    return ways
