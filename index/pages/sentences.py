"""Paragraphs cut into what can be quoted: lines of a list that lost its bullets, or sentences."""

import re
from itertools import pairwise

_END = re.compile(r"[.!?][\"')\]”’]*(?=\s+[\"'(\[“]?[A-Z0-9])")
# A full stop after one of these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|incl|approx|min|max|no|sr|snr|jr|mr|ms|mrs|dr|st|inc|ltd|co|u\.s)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•·‣▪–—+]|-(?=\S)|\d+[.)]|[a-z]\)(?=\s))\s*")
_WHOLE_LINE = 600


def line_items(text: str) -> tuple[tuple[str, int, int], ...]:
    """(text, first line, last line) for each line of a paragraph that is a list in disguise: two lines or more that
    all begin like an entry (a capital, a digit or a stray bullet) and are short. Empty where it is running text."""
    lines = text.split("\n")
    entries = [line for line in lines if line.strip()]
    if len(entries) < 2 or not all(_like_an_entry(line) for line in entries):
        return ()
    if _wrapped(entries) or any(_goes_on(line) for line in entries[:-1]):
        return ()
    return tuple((_BULLET.sub("", line).strip(), number, number) for number, line in enumerate(lines) if line.strip())


def _wrapped(lines: list[str]) -> bool:
    """Whether an editor broke the lines: the first word of each next line had no room on the line before."""
    width = max(len(line) for line in lines)
    pairs = pairwise(lines)
    return len(lines[0]) >= _NARROWEST and all(len(line) + 1 + len(after.split()[0]) > width for line, after in pairs)


_NARROWEST = 50  # editors do not wrap at fewer characters
# Articles, prepositions and conjunctions: a sentence goes on after them ("reports to the", "[VP](vp.md)").
_GOES_ON = frozenset("a an and as at between by for from in into of on or per than that the to under with".split())


def _goes_on(line: str) -> bool:
    """Whether a line ends inside a sentence: at a comma, or at a word that needs another one."""
    bare = line.rstrip()
    return bare.endswith(",") or bare.rpartition(" ")[2].lower() in _GOES_ON


def _like_an_entry(line: str) -> bool:
    bare = line.strip()
    return len(bare) <= _WHOLE_LINE and (bool(_BULLET.match(bare)) or bare[0].isupper() or bare[0].isdigit())


def sentences_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """(sentence, first line, last line) for each sentence; line ends inside one become blanks."""
    found, start = [], 0
    for end in (*_sentence_ends(text), len(text)):
        sentence = " ".join(text[start:end].split())
        if sentence:
            begin = start + len(text[start:end]) - len(text[start:end].lstrip())
            found.append((sentence, text.count("\n", 0, begin), text.count("\n", 0, end)))
        start = end
    return tuple(found)


def _sentence_ends(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _END.finditer(text) if not _ABBREVIATION.search(text[: match.end()][-12:]))
