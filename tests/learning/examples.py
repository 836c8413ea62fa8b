"""Question sets -> examples to learn from: each question's candidates with their features and what each is worth."""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import numpy
from numpy.typing import NDArray

from handlers import text_of
from handlers.sources import citations_of
from index import Handbook, load_handbook
from index.answers.choosing import answer_of
from index.ranking.model import Model
from index.ranking.ranker import Ranker, Reading
from tests.learning.sets import Question, QuestionSet


@dataclass
class Example:
    """A question with its reading. `worth` has a number for each candidate: 0 wrong, 1 the right section, 3 the right
    answer; `handbook` is what it was asked of."""

    set_name: str
    book: str
    question: Question
    handbook: Handbook
    reading: Reading
    worth: NDArray[numpy.int64]
    ablated: bool = False
    scores: NDArray[numpy.float64] = field(default_factory=lambda: numpy.zeros(0))

    @property
    def answerable(self) -> bool:
        """Whether the handbook holds the answer."""
        return not self.ablated and bool(self.question.get("answerable", True))


def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples_of(each: QuestionSet, shared: Path, model: Model, books: dict[Path, Handbook]) -> Iterator[Example]:
    """The examples of a set, then those of the set with its answers taken out of the handbook."""
    score, ranker = scorer(shared), Ranker(model)
    handbook = books.setdefault(each.corpus, load_handbook(each.corpus)) if each.corpus in books else None
    if handbook is None:
        handbook = books[each.corpus] = load_handbook(each.corpus)
    for question in each.read():
        reading = ranker.read(handbook, question["question"])
        yield Example(
            each.name, each.book, question, handbook, reading, _worth(handbook, ranker, reading, question, score)
        )
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "ablated"
        out.mkdir()
        command = [sys.executable, str(shared / "tools" / "ablate.py"), str(each.questions), str(each.corpus), str(out)]
        subprocess.run(command, check=True)
        ablated = QuestionSet(each.name, out / "questions.jsonl", out / "corpus", each.book)
        questions = ablated.read()
        if questions:
            without = load_handbook(ablated.corpus)
        for question in questions:
            reading = ranker.read(without, question["question"])
            nothing = numpy.zeros(len(reading.candidates), dtype=numpy.int64)
            yield Example(each.name, each.book, question, without, reading, nothing, ablated=True)
        shutil.rmtree(out)


def _worth(
    handbook: Handbook, ranker: Ranker, reading: Reading, question: Question, score: ModuleType
) -> NDArray[numpy.int64]:
    worth = numpy.zeros(len(reading.candidates), dtype=numpy.int64)
    if not question.get("answerable", True):
        return worth
    ranked = ranker.weigh(handbook, reading)
    words = handbook.reader.read(str(question["question"]))
    for place, candidate in enumerate(reading.candidates):
        if candidate.unit:
            cited = [{"path": candidate.unit.page.path, "heading": handbook.cite(candidate.unit.section).heading}]
            if not score.cite_ok(question, {"citations": cited}):
                continue
        answer = answer_of(handbook, ranked, place, words)
        if answer is None:
            continue
        places = citations_of(answer)
        given = {
            "answered": True, "text": text_of(answer),
            "citations": [{"path": each.path, "heading": each.heading} for each in places],
        }  # fmt: skip
        if score.cite_ok(question, given):
            worth[place] = 3 if score.fact_ok(question, given) else 1
    return worth
