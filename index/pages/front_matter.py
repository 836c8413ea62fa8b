"""Front matter: the YAML at the top of a page. The one place that knows python-frontmatter and YAML.

It is read strictly: what could hold up the start (aliases, deep nesting) or mean several things (tags, a key that is
there twice) is refused and named.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from index.pages.problems import Problem

# Written by hand: the longest of four public handbooks has 585 characters.
MOST_CHARACTERS = 16_000
# Lists and mappings in each other: owners in a list are two deep.
MOST_DEPTH = 20
_MARK = re.compile(r"-{3,}\s*")
_END = re.compile(r"(?:-{3,}|\.\.\.)\s*")
# Of front matter whose first "---" was forgotten there is nothing but "key: value" lines up to the closing one.
_KEY_AND_VALUE = re.compile(r"[A-Za-z_][\w-]*:.*")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HINT = 'write it as lines such as title: "Backend Engineer"'


@dataclass(frozen=True, slots=True)
class Split:
    """A file's metadata, the Markdown that follows it and the number of lines before that Markdown."""

    meta: Mapping[str, object]
    body: str
    offset: int


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where front matter stands: its YAML without the marks, the line of its first line (1-based), all its lines."""

    yaml: str
    first: int
    lines: int


class _FaultError(Exception):
    """What is wrong, at a 0-based line of the YAML, and what to write."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def split_front_matter(path: str, text: str) -> Split | Problem:
    """The front matter apart from the body. A page without any is well; broken YAML is a Problem with its line."""
    lines = text.split("\n")
    extent = _extent(lines)
    if extent is None:
        return Split({}, text, 0)
    try:
        meta, _ = frontmatter.parse(f"---\n{extent.yaml}\n---\n", handler=_Strict())
    except _FaultError as fault:
        return Problem(path, extent.first + fault.line, f"front matter: {fault}")
    return Split(meta, "\n".join(lines[extent.lines :]), extent.lines)


class _Marked(Protocol):
    """A place in a text, as both of YAML's parsers give it."""

    index: int


class _Strict(YAMLHandler):
    """python-frontmatter's reader of YAML, but for what could be read in more than one way."""

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:  # noqa: ARG002 - the base class passes options of YAML
        """The mapping between the marks; raises _FaultError."""
        return dict(_read(fm.removeprefix("\n").removesuffix("\n")))


def _extent(lines: list[str]) -> _Extent | None:
    opened = 1 if _MARK.fullmatch(lines[0]) else 0
    for number in range(opened, len(lines)):
        if (_END if opened else _MARK).fullmatch(lines[number]):
            inside = lines[opened:number]
            return _Extent("\n".join(inside), opened + 1, number + 1) if opened or inside else None
        if not opened and not _KEY_AND_VALUE.fullmatch(lines[number]):
            return None
    return None


def _read(text: str) -> Mapping[str, object]:
    """The mapping that is written in YAML; empty where it is a list or words. Raises _FaultError."""
    if len(text) > MOST_CHARACTERS:
        raise _FaultError(
            0, f"is {len(text):,} characters; at most {MOST_CHARACTERS:,} are read, so put the rest below"
        )
    try:
        _check_events(text)
        node = yaml.compose(text, Loader=_Loader)
        if not isinstance(node, yaml.MappingNode):
            return {}
        _check_keys(node, text)
        return dict(yaml.constructor.SafeConstructor().construct_document(node))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        reason = error.problem or "the YAML cannot be read"
        hint = 'put values with a colon or a bracket in "quotes"'
        raise _FaultError(_line(mark, text), f"{reason}; {hint}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise _FaultError(0, f"{' '.join(str(error).split())}; {_HINT}") from error


def _line(mark: _Marked | None, text: str) -> int:
    """The line of a mark, from 0. YAML ends lines at more characters than an editor does."""
    return text.count("\n", 0, mark.index) if mark else 0


def _check_events(text: str) -> None:
    """Before anything is built: an alias can multiply a few lines into gigabytes, a tag can ask for any type."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = _line(event.start_mark, text)
        if isinstance(event, yaml.AliasEvent):
            raise _FaultError(line, f'"*{event.anchor}" is an alias, and those are not read; write the value itself')
        if tag := getattr(event, "tag", None):
            raise _FaultError(line, f'"{tag}" is a tag, and those are not read; write the value alone')
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH:
            raise _FaultError(line, f"is nested more than {MOST_DEPTH} deep; {_HINT}")


def _check_keys(node: yaml.Node, text: str) -> None:
    """YAML leaves open which of two equal keys counts."""
    for mapping in _mappings(node):
        seen = set[str]()
        for key, _ in mapping.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise _FaultError(_line(key.start_mark, text), f'"{key.value}" is there twice; keep one of them')
            seen.add(str(key.value))


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    match node:
        case yaml.MappingNode():
            yield node
            for key, value in node.value:
                yield from _mappings(key)
                yield from _mappings(value)
        case yaml.SequenceNode():
            for each in node.value:
                yield from _mappings(each)
