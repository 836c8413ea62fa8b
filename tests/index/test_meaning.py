"""Word vectors: near words are near, and what is not known says nothing."""

import numpy

from index import ask
from index.retrieval.meaning import Thesaurus, word_vectors
from index.words import stem, stems_in
from tests.index.showing import handbook_of, shown_answer


def test_a_passage_is_nearer_to_what_means_the_same_than_to_what_does_not() -> None:
    said, near, far = word_vectors().of([
        stems_in(text) for text in ("how much am I paid", "the salary bands", "wash the dishes twice")
    ])  # fmt: skip

    assert said @ near > said @ far


def test_a_passage_of_unknown_words_points_nowhere_and_any_other_is_of_length_1() -> None:
    lengths = numpy.linalg.norm(word_vectors().of([["xyzzyx"], ["interview"]]), axis=1)

    assert lengths.round(5).tolist() == [0.0, 1.0]


def test_a_word_is_itself_and_near_words_of_the_handbook_come_with_how_near_they_are() -> None:
    near = Thesaurus({stem("salary"), stem("dishes")}).near(stem("wage"))

    assert near[stem("wage")] == 1.0
    assert 0 < near[stem("salary")] < 1
    assert stem("dishes") not in near


def test_a_question_in_other_words_than_the_page_finds_its_section() -> None:
    handbook = handbook_of(
        "=== bakery.md\n# Bakery\n\n## Holidays\n\nEverybody gets 26 days off a year.\n\n"
        "## Salaries\n\nPayments are made on the last Friday.\n\n## Ovens\n\nThey are lit at four.\n"
    )

    assert "last Friday" in shown_answer(ask(handbook, "when do we get our wages").answer)
