"""When something is sent again, and how long Slack is waited for; what is sent is written down by its outcome."""

from collections.abc import Iterator

import pytest

from handlers.outcomes import DISCONNECTED, TIMEOUT, Instead, Later, Outcome, PerhapsSent, Refused, Sent, cause_of
from handlers.outgoing import Outgoing
from handlers.sending import Sending

_NEW = Outgoing("chat.postMessage", {"channel": "C1", "blocks": [1]}, plainer={"channel": "C1"})
_AGAIN = Outgoing("views.update", {"view_id": "V1"}, repeatable=True)
_OPENING = Outgoing("views.open", {"trigger_id": "1"}, repeatable=True, done=frozenset({"exchanged_trigger_id"}))

_LIMITED = Later(30, "ratelimited")


class Slack:
    """Answers with one outcome after the other, on a clock that only pauses move; keeps what it was sent and when."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes: Iterator[Outcome] = iter(outcomes)
        self.now = 100.0
        self.carried: list[tuple[float, Outgoing]] = []
        self.patience: list[float] = []
        self.counted: list[tuple[str, str]] = []
        self.sending = Sending(self, ledger=self, clock=lambda: self.now, pause=self.pause)

    async def carry(self, outgoing: Outgoing, *, seconds: float) -> Outcome:
        self.carried.append((self.now, outgoing))
        self.patience.append(seconds)
        return next(self.outcomes)

    async def pause(self, seconds: float) -> None:
        self.now += seconds

    def sent(self, name: str, outcome: Outcome) -> None:
        self.counted.append((name, cause_of(outcome)))

    def unsent(self, name: str, outcome: Outcome, *, instead: Instead, event_id: str = "") -> None:
        self.counted.append((name, f"{cause_of(outcome)}, {instead} instead{event_id}"))


@pytest.mark.parametrize(
    ("outgoing", "outcomes", "expected", "times"),
    [
        (_NEW, [Sent()], Sent(), [100]),
        (_NEW, [Later(1, "ratelimited"), Sent()], Sent(), [100, 101]),
        (_NEW, [Later(0.5, "not_connected")] * 3, Later(0.5, "not_connected"), [100, 100.5, 101]),
        (_NEW, [_LIMITED], _LIMITED, [100]),
        (_NEW, [PerhapsSent(TIMEOUT)], PerhapsSent(TIMEOUT), [100]),
        (_NEW, [PerhapsSent("http_500")], PerhapsSent("http_500"), [100]),
        (_NEW, [Later(1, "http_503"), PerhapsSent(DISCONNECTED)], PerhapsSent(DISCONNECTED), [100, 101]),
        (_NEW, [Refused("is_archived")], Refused("is_archived"), [100]),
        (_AGAIN, [PerhapsSent("http_500"), Sent()], Sent(), [100, 100.3]),
        (_AGAIN, [PerhapsSent("http_500")] * 3, PerhapsSent("http_500"), [100, 100.3, 100.6]),
        (_AGAIN, [PerhapsSent("http_500"), Refused("not_found")], PerhapsSent("http_500"), [100, 100.3]),
        (_AGAIN, [PerhapsSent("http_500"), _LIMITED], PerhapsSent("http_500"), [100, 100.3]),
        (_OPENING, [PerhapsSent("http_500"), Refused("exchanged_trigger_id")], Sent(), [100, 100.3]),
        (_OPENING, [Refused("exchanged_trigger_id")], Refused("exchanged_trigger_id"), [100]),
    ],
)
async def test_only_what_cannot_be_doubled_is_sent_again(
    outgoing: Outgoing, outcomes: list[Outcome], expected: Outcome, times: list[float]
) -> None:
    slack = Slack(*outcomes)

    assert await slack.sending.send(outgoing, until=102) == expected
    assert [round(time, 1) for time, _ in slack.carried] == times


async def test_blocks_that_slack_does_not_take_are_left_out_once() -> None:
    slack = Slack(Refused("invalid_blocks"), Refused("invalid_blocks"))

    assert await slack.sending.send(_NEW, until=102) == Refused("invalid_blocks")
    assert [outgoing.fields for _, outgoing in slack.carried] == [_NEW.fields, _NEW.plainer]
    assert slack.counted == [
        ("chat.postMessage", "invalid_blocks"),
        ("chat.postMessage", "invalid_blocks, text instead"),
        ("chat.postMessage", "invalid_blocks"),
    ]


async def test_while_slack_wants_to_be_left_alone_it_is_not_asked() -> None:
    slack = Slack(_LIMITED, Sent(), Sent())

    await slack.sending.send(_NEW, until=102)
    during = await slack.sending.send(_NEW, until=102)
    elsewhere = await slack.sending.send(Outgoing("chat.postMessage", {"channel": "C2"}), until=102)
    slack.now += 30
    after = await slack.sending.send(_NEW, until=140)

    assert (during, elsewhere, after) == (_LIMITED, Sent(), Sent())
    assert [time for time, _ in slack.carried] == [100, 100, 130]


async def test_slack_is_waited_for_until_the_answer_is_due_and_for_a_second_at_least() -> None:
    slack = Slack(Sent(), Sent())

    await slack.sending.send(_NEW, until=108)
    await slack.sending.send(_NEW, until=99)

    assert slack.patience == [8, 1]
