"""Every fault of Slack's and of the network's, as a gateway can have it."""

from collections.abc import Awaitable, Callable

from tests.bot.gateway import Fault, Gateway, limited, refusal

Cause = Callable[[Gateway, str], Awaitable[None]]
"""Lets the requests by one way meet the fault from now on."""

_HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"


def _once(fault: Fault) -> Cause:
    async def cause(gateway: Gateway, way: str) -> None:
        gateway.faults[way].append(fault)

    return cause


def _always(fault: Fault, way: str = "") -> Cause:
    async def cause(gateway: Gateway, usual: str) -> None:
        gateway.always[way or usual] = fault

    return cause


def _closed(*, for_good: bool) -> Cause:
    async def cause(gateway: Gateway, _: str) -> None:
        gateway.is_down_for_good = for_good
        await gateway.close()

    return cause


FAULTS: dict[str, Cause] = {
    "429 for 1 s": _once(limited(1)),
    "429 for 30 s": _once(limited(30)),
    "429 for ever": _always(limited(30)),
    "503": _once(Fault(503)),
    "500": _always(Fault(500)),
    "500, taken": _once(Fault(500, is_taken=True)),
    "HTML 502": _always(Fault(502, _HTML)),
    "HTML 502, taken": _once(Fault(502, _HTML, is_taken=True)),
    "internal_error": _always(refusal("internal_error")),
    "no answer, taken": _once(Fault(stalls=True, is_taken=True)),
    "broken off, taken": _once(Fault(breaks=True, is_taken=True)),
    "not connected": _closed(for_good=False),
    "bad JSON, taken": _once(Fault(body='{"ok": tr', is_taken=True)),
    "JSON list, taken": _once(Fault(body="[]", is_taken=True)),
    "is_archived": _always(refusal("is_archived")),
    "404": _always(Fault(404, '{"ok": false, "error": "expired_url"}')),
    "invalid_blocks": _once(Fault(body='{"ok": false, "error": "invalid_blocks"}', with_blocks=True)),
    "msg_blocks_too_long": _once(Fault(400, '{"ok": false, "error": "msg_blocks_too_long"}', with_blocks=True)),
    "token revoked": _always(refusal("token_revoked"), "*"),
    "500 everywhere": _always(Fault(500), "*"),
    "nothing connected": _closed(for_good=True),
}
"""By what a person who runs the bot would call it: "taken" is what Slack did nevertheless."""
