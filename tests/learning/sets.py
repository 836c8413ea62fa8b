"""The question sets, and the handbooks that they are asked of."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TESTS = Path(__file__).parent.parent
Question = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions of one handbook. `book` names the handbook's owner: sets of one never teach the weights that another
    of the same is scored with."""

    name: str
    questions: Path
    corpus: Path
    book: str

    def read(self) -> list[Question]:
        """The questions in the file's order."""
        return [json.loads(line) for line in self.questions.read_text(encoding="utf-8").splitlines() if line.strip()]


def question_sets(shared: Path | None) -> Iterator[QuestionSet]:
    """The shared sets and our own on the same handbooks, where there are any, then those on our own handbooks."""
    if shared and (shared / "questions" / "sets.json").is_file():
        for folder in (shared / "questions", _TESTS / "sets" / "shared"):
            for name, corpus in json.loads((folder / "sets.json").read_text(encoding="utf-8")).items():
                book = corpus.removeprefix("corpora/").removesuffix("-wide")
                yield QuestionSet(name, folder / f"{name}.jsonl", shared / corpus, book)
    yield QuestionSet("example", _TESTS / "questions" / "example.jsonl", _TESTS.parent / "corpus", "example")
    for questions in sorted((_TESTS / "layouts").glob("*.jsonl")):
        yield QuestionSet(questions.stem, questions, questions.with_suffix(""), questions.stem)
    yield from sets_in(_TESTS / "sets")


def sets_in(folder: Path) -> Iterator[QuestionSet]:
    """The sets of a folder: NAME.jsonl, asked of NAME/handbook, and NAME-hard.jsonl of the same."""
    for questions in sorted(folder.glob("*.jsonl")):
        book = questions.stem.removesuffix("-hard")
        yield QuestionSet(questions.stem, questions, folder / book / "handbook", book)
