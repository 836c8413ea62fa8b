"""Tables: their rows as text, and which of them are records, a label and its value a row."""

from collections.abc import Sequence

# What stands over the two columns of a record, where anything does.
_LABELS = frozenset(("", "field", "item", "attribute", "property", "key", "topic", "aspect", "what"))
_VALUES = frozenset(("", "value", "detail", "details", "description", "info", "information", "content", "data"))


def is_record(titles: Sequence[str]) -> bool:
    """Whether a table under these titles has a label and its value in each row: "Field | Value", or no titles."""
    if len(titles) != _COLUMNS:
        return False
    label, value = (title.strip().lower() for title in titles)
    return label in _LABELS and value in _VALUES


_COLUMNS = 2


def row_text(cells: Sequence[tuple[str, str]]) -> str:
    """A row as a sentence that can be read aloud: "Role: VP, Tax; Grade: Level 12"."""
    return "; ".join(f"{title}: {' / '.join(text.split(chr(10)))}" if title else text for title, text in cells if text)
