"""Front matter: the YAML at the top of a page. The one place that knows python-frontmatter and YAML."""

import re
from dataclasses import dataclass, replace

import frontmatter
import yaml

from index.pages.problems import Problem

# Front matter whose first "---" was forgotten: nothing but "key: value" lines up to the closing one.
_UNOPENED = re.compile(r"\A(?:[A-Za-z_][\w-]*:.*\n)+---\s*\n")


@dataclass(frozen=True, slots=True)
class Split:
    """A file's metadata, the Markdown that follows it and the number of lines before that Markdown."""

    meta: dict[str, object]
    body: str
    offset: int


def split_front_matter(path: str, text: str) -> Split | Problem:
    """The front matter apart from the body. A page without any is well; broken YAML is a Problem with its line."""
    if _UNOPENED.match(text):
        opened = split_front_matter(path, f"---\n{text}")
        if isinstance(opened, Problem):
            return replace(opened, line=max(opened.line - 1, 1))
        return replace(opened, offset=opened.offset - 1)
    if not frontmatter.checks(text):
        return Split({}, text, 0)
    try:
        meta, _ = frontmatter.parse(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 2
        reason = error.problem or "the YAML cannot be read"
        return Problem(path, line, f'front matter: {reason}; put values with a colon or a bracket in "quotes"')
    except (yaml.YAMLError, ValueError) as error:
        said = " ".join(str(error).split())
        return Problem(path, 2, f'front matter: {said}; write it as lines such as title: "Backend Engineer"')
    offset = _lines_of_front_matter(text)
    return Split(dict(meta), "\n".join(text.split("\n")[offset:]), offset)


def _lines_of_front_matter(text: str) -> int:
    lines = text.split("\n")
    opened = next((number for number, line in enumerate(lines) if line.strip()), 0)
    for number in range(opened + 1, len(lines)):
        if lines[number].rstrip() in {"---", "..."}:
            return number + 1
    return 0
