"""Trains everything that is learnt from examples, whole or without one handbook."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from index import Handbook
from index.ranking.features import ABOUT, ASKED_FACETS, ASKED_OPERATIONS, FEATURES
from index.ranking.model import model_of
from index.ranking.ranker import SURETIES, Ranker, sureties_of
from tests.learning.classifiers import fit, heading_examples, intent_examples, intent_texts
from tests.learning.examples import Example
from tests.learning.forests import fit_ranker, fit_surety
from tests.learning.made import foreign_examples, made_examples

Weights = dict[str, Any]
Numbers = NDArray[numpy.float64]

# Parts of the examples for predictions that their own part did not teach.
_PARTS = 4
_RIGHT = 3


def classifier_weights(texts: Sequence[tuple[str, str, str]] | None = None) -> Weights:
    """The classifiers, of all example questions or of some, and nothing that ranks yet."""
    intents = intent_examples(intent_texts() if texts is None else texts)
    weights: Weights = {
        "facets": fit([(signs, facet) for signs, facet, _ in intents]),
        "operations": fit([(signs, operation) for signs, _, operation in intents]),
        "sections": _in_order(fit(heading_examples())),
        "ranker": [], "surety": [], "threshold": 0.5, "overrules": 0.5,
    }  # fmt: skip
    weights["facets"] = _ordered(weights["facets"], ASKED_FACETS)
    weights["operations"] = _ordered(weights["operations"], ASKED_OPERATIONS)
    return weights


def _in_order(stored: Weights) -> Weights:
    return _ordered(stored, ABOUT)


def _ordered(stored: Weights, labels: Sequence[str]) -> Weights:
    """A classifier with its labels in the order that the features count on."""
    places = [stored["labels"].index(label) for label in labels]
    pick: Callable[[list[float]], list[float]] = lambda row: [row[place] for place in places]  # noqa: E731
    return {
        "labels": list(labels), "bias": pick(stored["bias"]),
        "weights": {sign: pick(row) for sign, row in stored["weights"].items()},
    }  # fmt: skip


def made_by_program(books: Mapping[str, Handbook]) -> list[Example]:
    """Program-made questions of each handbook. Their templates are a third of the example questions; what reads them
    was taught by the others, so that it is no surer of them than of what people ask."""
    texts = intent_texts()
    kept = [text for place, text in enumerate(texts) if place % _THIRD]
    ranker = Ranker(model_of(classifier_weights(kept), FEATURES, SURETIES))
    made = [
        example for book, handbook in books.items()
        for example in made_examples(handbook, book, ranker, texts[::_THIRD], _MADE)
    ]  # fmt: skip
    for book, handbook in books.items():
        names = [scope.name for other, each in books.items() if other != book for scope in each.facts.roles]
        made += foreign_examples(handbook, book, ranker, texts[::_THIRD], names, _FOREIGN)
    return made


# Every third template; so many made questions of each operation and handbook; what one counts beside a person's.
_THIRD, _MADE, _FOREIGN, _MADE_COUNTS = 3, 15, 20, 0.3


def learnt(examples: Sequence[Example], made: Sequence[Example], classifiers: Weights) -> Weights:
    """All weights, from these examples and program-made ones."""
    unseen = unseen_scores(examples, made, classifiers)
    strange = unseen_scores([each for each in made if not each.answerable], made, classifiers, by=examples)
    rows, right = surety_rows([*unseen, *strange])
    weights = {**classifiers, "ranker": ranker_trees(examples, made), "surety": fit_surety(rows, right, SURETIES)}
    return {**weights, "threshold": _threshold(examples, unseen, strange, weights)}


def unseen_scores(
    examples: Sequence[Example], made: Sequence[Example], classifiers: Weights, by: Sequence[Example] | None = None
) -> list[tuple[Example, Numbers]]:
    """Each example with the scores of a ranker that its own handbook did not teach; the ranker learns of the examples
    themselves, or of those given as `by`."""
    books = sorted({example.book for example in examples})
    scored: dict[int, Numbers] = {}
    for part in (frozenset(books[at::_PARTS]) for at in range(_PARTS)):
        taught = [[each for each in some if each.book not in part] for some in (by or examples, made)]
        forest = model_of({**classifiers, "ranker": ranker_trees(*taught)}, FEATURES, SURETIES).ranker
        scored |= {id(each): forest.scores(each.reading.rows) for each in examples if each.book in part}
    return [(example, scored[id(example)]) for example in examples]


def ranker_trees(examples: Iterable[Example], made: Iterable[Example]) -> list[Any]:
    """The trees of a ranker taught by questions that people wrote and by program-made ones, which count less."""
    asked = [(each.reading.rows, each.worth, 1.0) for each in examples if each.answerable and each.worth.any()]
    more = [(each.reading.rows, each.worth, _MADE_COUNTS) for each in made if each.worth.any()]
    return fit_ranker([*asked, *more], FEATURES)


def _threshold(
    examples: Sequence[Example], unseen: Sequence[tuple[Example, Numbers]],
    strange: Sequence[tuple[Example, Numbers]], weights: Weights,
) -> float:  # fmt: skip
    """The surety from which answering gains more than refusing, over sureties that their own handbook did not teach: a
    right answer and a right refusal count one, a refusal of what was taken out of the handbook `_ABLATED`."""
    rows, right = surety_rows(unseen)
    books = sorted({example.book for example in examples})
    asked = [example for example, scores in unseen if len(scores)]
    sure = numpy.zeros(len(rows))
    for part in (frozenset(books[at::_PARTS]) for at in range(_PARTS)):
        own = numpy.array([example.book in part for example in asked])
        more, wrong = surety_rows([each for each in strange if each[0].book not in part])
        taught, kept = numpy.vstack([rows[~own], more]), [*numpy.array(right)[~own], *wrong]
        forest = model_of({**weights, "surety": fit_surety(taught, kept, SURETIES)}, FEATURES, SURETIES).surety
        sure[own] = 1 / (1 + numpy.exp(-forest.scores(rows[own])))
    refusing = numpy.array([0.0 if each.answerable else _ABLATED if each.ablated else 1.0 for each in asked])

    def gain(least: float) -> float:
        answered = sure >= least
        return float(numpy.array(right)[answered].sum() + refusing[~answered].sum())

    return float(max(numpy.arange(0.02, 0.6, 0.01).round(2), key=gain))


_ABLATED = 0.4


def surety_rows(scored: Iterable[tuple[Example, Numbers]]) -> tuple[Numbers, list[bool]]:
    """The evidence for each best candidate, and whether it is right."""
    rows, right = [], []
    for example, scores in scored:
        if not len(scores):
            continue
        order = [int(place) for place in numpy.argsort(-scores, kind="stable")]
        rows.append(list(sureties_of(example.handbook, example.reading, scores, order).values()))
        right.append(example.answerable and example.worth[order[0]] == _RIGHT)
    return numpy.array(rows), right
