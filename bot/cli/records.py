"""Answers for programs: one JSON object each. Its keys are a contract, see design.md."""

import json
import time
from collections.abc import Callable
from typing import Any

from handlers import ANSWERED, Turn, citations_of, kind_of, text_of_turn
from index import Citation


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
    kind = kind_of(turn.said)
    return {
        "answered": kind in ANSWERED,
        # The guide, and what is said of a pin, are no answers: nothing was asked.
        "kind": "nothing_found" if kind in {"guide", "pinned"} else kind,
        "role": turn.roles[0].slug if turn.roles else None,
        "facet": turn.facet.value if turn.facet else None,
        "citations": [_citation(citation) for citation in citations_of(turn.said)],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "path": citation.path,
        "heading": citation.heading,
        "heading_path": list(citation.heading_path),
        "anchor": citation.anchor,
        "url": citation.url,
        "lines": list(citation.lines),
    }
