"""Whether an answer is right: it holds what it must, and its first citation is the very section.

A question is one line of a .jsonl file: `must` are the words that the answer's text must hold (a list among them is a
choice), in order where `ordered`; `must_not` what it may not hold but as a part of these; `doc` (or `docs`) and
`sections` the places of which the first citation must be one. Case, white space and Markdown marks do not count; a
word counts whole, or with the ending of a plural. `answerable` false means that an answer would be made up.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers import ANSWERED, SaidBack, citations_of, kind_of, read_words, take_turn, text_of
from index import Handbook

# The characters of an answer that is one fact, and of any other: more is no answer but a page to read.
_SHORT, _LONG = 800, 4_000
_ONE_FACT = {"grade", "reports_to"}
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a question file."""

    question: str
    wanted: dict[str, Any]


def questions_in(file: Path) -> dict[str, Asked]:
    """The questions of a file in order, by their id."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert rows, f"{file.name} asks nothing"
    return {row["id"]: Asked(row["question"], row) for row in rows}


def faults(handbook: Handbook, asked: Asked) -> list[str]:
    """What is wrong with the answer to a question; empty where it is right."""
    said = take_turn(handbook, read_words(asked.question)).said
    answered = kind_of(said) in ANSWERED
    if not asked.wanted["answerable"]:
        return [f"answered, though nothing is stated: {text_of(said)[:200]}"] if answered else []
    if not answered:
        return [f"not answered, but {kind_of(said)}"]
    return [*_wrong_text(text_of(said), asked.wanted), *_wrong_place(said, asked.wanted)]


def _wrong_text(text: str, wanted: dict[str, Any]) -> list[str]:
    limit = _SHORT if wanted["type"] in _ONE_FACT else _LONG
    if len(text) > limit:
        return [f"{len(text)} characters, more than {limit}"]
    plain, at, held = folded(text), 0, list[tuple[int, int]]()
    for must in wanted["must"]:
        choices = must if isinstance(must, list) else [must]
        hits = [span for choice in choices for span in spans(choice, plain, at if wanted["ordered"] else 0)]
        if not hits:
            return [f"lacks {must!r}: {text[:300]}"]
        at = min(end for _, end in hits)
        held += hits
    return [
        f"holds {bad!r}: {text[:300]}"
        for bad in wanted["must_not"]
        if any(not _within(span, held) for span in spans(bad, plain, 0))
    ]


def _within(span: tuple[int, int], held: list[tuple[int, int]]) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in held)


def _wrong_place(said: SaidBack, wanted: dict[str, Any]) -> list[str]:
    pages = set(wanted.get("docs") or []) | {wanted.get("doc")}
    headings = {folded(heading.strip("# ")) for heading in wanted["sections"]}
    first = citations_of(said)[0]
    if first.path not in pages:
        return [f"cites {first.path}"]
    if headings and folded(first.heading.strip("# ")) not in headings:
        return [f"cites {first.heading!r}, not one of {wanted['sections']}"]
    return []


def folded(text: str) -> str:
    """A text without marks, in lower case, with single blanks."""
    linked = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"[*_`~]", "", linked.translate(_SAME)).split()).casefold()


def spans(words: str, text: str, start: int) -> list[tuple[int, int]]:
    """Where words stand in a folded text, whole: "4" is not in "14", "parcel" is in "parcels"."""
    wanted = folded(words)
    tail = r"(?!\w)" if wanted[-1].isdigit() else r"(?:'?e?s)?(?!\w)" if wanted[-1].isalpha() else ""
    head = r"(?<!\w)" if wanted[0].isalnum() else ""
    return [found.span() for found in re.compile(f"{head}{re.escape(wanted)}{tail}").finditer(text, start)]
