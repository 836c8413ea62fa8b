from bot.memory import AnsweredInMemory, LookupsInMemory, PinsInMemory, Recent, TopicsInMemory
from handlers import NOTHING, Claim, Conversation, Topic
from tests.bot.stage import Clock

_HERE, _THERE = Conversation("T1", "C1", "1.0"), Conversation("T1", "C1", "2.0")


def test_what_is_old_is_forgotten() -> None:
    clock = Clock()
    recent: Recent[str, int] = Recent(size=10, seconds=60, clock=clock)
    recent.put("a", 1)

    clock.seconds += 60
    kept = recent.get("a")
    clock.seconds += 1

    assert (kept, recent.get("a"), len(recent)) == (1, None, 0)


def test_when_there_are_too_many_the_oldest_goes() -> None:
    recent: Recent[str, int] = Recent(size=2, seconds=60, clock=Clock())
    for number, key in enumerate("abac"):
        recent.put(key, number)

    assert {key: recent.get(key) for key in "abc"} == {"a": 2, "b": None, "c": 3}


async def test_claims_outlive_slacks_last_retry() -> None:
    clock = Clock()
    answered = AnsweredInMemory(clock=clock)
    first = await answered.claim(("event:1", "message:1"))
    await answered.finish(("event:1", "message:1"))

    clock.seconds += 10 * 60

    assert (first, await answered.claim(("event:2", "message:1"))) == (Claim.NEW, Claim.DONE)


async def test_a_released_claim_is_new_again() -> None:
    answered = AnsweredInMemory(clock=Clock())
    await answered.claim(("event:1",))
    await answered.release(("event:1",))

    assert await answered.claim(("event:1",)) is Claim.NEW


async def test_each_conversation_has_its_own_topic() -> None:
    topics = TopicsInMemory(clock=Clock())
    await topics.remember(_HERE, Topic(("data-engineer",), "grade"))

    assert await topics.recall(_HERE) == Topic(("data-engineer",), "grade")
    assert await topics.recall(_THERE) == NOTHING


async def test_a_conversation_that_went_cold_is_over() -> None:
    clock = Clock()
    topics = TopicsInMemory(clock=clock)
    await topics.remember(_HERE, Topic(("data-engineer",), "grade"))

    clock.seconds += 60 * 60 + 1

    assert await topics.recall(_HERE) == NOTHING


async def test_the_last_five_roles_that_a_person_looked_up_are_remembered_each_once() -> None:
    lookups = LookupsInMemory(clock=Clock())
    for slug in ("a", "b", "c", "d", "e", "a", "f"):
        await lookups.add("T1", "U1", slug)

    assert await lookups.recent("T1", "U1") == ("f", "a", "e", "d", "c")
    assert await lookups.recent("T1", "U2") == ()


async def test_a_channel_has_one_pin_at_a_time() -> None:
    pins = PinsInMemory(clock=Clock())
    await pins.pin("T1", "C1", "a")
    await pins.pin("T1", "C1", "b")
    await pins.pin("T1", "C2", "")

    assert [await pins.pinned("T1", channel) for channel in ("C1", "C2", "C3")] == ["b", "", ""]
