"""The reply: what is said back, laid out: as plain text for a terminal, as `text` and blocks for Slack."""

from dataclasses import dataclass
from typing import Any

from handlers.blocks import blocks_of
from handlers.buttons import choice_buttons, context, sharing_buttons
from handlers.choices import Choice, Chosen, choices_of
from handlers.desk import SaidBack, Turn
from handlers.drafts import draft
from handlers.fitting import fit
from handlers.kinds import ANSWERED, kind_of
from handlers.mrkdwn import escaped
from handlers.plain import plain_text


@dataclass(frozen=True, slots=True)
class Reply:
    """A message as Slack takes it: `text`, escaped, holds everything that the blocks show."""

    text: str
    blocks: tuple[dict[str, Any], ...]


def reply_to(turn: Turn, *, share: Chosen | None = None) -> Reply:
    """The reply for Slack, with buttons for what can be asked next.

    `share` is what was asked for, where the answer is seen by one person and may be shown to all.
    """
    reply, kind = reply_with(turn.said), kind_of(turn.said)
    text, blocks = reply.text, (*reply.blocks, *choice_buttons(choices_of(turn.said, turn.facet)))
    if turn.by_pin:
        line = escaped(f"{turn.before[0].name} is pinned in this channel: /role unpin")
        text, blocks = f"{text}\n\n{line}", (*blocks, *context(line))
    if share and kind in ANSWERED:
        blocks += sharing_buttons(Choice("Share in channel", share.request, share.about))
    return Reply(text, blocks)


def shared_by(person: str, reply: Reply) -> Reply:
    """The reply as this person shows it to a channel."""
    line = f"Shared by <@{person}>"
    return Reply(f"{line}\n\n{reply.text}", (*context(line), *reply.blocks))


def text_of(said: SaidBack) -> str:
    """The whole reply as plain text, without any mark-up."""
    return plain_text(fit(draft(said)))


def reply_with(said: SaidBack) -> Reply:
    """The whole reply for Slack."""
    sheet = fit(draft(said))
    return Reply(text=escaped(plain_text(sheet)), blocks=blocks_of(sheet))
