"""Rankers that never saw a handbook, for the figures that count: leave-one-handbook-out.

Small handbooks that are alike are left out together, which asks more of the others and takes less time.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from index.ranking.features import FEATURES
from index.ranking.model import Forest, model_of
from index.ranking.ranker import SURETIES, Ranker
from tests.learning.examples import Example
from tests.learning.forests import fit_surety
from tests.learning.training import Numbers, Weights, ranker_trees, surety_rows

GROUPS = (
    frozenset({"gitlab-2022"}),
    frozenset({"example", "bold-lines", "h2-levels", "one-page-per-level", "tables", "wrong-nesting"}),
    frozenset({"sourcegraph", "artsy"}),
    frozenset({"tts", "k8s"}),
    frozenset({"infracloud", "k8s-community"}),
    frozenset({"bank", "school-group", "design-agency"}),
    frozenset({"hospital", "shipping-line", "open-source-foundation"}),
)


def unseen_rankers(examples: Sequence[Example], made: Sequence[Example], weights: Weights) -> dict[str, Ranker]:
    """For each book a ranker of which no weight was learnt with a question of it. Classifiers learn from example
    questions and headings alone, so they are the same for all."""
    without: dict[frozenset[str], Forest] = {}
    for one, other in combinations(GROUPS, 2):
        without[one | other] = _forest(examples, made, one | other, weights)
    found: dict[str, Ranker] = {}
    for group in GROUPS:
        others = [each for each in GROUPS if each is not group]
        scored = [pair for part in others for pair in _scored(examples, made, part, without[group | part])]
        rows, right = surety_rows(scored)
        trees = ranker_trees(_left(examples, group), _left(made, group))
        learnt = {**weights, "ranker": trees, "surety": fit_surety(rows, right, SURETIES)}
        ranker = Ranker(model_of(learnt, FEATURES, SURETIES))
        found |= dict.fromkeys(group, ranker)
    return found


def _forest(examples: Sequence[Example], made: Sequence[Example], out: frozenset[str], weights: Weights) -> Forest:
    trees = ranker_trees(_left(examples, out), _left(made, out))
    return model_of({**weights, "ranker": trees}, FEATURES, SURETIES).ranker


def _scored(
    examples: Sequence[Example], made: Sequence[Example], part: frozenset[str], forest: Forest
) -> Iterable[tuple[Example, Numbers]]:
    strange = (each for each in made if not each.answerable)
    asked = [each for each in (*examples, *strange) if each.book in part]
    return [(each, forest.scores(each.reading.rows)) for each in asked]


def _left(examples: Sequence[Example], out: frozenset[str]) -> list[Example]:
    return [each for each in examples if each.book not in out]
