"""Anchors: the ids that site generators give to headings (github-slugger's rules)."""

import re

_DROPPED = re.compile(r"[^\w\- ]", re.UNICODE)


def slug(title: str) -> str:
    """Lower case, punctuation dropped, each blank a hyphen: "Hiring & Process" -> "hiring--process"."""
    return _DROPPED.sub("", title.strip().lower()).replace(" ", "-")


class Anchors:
    """The anchors of one page: the second "requirements" is "requirements-1"; an explicit id wins and is not counted
    up."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, title: str, explicit: str = "") -> str:
        """The anchor of the next heading of the page."""
        if explicit:
            return explicit
        name = base = slug(title)
        while name in self._seen:
            self._seen[base] += 1
            name = f"{base}-{self._seen[base]}"
        self._seen[name] = 0
        return name
