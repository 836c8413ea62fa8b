"""What Bolt calls when somebody looks at us without asking: Home, and links to the handbook in people's messages.

Where Slack wants them later, it delivers the event again. Nobody waits for a preview, so nobody is told that there is
none; whoever sees an empty Home is told.
"""

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from handlers.answering import Answering
from handlers.home import home_view, plain_home
from handlers.ledger import SendLedger
from handlers.outcomes import Instead, Later, Outcome, Sent
from handlers.outgoing import Outgoing, home, previews
from handlers.payloads import Door, Payload, event_id, is_last_delivery
from handlers.pressed import has_home, read_home_opened, read_shared
from handlers.reply import reply_with
from handlers.sending import EVENT_SECONDS, PRESS_SECONDS, Sending
from handlers.telling import WINDOW, Person, Telling


class Surfaces:
    """Home and previews; `freshness` says which version of the handbook was read, and when."""

    def __init__(
        self, answering: Answering, sending: Sending, telling: Telling, *, ledger: SendLedger, freshness: str
    ) -> None:
        self._answering = answering
        self._sending = sending
        self._telling = telling
        self._ledger = ledger
        self._freshness = freshness

    def register(self, app: AsyncApp) -> None:
        """Registers both."""
        app.event("app_home_opened")(self.on_home_opened)
        app.event("link_shared")(self.on_links)

    async def on_home_opened(self, body: Payload, request: AsyncBoltRequest) -> BoltResponse:
        """Somebody opened our Home: it is made for them now."""
        started, reader = self._answering.clock(), read_home_opened(body)
        if reader is None:
            return BoltResponse(status=200)
        sight = await self._answering.sight(reader)
        recent, language = await self._answering.looked_up(reader, sight), sight.language
        view = home_view(sight.handbook, recent, freshness=self._freshness, language=language)
        outgoing = home(reader.person, view, plainer=plain_home(language))
        outcome = await self._sending.send(outgoing, until=started + EVENT_SECONDS)
        comes_again = isinstance(outcome, Later) and not is_last_delivery(request.headers)
        if isinstance(outcome, Sent) or comes_again or has_home(body):
            return self._delivered(outgoing, outcome, body)
        await self._telling.excuse(
            outgoing,
            outcome,
            WINDOW,
            to=Person(reader.person),
            language=language,
            until=self._answering.clock() + PRESS_SECONDS,
            event_id=event_id(body),
        )
        return BoltResponse(status=200)

    async def on_links(self, body: Payload) -> BoltResponse:
        """Links to pages of the handbook: each gets the card of the role that it points at."""
        shared, started = read_shared(body), self._answering.clock()
        turns = await self._answering.cards(shared)
        if not turns:
            return BoltResponse(status=200)
        cards = {url: reply_with(turn.said, turn.language) for url, turn in turns.items()}
        outgoing = previews(shared.place, cards)
        outcome = await self._sending.send(outgoing, until=started + EVENT_SECONDS)
        if isinstance(outcome, Sent):
            for turn in turns.values():
                self._answering.write_down(Door.LINK, turn, started, event_id=event_id(body))
        return self._delivered(outgoing, outcome, body)

    def _delivered(self, outgoing: Outgoing, outcome: Outcome, body: Payload) -> BoltResponse:
        """Accepts the event, or asks for it again where nothing was taken."""
        comes_again = isinstance(outcome, Later)
        if not isinstance(outcome, Sent):
            instead = Instead.AGAIN if comes_again else Instead.NOTHING
            self._ledger.unsent(outgoing.name, outcome, instead=instead, event_id=event_id(body))
        # Slack delivers an event again, up to three times, unless it gets a 2xx.
        return BoltResponse(status=503 if comes_again else 200)
