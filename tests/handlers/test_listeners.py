"""What Bolt must find in our listeners."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt.kwargs_injection.async_args import AsyncArgs

from handlers import Listeners

# Bolt passes None for a name that it does not know; `error` comes to error handlers only.
_KNOWN = {*AsyncArgs.__annotations__, "error"}

_LISTENERS = [
    function for name, function in inspect.getmembers(Listeners, inspect.isfunction) if name.startswith("on_")
]


@pytest.mark.parametrize("listener", _LISTENERS, ids=lambda listener: listener.__name__)
def test_bolt_knows_every_argument_of_a_listener(listener: Callable[..., Any]) -> None:
    arguments = inspect.getfullargspec(listener)

    assert {*arguments.args} - {"self"} <= _KNOWN
    assert arguments.kwonlyargs == [], "Bolt passes no keyword-only arguments"


@pytest.mark.parametrize("listener", _LISTENERS, ids=lambda listener: listener.__name__)
def test_every_listener_is_a_coroutine(listener: Callable[..., Any]) -> None:
    assert inspect.iscoroutinefunction(listener)
