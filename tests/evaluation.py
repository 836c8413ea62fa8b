"""Answers question sets through the command line's own batch mode and scores them: `make eval`.

Where the shared material is present, its two sets over its handbook are scored with its scorer; the project's own sets
are scored the same way, over the example handbook and over the small handbooks of other layouts.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TESTS = Path(__file__).parent
_MISSES = "12"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions, and the handbook that they are asked of."""

    questions: Path
    corpus: Path


def question_sets(shared: Path) -> Iterator[QuestionSet]:
    """The shared sets first, then the project's own."""
    for name in ("dev", "seed"):
        yield QuestionSet(shared / "questions" / f"{name}.jsonl", shared / "corpora" / "gitlab-2022")
    yield QuestionSet(_TESTS / "questions" / "example.jsonl", _TESTS.parent / "corpus")
    for questions in sorted((_TESTS / "layouts").glob("*.jsonl")):
        yield QuestionSet(questions, questions.with_suffix(""))


def main() -> int:
    """Prints one table a set. Exit status 0, or 1 where the scorer is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with questions, corpora and tools")
    parser.add_argument("--misses", default=_MISSES, help="how many missed questions to show of each set")
    args = parser.parse_args()
    scorer = args.shared / "tools" / "score.py"
    if not scorer.is_file():
        print(f"{scorer}:1: no scorer here; name the shared folder with: make eval SHARED=folder", file=sys.stderr)
        return 1
    for each in question_sets(args.shared):
        print(f"\n== {each.questions.stem}: {each.questions} over {each.corpus}", flush=True)
        _score(each, scorer, args.misses)
    return 0


def _score(each: QuestionSet, scorer: Path, misses: str) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as answers:
        ask = [
            sys.executable,
            "-m",
            "bot",
            "ask",
            "--json",
            "--batch",
            str(each.questions),
            "--corpus",
            str(each.corpus),
        ]
        subprocess.run(ask, check=True, stdout=answers)
        score = [str(scorer), str(each.questions), answers.name, "--corpus", str(each.corpus), "--misses", misses]
        subprocess.run([sys.executable, *score], check=True)


if __name__ == "__main__":
    sys.exit(main())
