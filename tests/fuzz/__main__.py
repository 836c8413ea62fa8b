"""Fuzzes the real app over loopback and the reading of pages: `make fuzz` (SECONDS=60, SEED=number of a run to repeat).

Prints how many of each kind were tried and how they were answered. Ends with 1 where anything was answered 5xx, was
logged with a traceback, or raised.
"""

import argparse
import asyncio
import json
import logging
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import get_args
from urllib.parse import quote_plus

from bot.settings import EXAMPLE_CORPUS
from index import Answer, HandbookError, ask, load_editions
from tests.bot.stage import Stage, stage
from tests.fuzz.payloads import Payload, command, event, interaction, mutated
from tests.fuzz.texts import page, question

_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"
_SERVER_ERRORS = 500
_PAGES_AT_ONCE = 3
# Beyond this a run tells nothing new, however fast the machine is.
_AT_MOST = 200_000
_SHOWN_AT_MOST = 5
_GIVEN_AT_MOST = 2_000


@dataclass
class Run:
    """What was tried and what came of it."""

    seed: int
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def count(self, kind: str, outcome: str) -> None:
        self.counts[kind, outcome] += 1

    def fault(self, kind: str, told: str, given: object) -> None:
        self.faults.append(f"{kind}: {told}\n  given: {repr(given)[:_GIVEN_AT_MOST]}")


class Watch(logging.Handler):
    """Tracebacks in the log are faults: nobody should have to read one for what a stranger sent."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run
        self.given: object = None

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info or "failed reference=" in (message := record.getMessage()) or "Traceback" in message:
            self._run.count("log", "traceback")
            self._run.fault("log", self.format(record), self.given)


Try = Callable[[Stage, Random, Run, Watch], Awaitable[None]]


async def _post(bot: Stage, run: Run, watch: Watch, *, kind: str, body: bytes, form: bool, signed: bool = True) -> None:
    watch.given = body
    content_type = _FORM if form else _JSON
    if signed:
        delivery = await bot.sender.signed(body, content_type=content_type)
    else:
        headers = {"X-Slack-Request-Timestamp": str(int(bot.clock())), "X-Slack-Signature": "v0=0"}
        delivery = await bot.sender.send(body, headers={"Content-Type": content_type, **headers})
    run.count(kind, str(delivery.status))
    if delivery.status >= _SERVER_ERRORS or not delivery.status:
        run.fault(kind, f"answered {delivery.status}", body)


def _form(fields: Payload) -> bytes:
    pairs = ((name, value if isinstance(value, str) else json.dumps(value)) for name, value in fields.items())
    return "&".join(
        f"{quote_plus(name)}={quote_plus(value.encode('utf-8', 'replace'))}" for name, value in pairs
    ).encode()


async def _commands(bot: Stage, random: Random, run: Run, watch: Watch) -> None:
    await _post(bot, run, watch, kind="command", body=_form(mutated(command(question(random)), random)), form=True)


async def _events(bot: Stage, random: Random, run: Run, watch: Watch) -> None:
    body = json.dumps(mutated(event(random, question(random)), random)).encode()
    await _post(bot, run, watch, kind="event", body=body, form=False)


async def _interactions(bot: Stage, random: Random, run: Run, watch: Watch) -> None:
    payload = mutated(interaction(random, question(random)), random)
    await _post(bot, run, watch, kind="interaction", body=_form({"payload": json.dumps(payload)}), form=True)


async def _bytes(bot: Stage, random: Random, run: Run, watch: Watch) -> None:
    good = bytearray(json.dumps(event(random, "x")).encode())
    for _ in range(random.randint(1, 8)):
        good[random.randrange(len(good))] = random.randrange(256)
    body = random.choice([bytes(good), random.randbytes(random.randint(0, 300)), b"[" * random.randint(1, 5_000)])
    await _post(bot, run, watch, kind="bytes", body=body, form=random.random() < 0.5)


async def _unsigned(bot: Stage, random: Random, run: Run, watch: Watch) -> None:
    body = json.dumps(mutated(event(random, question(random)), random)).encode()
    await _post(bot, run, watch, kind="unsigned", body=body, form=random.random() < 0.5, signed=False)


async def _questions(_: Stage, random: Random, run: Run, watch: Watch) -> None:
    watch.given = text = question(random)
    try:
        answer = ask(_EDITIONS.full, text).answer
    except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
        run.count("question", "raised")
        run.fault("question", traceback.format_exc(), text)
    else:
        run.count("question", type(answer).__name__ if isinstance(answer, get_args(Answer)) else "no answer")


async def _pages(_: Stage, random: Random, run: Run, watch: Watch) -> None:
    watch.given = pages = [page(random) for _ in range(_PAGES_AT_ONCE)]
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(pages):
            Path(folder, f"page-{number}.md").write_bytes(content)
        try:
            editions = load_editions(Path(folder))
            ask(editions.full, question(random))
        except HandbookError:
            run.count("front matter", "refused")
        except Exception:  # noqa: BLE001 - the same
            run.count("front matter", "raised")
            run.fault("front matter", traceback.format_exc(), pages)
        else:
            run.count("front matter", "problems" if editions.full.problems else "read")


_TRIES: tuple[Try, ...] = (_commands, _events, _interactions, _bytes, _unsigned, _questions, _pages)
_EDITIONS = load_editions(EXAMPLE_CORPUS)


async def fuzz(seconds: float, seed: int) -> Run:
    """Tries one of each kind in turn until the time is over."""
    run, random = Run(seed), Random(seed)  # noqa: S311 - a run must be repeatable
    watch = Watch(run)
    logging.getLogger().addHandler(watch)
    for name in ("rolecall", "aiohttp"):
        logging.getLogger(name).propagate = True
    async with stage(_EDITIONS) as bot:
        end = time.monotonic() + seconds
        while time.monotonic() < end and run.counts.total() < _AT_MOST:
            for each in _TRIES:
                await each(bot, random, run, watch)
    logging.getLogger().removeHandler(watch)
    return run


def _report(run: Run) -> None:
    for kind in dict.fromkeys(kind for kind, _ in sorted(run.counts)):
        outcomes = {outcome: count for (of, outcome), count in sorted(run.counts.items()) if of == kind}
        print(f"{kind:13}{sum(outcomes.values()):7}  " + ", ".join(f"{name} {n}" for name, n in outcomes.items()))
    print(f"{run.counts.total()} tried, {len(run.faults)} faults, SEED={run.seed}")
    print(*run.faults[:_SHOWN_AT_MOST], sep="\n", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    given = parser.parse_args()
    run = asyncio.run(fuzz(given.seconds, time.time_ns() % 10**9 if given.seed is None else given.seed))
    _report(run)
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())
