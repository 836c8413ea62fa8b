"""Slack's bad days: how a method of the Web API answers while it is broken."""

from enum import Enum

from aiohttp import web

_RETRY_AFTER_SECONDS = 30


class Fault(Enum):
    """What comes instead of an answer."""

    UNREACHABLE = "unreachable"
    """The connection ends."""
    SLOW = "slow"
    """Nothing, until the method is mended or the workspace closes."""
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    HTML = "html"
    """A page for people, as proxies send it."""
    JSON_LIST = "json_list"
    BAD_JSON = "bad_json"


def answer_of(fault: Fault, request: web.Request) -> web.Response:
    """What the app gets; where it gets nothing, its connection has ended."""
    match fault:
        case Fault.RATE_LIMITED:
            headers = {"Retry-After": str(_RETRY_AFTER_SECONDS)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        case Fault.SERVER_ERROR:
            return web.Response(status=500, text="Internal Server Error", content_type="text/plain")
        case Fault.HTML:
            return web.Response(text="<html><body>Bad Gateway</body></html>", content_type="text/html")
        case Fault.JSON_LIST:
            return web.json_response([{"ok": True}])
        case Fault.BAD_JSON:
            return web.Response(text='{"ok": tru', content_type="application/json")
        case Fault.UNREACHABLE | Fault.SLOW:
            if request.transport:
                request.transport.abort()
            return web.Response(status=503)
