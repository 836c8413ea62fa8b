"""Topics: what a conversation is about, so that "and how long is that altogether?" needs no role, and "and the senior
manager?" does not say again what is asked."""

from dataclasses import dataclass
from typing import Protocol

from handlers.payloads import Conversation


@dataclass(frozen=True, slots=True)
class Topic:
    """The last roles by their slugs, and the word for what was asked of them; empty where nothing is remembered."""

    slugs: tuple[str, ...] = ()
    facet: str = ""


NOTHING = Topic()
"""At the beginning of a conversation."""


class Topics(Protocol):
    """Remembers the topic of each conversation for a while. Their number must be bounded."""

    async def recall(self, conversation: Conversation) -> Topic:
        """The topic; NOTHING where none is remembered."""
        ...

    async def remember(self, conversation: Conversation, topic: Topic) -> None:
        """This topic takes the place of the one remembered before."""
        ...
