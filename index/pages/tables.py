"""Rows of tables as text."""

from collections.abc import Sequence


def row_text(cells: Sequence[tuple[str, str]]) -> str:
    """A row as a sentence that can be read aloud: "Role: VP, Tax; Grade: Level 12"."""
    return "; ".join(f"{title}: {' / '.join(text.split(chr(10)))}" if title else text for title, text in cells if text)
