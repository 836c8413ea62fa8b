"""The answer to a question of several parts: those to its parts, or the one to the whole where that says it all."""

from collections.abc import Sequence

from index.answers.answer import Answer, AnsweredPart, Parts, quotes_of


def in_parts(whole: Answer, parts: Sequence[AnsweredPart], *, is_surer: bool) -> Parts | None:
    """The answers to the parts of a question; None where the answer to the whole stands: where no part has one, where
    it says what all of them say, and where it says what none of them does and `is_surer` than each."""
    said = frozenset(quotes_of(whole))
    of_parts = [frozenset(quotes_of(each.answer)) for each in parts if each.is_answered]
    says_all = len(of_parts) == len(parts) and all(each <= said for each in of_parts)
    says_other = is_surer and bool(said) and not any(each & said for each in of_parts)
    return None if not of_parts or says_all or says_other else Parts(tuple(parts))
