"""The reply: what is said back, laid out: as plain text for a terminal, as `text` and blocks for Slack."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handlers.blocks import Surface, blocks_of
from handlers.buttons import choice_buttons, context, feedback_buttons, owner_button, sharing_buttons, step_menu
from handlers.choices import Choice, choices_of
from handlers.cut import cut
from handlers.desk import SaidBack, Turn
from handlers.drafts import draft
from handlers.fitting import fit, fit_whole
from handlers.kinds import ANSWERED, kind_of
from handlers.language import ENGLISH, Language
from handlers.mrkdwn import escaped, linked
from handlers.opinions import Opinion, Verdict, subject_of
from handlers.owners import Owner, read_owner
from handlers.plain import plain_text
from handlers.readers import Way
from handlers.requests import COMMAND
from handlers.sheet import Sheet
from index import Card, Facts, NotStated, Phrase

_MORE = {
    Way.DIRECT: Phrase("The handbook says more on this than is shown here. Ask me in a direct message."),
    Way.MEMBERS: Phrase("The handbook says more on this, which is for members of the company."),
    Way.HIRING: Phrase("The handbook says more on this, which is for people who hire."),
    Way.LATER: Phrase(
        "The handbook may say more on this. Slack did not tell me in time who reads along here: please try again in a "
        "minute."
    ),
}

_IN_PART = Phrase("Only roles that may be shown here are on this list.")

# Characters: a line of ours with a name in it that anybody can have written.
_LINE_AT_MOST = 600

_RATED = ANSWERED | {"not_stated", "nothing_found", "not_understood"}


@dataclass(frozen=True, slots=True)
class Reply:
    """A message as Slack takes it: `text`, escaped, holds everything that the blocks show; sources it names by path
    and lines, blocks by the titles of page and section."""

    text: str
    blocks: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a reply is shown: `shareable` where one person sees it and others could, `direct` in a direct message."""

    shareable: bool = False
    direct: bool = False

    @property
    def private(self) -> bool:
        """Whether it is there for one person."""
        return self.shareable or self.direct


def reply_to(turn: Turn, where: Where = Where()) -> Reply:
    """The reply as a message, with buttons for what can be asked next and for what the person thinks of it."""
    language, sheet = turn.language, fit(draft(turn.said), turn.language)
    again = _again(turn)
    everything = Choice(Phrase("Show all"), again.request, again.about) if again and sheet.cut else None
    text, blocks = _below(turn, _laid_out(sheet, Surface.MESSAGE))
    blocks += choice_buttons(choices_of(turn.said, turn.facet), language, everything=everything, page=_page(turn))
    if where.private and isinstance(turn.said, Facts):
        blocks += step_menu(turn.said.roles[0], turn.said.plan, language)
    blocks += _owner(turn, where)
    if where.shareable and again and kind_of(turn.said) in ANSWERED:
        blocks += sharing_buttons(again, language)
    if kind_of(turn.said) in _RATED:
        blocks += feedback_buttons(subject_of(turn), language)
    return Reply(text, blocks)


def reply_in_view(turn: Turn) -> Reply:
    """The whole reply for a modal, with buttons for what can be asked next."""
    text, blocks = _below(turn, _laid_out(fit_whole(draft(turn.said), turn.language), Surface.VIEW))
    return Reply(text, (*blocks, *choice_buttons(choices_of(turn.said, turn.facet), turn.language, page=_page(turn))))


def shared_by(person: str, reply: Reply, language: Language) -> Reply:
    """The reply as this person shows it to a channel."""
    line = language.say(Phrase("Shared by {person}", person=f"<@{person}>"))
    return Reply(f"{line}\n\n{reply.text}", (*context(line), *reply.blocks))


def text_of(said: SaidBack, language: Language = ENGLISH) -> str:
    """What is said, as plain text without any mark-up."""
    return plain_text(fit(draft(said), language))


def text_of_turn(turn: Turn) -> str:
    """The same, with what is said below it about where it was asked."""
    return "\n\n".join(
        [text_of(turn.said, turn.language), *(f"{line} {name}".strip() for line, name, _ in _lines_below(turn))]
    )


def reply_with(said: SaidBack, language: Language = ENGLISH) -> Reply:
    """The reply for Slack without any buttons."""
    return _laid_out(fit(draft(said), language), Surface.MESSAGE)


def _laid_out(sheet: Sheet, surface: Surface) -> Reply:
    return Reply(text=escaped(plain_text(sheet)), blocks=blocks_of(sheet, surface))


def _again(turn: Turn) -> Choice | None:
    """A button's choice that asks the same again."""
    about = turn.before[0].slug if turn.before else ""
    return Choice(Phrase("Share in channel"), turn.request, about) if turn.request else None


def _page(turn: Turn) -> str | None:
    return turn.said.role.citation.url if isinstance(turn.said, Card) else None


def _owner(turn: Turn, where: Where) -> tuple[dict[str, Any], ...]:
    """A button to ask whoever looks after a page, where it does not state what was asked for."""
    owner = read_owner(turn.owner)
    if not isinstance(turn.said, NotStated) or owner is None or not owner.can_be_asked(direct=where.direct):
        return ()
    return owner_button(Opinion(subject_of(turn), Verdict.BAD), turn.language)


def _below(turn: Turn, reply: Reply) -> tuple[str, tuple[dict[str, Any], ...]]:
    text, blocks = reply.text, reply.blocks
    for line, name, url in _lines_below(turn):
        text = f"{text}\n\n{escaped(f'{line} {name}'.strip())}"
        blocks = (*blocks, *context(f"{escaped(line)} {linked(name, url)}".strip()))
    return text, blocks


def _lines_below(turn: Turn) -> Iterator[tuple[str, str, str | None]]:
    """What is said below an answer, about how it was understood, where it was asked and whom to ask: a line, and a name
    with its link."""

    def say(phrase: Phrase) -> str:
        return cut(turn.language.say(phrase), _LINE_AT_MOST)

    if turn.understood:
        yield say(turn.understood), "", None
    if turn.by_pin:
        unpin = f"{COMMAND} unpin"
        yield (
            say(Phrase("{role} is pinned in this channel: {command}", role=turn.before[0].name, command=unpin)),
            "",
            None,
        )
    if turn.more:
        yield say(_MORE[turn.more]), "", None
    if turn.in_part:
        yield say(_IN_PART), "", None
    owner = read_owner(turn.owner)
    if isinstance(turn.said, NotStated) and owner and owner.name:
        yield say(Phrase("Whom to ask:")), cut(owner.name, _LINE_AT_MOST), _mailto(owner)


def _mailto(owner: Owner) -> str | None:
    return f"mailto:{owner.mail}" if owner.mail else None
