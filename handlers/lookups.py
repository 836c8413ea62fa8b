"""Look-ups: which roles a person looked up last, for their own Home and nobody else's eyes."""

from typing import Protocol


class Lookups(Protocol):
    """Remembers a few slugs for each person, for a while. Their number must be bounded."""

    async def recent(self, team: str, person: str) -> tuple[str, ...]:
        """The slugs, the latest first."""
        ...

    async def add(self, team: str, person: str, slug: str) -> None:
        """The person looked this role up."""
        ...
