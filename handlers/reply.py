"""The reply: what is said back, laid out: as plain text for a terminal, as `text` and blocks for Slack."""

from collections.abc import Iterator
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
from handlers.readers import Way

_MORE = {
    Way.DIRECT: "The handbook says more on this than is shown here. Ask me in a direct message.",
    Way.MEMBERS: "The handbook says more on this, which is for members of the company.",
    Way.HIRING: "The handbook says more on this, which is for people who hire.",
}


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
    for line in map(escaped, _lines_below(turn)):
        text, blocks = f"{text}\n\n{line}", (*blocks, *context(line))
    if share and kind in ANSWERED:
        blocks += sharing_buttons(Choice("Share in channel", share.request, share.about))
    return Reply(text, blocks)


def shared_by(person: str, reply: Reply) -> Reply:
    """The reply as this person shows it to a channel."""
    line = f"Shared by <@{person}>"
    return Reply(f"{line}\n\n{reply.text}", (*context(line), *reply.blocks))


def text_of(said: SaidBack) -> str:
    """What is said, as plain text without any mark-up."""
    return plain_text(fit(draft(said)))


def text_of_turn(turn: Turn) -> str:
    """The same, with what is said below it about where it was asked."""
    return "\n\n".join([text_of(turn.said), *_lines_below(turn)])


def reply_with(said: SaidBack) -> Reply:
    """The whole reply for Slack."""
    sheet = fit(draft(said))
    return Reply(text=escaped(plain_text(sheet)), blocks=blocks_of(sheet))


def _lines_below(turn: Turn) -> Iterator[str]:
    """What is said below an answer, about where it was asked."""
    if turn.by_pin:
        yield f"{turn.before[0].name} is pinned in this channel: /role unpin"
    if turn.more:
        yield _MORE[turn.more]
