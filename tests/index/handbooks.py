"""The handbooks that the tests of the index ask: where they are, and each read once."""

from functools import cache
from pathlib import Path

from index import Handbook, load_handbook

_ROOT = Path(__file__).parents[2]

EXAMPLE_QUESTIONS = _ROOT / "tests" / "questions" / "example.jsonl"
LAYOUTS = ("bold-lines", "h2-levels", "one-page-per-level", "tables", "wrong-nesting")
FOLDERS = {
    "example": _ROOT / "corpus",
    "small": Path(__file__).parent / "handbook",
    **{layout: _ROOT / "tests" / "layouts" / layout for layout in LAYOUTS},
}
SETS = {
    file.name: file / "handbook"
    for file in sorted((_ROOT / "tests" / "sets").iterdir())
    if (file / "handbook").is_dir()
}
_SHARED = _ROOT.parent / "shared" / "corpora"
SHARED = {each.name: each for each in sorted(_SHARED.iterdir()) if each.is_dir()} if _SHARED.is_dir() else {}


@cache
def loaded(name: str) -> Handbook:
    """A handbook, read once: "example" is the one that ships, "small" is written for these tests."""
    return load_handbook(FOLDERS[name])


@cache
def lines_of(name: str, path: str) -> tuple[str, ...]:
    """The lines of a page's file."""
    return tuple((FOLDERS[name] / path).read_text(encoding="utf-8").split("\n"))
