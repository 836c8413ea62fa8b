"""Pins: the role that a channel is about, so that "@Rolecall interview steps?" needs no name there."""

from dataclasses import dataclass
from typing import Protocol

from index import Role


class Pins(Protocol):
    """Remembers one role for each channel, by its slug. Their number must be bounded."""

    async def pinned(self, team: str, channel: str) -> str:
        """The slug, "" where nothing is pinned."""
        ...

    async def pin(self, team: str, channel: str, slug: str) -> None:
        """This role from now on; none for ""."""
        ...


@dataclass(frozen=True, slots=True)
class Pinned:
    """What was done: the role that is pinned now, None for none."""

    role: Role | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing was done: a pin changes what all of a channel are answered, so it is for members of the company."""
