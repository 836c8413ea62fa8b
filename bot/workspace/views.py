"""The views that the app shows: each person's stack of modals, and each person's Home.

Source: Slack docs, "Modals" (three views at most, `hash` against races) and "App Home".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from bot.workspace.refused import RefusedError

_STACK_AT_MOST = 3

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A view that a person sees: `view` as the app gave it, ids of blocks filled in; `below` is the view it was pushed
    over."""

    id: str
    hash: str
    person: str
    view: View
    root: str
    below: str | None = None


class Views:
    """All views, told to `changed` as (person) whenever what somebody sees is another. Whoever shows a view under an id
    of the app's own (`external_id`) that another one has is refused by RefusedError."""

    def __init__(self, *, changed: Callable[[str], None] = lambda _: None) -> None:
        self._stacks: dict[str, list[Shown]] = {}
        self._homes: dict[str, Shown] = {}
        self._numbers = count(1)
        self._changed = changed

    def stack(self, person: str) -> tuple[Shown, ...]:
        """The modals of a person, the one on top last."""
        return tuple(self._stacks.get(person, ()))

    def home(self, person: str) -> Shown | None:
        """What the app published for a person's Home."""
        return self._homes.get(person)

    def find(self, view_id: str, external_id: str = "") -> Shown | None:
        """The view of this id, or of the id that the app gave it."""
        every = [*self._homes.values(), *(shown for stack in self._stacks.values() for shown in stack)]
        return next(
            (
                each
                for each in every
                if each.id == view_id or (external_id and each.view.get("external_id") == external_id)
            ),
            None,
        )

    def open(self, person: str, view: View) -> Shown:
        """A modal of its own; what was open is closed."""
        shown = self._new(person, view)
        self._stacks[person] = [shown]
        self._changed(person)
        return shown

    def push(self, person: str, view: View) -> Shown:
        """A modal over the one on top. Raises RefusedError for a fourth."""
        stack = self._stacks.setdefault(person, [])
        if len(stack) >= _STACK_AT_MOST:
            raise RefusedError("push_limit_reached")
        shown = self._new(person, view, over=stack[-1] if stack else None)
        stack.append(shown)
        self._changed(person)
        return shown

    def update(self, old: Shown, view: View, *, seen_hash: str | None = None) -> Shown:
        """Another content in the same place. Raises RefusedError where the app has seen an older one."""
        if seen_hash and seen_hash != old.hash:
            raise RefusedError("hash_conflict")
        self._refuse_a_double(view, place=old.id)
        new = Shown(old.id, f"{next(self._numbers)}.hash", old.person, view, old.root, old.below)
        if self._homes.get(old.person) == old:
            self._homes[old.person] = new
        else:
            stack = self._stacks[old.person]
            stack[stack.index(old)] = new
        self._changed(old.person)
        return new

    def publish(self, person: str, view: View, *, seen_hash: str | None = None) -> Shown:
        """The person's Home."""
        old = self._homes.get(person)
        if old:
            return self.update(old, view, seen_hash=seen_hash)
        self._homes[person] = self._new(person, view)
        self._changed(person)
        return self._homes[person]

    def close(self, shown: Shown) -> None:
        """Takes one modal away, and those above it."""
        stack = self._stacks.get(shown.person, [])
        if shown in stack:
            del stack[stack.index(shown) :]
            self._changed(shown.person)

    def clear(self, person: str) -> tuple[Shown, ...]:
        """Takes all modals of a person away; those that were there."""
        gone = tuple(self._stacks.pop(person, ()))
        self._changed(person)
        return gone

    def _new(self, person: str, view: View, *, over: Shown | None = None) -> Shown:
        self._refuse_a_double(view)
        number = next(self._numbers)
        view_id = f"V{number:08}"
        return Shown(view_id, f"{number}.hash", person, view, over.root if over else view_id, over.id if over else None)

    def _refuse_a_double(self, view: View, *, place: str = "") -> None:
        other = self.find("", str(view.get("external_id") or ""))
        if other and other.id != place:
            raise RefusedError("duplicate_external_id")
