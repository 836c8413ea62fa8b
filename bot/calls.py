"""One call of the Web API that looks something up, and what came of it. The only place that knows how the SDK fails."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError, ClientResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

# Slack docs, the errors that every method may give: these say nothing of what was asked, and pass.
_PASSING = frozenset(
    {
        "access_limited",
        "accesslimited",
        "fatal_error",
        "internal_error",
        "org_login_required",
        "ratelimited",
        "rate_limited",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What Slack answered."""

    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack's answer is no, by its code ("channel_not_found")."""

    code: str


@dataclass(frozen=True, slots=True)
class NotTold:
    """No answer: Slack could not be reached, was too slow, or sent what nobody can read. `cause` is for the log;
    `retry_after` are the seconds that Slack wants to be left alone for, 0 where it does not say."""

    cause: str
    retry_after: float = 0.0


Heard = Told | Refused | NotTold


async def heard(call: Awaitable[AsyncSlackResponse]) -> Heard:
    """What came of the call. Raises nothing that Slack or the network can cause."""
    try:
        data = (await call).data
    except SlackApiError as error:
        return _not_told(error)
    except (ClientError, OSError) as error:  # TimeoutError is an OSError
        return NotTold(type(error).__name__)
    except (AttributeError, TypeError, ValueError):
        # The SDK looks for fields in whatever JSON came, or fails to decode it.
        return NotTold("unreadable")
    return Told(data) if isinstance(data, dict) else NotTold("unreadable")


def _not_told(error: SlackApiError) -> Refused | NotTold:
    status, headers, code = _read(error.response)
    if status == _TOO_MANY_REQUESTS:
        return NotTold("ratelimited", _seconds(headers.get("Retry-After", "")))
    if not code or status >= _SERVER_ERRORS:
        return NotTold(code or f"http_{status}")
    return NotTold(code) if code in _PASSING else Refused(code)


def _read(response: AsyncSlackResponse | ClientResponse) -> tuple[int, Mapping[str, str], str]:
    """Status, headers and Slack's code; a body that is no JSON comes as aiohttp's response instead of the SDK's."""
    if isinstance(response, ClientResponse):
        return response.status, response.headers, ""
    code = response.data.get("error") if isinstance(response.data, dict) else None
    return response.status_code, response.headers, code if isinstance(code, str) else ""


def _seconds(header: str) -> float:
    return float(header) if header.isdecimal() else 0.0
