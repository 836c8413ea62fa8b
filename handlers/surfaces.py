"""What Bolt calls when somebody looks at us without asking: Home, and links to the handbook in people's messages.

Nobody waits for either, so nobody is told when Slack does not take them; it delivers the event again where that helps.
"""

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from handlers.answering import Answering
from handlers.desk import Turn
from handlers.home import home_view
from handlers.ledger import Ledger
from handlers.outcomes import Instead, Later, Outcome, Sent
from handlers.outgoing import Outgoing, home, previews
from handlers.payloads import Door, Payload, event_id
from handlers.pressed import read_home_opened, read_shared
from handlers.reply import reply_with
from handlers.requests import LookUp
from handlers.sending import EVENT_SECONDS, Sending
from index import role_linked


class Surfaces:
    """Home and previews; `freshness` says which version of the handbook was read, and when."""

    def __init__(self, answering: Answering, sending: Sending, *, ledger: Ledger, freshness: str) -> None:
        self._answering = answering
        self._sending = sending
        self._ledger = ledger
        self._freshness = freshness

    def register(self, app: AsyncApp) -> None:
        """Registers both."""
        app.event("app_home_opened")(self.on_home_opened)
        app.event("link_shared")(self.on_links)

    async def on_home_opened(self, body: Payload) -> BoltResponse:
        """Somebody opened our Home: it is made for them now."""
        started, reader = self._answering.clock(), read_home_opened(body)
        if reader is None:
            return BoltResponse(status=200)
        handbook, recent = await self._answering.edition(reader), await self._answering.looked_up(reader)
        language = await self._answering.language(reader.person)
        view = home_view(handbook, recent, freshness=self._freshness, language=language)
        return _delivered(await self._send(home(reader.person, view), body, started))

    async def on_links(self, body: Payload) -> BoltResponse:
        """Links to pages of the handbook: each gets the card of the role that it points at."""
        shared, started = read_shared(body), self._answering.clock()
        handbook, turns = await self._answering.edition(shared.reader), dict[str, Turn]()
        for url in dict.fromkeys(shared.urls):
            if role := role_linked(handbook, url):
                turns[url] = await self._answering.turn(shared.conversation, LookUp(role), reader=shared.reader)
        if not turns:
            return BoltResponse(status=200)
        cards = {url: reply_with(turn.said, turn.language) for url, turn in turns.items()}
        outcome = await self._send(previews(shared.place, cards), body, started)
        if isinstance(outcome, Sent):
            for turn in turns.values():
                self._answering.write_down(Door.LINK, turn, started, event_id=event_id(body))
        return _delivered(outcome)

    async def _send(self, outgoing: Outgoing, body: Payload, started: float) -> Outcome:
        outcome = await self._sending.send(outgoing, until=started + EVENT_SECONDS)
        if not isinstance(outcome, Sent):
            instead = Instead.AGAIN if isinstance(outcome, Later) else Instead.NOTHING
            self._ledger.unsent(outgoing.name, outcome, instead=instead, event_id=event_id(body))
        return outcome


def _delivered(outcome: Outcome) -> BoltResponse:
    # Slack delivers an event again, up to three times, unless it gets a 2xx.
    return BoltResponse(status=503 if isinstance(outcome, Later) else 200)
