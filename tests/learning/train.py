"""`make train`: learns the weights from the question sets, and writes them where the package reads them."""

import argparse
import json
import sys
from pathlib import Path

from index import Handbook
from index.ranking.features import FEATURES
from index.ranking.model import model_of
from index.ranking.ranker import SURETIES
from tests.learning.examples import Example, examples_of
from tests.learning.sets import question_sets
from tests.learning.training import Weights, classifier_weights, learnt, made_by_program

WEIGHTS = Path(__file__).parents[2] / "index" / "ranking" / "weights.json"


def main() -> int:
    """Exit status 0, or 1 where the shared question sets are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with questions, corpora and tools")
    shared = parser.parse_args().shared
    if not (shared / "tools" / "score.py").is_file():
        print(
            f"{shared}:1: no question sets here; name the shared folder with: make train SHARED=folder", file=sys.stderr
        )
        return 1
    classifiers = classifier_weights()
    examples, books = read_all(shared, classifiers)
    weights = learnt(examples, made_by_program(books), classifiers)
    WEIGHTS.write_text(dumped(weights), encoding="utf-8")
    print(f"{len(examples)} questions of {len(books)} handbooks; answered from {weights['threshold']:.0%}; {WEIGHTS}")
    return 0


def read_all(shared: Path, classifiers: Weights) -> tuple[list[Example], dict[str, Handbook]]:
    """The examples of all sets, and the handbooks by their books."""
    model = model_of(classifiers, FEATURES, SURETIES)
    loaded: dict[Path, Handbook] = {}
    examples: list[Example] = []
    books: dict[str, Handbook] = {}
    for each in question_sets(shared):
        examples += examples_of(each, shared, model, loaded)
        books.setdefault(each.book, loaded[each.corpus])
    return examples, books


def dumped(weights: Weights) -> str:
    """The weights as text: one sign or tree a line, so that a change of one is seen as one."""
    parts = []
    for name, part in weights.items():
        if isinstance(part, dict):
            rows = ",\n".join(f"{json.dumps(sign)}:{_compact(row)}" for sign, row in sorted(part["weights"].items()))
            head = f'"labels":{_compact(part["labels"])},"bias":{_compact(part["bias"])}'
            parts.append(f'"{name}":{{{head},"weights":{{\n{rows}}}}}')
        elif isinstance(part, list):
            rows = ",\n".join(_compact(tree) for tree in part)
            parts.append(f'"{name}":[\n{rows}]')
        else:
            parts.append(f'"{name}":{json.dumps(part)}')
    return "{" + ",\n".join(parts) + "}\n"


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
