"""Bodies of Slack's requests, from bytes to fields: JSON for events, a form for commands, both for interactions.

Bolt is handed the fields and never the form: it takes any form with the word "payload" in it for an interaction.
"""

import json
from typing import Any
from urllib.parse import parse_qsl

_FIELDS_AT_MOST = 1_000


class MalformedBodyError(Exception):
    """The body is not what Slack sends: not the form, or not the fields."""


def read_body(body: bytes) -> dict[str, Any]:
    """The body's fields. Raises MalformedBodyError where it is neither a JSON object nor a form, or not UTF-8."""
    try:
        text = body.decode()
        if text.lstrip().startswith(("{", "[")):
            return _object(json.loads(text))
        fields = dict(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS_AT_MOST))
        return _object(json.loads(fields["payload"])) if "payload" in fields else _object(dict[str, Any](fields))
    except (ValueError, RecursionError) as error:
        raise MalformedBodyError(type(error).__name__) from error


def is_ssl_check(body: bytes) -> bool:
    """Whether Slack only tries our certificate. Such a request asks for nothing and may come unsigned."""
    return not body.startswith(b"{") and b"ssl_check=1" in body.split(b"&")


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not value:
        raise MalformedBodyError("not an object with fields")
    return value
