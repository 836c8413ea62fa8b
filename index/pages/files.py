"""Finding and decoding the files of a handbook. The only module of `index` that reads the disk."""

from collections.abc import Iterator
from pathlib import Path

from index.pages.problems import HandbookError, Problem

# A page is read by people: what is larger was put there by mistake, and parsing it would hold up the start.
MOST_BYTES = 1_000_000
_NOT_PAGES = {"readme.md", "license.md", "contributing.md", "changelog.md"}


def page_files(root: Path) -> tuple[tuple[str, Path], ...]:
    """Every Markdown file under `root` as (relative path with `/`, file), sorted; hidden folders and README.md files
    are not pages. Raises HandbookError where there is no such folder."""
    if not root.is_dir():
        raise HandbookError((Problem(str(root), 1, "no such folder; name the folder that holds the handbook's pages"),))
    found = sorted((file.relative_to(root).as_posix(), file) for file in root.rglob("*.md") if file.is_file())
    return tuple((path, file) for path, file in found if _is_page(path))


def _is_page(path: str) -> bool:
    *folders, name = path.split("/")
    return name.lower() not in _NOT_PAGES and not any(part.startswith(".") for part in (*folders, name))


def read_text(path: str, file: Path) -> str | Problem:
    """The file's text with `\\n` line ends and without a byte order mark, or what is wrong with it."""
    size = file.stat().st_size
    if size > MOST_BYTES:
        return Problem(path, 1, f"the page is {size:,} bytes; split it into pages of at most {MOST_BYTES:,}")
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(path, line, f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_texts(root: Path) -> Iterator[tuple[str, str | Problem]]:
    """Each page's path with its text or its problem, in order of path."""
    for path, file in page_files(root):
        yield path, read_text(path, file)
