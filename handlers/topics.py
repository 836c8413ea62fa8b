"""Topics: which roles a conversation is about, so that "and how long is that altogether?" needs no name."""

from typing import Protocol

from handlers.payloads import Conversation


class Topics(Protocol):
    """Remembers the last roles of each conversation, by slug, for a while. Their number must be bounded."""

    async def recall(self, conversation: Conversation) -> tuple[str, ...]:
        """The slugs, empty where nothing is remembered."""
        ...

    async def remember(self, conversation: Conversation, slugs: tuple[str, ...]) -> None:
        """These slugs take the place of those remembered before."""
        ...
