"""Scores the question sets: `make eval`. Per set: plain BM25, the program, and the program with weights that no
question on that handbook taught; each with what it refuses rightly.

full     right fact and right section first          cite     right section first
refuse   unanswerable questions not answered         ablated  the same, for answers taken out of the handbook
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType

from handlers import ANSWERED, citations_of, kind_of, text_of
from index import Answer, Handbook, load_handbook
from index.answers.choosing import choose
from index.answers.deciding import answer
from index.ranking.ranker import Ranker, default_ranker
from tests.learning.examples import Example, scorer
from tests.learning.sets import Question, QuestionSet, question_sets, sets_in
from tests.learning.train import read_all
from tests.learning.training import classifier_weights, made_by_program
from tests.learning.unseen import unseen_rankers

_TOOLS = "tools"
_OUT = Path("build") / "eval.json"
Answered = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in per cent; None where a set has no such question."""

    full: float | None
    cite: float | None
    refuse: float | None
    ablated: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One set: how many questions, and the figures of each way to answer them."""

    name: str
    questions: int
    baseline: Figures
    program: Figures
    unseen: Figures

    @property
    def is_above(self) -> bool:
        """Whether the program is right more often than plain BM25, by weights that the handbook did not teach."""
        return (self.unseen.full or 0.0) > (self.baseline.full or 0.0)


def main() -> int:
    """Prints one line a set, and writes the same as JSON. Exit status 1 where the scorer is missing or, with --strict,
    where a set is not above plain BM25."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with questions, corpora and tools")
    parser.add_argument("--strict", action="store_true", help="fail where a set is not above plain BM25")
    parser.add_argument("--sets", type=Path, help="score the sets of this folder instead, with the weights as they are")
    args = parser.parse_args()
    if not (args.shared / _TOOLS / "score.py").is_file():
        print(f"{args.shared}:1: no scorer here; name the shared folder with: make eval SHARED=folder", file=sys.stderr)
        return 1
    if args.sets:
        print(_table(list(_as_they_are(args.sets, args.shared))))
        return 0
    rows = list(evaluated(args.shared))
    print(_table(rows))
    _OUT.parent.mkdir(exist_ok=True)
    _OUT.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    below = [row.name for row in rows if not row.is_above]
    print(f"not above plain BM25 on a handbook that taught nothing: {', '.join(below) or 'none'}; figures: {_OUT}")
    return int(args.strict and bool(below))


def evaluated(shared: Path) -> Iterable[Row]:
    """The sets in order. Learns the rankers that never saw a handbook first, which takes most of the time."""
    score = scorer(shared)
    weights = classifier_weights()
    examples, books = read_all(shared, weights)
    rankers = unseen_rankers(examples, made_by_program(books), weights)
    loaded: dict[Path, Handbook] = {}
    for each in question_sets(shared):
        handbook = loaded.setdefault(each.corpus, load_handbook(each.corpus))
        asked, ablated = each.read(), [one for one in examples if one.set_name == each.name and one.ablated]
        plain = _baseline(each, shared)
        figures = [
            _figures(asked, ablated, score, _asking(handbook, ranker))
            for ranker in (default_ranker(), rankers[each.book])
        ]
        yield Row(each.name, len(asked), _shares(asked, score, plain.__getitem__), *figures)


def _as_they_are(folder: Path, shared: Path) -> Iterable[Row]:
    """Sets that no weight was learnt from, and so the figures of both columns."""
    score = scorer(shared)
    for each in sets_in(folder):
        asked, plain = each.read(), _baseline(each, shared)
        figures = _figures(asked, (), score, _asking(load_handbook(each.corpus), default_ranker()))
        yield Row(each.name, len(asked), _shares(asked, score, plain.__getitem__), figures, figures)


def _asking(handbook: Handbook, ranker: Ranker) -> Callable[[Question, Handbook | None], Answered]:
    def ask(question: Question, other: Handbook | None = None) -> Answered:
        asked = other or handbook
        words = asked.reader.read(question["question"])
        return answered(choose(asked, question["question"], words, answer(asked, words), ranker).answer)

    return ask


def answered(given: Answer) -> Answered:
    """An answer as the scorer takes it."""
    places = [{"path": each.path, "heading": each.heading} for each in citations_of(given)]
    return {"answered": kind_of(given) in ANSWERED, "text": text_of(given), "citations": places}


def _figures(
    asked: Sequence[Question], ablated: Sequence[Example], score: ModuleType,
    ask: Callable[[Question, Handbook | None], Answered],
) -> Figures:  # fmt: skip
    whole = _shares(asked, score, {question["id"]: ask(question, None) for question in asked}.__getitem__)
    refused = [not ask(each.question, each.handbook)["answered"] for each in ablated]
    return Figures(whole.full, whole.cite, whole.refuse, _share(refused))


def _shares(asked: Sequence[Question], score: ModuleType, given: Callable[[str], Answered]) -> Figures:
    rows = score.score(asked, {question["id"]: given(question["id"]) for question in asked})
    return Figures(*(score.rate(rows, key) for key in ("full", "cite", "refuse")))


def _share(values: Sequence[bool]) -> float | None:
    return round(100 * sum(values) / len(values), 1) if values else None


def _baseline(each: QuestionSet, shared: Path) -> dict[str, Answered]:
    command = [sys.executable, str(shared / _TOOLS / "baseline.py"), str(each.questions), str(each.corpus)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        subprocess.run(command, check=True, stdout=out)
        out.seek(0)
        return {row["id"]: row for row in map(json.loads, out)}


def _table(rows: Sequence[Row]) -> str:
    head = f"{'':24s}{'':>5s} {'BM25':>6s} |{'program':>25s}     |{'on an unseen handbook':>25s}"
    names = f"{'set':24s}{'n':>5s} {'full':>6s} |" + f"{'full':>7s}{'cite':>7s}{'refuse':>8s}{'ablated':>8s}|" * 2
    return "\n".join([head, names, *map(_line, rows)])


def _line(row: Row) -> str:
    cells = [f"{row.name:24s}{row.questions:5d} {_cell(row.baseline.full):>6s} |"]
    for figures in (row.program, row.unseen):
        cells.append(f"{_cell(figures.full):>7s}{_cell(figures.cite):>7s}")
        cells.append(f"{_cell(figures.refuse):>8s}{_cell(figures.ablated):>8s}|")
    return "".join(cells)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


if __name__ == "__main__":
    sys.exit(main())
