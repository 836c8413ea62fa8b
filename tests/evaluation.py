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
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType

from handlers import ANSWERED, citations_of, kind_of, text_of
from index import Asked, Handbook, ask, load_handbook
from index.ranking.ranker import Ranker, default_ranker
from tests.learning.examples import ablated, scorer
from tests.learning.sets import Question, QuestionSet, question_sets, sets_in
from tests.learning.train import learnt
from tests.learning.training import classifying

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
    confidences: tuple[tuple[float, bool], ...] = ()

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
    print(_curve([each for row in rows for each in row.confidences]))
    _OUT.parent.mkdir(exist_ok=True)
    _OUT.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    below = [row.name for row in rows if not row.is_above]
    print(f"not above plain BM25 on a handbook that taught nothing: {', '.join(below) or 'none'}; figures: {_OUT}")
    return int(args.strict and bool(below))


def evaluated(shared: Path) -> Iterable[Row]:
    """The sets in order. Learns the weights that never saw a handbook first, which takes most of the time."""
    weights = learnt(shared)[0].without()
    rankers = {id(each): Ranker(classifying(each)) for each in weights.values()}
    with ProcessPoolExecutor() as pool:
        jobs = [
            pool.submit(_row, each, shared, rankers[id(weights[each.book])]) for each in question_sets(shared)
        ]  # fmt: skip
        for job in jobs:
            yield job.result()


def _row(each: QuestionSet, shared: Path, unseen: Ranker) -> Row:
    score, handbook, asked = scorer(shared), load_handbook(each.corpus), each.read()
    with tempfile.TemporaryDirectory() as folder:
        without, taken_out = ablated(each, shared, Path(folder))
        figures = []
        for ranker in (default_ranker(), unseen):
            given = {question["id"]: _answered(handbook, question, ranker) for question in asked}
            refused = [not _answered(without, question, ranker)["answered"] for question in taken_out]
            whole = _shares(asked, score, given.__getitem__)
            figures.append(Figures(whole.full, whole.cite, whole.refuse, _share(refused)))
    curve = _confidences(asked, score, {question["id"]: _answered(handbook, question, unseen) for question in asked})
    return Row(
        each.name, len(asked), _shares(asked, score, _baseline(each, shared).__getitem__), figures[0], figures[1], curve
    )


def _confidences(
    asked: Sequence[Question], score: ModuleType, given: Mapping[str, Answered]
) -> tuple[tuple[float, bool], ...]:
    """How sure the program is of each answer to an answerable question, and whether it is right."""
    rows = score.score(asked, dict(given))
    return tuple(
        (float(str(row["a"]["confidence"])), bool(row["full"]))
        for row in rows
        if row["answerable"] and row["a"]["answered"]
    )


def _as_they_are(folder: Path, shared: Path) -> Iterable[Row]:
    """Sets that no weight was learnt from, and so the figures of both columns."""
    score = scorer(shared)
    for each in sets_in(folder):
        asked, plain, handbook = each.read(), _baseline(each, shared), load_handbook(each.corpus)
        given = {question["id"]: _answered(handbook, question, default_ranker()) for question in asked}
        figures = _shares(asked, score, given.__getitem__)
        yield Row(each.name, len(asked), _shares(asked, score, plain.__getitem__), figures, figures)


def _answered(handbook: Handbook, question: Question, ranker: Ranker) -> Answered:
    return answered(ask(handbook, question["question"], ranker=ranker))


def answered(asked: Asked) -> Answered:
    """An answer as the scorer takes it."""
    given = asked.answer
    places = [{"path": each.path, "heading": each.heading} for each in citations_of(given)]
    return {
        "answered": kind_of(given) in ANSWERED, "text": text_of(given), "citations": places,
        "confidence": asked.confidence,
    }  # fmt: skip


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


def _curve(confidences: Iterable[tuple[float, bool]]) -> str:
    """The share of wrong answers among those of which the program is surest, on handbooks that taught nothing."""
    right = [right for _, right in sorted(confidences, key=lambda each: -each[0])]
    shares = [(part, right[: max(1, len(right) * part // 100)]) for part in range(10, 101, 10)] if right else []
    wrong = "  ".join(f"{part} %: {100 - 100 * sum(some) / len(some):.0f}" for part, some in shares)
    return f"wrong among the answers given, surest first, in per cent: {wrong}"


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
