from pathlib import Path

import pytest

from handlers import reply_with, text_of
from handlers.mrkdwn import escaped
from index import ask
from tests.golden import Case, cases
from tests.handlers.samples import answer
from tests.index.showing import handbook_of

_GOLDEN = Path(__file__).parent / "golden"
_TEXTS = [
    case for file in sorted(_GOLDEN.glob("*.txt")) if file.stem not in {"blocks", "languages"} for case in cases(file)
]


@pytest.mark.parametrize("case", _TEXTS, ids=str)
def test_an_answer_reads_as_in_its_golden_file(case: Case) -> None:
    assert text_of(answer(case.given)) == case.expected


@pytest.mark.parametrize("case", _TEXTS, ids=str)
def test_the_text_of_a_slack_reply_is_the_plain_text_escaped(case: Case) -> None:
    said = answer(case.given)

    assert reply_with(said).text == escaped(text_of(said))


@pytest.mark.parametrize("case", cases(_GOLDEN / "blocks.txt"), ids=str)
def test_an_answer_is_shown_in_blocks_as_in_its_golden_file(case: Case) -> None:
    blocks = reply_with(answer(case.given)).blocks

    assert "\n".join(map(_outline, blocks)) == case.expected


def _outline(block: dict[str, object]) -> str:
    """A block as one line or more: its type, the kind of its text, its text."""
    match block:
        case {"type": kind, "text": {"type": text_kind, "text": text}}:
            return f"{kind}, {text_kind}: {text}"
        case {"type": kind, "elements": [{"type": text_kind, "text": text}]}:
            return f"{kind}, {text_kind}: {text}"
        case {"type": "table", "rows": list(rows)}:
            return "\n".join(["table", *(" | ".join(cell["text"] for cell in row) for row in rows)])
        case _:
            return str(block)


def test_two_pages_that_disagree_on_a_role_name_it_once() -> None:
    handbook = handbook_of(
        "=== one.md\n# Baker\n\nReports to the Miller.\n\n## Responsibilities\n\n- Knead\n\n## Requirements\n\n- Rye\n"
        "=== two.md\n# Baker\n\nReports to the Cook.\n\n## Responsibilities\n\n- Bake\n\n## Requirements\n\n- Salt\n"
    )

    said = text_of(ask(handbook, "who does the baker report to?").answer)

    one, other = "the Miller", "the Cook"  # which page is first is for the score to say
    assert said.splitlines()[0] in {f"Baker: reports to {one} / {other}", f"Baker: reports to {other} / {one}"}
