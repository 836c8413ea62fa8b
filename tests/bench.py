"""How long loading a handbook and answering its questions take: `make bench`. Figures to read, never a test."""

import gc
import json
import statistics
import sys
import time
from pathlib import Path

from index import Handbook, ask, load_handbook

_QUESTIONS = Path(__file__).parent / "questions" / "example.jsonl"


def main(corpus: Path) -> None:
    """Prints the time of three loads, and for the questions of the handbook's set (the example's where it has none)
    the median, 95th percentile and longest, asked for the first time and again."""
    loads = []
    for _ in range(3):
        started = time.perf_counter()
        handbook = load_handbook(corpus)
        loads.append(time.perf_counter() - started)
    gc.freeze()  # as the bot does
    print(f"{corpus}: {handbook.page_count} pages, {len(handbook.roles)} roles")
    print(f"load     first {loads[0]:.2f} s, best {min(loads):.2f} s")
    shared = corpus.parent.parent / "questions" / "dev.jsonl"
    source = shared if shared.exists() else _QUESTIONS
    questions = [json.loads(line)["question"] for line in source.read_text(encoding="utf-8").splitlines() if line]
    for name in ("first", "again"):
        times = sorted(_seconds(handbook, question) * 1000 for question in questions)
        nearly_all = times[int(len(times) * 0.95)]
        print(
            f"{name}    median {statistics.median(times):.2f} ms, p95 {nearly_all:.2f} ms, longest {times[-1]:.2f} ms"
        )


def _seconds(handbook: Handbook, question: str) -> float:
    started = time.perf_counter()
    ask(handbook, question)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(Path(sys.argv[1]))
