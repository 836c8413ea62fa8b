"""Slack's signature on a request, checked on the bytes as they came, before anything is parsed.

v0= and HMAC-SHA256 (signing secret, "v0:{timestamp}:{body}"); stale after 5 minutes. Slack docs, "Verifying requests".
"""

import hmac
from collections.abc import Callable
from hashlib import sha256

_STALE_AFTER_SECONDS = 60 * 5
_TIMESTAMP_DIGITS = 15


class Signatures:
    """Checks and makes signatures with one secret. `clock` gives the seconds since 1970."""

    def __init__(self, secret: str, *, clock: Callable[[], float]) -> None:
        self._secret = secret.encode()
        self._clock = clock

    def objection(self, body: bytes, *, timestamp: str, signature: str) -> str | None:
        """Why the request is not Slack's; None when it is. Never raises, whatever stands in the headers."""
        # Not isdigit() alone: int() would also read other scripts' digits, and a number without end.
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _TIMESTAMP_DIGITS):
            return "no timestamp"
        if abs(self._clock() - int(timestamp)) > _STALE_AFTER_SECONDS:
            return "stale timestamp"
        # Bytes: compare_digest raises on text that is not ASCII. aiohttp keeps such header bytes as surrogates.
        theirs = signature.encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(self.sign(body, timestamp=timestamp).encode(), theirs):
            return "wrong signature"
        return None

    def sign(self, body: bytes, *, timestamp: str) -> str:
        """The signature that Slack would send with this body."""
        return "v0=" + hmac.new(self._secret, b"v0:%s:%s" % (timestamp.encode(), body), sha256).hexdigest()
