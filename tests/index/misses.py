"""Known misses: cases that are not answered rightly yet, in known-misses.txt, one a line. One that is mended fails
until it is taken out, so that the list can only grow shorter unseen. `python -m tests.index.misses` writes it anew,
after `make train`: which of two near candidates is first can change with the weights."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from index import ask
from tests.golden import cases
from tests.index.handbooks import EXAMPLE_QUESTIONS, LAYOUTS, loaded
from tests.index.scoring import faults, questions_in
from tests.index.showing import shown_answer

_FOLDER = Path(__file__).parent
_FILE = _FOLDER / "known-misses.txt"
_LAYOUTS = _FOLDER.parent / "layouts"
Case = tuple[str, Any]  # a handbook, and what it is asked


def asked_of(*books: str) -> dict[str, Case]:
    """The questions that handbooks are asked, by their names."""
    files = {"example": EXAMPLE_QUESTIONS, **{layout: _LAYOUTS / f"{layout}.jsonl" for layout in LAYOUTS}}
    return {name: (book, asked) for book in books for name, asked in questions_in(files[book]).items()}


def golden_answers(book: str) -> dict[str, Case]:
    """The golden answers of a handbook, by their titles."""
    return {f"{book}: {case.title}": (book, case) for case in cases(_FOLDER / "golden" / f"answers-{book}.md")}


def known_misses() -> frozenset[str]:
    """The names in the list."""
    return frozenset(_FILE.read_text(encoding="utf-8").splitlines())


def parameters(cases: Mapping[str, Case]) -> list[ParameterSet]:
    """The cases, by name, as the parameters of a test; those that are known misses must fail."""
    known = known_misses()
    return [
        pytest.param(*case, id=name, marks=[pytest.mark.xfail(strict=True)] if name in known else [])
        for name, case in cases.items()
    ]


def main() -> int:
    """Writes the list."""
    asked = asked_of("example", *LAYOUTS)
    golden = golden_answers("small") | golden_answers("example")
    missed = [name for name, (book, each) in asked.items() if faults(loaded(book), each)]
    for name, (book, case) in golden.items():
        if shown_answer(ask(loaded(book), case.given).answer) != case.expected:
            missed.append(name)
    _FILE.write_text("".join(f"{name}\n" for name in missed), encoding="utf-8")
    print(f"{len(missed)} of {len(asked) + len(golden)}: {_FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
