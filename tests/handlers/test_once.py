import pytest

from handlers.once import Claim, once


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

    async def answer() -> None:
        answers.append("answered")

    claims = [await once(book, ("event:1", "message:1"), answer) for _ in range(3)]

    assert claims == [Claim.NEW, Claim.DONE, Claim.DONE]
    assert answers == ["answered"]


async def test_a_message_known_by_one_of_its_keys_is_known() -> None:
    book = Book()

    async def answer() -> None:
        pass

    await once(book, ("event:1", "message:1"), answer)

    assert await once(book, ("event:2", "message:1"), answer) is Claim.DONE


async def test_while_a_message_is_being_answered_its_copy_learns_so() -> None:
    book, seen = Book(), []

    async def answer() -> None:
        seen.append(await once(book, ("event:1",), answer))

    await once(book, ("event:1",), answer)

    assert seen == [Claim.RUNNING]


async def test_what_could_not_be_answered_is_new_again() -> None:
    book = Book()

    async def fails() -> None:
        raise ValueError("no")

    async def answer() -> None:
        pass

    with pytest.raises(ValueError, match="no"):
        await once(book, ("event:1",), fails)

    assert await once(book, ("event:1",), answer) is Claim.NEW
