"""Whether a text is nothing but a greeting, or thanks: learnt from the same examples as the other intents."""

from functools import lru_cache

from index.answers.answer import Courtesy
from index.questions.query import read_query
from index.ranking.classifier import Classifier
from index.ranking.model import stored_weights
from index.ranking.signs import among, question_signs

# What may be a question as well is answered as one.
_SURELY = 0.75


def courtesy_in(text: str) -> Courtesy | None:
    """What a text says, where it says nothing else; None where something may be asked."""
    learnt = _learnt()
    query = read_query(text, str, lambda _: 1.0)
    chances = learnt.probabilities(among(question_signs(query, frozenset()), learnt.weights))
    best = int(chances.argmax())
    label = learnt.labels[best]
    return Courtesy(label) if label in list(Courtesy) and chances[best] >= _SURELY else None


@lru_cache(maxsize=1)
def _learnt() -> Classifier:
    return Classifier.of(stored_weights()["courtesy"])
