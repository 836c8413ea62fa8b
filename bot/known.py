"""Known: what Slack told, by keys. One call for however many ask at once; failures are remembered briefly."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.calls import NotTold, Refused
from bot.memory import Clock, Recent

FAILURES_KEPT_SECONDS = 30.0
"""Long enough that an outage does not cost a call for each question, short enough that its end is noticed."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Looking(Generic[_Value]):
    """A look-up: its answer, once that is there, and when it began."""

    answer: "asyncio.Future[_Value | Refused | NotTold]"
    since: float

    @property
    def now(self) -> _Value | Refused | NotTold:
        """The answer, where it has come."""
        return self.answer.result() if self.answer.done() else NotTold("late")


class Known(Generic[_Value]):
    """Values that `ask` tells for a key, kept for `seconds`. Those older than `renew_after` are still told, and asked
    for again behind it. `ask` raises nothing."""

    def __init__(
        self,
        ask: Callable[[str], Awaitable[_Value | Refused | NotTold]],
        *,
        size: int,
        seconds: float,
        clock: Clock,
        renew_after: float | None = None,
    ) -> None:
        self._ask = ask
        self._clock = clock
        self._kept: Recent[str, _Value] = Recent(size=size, seconds=seconds, clock=clock)
        young = seconds if renew_after is None else renew_after
        self._young: Recent[str, bool] = Recent(size=size, seconds=young, clock=clock)
        self._failed: Recent[str, Refused | NotTold] = Recent(size=size, seconds=FAILURES_KEPT_SECONDS, clock=clock)
        self._running: dict[str, Looking[_Value]] = {}
        self._tasks: set[asyncio.Future[_Value | Refused | NotTold]] = set()

    def look(self, key: str, *, fresh: bool = False) -> Looking[_Value]:
        """What is known, or the look-up that runs for the key, or one that begins now. A `fresh` one begins now in any
        case, but for a key that failed a moment ago."""
        kept = None if fresh else self._kept.get(key)
        failed = self._failed.get(key)
        if kept is not None:
            if not (self._young.get(key) or failed or key in self._running):
                self._begin(key)
            return self._done(kept)
        if failed:
            return self._done(failed)
        return self._begin(key) if fresh or key not in self._running else self._running[key]

    def drop(self, key: str) -> None:
        """Forgets the key, and what a look-up tells that began before."""
        for memory in (self._kept, self._young, self._failed):
            memory.drop(key)
        self._running.pop(key, None)

    async def close(self) -> None:
        """Ends the look-ups that run."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, key: str) -> Looking[_Value]:
        task = asyncio.ensure_future(self._asked(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        looking = self._running[key] = Looking(task, self._clock())
        task.add_done_callback(lambda _: self._keep(key, looking))
        return looking

    async def _asked(self, key: str) -> _Value | Refused | NotTold:
        return await self._ask(key)

    def _keep(self, key: str, looking: Looking[_Value]) -> None:
        if self._running.get(key) is not looking:
            return  # dropped meanwhile, or overtaken by a fresh one
        del self._running[key]
        if looking.answer.cancelled():
            return
        answer = looking.answer.result()
        if isinstance(answer, Refused | NotTold):
            self._failed.put(key, answer)
        else:
            self._failed.drop(key)
            self._kept.put(key, answer)
            self._young.put(key, True)

    def _done(self, answer: _Value | Refused | NotTold) -> Looking[_Value]:
        future: asyncio.Future[_Value | Refused | NotTold] = asyncio.get_running_loop().create_future()
        future.set_result(answer)
        return Looking(future, self._clock())
