"""The reply: what is said back, laid out: as plain text for a terminal, as `text` and blocks for Slack."""

from dataclasses import dataclass
from typing import Any

from handlers.blocks import blocks_of
from handlers.drafts import draft
from handlers.fitting import fit
from handlers.guide import Guide
from handlers.mrkdwn import escaped
from handlers.plain import plain_text
from index import Answer


@dataclass(frozen=True, slots=True)
class Reply:
    """A message as Slack takes it: `text`, escaped, holds everything that the blocks show."""

    text: str
    blocks: tuple[dict[str, Any], ...]


def text_of(said: Answer | Guide) -> str:
    """The whole reply as plain text, without any mark-up."""
    return plain_text(fit(draft(said)))


def reply_with(said: Answer | Guide) -> Reply:
    """The whole reply for Slack."""
    sheet = fit(draft(said))
    return Reply(text=escaped(plain_text(sheet)), blocks=blocks_of(sheet))
