"""A flood of what says the same leaves a handful of lines, and a count."""

import logging

from bot.repeats import Repeats
from tests.bot.stage import Clock


class Lines(logging.Handler):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.addFilter(Repeats(clock=clock))
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _write(lines: Lines, text: str, *given: object, times: int = 1) -> None:
    for _ in range(times):
        record = logging.LogRecord("rolecall", logging.WARNING, __file__, 1, text, given, None)
        lines.handle(record)


def test_what_says_the_same_is_written_five_times_and_counted_when_it_comes_a_minute_later() -> None:
    clock = Clock()
    lines = Lines(clock)

    _write(lines, "refused reason=%s", "no_timestamp", times=1_000)
    clock.seconds += 60
    _write(lines, "refused reason=%s", "no_timestamp", times=2)

    again = "refused reason=no_timestamp"
    assert lines.said == [again] * 5 + [f"{again} (and 995 times more since it was last written)", again]


def test_what_says_something_else_is_written_each_time() -> None:
    lines = Lines(Clock())

    for number in range(1_000):
        _write(lines, "failed reference=%s", number)

    assert len(lines.said) == 1_000
