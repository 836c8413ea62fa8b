"""How much one page may hold. What is larger was put there by mistake, or to hold up the start.

Counts, not seconds: the same page is refused on every machine. The longest of 390 pages of eight public handbooks has
117 headings, 60 table rows, 339 bullets and a line of 1,547 characters; at these limits a page is read in two seconds.
"""

from collections import Counter
from collections.abc import Sequence

from index.pages.blocks import Block, BoldLine, Heading
from index.pages.page import Item
from index.pages.problems import Problem

# Every heading is compared with those around it.
MOST_HEADINGS = 500
# Every row may be a role, and is compared with all others.
MOST_ROWS = 400
# Sentences, bullets and lines: each is ranked and may be quoted.
MOST_ITEMS = 5_000
# Marks in one paragraph (* _ [ ` and so on) are tried in pairs: this many take at most a third of a second.
MOST_MARKS = 12_000


def over_the_limit(path: str, blocks: Sequence[Block]) -> Problem | None:
    """What the page has too many of, at the line of the first that is too many."""
    counts = Counter[str]()
    for block in blocks:
        kind, line, most = _counted(block)
        counts[kind] += 1
        if counts[kind] > most:
            return Problem(path, line, f"the page has more than {most:,} {kind}; split it into several pages")
    return None


def _counted(block: Block) -> tuple[str, int, int]:
    match block:
        case Heading():
            return "headings", block.line, MOST_HEADINGS
        case BoldLine():
            return "headings", block.lines[0], MOST_HEADINGS
        case Item(cells=cells) if cells:
            return "table rows", block.lines[0], MOST_ROWS
        case _:
            return "sentences and bullets", block.lines[0], MOST_ITEMS


def too_many_marks(path: str, body: str, offset: int) -> Problem | None:
    """The first paragraph with so many marks that reading it would take long; `offset` lines stand before the body."""
    line = offset + 1
    for paragraph in body.split("\n\n"):
        if len(paragraph) > MOST_MARKS and sum(map(paragraph.count, _MARKS)) > MOST_MARKS:
            return Problem(path, line, f"a paragraph has more than {MOST_MARKS:,} marks such as * and [; split it")
        line += paragraph.count("\n") + 2
    return None


_MARKS = "*_[]()<`!&~\\"
