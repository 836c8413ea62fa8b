"""Golden files: cases of a title, an input and what is expected of it.

A case is "title", ".", "input", ".", "expected", ".": each dot alone on its line. The title is a sentence stating a
fact. Blank lines between cases do not count, nor does what stands before the first blank line of a title: a remark.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PAGE_MARK = "=== "


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return self.title


def cases(file: Path) -> list[Case]:
    """The cases of a golden file, in order."""
    name = file.name
    parts = list(_parts(file.read_text(encoding="utf-8")))
    rest = parts.pop().strip()
    assert not rest, f"{name}: the last case is not closed by a dot: {rest[:60]}"
    assert parts, f"{name}: no case"
    assert len(parts) % 3 == 0, f"{name}: a case lacks its input or what is expected"
    found = [Case(_title(parts[at]), parts[at + 1], parts[at + 2]) for at in range(0, len(parts), 3)]
    titles = [case.title for case in found]
    assert len(titles) == len(set(titles)), f"{name}: two cases of one title"
    return found


def pages_in(text: str) -> dict[str, str]:
    """The pages of a case's input, by path: a line "=== roles/baker.md" begins one. Without such a line all of it is
    "page.md"."""
    if not text.startswith(_PAGE_MARK):
        return {"page.md": text}
    pages: dict[str, str] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith(_PAGE_MARK):
            path = line.removeprefix(_PAGE_MARK).strip()
            pages[path] = ""
        else:
            pages[path] += f"{line}\n"
    return pages


def _parts(text: str) -> Iterator[str]:
    part: list[str] = []
    for line in text.splitlines():
        if line == ".":
            yield "\n".join(part)
            part = []
        else:
            part.append(line)
    yield "\n".join(part)


def _title(part: str) -> str:
    return part.strip().rsplit("\n\n", 1)[-1].strip()
