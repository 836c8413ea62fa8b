"""Trains what is linear: the classifiers of intents and of sections, and the surety. Owns scikit-learn."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from index.questions.query import read_query
from index.ranking.signs import ROLE, among, section_signs, word_signs
from index.words import STOP_WORDS, stem

_EXAMPLES = Path(__file__).parent
# A sign of fewer examples is chance; the strength of L2 regularisation, as scikit-learn counts it.
_FEWEST, _C = 2, 2.0
# What stands in the examples for names and things of a handbook.
_SLOTS = {
    "{role}": ROLE, "{role2}": ROLE, "{person}": ROLE, "{grade}": "7", "{department}": "", "{step}": "", "{topic}": "",
    "{number}": "3",
}  # fmt: skip

Signs = Mapping[str, float]


def intent_texts() -> list[tuple[str, str, str]]:
    """(text, facet, operation) of each example question."""
    return [(row["text"], row["facet"], row["operation"]) for row in _rows("intents.jsonl")]


def intent_examples(texts: Sequence[tuple[str, str, str]]) -> list[tuple[Signs, str, str]]:
    """(signs, facet, operation) of example questions."""
    return [(_signs_of(text), facet, operation) for text, facet, operation in texts]


def words_of(every: Sequence[Signs]) -> list[str]:
    """The single words that at least two examples have, in order."""
    counts = Counter(sign for signs in every for sign in signs)
    return sorted(sign for sign, count in counts.items() if count >= _FEWEST and sign.isalpha())


def courtesy_examples() -> list[tuple[Signs, str]]:
    """(signs, courtesy) of each example question, and of words that only accompany a greeting: "greeting", "thanks", or
    "none" where something is asked. The signs are those of courtesies, and how many words are no sign of one."""
    rows = [*_rows("intents.jsonl"), *_rows("no-courtesies.jsonl")]
    return courtesies([(_signs_of(row["text"]), row.get("courtesy", "none")) for row in rows])


def courtesies(every: Sequence[tuple[Signs, str]]) -> list[tuple[Signs, str]]:
    """The same examples with the signs of courtesies alone."""
    known = {sign for signs, label in every if label != "none" for sign in signs}
    return [(among(signs, known), label) for signs, label in every]


def heading_examples() -> list[tuple[Signs, str]]:
    """(signs, facet) of each example heading."""
    return [
        (section_signs(_bare(row["heading"]), _bare(row["above"]), _bare(row["first"]), {}), row["facet"])
        for row in _rows("headings.jsonl")
    ]


def fit(examples: Sequence[tuple[Signs, str]], fewest: int = _FEWEST) -> dict[str, Any]:
    """A classifier as it stands in the weights file, of the signs that at least so many examples have."""
    counts = Counter(sign for signs, _ in examples for sign in signs)
    kept = [{sign: value for sign, value in signs.items() if counts[sign] >= fewest} for signs, _ in examples]
    vectors = DictVectorizer()
    model = LogisticRegression(C=_C, max_iter=500)
    model.fit(vectors.fit_transform(kept), [label for _, label in examples])
    rows = model.coef_.T.round(2)
    weights = {str(name): row.tolist() for name, row in zip(vectors.get_feature_names_out(), rows, strict=True)}
    return {"labels": model.classes_.tolist(), "bias": model.intercept_.round(2).tolist(), "weights": weights}


def _rows(name: str) -> list[dict[str, str]]:
    lines = (_EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _bare(text: str) -> str:
    return text.replace("{role}", "").strip()


def _signs_of(text: str) -> Signs:
    for slot, word in _SLOTS.items():
        text = text.replace(slot, f" {'xrolex' if word == ROLE else word} ")
    masked: list[str] = []
    for word in read_query(text, str, lambda _: 1.0).words:
        one = ROLE if word.startswith("xrolex") else word if word in STOP_WORDS else stem(word)
        if one != ROLE or masked[-1:] != [ROLE]:
            masked.append(one)
    return word_signs(masked)


# The surety's strength of L2 regularisation, as scikit-learn counts it.
_SURETY_C = 0.05


def fit_surety(
    rows: NDArray[numpy.float64], right: NDArray[numpy.bool_], counts: NDArray[numpy.float64], names: Sequence[str]
) -> dict[str, Any]:
    """The weights that tell right answers from wrong ones: by name [mean, scale, weight], and the bias; `counts` is
    what each row counts."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    apart = numpy.clip((rows - mean) / scale, -5, 5)
    learnt = LogisticRegression(C=_SURETY_C, max_iter=1_000).fit(apart, right, sample_weight=counts)
    weights = zip(names, mean, scale, learnt.coef_[0], strict=True)
    return {
        "bias": round(float(learnt.intercept_[0]), 5),
        "weights": {name: [float(f"{value:.5g}") for value in values] for name, *values in weights},
    }
