"""Captions: words that may be the title of what stands beside or below them, though they are no heading.

Only the rules for sections look at them: what may be titled by a word that is not for everybody is not shown.
"""

import re
from collections.abc import Iterator

# Longer than any label, shorter than most sentences.
_LONGEST_LABEL = 80
# A title in plain letters; nobody breaks the lines of a text at so few characters.
_LONGEST_TITLE = 41
_LABEL = re.compile(rf"\W*(\w.{{0,{_LONGEST_LABEL}}}?)\s?(?:[:=|→–—…\t]|\s-|->|\.\.)")
_SENTENCE_END = (".", "!", "?", ";", ",")


def label_of(line: str) -> str:
    """What a line begins with, up to a colon, a dash or the like: "Compensation - by the hour"; else empty."""
    found = _LABEL.match(line)
    return found[1] if found else ""


def title_of(line: str) -> str:
    """The line itself where it is as short as a title and no sentence; else empty."""
    bare = line.strip()
    return bare if len(bare) <= _LONGEST_TITLE and not bare.endswith(_SENTENCE_END) else ""


def captions_of(text: str, lead: str) -> tuple[str, ...]:
    """The captions of a paragraph that begins with the words `lead` in bold or the like, if with any."""
    return tuple(filter(None, (lead, *_of_lines(text.split("\n")))))


def _of_lines(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield label_of(line)
        if len(lines) == 1 or number < len(lines) - 1:  # the last line of a text is often short
            yield title_of(line)
