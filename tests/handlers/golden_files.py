"""Golden files: cases of a title, an input and what is expected of it, set apart by lines with a single dot."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return self.title


def cases(name: str) -> list[Case]:
    """The cases of a file, in order. Each is "title / . / input / . / expected / ."; blank lines between them."""
    parts = (FOLDER / name).read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 1, f"{name}: a case is not complete"
    assert not parts[-1].strip(), f"{name}: something stands behind the last case"
    return [Case(parts[i].strip(), parts[i + 1], parts[i + 2]) for i in range(0, len(parts) - 1, 3)]
