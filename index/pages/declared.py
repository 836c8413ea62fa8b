"""Which audience a page declares. A page that may be meant for some, and does not surely say so, is for no one.

Sure is one key "audience" at the top of front matter that is read as such. Anything else that looks like it, where
front matter could be meant, is named: the page is not served until an editor has made it sure.
"""

import re
from collections.abc import Iterator, Mapping

from index.pages.front_matter import Split
from index.pages.lookalikes import seen_as
from index.pages.page import Audience
from index.pages.problems import Problem
from index.pages.top import Line, top_of
from index.spelling import nearest

KEY = "audience"
OPEN = Audience.EVERYBODY.name.lower()
RESTRICTED = tuple(audience.name.lower() for audience in Audience if audience.name.lower() != OPEN)
# Words before the key in a line of the body: "page's target audience: internal". More make a sentence of it.
_MOST_BEFORE = 3
# A key with at most two slips has this many letters.
_LEAST_LETTERS, _MOST_LETTERS = len(KEY) - 2, len(KEY) + 2
_LINKING = {"only", "and", "or"}
_MOST_SHOWN = 60  # characters of a line
_WORD = re.compile(r"[a-z]+")
_SEPARATOR = re.compile(r"[^a-z0-9]*?[:=]")
_KNOWN = ", ".join((OPEN, *RESTRICTED))
_WRITE = f'write "{KEY}: {RESTRICTED[0]}" on a line of its own between the lines "---" that the page begins with'


def declared(path: str, text: str, split: Split) -> Audience | Problem:
    """The audience that the page surely declares, or what keeps it from being sure, with its line."""
    lines = tuple(top_of(text, split.offset if split.meta else 0))
    keys = [key for key in split.meta if _folded(key) == KEY]
    if len(keys) > 1:
        return Problem(
            path, _lines_of(lines, keys[1])[-1], f'front matter: "{keys[1]}" is there twice; keep one of them'
        )
    said = split.meta[keys[0]] if keys else OPEN
    if not isinstance(said, str) or said.strip().casefold() not in (OPEN, *RESTRICTED):
        shown = f'"{said}"' if isinstance(said, str) else f"that is no word ({type(said).__name__})"
        wrong = f"front matter: audience {shown} is not known, so nobody is shown the page; write one of: {_KNOWN}"
        return Problem(path, _lines_of(lines, keys[0])[0], wrong)
    declared_as = said.strip().casefold()
    doubtful = _doubtful_key(split.meta)
    line = _lines_of(lines, doubtful)[0] if doubtful else _doubtful_line(lines, declared_as, len(keys))
    return _doubt(path, line, doubtful or text.split("\n")[line - 1]) if line else Audience[declared_as.upper()]


def _doubt(path: str, line: int, written: str) -> Problem:
    written = " ".join(written.split())
    shown = written if len(written) <= _MOST_SHOWN else f"{written[:_MOST_SHOWN]}..."
    return Problem(
        path, line, f'"{shown}" may say who the page is for, so nobody is shown it; {_WRITE}, or leave it out'
    )


def _folded(key: object) -> str:
    return str(key).strip().casefold() if isinstance(key, str) else ""


def _lines_of(lines: tuple[Line, ...], key: str) -> list[int]:
    """The lines that hold the key; the first where it is written so that none is found (in escapes)."""
    return [line.number for line in lines if seen_as(key).strip() in line.seen] or [1]


def _doubtful_key(meta: Mapping[str, object]) -> str:
    """A key of front matter that is nearly the right one, stands inside another, or is longer and restricts."""
    for key, value, depth in _pairs(meta, 0):
        if not isinstance(key, str) or (depth == 0 and _folded(key) == KEY):
            continue
        words = _WORD.findall(seen_as(key))
        if _is_key("".join(words)) or (any(map(_is_key, words)) and _restricts(value)):
            return key
    return ""


def _pairs(value: object, depth: int) -> Iterator[tuple[object, object, int]]:
    match value:
        case Mapping():
            for key, inner in value.items():
                yield key, inner, depth
                yield from _pairs(inner, depth + 1)
        case list() | tuple():
            for inner in value:
                yield from _pairs(inner, depth + 1)
        case _:
            return


def _restricts(value: object) -> bool:
    match value:
        case str():
            return any(_restriction(word) for word in _WORD.findall(seen_as(value)))
        case Mapping() | list() | tuple():
            return any(_restricts(each) for each in (*value, *(value.values() if isinstance(value, Mapping) else ())))
        case _:
            return False


def _doubtful_line(lines: tuple[Line, ...], declared_as: str, read: int) -> int:
    """The first line that says more than what was read; 0 for none. `read` is how many keys were."""
    for line in lines:
        if line.is_read and _is_key_line(line.seen):
            read -= 1
            if read < 0:
                return line.number
        elif line.is_read:
            continue
        elif (line.may_be_front_matter and _speaks_of_key(line.seen)) or _says_more(line.seen, declared_as):
            return line.number
    return 0


def _is_key_line(seen: str) -> bool:
    """Whether a line of front matter begins with the key, in a comment or in a longer text as well."""
    word = _WORD.search(seen)
    if word is None or not _is_key(word[0]):
        return _says_more(seen, OPEN) and _before_key(seen) == 0
    return bool(_SEPARATOR.match(seen, word.end())) or _says_more(seen, OPEN)


def _before_key(seen: str) -> int:
    return next((place for place, _, _ in _keys_in(_WORD.findall(seen))), -1)


def _speaks_of_key(seen: str) -> bool:
    """Whether the key begins a line that may be front matter, is followed by a mark, or by a word that restricts."""
    found = list(_WORD.finditer(seen))
    keys = list(_keys_in([word[0] for word in found]))
    if not keys:
        return False
    begins = keys[0][0] == 0
    restricted = any(_restriction(word[0]) for word in found[keys[0][1] :])
    return begins or restricted or any(_SEPARATOR.match(seen, found[after - 1].end()) for _, after, _ in keys)


def _says_more(seen: str, declared_as: str) -> bool:
    """Whether a line is nothing but the key and words of ours, one of which restricts beyond what was read."""
    words = _WORD.findall(seen)
    for place, after, _ in _keys_in(words):
        if place > _MOST_BEFORE:
            break
        said = [_ours(word) for word in words[after:] if word not in _LINKING]
        if said and all(said) and set(said) - {OPEN, declared_as}:
            return True
    return False


def _keys_in(words: list[str]) -> Iterator[tuple[int, int, str]]:
    """(first word, first word after it, letters) of each key, which may have come apart: "aud ience"."""
    for place, word in enumerate(words):
        if _is_key(word):
            yield place, place + 1, word
        elif place + 1 < len(words) and _is_key(word + words[place + 1]) and not _is_key(words[place + 1]):
            yield place, place + 2, word + words[place + 1]


def _is_key(letters: str) -> bool:
    return _LEAST_LETTERS <= len(letters) <= _MOST_LETTERS and nearest(KEY, (letters,)) is not None


def _ours(word: str) -> str:
    return nearest(word, (OPEN, *RESTRICTED)) or ""


def _restriction(word: str) -> bool:
    return _ours(word) in RESTRICTED
