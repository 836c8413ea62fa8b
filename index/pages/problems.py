"""What can be wrong with a handbook, said so that an editor can mend it.

HandbookError        no handbook at all: the folder is missing or holds no page that can be read
  .problems          every Problem that was met on the way
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one file: `str()` gives "path:line: what is wrong; what to write instead"."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """The one line that people see."""
        return f"{self.path}:{self.line}: {self.message}"


class HandbookError(Exception):
    """The folder cannot be served at all. `problems` is never empty."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
