"""Signatures and bodies, without a server."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bodies import MalformedBodyError, is_ssl_check, read_body
from bot.signature import Signatures

_NOW = 1_531_420_618


def _signatures() -> Signatures:
    return Signatures("8f742231b10e8888abcd99yyyzzz85a5", clock=lambda: _NOW)


def test_the_example_of_slacks_documentation_is_accepted() -> None:
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name="
        b"foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks"
        b".slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
        b".803a0bc887a14d10d2c447fce8b6703c"
    )
    signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"

    assert _signatures().objection(body, timestamp=str(_NOW), signature=signature) is None


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_five_minutes_of_difference_are_let_pass(seconds: int) -> None:
    timestamp = str(_NOW + seconds)
    signature = _signatures().sign(b"body", timestamp=timestamp)

    assert _signatures().objection(b"body", timestamp=timestamp, signature=signature) is None


@pytest.mark.parametrize("seconds", [-301, 301])
def test_more_than_five_minutes_are_not(seconds: int) -> None:
    timestamp = str(_NOW + seconds)
    signature = _signatures().sign(b"body", timestamp=timestamp)

    assert _signatures().objection(b"body", timestamp=timestamp, signature=signature) == "stale timestamp"


_header = st.text(st.characters(codec="utf-8")) | st.text(st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF))


@given(st.binary(), _header, _header)
def test_no_header_gets_in_by_chance_or_breaks_the_check(body: bytes, timestamp: str, signature: str) -> None:
    assert _signatures().objection(body, timestamp=timestamp, signature=signature)
    assert _signatures().objection(body, timestamp=str(_NOW), signature=signature) == "wrong signature"


@given(st.binary())
def test_any_body_is_read_or_malformed(body: bytes) -> None:
    try:
        fields = read_body(body)
    except MalformedBodyError:
        return
    assert fields


def test_a_form_is_read_as_fields_and_keeps_its_blank_ones() -> None:
    assert read_body(b"command=%2Frole&text=&a=%C3%A9+b") == {"command": "/role", "text": "", "a": "é b"}


def test_a_form_with_the_word_payload_is_a_form() -> None:
    assert read_body(b"command=%2Frole&text=payload+analyst") == {"command": "/role", "text": "payload analyst"}


def test_a_form_with_the_field_payload_is_what_that_holds() -> None:
    assert read_body(b"payload=%7B%22type%22%3A+%22block_actions%22%7D") == {"type": "block_actions"}


@pytest.mark.parametrize(
    ("body", "is_it"),
    [
        (b"ssl_check=1", True),
        (b"token=x&ssl_check=1", True),
        (b"text=ssl_check%3D1", False),
        (b"ssl_check=0", False),
        (b'{"text": "a&ssl_check=1&b"}', False),
    ],
)
def test_only_the_field_itself_is_a_try_of_the_certificate(body: bytes, is_it: bool) -> None:
    assert is_ssl_check(body) is is_it
