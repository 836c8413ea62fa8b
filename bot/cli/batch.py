"""A file of questions: one JSON object a line, with `id` and `question`; all checked before any is answered."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_WANTED = 'write an object such as {"id": "q1", "question": "grade for director-tpm?"}'


class BatchError(Exception):
    """Lines of the file are not questions; `problems` names each, what is wrong with it and what to write instead."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Line:
    """A question of the file, and its id, which may be any JSON value."""

    identity: Any
    question: str


def read_batch(lines: Iterable[bytes], *, name: str) -> tuple[Line, ...]:
    """The questions, blank lines left out. Raises BatchError; `name` is what the file is called in it."""
    read = [(number, _read(line)) for number, line in enumerate(lines, start=1) if line.strip()]
    problems = tuple(f"{name}:{number}: {problem}; {_WANTED}" for number, problem in read if isinstance(problem, str))
    if problems:
        raise BatchError(problems)
    return tuple(line for _, line in read if isinstance(line, Line))


def _read(line: bytes) -> Line | str:
    """The question, or what is wrong with the line."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "is not UTF-8"
    except (ValueError, RecursionError):
        return "is not JSON"
    if not isinstance(value, dict):
        return "is not a JSON object"
    if not isinstance(value.get("question"), str):
        return 'has no "question" that is a text'
    return Line(value.get("id"), value["question"])
