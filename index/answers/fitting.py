"""The items that fit what is left of a question, among those that hold for a role."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.answers.reach import Reached
from index.handbook import Handbook
from index.roles.facet import Facet


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that fits. `coverage` is the share, by weight, of the words looked for that it or its heading holds."""

    reached: Reached
    score: float
    coverage: float


def fitting(
    handbook: Handbook, reached: Sequence[Reached], words: Sequence[str], facet: Facet | None = None
) -> list[Hit]:
    """The items that share a word with `words`, best first; of equals the nearest to the role, then the first. Of a
    facet only, where one is given."""
    weights = {word: handbook.weight(word) for word in words}
    whole = sum(weights.values())
    hits = []
    for each in reached:
        held = each.entry.stems | each.entry.above
        told = sum(weight for word, weight in weights.items() if word in held)
        if told and facet in {None, each.facet}:
            hits.append(Hit(each, told * each.nearness, told / whole))
    return sorted(hits, key=lambda hit: -hit.score)
