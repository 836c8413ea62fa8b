"""What was decided, before it is put into anybody's shape: the small union that every question ends in.

A fault of the bot is not an answer: it is an exception.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from index.citation import Citation
from index.roles.facet import Facet
from index.roles.role import Role


@dataclass(frozen=True, slots=True)
class Quote:
    """The handbook's own words: one item, as plain text without Markdown marks, and where it stands.

    `marker` is how it is listed: "" for running text, "-" for a bullet, "3." for a numbered step. A nested item is
    part of its parent's text, on lines of its own that begin with "  - ".
    """

    text: str
    citation: Citation
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes that stand together, in the handbook's order. `title` says what sets them apart, for example
    "Also holds, from the Senior Data Analyst"; None where nothing needs saying. `inherited` is True for a list that is
    taken over from another role."""

    quotes: tuple[Quote, ...]
    title: str | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """One facet of one role, or of several that share a question.

    `headline` is the short value where there is one ("10", "7 steps, 5 h 10 min altogether"); `groups` are never empty
    and their first quote's citation is the first citation of the answer. `notes` are our own sentences ("the page
    links to X, which is not in this handbook"). `plan` are the steps of a whole interview process, in order;
    `hops` is how many reporting lines a chain has, 0 for anything else; `at_a_glance` is False where more than one
    value may have been asked for.
    """

    roles: tuple[Role, ...]
    facet: Facet
    groups: tuple[Group, ...]
    headline: str | None = None
    notes: tuple[str, ...] = ()
    plan: tuple[Quote, ...] = ()
    hops: int = 0
    at_a_glance: bool = True


@dataclass(frozen=True, slots=True)
class CardLine:
    """One facet on a card. `quote` is None where the page states no such fact; `value` is its short form."""

    facet: Facet
    value: str | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Card:
    """Everything on one role, at a glance: grade, reports to, status, interview, what can be asked further; `below` and
    `above` are the levels beside it, None where there is none or not just one."""

    role: Role
    lines: tuple[CardLine, ...]
    notes: tuple[str, ...] = ()
    below: Role | None = None
    above: Role | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One role's side of a comparison. `value` is the short form; no quotes means that the page does not state it."""

    role: Role
    value: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The same facet of all compared roles, side by side; `same` are items that every column holds."""

    facet: Facet
    columns: tuple[Column, ...]
    same: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more roles, one Difference per facet compared; at least one column of the first has a quote."""

    roles: tuple[Role, ...]
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role of a list and the words of the handbook that put it there (None in a plain list)."""

    role: Role
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles that share a property; `property` completes "Roles that ...", for example "are grade 9"."""

    property: str
    rows: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A section that fits the question: its best items first, then what stands around them."""

    quotes: tuple[Quote, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Passages:
    """The best sections for a question about no facet, best first: one to four."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class WhichRole:
    """Several roles fit equally well: the candidates, best first, two to ten. `grades` are theirs, to tell them apart;
    empty where none is stated."""

    candidates: tuple[Role, ...]
    facet: Facet | None
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotStated:
    """The role is known and its page was read (`read`: the sections, best first), but the fact is not there.
    `not_understood` are the words of the question that nobody knows, as they were written."""

    role: Role
    facet: Facet | None
    read: tuple[Citation, ...]
    not_understood: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingFound:
    """No such role or subject: the nearest roles, at most three, possibly none. `not_understood` are the words of the
    question that nobody knows, as they were written."""

    nearest: tuple[Role, ...]
    not_understood: tuple[str, ...] = ()


class Courtesy(StrEnum):
    """What is said out of courtesy."""

    GREETING = "greeting"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Greeting:
    """Nothing was asked: the text only greets, or thanks. `roles` are some to ask about, at most two."""

    kind: Courtesy
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class AnsweredPart:
    """One part of a question, in its own words, and the answer to it, which has no parts of its own."""

    words: str
    answer: "Answer"

    @property
    def is_answered(self) -> bool:
        """Whether the handbook says what the part asks."""
        return isinstance(self.answer, Facts | Card | Comparison | Roles | Passages)


@dataclass(frozen=True, slots=True)
class Parts:
    """The answers to a question of several parts, in their order: two or three, of which one at least is answered."""

    parts: tuple[AnsweredPart, ...]


Answer = Facts | Card | Comparison | Roles | Passages | WhichRole | NotStated | NothingFound | Greeting | Parts


def quotes_of(answer: Answer) -> Iterator[Quote]:
    """The words of the handbook that an answer shows, in order."""
    match answer:
        case Facts(groups=groups):
            yield from (quote for group in groups for quote in group.quotes)
        case Card(lines=lines):
            yield from (line.quote for line in lines if line.quote)
        case Comparison(differences=differences):
            for difference in differences:
                yield from (quote for column in difference.columns for quote in column.quotes)
                yield from difference.same
        case Roles(rows=rows):
            yield from (row.quote for row in rows if row.quote)
        case Passages(passages=passages):
            yield from (quote for passage in passages for quote in passage.quotes)
        case Parts(parts=parts):
            yield from (quote for part in parts for quote in quotes_of(part.answer))
        case WhichRole() | NotStated() | NothingFound() | Greeting():
            return
        case _:
            assert_never(answer)
