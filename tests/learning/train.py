"""`make train`: learns the weights from the question sets, and writes them where the package reads them."""

import argparse
import json
import sys
from pathlib import Path

from tests.learning.examples import Example, read_all
from tests.learning.sets import question_sets
from tests.learning.training import Learning, Weights, learnt_classifiers

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
    learning, examples = learnt(shared)
    weights = learning.whole()
    WEIGHTS.write_text(dumped(weights), encoding="utf-8")
    print(f"{len(examples)} questions; answered from {weights['threshold']:.0%}; {WEIGHTS}")
    return 0


def learnt(shared: Path) -> tuple[Learning, list[Example]]:
    """What is learnt of all sets, and their examples."""
    sets = list(question_sets(shared))
    classifiers = learnt_classifiers(sets)
    examples = read_all(sets, shared, classifiers.models())
    return Learning(examples, classifiers), examples


def dumped(weights: Weights) -> str:
    """The weights as text: one sign or tree a line, so that a change of one is seen as one."""
    parts = []
    for name, part in weights.items():
        if isinstance(part, dict) and "labels" not in part:
            rows = ",\n".join(f"{json.dumps(sign)}:{_compact(row)}" for sign, row in part["weights"].items())
            parts.append(f'"{name}":{{"bias":{part["bias"]},"weights":{{\n{rows}}}}}')
        elif isinstance(part, dict):
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
