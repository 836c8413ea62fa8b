"""The answer to a question of several parts: those to its parts, or the one to the whole where that says it all."""

from collections.abc import Iterator, Sequence

from index.answers.answer import Answer, AnsweredPart, Card, Comparison, Facts, Parts, Passages, Quote, Roles


def in_parts(whole: Answer, parts: Sequence[AnsweredPart], *, is_surer: bool) -> Parts | None:
    """The answers to the parts of a question; None where the answer to the whole stands: where no part has one, where
    it says what all of them say, and where it says what none of them does and `is_surer` than each."""
    said = frozenset(_quotes(whole))
    of_parts = [frozenset(_quotes(each.answer)) for each in parts if each.is_answered]
    says_all = len(of_parts) == len(parts) and all(each <= said for each in of_parts)
    says_other = is_surer and bool(said) and not any(each & said for each in of_parts)
    return None if not of_parts or says_all or says_other else Parts(tuple(parts))


def _quotes(answer: Answer) -> Iterator[Quote]:
    """The words of the handbook that an answer shows."""
    match answer:
        case Facts(groups=groups):
            yield from (quote for group in groups for quote in group.quotes)
        case Card(lines=lines):
            yield from (line.quote for line in lines if line.quote)
        case Comparison(differences=differences):
            for difference in differences:
                yield from (quote for column in difference.columns for quote in column.quotes)
                yield from difference.same
        case Roles(rows=rows):
            yield from (row.quote for row in rows if row.quote)
        case Passages(passages=passages):
            yield from (quote for passage in passages for quote in passage.quotes)
        case _:
            return
