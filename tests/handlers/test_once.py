from collections.abc import Iterator

import pytest

from handlers.once import Claim, once
from handlers.outcomes import TIMEOUT, Later, Outcome, PerhapsSent, Refused, Sent


class Book:
    """The least that keeps claims."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}

    async def claim(self, keys: tuple[str, ...]) -> Claim:
        known = next((self.claims[key] for key in keys if key in self.claims), Claim.NEW)
        if known is Claim.NEW:
            self.claims.update(dict.fromkeys(keys, Claim.RUNNING))
        return known

    async def finish(self, keys: tuple[str, ...]) -> None:
        self.claims.update(dict.fromkeys(keys, Claim.DONE))

    async def release(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            self.claims.pop(key, None)


async def test_a_message_is_answered_once() -> None:
    book, answers = Book(), []

    async def answer() -> Outcome:
        answers.append("answered")
        return Sent()

    claims = [await once(book, ("event:1", "message:1"), answer) for _ in range(3)]

    assert claims == [Claim.NEW, Claim.DONE, Claim.DONE]
    assert answers == ["answered"]


async def test_a_message_known_by_one_of_its_keys_is_known() -> None:
    book = Book()

    async def answer() -> Outcome:
        return Sent()

    await once(book, ("event:1", "message:1"), answer)

    assert await once(book, ("event:2", "message:1"), answer) is Claim.DONE


async def test_while_a_message_is_being_answered_its_copy_learns_so() -> None:
    book, seen = Book(), []

    async def answer() -> Outcome:
        seen.append(await once(book, ("event:1",), answer))
        return Sent()

    await once(book, ("event:1",), answer)

    assert seen == [Claim.RUNNING]


async def test_what_could_not_be_answered_is_new_again() -> None:
    book = Book()

    async def fails() -> Outcome:
        raise ValueError("no")

    async def answer() -> Outcome:
        return Sent()

    with pytest.raises(ValueError, match="no"):
        await once(book, ("event:1",), fails)

    assert await once(book, ("event:1",), answer) is Claim.NEW


async def test_what_slack_wants_later_is_new_again() -> None:
    book = Book()
    outcomes: Iterator[Outcome] = iter([Later(60, "ratelimited"), Sent()])

    async def answer() -> Outcome:
        return next(outcomes)

    assert [await once(book, ("event:1",), answer) for _ in range(3)] == [Claim.POSTPONED, Claim.NEW, Claim.DONE]


@pytest.mark.parametrize("outcome", [PerhapsSent(TIMEOUT), Refused("is_archived")])
async def test_what_is_perhaps_sent_or_refused_for_good_is_not_tried_again(outcome: Outcome) -> None:
    book = Book()

    async def answer() -> Outcome:
        return outcome

    assert [await once(book, ("event:1",), answer) for _ in range(2)] == [Claim.NEW, Claim.DONE]
