"""Ranking: corpora of one-letter words, so that each figure can be checked by hand.

BM25 with k1 = 1.2 and b = 0.6: idf * f * 2.2 / (f + 1.2 * (0.4 + 0.6 * length / mean length)), summed over the query.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.retrieval.bm25 import Bm25

_DOCUMENTS = st.lists(st.lists(st.sampled_from("abcde"), max_size=6), max_size=8)
_QUERY = st.lists(st.sampled_from("abcdef"), max_size=4)


def test_a_rare_word_tells_more_than_a_frequent_one_and_an_unknown_word_most() -> None:
    ranking = Bm25(["ab", "ac", "ad", "ae"])

    # log(1 + 0.5 / 4.5), log(1 + 3.5 / 1.5), log(1 + 4.5 / 0.5)
    assert [ranking.idf(word) for word in "abz"] == pytest.approx([0.105361, 1.203973, 2.302585], abs=1e-6)


def test_a_document_of_mean_length_that_holds_a_word_once_scores_its_idf() -> None:
    # idf of b: log(1 + 2.5 / 1.5) = 0.980829; 1 * 2.2 / (1 + 1.2) = 1
    assert Bm25(["ab", "ac", "ad"]).scores("b", [0, 1, 2]) == pytest.approx([0.980829, 0, 0], abs=1e-6)


def test_a_word_twice_scores_more_but_not_twice_as_much() -> None:
    # idf of a: log(1 + 1.5 / 2.5) = 0.470004; 2 * 2.2 / (2 + 1.2) = 1.375
    assert Bm25(["aa", "ab", "cc"]).scores("a", [0, 1]) == pytest.approx([0.646255, 0.470004], abs=1e-6)


def test_a_short_document_scores_more_than_a_long_one() -> None:
    # idf of a: log(1 + 0.5 / 2.5) = 0.182322; mean length 2: 2.2 / (1 + 1.2 * 0.7), 2.2 / (1 + 1.2 * 1.3)
    assert Bm25(["a", "abc"]).scores("a", [0, 1]) == pytest.approx([0.217993, 0.156683], abs=1e-6)


def test_the_words_of_a_query_are_added_up() -> None:
    ranking = Bm25(["ab", "ac", "ad"])

    # idf of a: log(1 + 0.5 / 3.5) = 0.133531
    assert ranking.scores("ab", [0, 1]) == pytest.approx([0.133531 + 0.980829, 0.133531], abs=1e-6)


def test_scores_come_in_the_order_that_is_asked_for() -> None:
    ranking = Bm25(["aa", "ab", "cc"])

    assert ranking.scores("a", [2, 1, 0]) == pytest.approx([0, 0.470004, 0.646255], abs=1e-6)


def test_a_word_in_every_document_is_matched_and_scores_more_than_nothing() -> None:
    ranking = Bm25(["ab", "ac", "a"])

    assert ranking.matched("a") == (0, 1, 2)
    assert min(ranking.scores("a", [0, 1, 2])) > 0


@pytest.mark.parametrize("documents", [[], [[]], [[], []]])
def test_a_corpus_without_words_matches_nothing(documents: list[list[str]]) -> None:
    ranking = Bm25(documents)

    assert ranking.matched("a") == ()
    assert ranking.scores("a", range(len(documents))) == [0.0] * len(documents)


@given(_DOCUMENTS, _QUERY)
def test_matched_means_that_a_word_is_shared(documents: list[list[str]], query: list[str]) -> None:
    shared = tuple(number for number, words in enumerate(documents) if set(words) & set(query))

    assert Bm25(documents).matched(query) == shared


@given(_DOCUMENTS, _QUERY)
def test_a_document_scores_if_and_only_if_it_is_matched(documents: list[list[str]], query: list[str]) -> None:
    ranking = Bm25(documents)
    scores = ranking.scores(query, range(len(documents)))

    assert tuple(number for number, score in enumerate(scores) if score > 0) == ranking.matched(query)
    assert min(scores, default=0) >= 0


@given(_DOCUMENTS, st.sampled_from("abcde"))
def test_how_frequent_a_word_is_counts_documents_and_not_places(documents: list[list[str]], word: str) -> None:
    assert Bm25(documents).frequency(word) == sum(1 for words in documents if word in words)


def test_another_word_for_one_earns_a_share_of_its_score() -> None:
    ranking = Bm25(["ab", "ac", "ad"])

    # each of b and c scores 0.980829 where it stands; half of c's stands in for b
    assert ranking.meant_scores({"b": ["c"]}, [0, 1, 2], 0.5) == pytest.approx([0.980829, 0.490415, 0], abs=1e-6)


def test_a_word_that_stands_with_another_for_it_earns_only_the_better_score() -> None:
    ranking = Bm25(["bc", "ac", "ad"])

    assert ranking.meant_scores({"b": ["c"]}, [0], 0.5) == pytest.approx(ranking.scores("b", [0]), abs=1e-6)


@given(_DOCUMENTS, _QUERY)
def test_without_other_words_each_document_scores_as_by_bm25(documents: list[list[str]], query: list[str]) -> None:
    ranking, numbers, words = Bm25(documents), range(len(documents)), dict.fromkeys(query, ())

    assert ranking.meant_scores(words, numbers, 0.5) == pytest.approx(ranking.scores(list(words), numbers))
