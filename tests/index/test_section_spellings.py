"""However a section is written whose title a rule names: what it says is shown to those whom the rule means, and what
stands beside it to everybody."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import app
from index import Audience, Editions, Handbook, SectionRule, load_editions

_RULE = SectionRule(re.compile("compensation|salary bands", re.IGNORECASE), Audience.INTERNAL)
_TOP = "# Baker\n\nThe Baker reports to the Head Baker.\n\n## Requirements\n\n- Knows rye.\n\n"
_END = "\n\n## Tools\n\n- An oven.\n"
_SECRET = "5000"

# With a heading of their own: they are what the rules speak of.
_HEADINGS = {
    "heading": "## Compensation\n\n5000 a month.",
    "capitals": "## COMPENSATION\n\n5000 a month.",
    "underlined": "Compensation\n------------\n\n5000 a month.",
    "closed": "## Compensation ##\n\n5000 a month.",
    "in bold": "## **Compensation**\n\n5000 a month.",
    "in pieces": "## Com*pen*sation\n\n5000 a month.",
    "comment in it": "## Compen<!-- -->sation\n\n5000 a month.",
    "entity": "## Compens&#97;tion\n\n5000 a month.",
    "soft hyphen": "## Compen\u00adsation\n\n5000 a month.",
    "zero-width space": "## Compen\u200bsation\n\n5000 a month.",
    "another script": "## C\u043empens\u0430tion\n\n5000 a month.",
    "full-width": "## Ｃompensation\n\n5000 a month.",
    "non-breaking space": "## Salary\u00a0bands\n\n5000 a month.",
    "hyphen": "## Salary-bands\n\n5000 a month.",
    "nested": "## Compensation\n\n### Base\n\n5000 a month.",
    "number": "## 3. Compensation (2026)\n\n5000 a month.",
    "HTML heading": "<h2>Compensation</h2>\n\n5000 a month.",
    "HTML heading in a block": "<div>\n<h2 class='x'>Compensation</h2>\n5000 a month.\n</div>",
    "bold line": "**Compensation**\n\n5000 a month.",
    "bold line with a colon": "__Compensation:__\n\n- 5000 a month.",
    "bold line over its text": "**Compensation**\n5000 a month.",
    "bold line beside its text": "**Compensation** | 5000 a month",
}
_LABELS = {
    "bold label": "**Compensation:** 5000 a month.",
    "bold label, colon outside": "**Compensation**: 5000 a month.",
    "bold beginning": "**Compensation** 5000 a month.",
    "bold and italic line": "***Compensation***\n\n5000 a month.",
    "italic line": "*Compensation*\n\n5000 a month.",
    "italic over its text": "*Compensation*\n5000 a month.",
    "bold tag": "<b>Compensation</b> 5000 a month.",
    "bold tag and break": "<strong>Compensation</strong><br>5000 a month.",
    "link": "[Compensation](#pay) 5000 a month.",
    "label": "Compensation: 5000 a month.",
    "label with a dash": "Compensation – 5000 a month.",
    "label with an equals sign": "Compensation = 5000 a month",
    "label and text apart": "Compensation:\n\n5000 a month.",
    "title in plain letters": "Compensation\n\n5000 a month.",
    "title over its text": "Compensation\n5000 a month.",
    "title in lower case": "our compensation\nis 5000 a month.",
    "second line": "Hours: 40\ncompensation: 5000 a month",
    "definition": "Compensation\n: 5000 a month.",
    "heading without its blank": "##Compensation\n5000 a month.",
    "label over a list": "Compensation:\n\n- 5000 a month.",
    "sentence over a list": "This is the compensation that we pay:\n\n- 5000 a month.",
    "bullet": "- Compensation: 5000 a month.",
    "bullet in bold": "- **Compensation** 5000 a month.",
    "bullet over bullets": "- Compensation\n  - 5000 a month.",
    "bullet over long bullets": "- Compensation\n" + "  - 5000 a month, as all bakers of this town know.\n" * 20,
    "bullet in bullets": "- Rules\n  - Compensation: 5000 a month.",
    "bullet that ends in a colon": "- Compensation:\n- 5000 a month.",
    "bullet that is a title": "- Compensation\n- 5000 a month.",
    "bullet of two paragraphs": "- Compensation\n\n  5000 a month.",
    "heading in a bullet": "- ## Compensation\n  5000 a month.",
    "step": "1. Compensation: 5000 a month.",
    "task": "- [ ] Compensation: 5000 a month.",
    "quotation": "> **Compensation**\n>\n> 5000 a month.",
    "heading in a quotation": "> ## Compensation\n>\n> 5000 a month.",
    "column": "| Town | Compensation |\n|---|---|\n| Bern | 5000 |",
    "row": "| Matter | Rule |\n|---|---|\n| Compensation | 5000 |",
    "second cell of a row": "| # | Matter | Rule |\n|---|---|---|\n| 1 | Compensation | 5000 |",
    "row over rows": "| Matter | Rule |\n|---|---|\n| **Compensation** | |\n| Base | 5000 |",
    "table under a label": "Compensation:\n\n| Town | Rule |\n|---|---|\n| Bern | 5000 |",
    "HTML list": "<dl>\n<dt>Compensation</dt>\n<dd>5000 a month</dd>\n</dl>",
    "HTML table": "<table>\n<tr><th>Compensation</th>\n<td>5000</td></tr>\n</table>",
    "folded": "<details>\n<summary>Compensation</summary>\n\n5000 a month.\n\n</details>",
    "HTML paragraph": "<p><b>Compensation</b></p>\n\n5000 a month.",
    "code": "```\ncurrency: EUR\ncompensation: 5000\n```",
    "graph": "```mermaid\ngraph LR\nBaker-->|compensation 5000| Miller\n```",
}
_NO_SECTION = {
    "prose": "Whoever talks about compensation with the Baker reads this page before, all 5000 words.",
    "bullet": "- Works with the compensation team on 5000 questions a year, and answers them.",
    "cell": "| Matter | Rule |\n|---|---|\n| Hours | 5000 a year, counted by the team for compensation and by no "
    "one else in the company |",
}


def _editions(folder: Path, section: str) -> Editions:
    (folder / "baker.md").write_text(f"{_TOP}{section}{_END}", encoding="utf-8")
    return load_editions(folder, rules=[_RULE])


def _everything(handbook: Handbook) -> str:
    return "\n".join(
        f"{section.heading}\n{item.label}\n{item.text}\n{section.diagrams}"
        for section in handbook.sections
        for item in (*section.items, *(entry.item for entry in handbook.entries))
    )


@pytest.mark.parametrize("section", [*_HEADINGS.values(), *_LABELS.values()], ids=[*_HEADINGS, *_LABELS])
def test_a_section_that_a_rule_names_is_hidden_however_it_is_written(tmp_path: Path, section: str) -> None:
    editions = _editions(tmp_path, section)

    outside = editions.of(Audience.EVERYBODY)
    assert _SECRET not in _everything(outside)
    assert [section.heading for section in outside.sections if section.level < 3][-1] == "Tools"
    assert {"Knows rye.", "An oven."} <= {entry.item.text for entry in outside.entries}
    inside = editions.of(Audience.INTERNAL)
    assert inside is editions.full
    assert inside.problems == ()


@pytest.mark.parametrize("section", _NO_SECTION.values(), ids=_NO_SECTION)
def test_what_merely_mentions_it_is_shown(tmp_path: Path, section: str) -> None:
    editions = _editions(tmp_path, section)

    assert not editions.differ
    assert editions.notes == ()


@pytest.mark.parametrize("section", [each for name, each in _LABELS.items() if name != "graph"])
def test_what_is_hidden_without_a_heading_is_named_by_the_check(
    tmp_path: Path, section: str, no_settings: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = _editions(tmp_path, section)
    monkeypatch.setenv("ROLECALL_INTERNAL_SECTIONS", "compensation|salary bands")

    checked = CliRunner().invoke(app, ["check", "--corpus", str(tmp_path)], catch_exceptions=False)

    first = len(_TOP.split("\n"))
    lines = range(first, first + section.count("\n") + 1)
    assert editions.notes
    assert all(note.line in lines for note in editions.notes)
    assert checked.stderr.splitlines() == [str(note) for note in editions.notes]
    assert (checked.exit_code, checked.stdout) == (0, "1 pages, 1 roles, 0 problems\n")


def test_columns_that_no_rule_names_are_shown(tmp_path: Path) -> None:
    editions = _editions(tmp_path, "| Town | Compensation | Oven |\n|---|---|---|\n| Bern | 5000 | [brick](#brick) |")

    (row,) = [entry.item for entry in editions.of(Audience.EVERYBODY).entries if entry.item.cells]
    assert (row.text, row.cells) == ("Town: Bern; Oven: brick", (("Town", "Bern"), ("Oven", "brick")))
    assert [link.target for link in row.links] == ["#brick"]


def test_bullets_beside_a_hidden_one_are_shown(tmp_path: Path) -> None:
    editions = _editions(tmp_path, "- Grade: 5\n- Compensation: 5000\n- Reports to: Head Baker")

    texts = [entry.item.text for entry in editions.of(Audience.EVERYBODY).entries]
    assert texts[-3:] == ["Grade: 5", "Reports to: Head Baker", "An oven."]
