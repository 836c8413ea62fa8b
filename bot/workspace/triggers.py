"""Trigger ids: the right to open a modal, which a person's act gives the app for three seconds, once.

Source: Slack docs, "Modals".
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from bot.workspace.refused import RefusedError

_SECONDS = 3


@dataclass(slots=True)
class _Trigger:
    person: str
    opened: float
    used: bool = False


class Triggers:
    """The trigger ids that were handed out. `clock` gives seconds."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._triggers: dict[str, _Trigger] = {}
        self._numbers = count(1)

    def open(self, person: str) -> str:
        """A new trigger id for what this person just did."""
        trigger = f"{next(self._numbers)}.1.trigger"
        self._triggers[trigger] = _Trigger(person, self._clock())
        return trigger

    def use(self, trigger_id: str) -> str:
        """Uses it up: the person that it came from. Raises RefusedError as Slack refuses."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise RefusedError("invalid_trigger_id")
        if trigger.used:
            raise RefusedError("exchanged_trigger_id")
        if self._clock() - trigger.opened > _SECONDS:
            raise RefusedError("expired_trigger_id")
        trigger.used = True
        return trigger.person
