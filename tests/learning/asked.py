"""The questions of the sets as examples of what people are after: their signs, with names masked, and by the type of
each the facet and the operation that it asks for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from index import Handbook, load_handbook
from index.ranking.features import ACROSS, ASKED_OPERATIONS
from index.ranking.model import Model
from index.ranking.ranker import named_places
from index.ranking.signs import question_signs
from tests.learning.classifiers import Signs
from tests.learning.sets import QuestionSet

# The facet that a question of a type asks for; of other types that differs from question to question.
_FACETS = {
    "grade": "grade", "grade_reverse": "grade", "reports_to": "reports_to", "reports_to_reverse": "reports_to",
    "hiring": "hiring", "interview": "interview", "interview_reverse": "interview", "requirements": "requirements",
    "responsibilities": "responsibilities", "kpi": "kpi", "specialty": "specialty", "ladder": "ladder",
    "status": "status", "other": "policy",
}  # fmt: skip
# The operation on several roles that a type asks for. Questions of the types in `_EITHER` may ask for one or not; all
# others ask of one role or of none.
_ACROSS = {
    "grade_reverse": "list_roles", "reports_to_reverse": "list_roles", "interview_reverse": "list_roles",
    "compare": "compare",
}  # fmt: skip
_EITHER = frozenset({"chain", "list", "across", "inherited"})
_NOT_OF_ONE = frozenset({*ACROSS, "small_talk"})


@dataclass(frozen=True, slots=True)
class AskedExample:
    """A question on a handbook: its signs, and what it asks for; empty where its type does not tell."""

    book: str
    signs: Signs
    facet: str
    operation: str


def asked_examples(sets: Iterable[QuestionSet], model: Model) -> list[AskedExample]:
    """The answerable questions of all sets. Which operation on one role is meant no type tells: the likeliest by the
    `model` of the example questions is taken."""
    books: dict[Path, list[QuestionSet]] = {}
    for each in sets:
        books.setdefault(each.corpus, []).append(each)
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(_of_handbook, several, model) for several in books.values()]
        return [example for job in jobs for example in job.result()]


def without(every: Sequence[AskedExample], books: Collection[str]) -> list[AskedExample]:
    """The examples that are of none of some handbooks."""
    return [each for each in every if each.book not in books]


def _of_handbook(sets: Sequence[QuestionSet], model: Model) -> list[AskedExample]:
    handbook = load_handbook(sets[0].corpus)
    return [example for each in sets for example in _of_set(handbook, each, model)]


def _of_set(handbook: Handbook, each: QuestionSet, model: Model) -> Iterator[AskedExample]:
    for question in each.read():
        kind = question["type"]
        if question.get("answerable", True):
            signs = _signs(handbook, question["question"])
            operation = "" if kind in _EITHER else _ACROSS.get(kind) or _of_one(signs, model)
            yield AskedExample(each.book, signs, _FACETS.get(kind, ""), operation)


def _signs(handbook: Handbook, text: str) -> Signs:
    query = handbook.read(text)
    return question_signs(query, named_places(handbook.entities.find(query), handbook.persons.find(query)))


def _of_one(signs: Signs, model: Model) -> str:
    chances = model.operations.probabilities(signs)
    ranked = sorted(zip(chances, ASKED_OPERATIONS, strict=True), reverse=True)
    return next(name for _, name in ranked if name not in _NOT_OF_ONE)
