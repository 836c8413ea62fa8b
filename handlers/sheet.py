"""The two stages between an answer and its words: a Draft (all of it) and a Sheet (what fits, numbered, ready to show).

Both renderings, plain text and Slack blocks, are made from the same Sheet, so neither can say what the other does not.
"""

from dataclasses import dataclass

from index import Citation, Phrase

LONG = 3_900
"""Characters of a reply: Slack recommends at most 4,000 for `text` (chat.postMessage), counted after escaping."""

WHOLE = 60_000
"""Characters of a reply in a modal, where what does not fit into a message is read: 20 blocks of 3,000."""

SHORT = 780
"""Characters of a reply that is one fact: a grade or a reporting line is read at a glance, on a phone."""


BRIEF = 400
"""Characters of plain text: where such a reply is longer, it is said more briefly."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a reply: the handbook's words with their place, or ours without one.

    `marker` is "" for running text, "-" for a bullet, "3." for a numbered step; `text` may hold nested items on lines
    of their own that begin with "  - ". `mark` is the number of the source that ends a run of lines, None where the
    source needs no number. `cell` is what a table shows of it, under the title of its column.
    """

    text: str
    marker: str = ""
    citation: Citation | None = None
    mark: int | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together, under a title where one is needed.

    `weight` is the part's claim on the room, relative to the others, when not everything fits; `rest` says what was
    left out and where it stands. A part with `columns` is a row of a table, with a line for each column.
    """

    lines: tuple[Line, ...]
    title: str | None = None
    weight: int = 1
    rest: str | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that an answer has to say, before anybody asks whether it fits.

    `read` are citations that stand behind the answer without a line of their own (sections that state nothing);
    `sources_titles` head the list of sources, of one and of several; `limit` is the number of characters that the reply
    may have. `brief` says the same in fewer words, for where the whole is longer than BRIEF.
    """

    title: str
    parts: tuple[Part, ...]
    read: tuple[Citation, ...] = ()
    sources_titles: tuple[str, str] = (Phrase("Source"), Phrase("Sources"))
    limit: int = LONG
    brief: "Draft | None" = None


@dataclass(frozen=True, slots=True)
class Source:
    """One line of the list of sources: `number` is None where there is only one. `label` is the place with its path and
    lines; `page` and `heading` name it in short."""

    number: int | None
    label: str
    url: str | None
    path: str
    page: str
    heading: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A reply that fits: title, parts, sources in the order of their first use. `cut` says that something was left out,
    as the parts say where they stand."""

    title: str
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    sources_title: str
    cut: bool = False
