"""Question sets -> examples to learn from: each question's candidates with their features and what each is worth."""

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import numpy
from numpy.typing import NDArray

from handlers import text_of
from handlers.sources import citations_of
from index import Handbook, load_handbook
from index.answers.compose import compose
from index.ranking.candidates import Operation
from index.ranking.model import Model
from index.ranking.ranker import Ranker, Reading
from index.ranking.surety import Grounds
from tests.learning.made import absent_readings, foreign_readings, made_readings
from tests.learning.sets import Question, QuestionSet

Worth = NDArray[numpy.int64]
# From this worth on an answer is right; the best of the right ones are worth one more.
RIGHT = 2


@dataclass(frozen=True)
class Example:
    """A question with the features of its candidates. `worth` has a number for each candidate: 0 wrong, 1 the right
    section, 2 a right answer by a longer way than a section that has it too, 3 the right answer; `book` is the handbook
    that it was asked of, `made` whether a program made it."""

    set_name: str
    book: str
    rows: NDArray[numpy.float64]
    worth: Worth
    grounds: Grounds
    answerable: bool = True
    ablated: bool = False
    made: bool = False


@lru_cache(maxsize=1)
def scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_all(
    sets: Iterable[QuestionSet], shared: Path, models: Mapping[str, tuple[Model, Model]]
) -> list[Example]:  # fmt: skip
    """The examples of all sets, in order, and program-made ones of each handbook. `models` read the questions on a
    handbook and the made ones."""
    books: dict[Path, list[QuestionSet]] = {}
    for each in sets:
        books.setdefault(each.corpus, []).append(each)
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(_of_handbook, several, shared, *models[several[0].book]) for several in books.values()]
        return [example for job in jobs for example in job.result()]


def _of_handbook(sets: Sequence[QuestionSet], shared: Path, model: Model, for_made: Model) -> list[Example]:
    handbook, ranker = load_handbook(sets[0].corpus), Ranker(model)
    found: list[Example] = []
    for each in sets:
        found += (_example(each, handbook, ranker, question, shared) for question in each.read())
        found += _ablated(each, shared, ranker)
    book, reader = sets[0].book, Ranker(for_made)
    found += (_made(book, reading, worth) for reading, worth in made_readings(handbook, book, reader))
    nothing = (*foreign_readings(handbook, book, reader), *absent_readings(handbook, book, reader))
    found += (_made(book, reading, None) for reading in nothing)
    return found


def _example(each: QuestionSet, handbook: Handbook, ranker: Ranker, question: Question, shared: Path) -> Example:
    reading = ranker.read(handbook, question["question"])
    answerable = bool(question.get("answerable", True))
    worth = _worth(handbook, reading, question, scorer(shared)) if answerable else _nothing(reading)
    return Example(each.name, each.book, reading.rows, worth, reading.grounds, answerable)


def _nothing(reading: Reading) -> Worth:
    return numpy.zeros(len(reading.candidates), dtype=numpy.int64)


def _made(book: str, reading: Reading, worth: Worth | None) -> Example:
    given = _nothing(reading) if worth is None else worth
    return Example(f"made {book}", book, reading.rows, given, reading.grounds, worth is not None, made=True)


def _ablated(each: QuestionSet, shared: Path, ranker: Ranker) -> Iterator[Example]:
    """The questions of a set with its answers taken out of the handbook."""
    with tempfile.TemporaryDirectory() as folder:
        without, questions = ablated(each, shared, Path(folder))
        for question in questions:
            reading = ranker.read(without, question["question"])
            yield Example(each.name, each.book, reading.rows, _nothing(reading), reading.grounds, False, ablated=True)


def ablated(each: QuestionSet, shared: Path, folder: Path) -> tuple[Handbook, list[Question]]:
    """A handbook without the answers of a set, made in a folder, and the questions that it cannot answer any more."""
    command = [sys.executable, str(shared / "tools" / "ablate.py"), str(each.questions), str(each.corpus), str(folder)]
    subprocess.run(command, check=True)
    questions = QuestionSet(each.name, folder / "questions.jsonl", folder / "corpus", each.book).read()
    return load_handbook(folder / "corpus"), questions


def _worth(handbook: Handbook, reading: Reading, question: Question, score: ModuleType) -> Worth:
    worth = _nothing(reading)
    for place, candidate in enumerate(reading.candidates):
        if candidate.unit:
            cited = [{"path": candidate.unit.page.path, "heading": handbook.cite(candidate.unit.section).heading}]
            if not score.cite_ok(question, {"citations": cited}):
                continue
        answer = compose(handbook, candidate, reading)
        if answer is None:
            continue
        given = {
            "answered": True, "text": text_of(answer),
            "citations": [{"path": each.path, "heading": each.heading} for each in citations_of(answer)],
        }  # fmt: skip
        if score.cite_ok(question, given):
            worth[place] = RIGHT if score.fact_ok(question, given) else 1
    right = worth == RIGHT
    plain = numpy.array([each.operation is Operation.SECTION for each in reading.candidates], dtype=bool)
    worth[right & (plain | ~(right & plain).any())] += 1
    return worth
