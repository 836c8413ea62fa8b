"""The catalogue of roles as a table, or as lines for another program. Owns rich."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from index import Roles

_COLUMNS = ("Role", "Department", "Page", "Slug")


def print_roles(roles: Roles) -> None:
    """A table in a terminal; elsewhere one role a line, its columns separated by tabs, without a head."""
    rows = [(row.role.name, row.role.department, row.role.path, row.role.slug) for row in roles.rows]
    console = Console()
    if not console.is_terminal:
        for row in rows:
            print(*row, sep="\t")
        return
    # Text: a name in brackets is no mark-up of rich's.
    table = Table(*_COLUMNS, title=Text(f"Roles that {roles.property}: {len(rows)}"))
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
