"""Answers for programs: one JSON object each. Its keys are a contract, see design.md."""

import json
import time
from collections.abc import Callable
from typing import Any

from handlers import ANSWERED, SaidBack, Turn, citations_of, kind_of, text_of_turn
from index import Citation, Parts

# The guide, what is said of a pin, and courtesies are no answers: nothing was asked.
_NOTHING_ASKED = frozenset({"guide", "pinned", "greeting", "thanks"})


def record(ask: Callable[[str], Turn], question: str, *, identity: object = None) -> str:
    """Asks, and returns the answer as one line of JSON; `took_ms` is the time from the text to the laid out answer."""
    started = time.perf_counter()
    turn = ask(question)
    text = text_of_turn(turn)
    took_ms = round((time.perf_counter() - started) * 1_000, 3)
    fields = {"id": identity, "question": question, **_fields(turn), "text": text, "took_ms": took_ms}
    # ASCII, whatever the terminal's encoding: JSON can also spell what UTF-8 cannot (half of a surrogate pair).
    return json.dumps(fields)


def _fields(turn: Turn) -> dict[str, Any]:
    return {
        **_kind(turn.said),
        "role": turn.roles[0].slug if turn.roles else None,
        "facet": turn.facet.value if turn.facet else None,
        "confidence": round(turn.confidence, 3),
        "citations": [_citation(citation) for citation in citations_of(turn.said)],
    }


def _kind(said: SaidBack) -> dict[str, Any]:
    """The kind of answer; of several parts that of the first one that is answered, and of each."""
    if isinstance(said, Parts):
        first = next(part for part in said.parts if part.is_answered)
        parts = [{"question": part.words, **_kind(part.answer)} for part in said.parts]
        return {**_kind(first.answer), "parts": parts}
    kind = kind_of(said)
    return {"answered": kind in ANSWERED, "kind": "nothing_found" if kind in _NOTHING_ASKED else kind}


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "path": citation.path,
        "heading": citation.heading,
        "heading_path": list(citation.heading_path),
        "anchor": citation.anchor,
        "url": citation.url,
        "lines": list(citation.lines),
    }
