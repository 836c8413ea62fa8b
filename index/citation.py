"""Citations: where in the handbook an answer stands. Knows nothing of how the place was found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """One section of one page.

    `path` is relative to the handbook's root, with `/`; `heading` is the section's heading as written in the file (the
    page's title for text before the first heading); `lines` are the first and last line of the section, 1-based and
    inclusive; `anchor` is empty where the section has none; `url` is None where no site is configured; `page` is the
    page's title.
    """

    path: str
    heading: str
    heading_path: tuple[str, ...]
    anchor: str
    url: str | None
    lines: tuple[int, int]
    page: str
