"""Org charts drawn as nested lists, or as a tree in a block of code: who is placed under whom."""

import re
from collections.abc import Iterator, Sequence

from index.pages.page import Item, Section
from index.roles.levels import names_somebody, role_like
from index.words import words_in

# A list is an org chart where at least so many of its entries, and this share of them, are roles under roles.
_FEWEST, _MOST = 3, 0.7
_WORDS, _INITIALS = 8, 5
# Behind a role's name: who holds it, a mark, an aside.
_BEHIND = re.compile(r"\s*(?:[(:†*]|[–—]|\s-\s|,\s[a-z]).*$", re.DOTALL)
# What a line of a tree begins with.
_BRANCHES = " \t│├└─|`+*•-"


def placed_under(section: Section) -> Iterator[tuple[str, str, Item]]:
    """(role, the role above it, the item that shows it) for each entry of an org chart; nothing for other lists."""
    pairs = [(_bare(one), _bare(above), item) for item in section.items for one, above in _pairs(item)]
    roles = [pair for pair in pairs if _is_role(pair[0]) and _is_role(pair[1])]
    if len(roles) >= max(_FEWEST, _MOST * len(pairs)):
        yield from roles


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    """Each line of an item with the one that it is indented under; the first with the item's label."""
    above: list[tuple[int, str]] = [(-1, item.label)] if item.label else []
    for line in item.text.split("\n"):
        bare = line.lstrip(_BRANCHES)
        depth, text = len(line) - len(bare), bare.rstrip()
        while above and above[-1][0] >= depth:
            above.pop()
        if text and above:
            yield text, above[-1][1]
        if text:
            above.append((depth, text))


def _bare(text: str) -> str:
    return _BEHIND.sub("", text).strip()


def _is_role(name: str) -> bool:
    """Whether an entry may be a role: it says who somebody is, or is an initialism ("CTO")."""
    words: Sequence[str] = words_in(name)
    names_one = role_like(name) or any(map(names_somebody, words)) or (name.isupper() and len(name) <= _INITIALS)
    return 0 < len(words) <= _WORDS and names_one
