"""Career ladders: mermaid graphs read into steps from one role to the next."""

import re
from dataclasses import dataclass
from itertools import pairwise

_NODE = r"([\w:.\-]+?)\s*(?:[\[({>]+\"?(.*?)\"?[\])}]+)?"
_EDGE = re.compile(rf"^\s*{_NODE}\s*(?:-+(?:[^->|]*-+)?>|-\.+->|={{2,}}>|---)\s*(?:\|[^|]*\|)?\s*{_NODE}\s*;?\s*$")

_ONE_NODE = re.compile(r"^\s*([\w:.\-]+?)\s*[\[({]+\"?(.*?)\"?[\])}]+\s*;?\s*$")


@dataclass(frozen=True, slots=True)
class Step:
    """One arrow of a ladder: from one role's name to another's."""

    start: str
    end: str


def steps_in(source: str) -> tuple[Step, ...]:
    """The arrows of a mermaid graph in order, by the labels of its nodes; a chain "A --> B --> C" is two."""
    labels: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    for line in source.splitlines():
        if line.strip().startswith(("%%", "click ", "class ", "classDef", "style ", "graph", "flowchart", "subgraph")):
            continue
        if node := _ONE_NODE.match(line):
            labels[node[1]] = _clean(node[2])
        for piece in _links(line):
            if edge := _EDGE.match(piece):
                for key, label in ((edge[1], edge[2]), (edge[3], edge[4])):
                    if label or key not in labels:
                        labels[key] = _clean(label or key)
                pairs.append((edge[1], edge[3]))
    return tuple(Step(labels[start], labels[end]) for start, end in pairs)


def _links(line: str) -> tuple[str, ...]:
    parts = re.split(r"\s*(-+>)\s*", line.strip().rstrip(";"))
    nodes = parts[0::2]
    if len(nodes) <= 2:
        return (line,)
    return tuple(f"{start} --> {end}" for start, end in pairwise(nodes))


def _clean(label: str) -> str:
    return " ".join(re.sub(r"<br\s*/?>|\\n", " ", label).strip("\"' ").split())
