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


def asked_of(layouts: bool) -> dict[str, Case]:
    """The questions of the layouts, or of the example handbook, by their names."""
    files = {layout: _LAYOUTS / f"{layout}.jsonl" for layout in LAYOUTS} if layouts else {"example": EXAMPLE_QUESTIONS}
    return {name: (book, asked) for book, file in files.items() for name, asked in questions_in(file).items()}


def golden_answers(book: str) -> dict[str, Case]:
    """The golden answers of a handbook, by their titles."""
    return {f"{book}: {case.title}": (book, case) for case in cases(_FOLDER / "golden" / f"answers-{book}.md")}


def parameters(cases: Mapping[str, Case]) -> list[ParameterSet]:
    """The cases, by name, as the parameters of a test; those that are known misses must fail."""
    known = set(_FILE.read_text(encoding="utf-8").splitlines())
    return [
        pytest.param(*case, id=name, marks=[pytest.mark.xfail(strict=True)] if name in known else [])
        for name, case in cases.items()
    ]


def answers_as_wanted(book: str, case: Any) -> bool:
    """Whether a golden answer is given."""
    return bool(shown_answer(ask(loaded(book), case.given).answer) == case.expected)


def main() -> int:
    """Writes the list."""
    missed: list[str] = []
    asked = asked_of(layouts=False) | asked_of(layouts=True)
    missed += (name for name, (book, each) in asked.items() if faults(loaded(book), each))
    golden = golden_answers("small") | golden_answers("example")
    missed += (name for name, (book, case) in golden.items() if not answers_as_wanted(book, case))
    _FILE.write_text("".join(f"{name}\n" for name in missed), encoding="utf-8")
    print(f"{len(missed)} of {len(asked) + len(golden)}: {_FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
