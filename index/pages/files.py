"""Finding and decoding the files of a handbook. The only module of `index` that reads the disk.

Only regular files inside the root are read, and no link is followed on the way to them: a handbook comes from many
hands, and a link in it could name any file of the machine. The root itself may be a link: it is named by the settings.
"""

import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from index.pages.paths import is_page, is_passed_over
from index.pages.problems import HandbookError, Problem

# A page is read by people: what is larger was put there by mistake, and parsing it would hold up the start.
MOST_BYTES = 1_000_000
# Folders in folders: each is held open while those in it are read, and a process may open a thousand files or so.
MOST_DEPTH = 40
# Opening a FIFO would wait for somebody to write into it, hence O_NONBLOCK.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC

Found = tuple[str, str | Problem]
"""A path relative to the root with `/`, and the page's text or what is wrong."""


def read_texts(root: Path) -> list[Found]:
    """Every Markdown file under `root` with its text or its problem, in order of path; so is whatever else cannot be
    served: links, unreadable folders, FIFOs. Hidden files are passed over.

    Raises HandbookError where there is no such folder.
    """
    try:
        opened = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        missing = Problem(str(root), 1, "no such folder; name the folder that holds the handbook's pages")
        raise HandbookError((missing,)) from None
    except OSError as error:
        raise HandbookError((_unreadable(str(root), error),)) from error
    try:
        return sorted(_in_folder(opened, "", 0), key=lambda found: found[0])
    finally:
        os.close(opened)


def _in_folder(folder: int, path: str, depth: int) -> Iterator[Found]:
    """What is in an open folder; `path` is empty for the root, else it ends in `/`."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield path, _unreadable(path, error)
        return
    for entry in entries:
        if not is_passed_over(entry.name):
            yield from _of_entry(entry, folder, path, depth)


def _of_entry(entry: os.DirEntry[str], folder: int, above: str, depth: int) -> Iterator[Found]:
    path = above + entry.name
    if entry.is_symlink():
        yield path, Problem(_shown(path), 1, "is a link, and links are not followed; put the file itself in its place")
    elif entry.is_dir(follow_symlinks=False):
        yield from _below(entry.name, folder, f"{path}/", depth + 1)
    elif not entry.is_file(follow_symlinks=False):
        yield path, _no_file(path)
    elif is_page(entry.name):
        yield path, _read(entry.name, folder, path)


def _below(name: str, folder: int, path: str, depth: int) -> Iterator[Found]:
    if wrong := _wrong_name(name, path):
        yield path, wrong
        return
    if depth > MOST_DEPTH:
        yield path, Problem(path, 1, f"stands in more than {MOST_DEPTH} folders; move it up")
        return
    try:
        opened = os.open(name, _FOLDER, dir_fd=folder)
    except OSError as error:
        yield path, _unreadable(path, error)
        return
    try:
        yield from _in_folder(opened, path, depth)
    finally:
        os.close(opened)


def _read(name: str, folder: int, path: str) -> str | Problem:
    if wrong := _wrong_name(name, path):
        return wrong
    try:
        with closing(os.fdopen(os.open(name, _FILE, dir_fd=folder), "rb")) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):  # it was exchanged since the folder was read
                return _no_file(path)
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        return _unreadable(path, error)
    if len(raw) > MOST_BYTES:
        size = max(found.st_size, len(raw))
        return Problem(path, 1, f"the page is {size:,} bytes; split it into pages of at most {MOST_BYTES:,}")
    return _decoded(path, raw)


def _decoded(path: str, raw: bytes) -> str | Problem:
    """The text with `\\n` line ends and without a byte order mark, or what is wrong with it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(path, line, f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wrong_name(name: str, path: str) -> Problem | None:
    """A name with control characters, or with bytes that are no UTF-8, cannot be cited."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in name):
        return Problem(_shown(path), 1, "has a name that cannot be shown; rename it")
    return None


def _shown(path: str) -> str:
    return "".join(
        letter.encode("unicode_escape").decode() if unicodedata.category(letter) in {"Cc", "Cs"} else letter
        for letter in path
    )


def _no_file(path: str) -> Problem:
    return Problem(_shown(path), 1, "is neither a file nor a folder; take it out of the handbook")


def _unreadable(path: str, error: OSError) -> Problem:
    reason = os.strerror(error.errno or 0)
    return Problem(_shown(path), 1, f"cannot be read ({reason}); let the user that runs Rolecall read it")
