"""One page cannot hold up the start: what is too long or too dense is named, by counts and not by the clock."""

from pathlib import Path

import pytest

from index import Facts, ask, load_handbook
from index.pages.limits import MOST_HEADINGS, MOST_ITEMS, MOST_MARKS, MOST_ROWS
from tests.index.showing import page_of, shown_sections

_BAKER = "# Baker\n\nThe Baker reports to the Head Baker.\n\n## Job Grade\n\nThe Baker is a grade 4.\n"
_PAGES = {
    "headings": (
        "# Baker I\n\n" * 10_000,
        f"{2 * MOST_HEADINGS + 1}: the page has more than 500 headings; split it into several pages",
    ),
    "nested headings": (
        "".join(f"{'#' * (1 + n % 6)} Role {n}\n\n" for n in range(10_000)),
        f"{2 * MOST_HEADINGS + 1}: the page has more than 500 headings; split it into several pages",
    ),
    "HTML headings": (
        "<h2>Baker</h2>\n\n" * 10_000,
        f"{2 * MOST_HEADINGS + 1}: the page has more than 500 headings; split it into several pages",
    ),
    "bold lines": (
        "**Baker**\n\n" * 10_000,
        f"{2 * MOST_HEADINGS + 1}: the page has more than 500 headings; split it into several pages",
    ),
    "roles in a table": (
        "| Role | Grade |\n|---|---|\n" + "".join(f"| Baker {n} | {n % 9} |\n" for n in range(5_000)),
        f"{MOST_ROWS + 3}: the page has more than 400 table rows; split it into several pages",
    ),
    "bullets": (
        "- Knows rye.\n" * 10_000,
        f"{MOST_ITEMS + 1}: the page has more than 5,000 sentences and bullets; split it into several pages",
    ),
    "open brackets": (
        "Rye.\n\n" + "[" * 500_000,
        "3: a paragraph has more than 12,000 marks such as * and [; split it",
    ),
    "comments in a text": (
        "a " + "<!-- " * 100_000,
        "1: a paragraph has more than 12,000 marks such as * and [; split it",
    ),
    "comments in a block": ("<!--" * 200_000, "1: a paragraph has more than 12,000 marks such as * and [; split it"),
}


@pytest.mark.parametrize(("text", "problem"), _PAGES.values(), ids=_PAGES)
def test_a_page_beyond_a_limit_is_named_and_the_rest_is_served(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "baker.md").write_text(_BAKER)
    (tmp_path / "long.md").write_text(text)

    handbook = load_handbook(tmp_path)

    assert [str(each) for each in handbook.problems] == [f"long.md:{problem}"]
    assert isinstance(ask(handbook, "baker grade").answer, Facts)


def test_a_page_at_the_limits_is_served(tmp_path: Path) -> None:
    headings = "".join(f"{'#' * (2 + n % 5)} Baker {n}\n\nThe Baker {n} is a grade {n % 9}.\n\n" for n in range(490))
    table = "| Role | Grade |\n|---|---|\n" + "".join(f"| Miller {n} | {n % 9} |\n" for n in range(MOST_ROWS))
    (tmp_path / "long.md").write_text(f"# Bakers\n\n{headings}\n## Grades\n\n{table}\n{'[' * (MOST_MARKS - 1)}\n")

    handbook = load_handbook(tmp_path)

    assert handbook.problems == ()
    assert list(handbook.pages) == ["long.md"]


def test_comments_and_scripts_are_not_shown_closed_or_not() -> None:
    text = "# Rye\n\n<div>\nSeen <!-- not\nseen --> here\n<SCRIPT>no</script>\n<b>Too</b>\n<!-- <!-- no\nno"

    page = page_of(text)

    assert [(item.text, item.lines[0]) for item in page.sections[1].items] == [("Seen", 4), ("here", 5), ("Too", 7)]


def test_a_heading_in_html_is_a_heading() -> None:
    as_html = page_of('# Rye\n\n<h2 id="pay">Pay</h2>\n\nBy the hour.\n\n<H3>Bands</H3>\n\nTwo.\n')
    as_markdown = page_of("# Rye\n\n## Pay {#pay}\n\nBy the hour.\n\n### Bands\n\nTwo.\n")

    assert shown_sections(as_html) == shown_sections(as_markdown)
