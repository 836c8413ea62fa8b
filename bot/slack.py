"""Bolt, assembled: the app with our listeners, and how a request is handed to it. Owns slack_bolt here.

The app answers before it acknowledges (`process_before_response`): what dies unanswered is delivered again by Slack,
a stop can wait for what is running, and nothing polls for the acknowledgement.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.bodies import MalformedBodyError
from bot.identity import Identity
from handlers import Listeners

_RETRY_HEADERS = ("x-slack-retry-num", "x-slack-retry-reason")


def make_app(client: AsyncWebClient, listeners: Listeners, *, identity: Callable[[], Identity | None]) -> AsyncApp:
    """The Bolt app. Requests over HTTP must have been verified before they are handed to it.

    `identity` says who we are, None while that is not known: until then commands and presses are answered, which need
    no identity, and events are to come again.
    """

    async def authorize(context: AsyncBoltContext) -> AuthorizeResult:
        who = identity()
        return AuthorizeResult(
            enterprise_id=context.enterprise_id,
            team_id=context.team_id,
            bot_user_id=who.bot_user if who else None,
            bot_id=who.bot if who else None,
            bot_token=client.token,
        )

    async def hold_events_back(body: Mapping[str, Any], next_: Callable[[], Awaitable[None]]) -> BoltResponse | None:
        if body.get("type") == "event_callback" and identity() is None:
            return BoltResponse(status=503)
        await next_()
        return None

    app = AsyncApp(
        # Bolt sets the level of the logger of this name: it must not be ours.
        name="bolt",
        logger=_quiet(),
        client=client,
        # With a token alone Bolt would ask Slack who we are on the way to the first answer, and lose it on failure.
        authorize=authorize,
        before_authorize=hold_events_back,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
    )
    listeners.register(app)
    return app


def _quiet() -> logging.Logger:
    """Errors only: into its warnings Bolt writes whole requests, and with them people's words."""
    for name in ("slack_bolt", "slack_sdk"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return logging.getLogger("slack_bolt")


async def hand_over(app: AsyncApp, fields: Mapping[str, Any], headers: Mapping[str, str]) -> BoltResponse:
    """Gives the app a verified and admitted request. Raises MalformedBodyError where Bolt cannot read the fields."""
    kept = {name: headers[name] for name in _RETRY_HEADERS if name in headers}
    try:
        # As JSON, whatever it came as: see bot/bodies.py.
        request = AsyncBoltRequest(body=json.dumps(fields), headers={"content-type": "application/json", **kept})
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise MalformedBodyError(type(error).__name__) from error
    return await app.async_dispatch(request)
