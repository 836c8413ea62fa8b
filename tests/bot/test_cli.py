import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from bot.cli.prompt import converse
from handlers import EVERYTHING, Screen
from index import Editions, Handbook, ask, load_handbook
from tests.conftest import SMALL_HANDBOOK

pytestmark = pytest.mark.usefixtures("no_settings")


def _run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(app, arguments, input=given, catch_exceptions=False)


def _ask(*arguments: str, given: str | bytes = "") -> Result:
    return _run("ask", "--corpus", str(SMALL_HANDBOOK), *arguments, given=given)


def _records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_question_is_answered_in_plain_text() -> None:
    result = _ask("grade of a data engineer")

    assert result.exit_code == 0
    assert result.stdout == (
        "Data Engineer: grade 6\n\n"
        "The Data Engineer is a grade 6.\n\n"
        "Source: job-families/data/data-engineering.md › Levels › Data Engineer Job Grade, lines 13-15\n"
    )


def test_the_slash_command_can_be_typed() -> None:
    assert _ask("/role data-engineer grade").stdout == _ask("data-engineer grade").stdout
    assert _ask("/role").stdout.startswith("What you can ask Rolecall\n")
    assert _ask("/role list data").stdout.startswith("Roles that ")


def test_several_texts_are_one_conversation() -> None:
    result = _ask("grade of a senior data engineer", "and who does it report to?")

    assert "Senior Data Engineer: reports to the Manager, Data Engineering\n" in result.stdout


def test_without_a_terminal_questions_are_read_a_line_each() -> None:
    result = _ask(given="grade of a senior data engineer\nand who does it report to?\n")

    assert "Senior Data Engineer: grade 7\n" in result.stdout
    assert "Senior Data Engineer: reports to the Manager, Data Engineering\n" in result.stdout


def test_an_answer_as_json_has_every_key_of_the_contract() -> None:
    (record,) = _records(_ask("--json", "grade of a data engineer"))

    took_ms = record.pop("took_ms")
    text = record.pop("text")
    assert took_ms > 0
    assert text.startswith("Data Engineer: grade 6\n")
    assert record == {
        "id": None,
        "question": "grade of a data engineer",
        "answered": True,
        "kind": "facts",
        "role": "data-engineer",
        "facet": "grade",
        "confidence": round(ask(load_handbook(SMALL_HANDBOOK), "grade of a data engineer").confidence, 3),
        "citations": [
            {
                "path": "job-families/data/data-engineering.md",
                "heading": "Data Engineer Job Grade",
                "heading_path": ["Levels", "Data Engineer", "Data Engineer Job Grade"],
                "anchor": "data-engineer-job-grade",
                "url": None,
                "lines": [13, 15],
            }
        ],
    }


@pytest.mark.parametrize(
    ("question", "kind", "answered"),
    [
        ("data-engineer", "card", True),
        ("compare data-engineer vs senior-data-engineer", "comparison", True),
        ("/role list", "roles", True),
        ("who calls the references?", "passages", True),
        ("manager-data-engineering grade", "not_stated", False),
        ("chief astronaut of mars", "nothing_found", False),
        ("flurbzork blimplex", "not_understood", False),
        ("thanks!", "nothing_found", False),
        ("/role help", "nothing_found", False),
        ("", "nothing_found", False),
    ],
)
def test_each_kind_says_whether_the_question_is_answered(question: str, kind: str, answered: bool) -> None:
    (record,) = _records(_ask("--json", question))

    assert (record["kind"], record["answered"]) == (kind, answered)


def test_an_answer_to_several_parts_is_answered_where_one_of_them_is() -> None:
    (record,) = _records(_ask("--json", "what are the kpis of a senior data engineer and what grade is it?"))

    assert (record["answered"], record["kind"], record["role"]) == (True, "facts", "senior-data-engineer")
    assert record["parts"] == [
        {"question": "what are the kpis of a senior data engineer", "answered": False, "kind": "not_stated"},
        {"question": "what grade is it?", "answered": True, "kind": "facts"},
    ]
    assert [place["heading"] for place in record["citations"]] == ["Senior Data Engineer Job Grade"]


@pytest.mark.parametrize("text", ["\udcff", "what grade is a data engineer and \udcff who does it report to?"])
def test_what_no_terminal_can_show_is_not_said_back(text: str) -> None:
    assert _ask(text).exit_code == 0


def test_a_batch_is_answered_line_by_line_in_its_order(tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    questions: list[dict[str, Any]] = [
        {"id": "q1", "question": "grade of a senior data engineer", "type": "grade"},
        {"id": 2, "question": "and who does it report to?"},
        {"question": "half a pair \ud800"},
    ]
    batch.write_text("\n\n".join(map(json.dumps, questions)) + "\n")

    records = _records(_ask("--json", "--batch", str(batch)))

    assert [(record["id"], record["question"]) for record in records] == [
        (question.get("id"), question["question"]) for question in questions
    ]
    # each on its own: the second knows nothing of the first
    assert [record["role"] for record in records] == ["senior-data-engineer", None, None]


def test_a_batch_can_come_from_stdin() -> None:
    (record,) = _records(
        _ask("--json", "--batch", "-", given=b'\xef\xbb\xbf{"id": 1, "question": "data-engineer"}\r\n')
    )

    assert (record["id"], record["kind"]) == (1, "card")


def test_lines_of_a_batch_that_are_no_questions_are_all_named_and_none_is_answered(tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_bytes(b'{"id": 1, "question": "grade?"}\n{"id": 2\n[]\n{"id": 3}\n\xff\n{"question": 5}\n')

    result = _ask("--json", "--batch", str(batch))

    wanted = 'write an object such as {"id": "q1", "question": "grade for director-tpm?"}'
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"{batch}:2: is not JSON; {wanted}",
        f"{batch}:3: is not a JSON object; {wanted}",
        f'{batch}:4: has no "question" that is a text; {wanted}',
        f"{batch}:5: is not UTF-8; {wanted}",
        f'{batch}:6: has no "question" that is a text; {wanted}',
    ]


def test_a_batch_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = _ask("--json", "--batch", str(tmp_path / "none"))

    assert result.exit_code == 2
    assert "none: cannot be read (No such file or directory); name a file of questions" in result.stderr


def test_a_batch_beside_texts_is_bad_usage() -> None:
    result = _ask("--batch", "-", "grade?")

    assert result.exit_code == 2
    assert "leave out" in result.stderr


def test_a_handbook_that_is_not_there_is_bad_usage(tmp_path: Path) -> None:
    result = _run("ask", "--corpus", str(tmp_path / "none"), "grade?")

    assert (result.exit_code, result.stdout) == (2, "")
    assert str(tmp_path / "none") in result.stderr


def test_a_setting_that_is_wrong_is_bad_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_SITE_URL", "handbook")

    result = _ask("grade?")

    assert result.exit_code == 2
    assert result.stderr.startswith("ROLECALL_SITE_URL: is not a URL; write ")


def test_the_handbook_of_the_settings_is_answered_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLECALL_CORPUS", str(SMALL_HANDBOOK))
    monkeypatch.setenv("ROLECALL_SITE_URL", "https://handbook.example.com/")

    (record,) = _records(_run("ask", "--json", "data-engineer grade"))

    path = "job-families/data/data-engineering/#data-engineer-job-grade"
    assert record["citations"][0]["url"] == f"https://handbook.example.com/{path}"


def test_without_a_setting_the_example_handbook_answers_and_stderr_says_so() -> None:
    result = _run("ask", "grade of a director of TPM?")

    assert result.stdout.startswith("Director, Infrastructure Technical Program Management: grade 10\n")
    assert result.stderr == "Using the example handbook; set ROLECALL_CORPUS to use your own.\n"
    assert _ask("data-engineer grade").stderr == ""


def test_the_version_is_the_one_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert _run("--version").stdout == f"rolecall {project['version']}\n"


def test_a_page_that_cannot_be_read_is_named_and_the_rest_is_served(tmp_path: Path) -> None:
    corpus = shutil.copytree(SMALL_HANDBOOK, tmp_path / "corpus")
    (corpus / "broken.md").write_text("---\ntitle: [\n---\n\ntext\n")

    asked = _run("ask", "--corpus", str(corpus), "data-engineer grade")
    checked = _run("check", "--corpus", str(corpus))

    assert (asked.exit_code, checked.exit_code) == (0, 1)
    assert asked.stdout.startswith("Data Engineer: grade 6\n")
    assert asked.stderr.startswith("broken.md:")
    assert checked.stderr == asked.stderr
    assert checked.stdout == "3 pages, 4 roles, 1 problems\n"


def test_a_handbook_without_problems_passes_the_check() -> None:
    result = _run("check", "--corpus", str(SMALL_HANDBOOK))

    assert (result.exit_code, result.stdout) == (0, "3 pages, 4 roles, 0 problems\n")


def test_roles_are_listed_a_line_each_for_another_program() -> None:
    result = _run("roles", "--corpus", str(SMALL_HANDBOOK))

    assert result.stdout.splitlines()[0].split("\t") == [
        "Data Engineer",
        "Data",
        "job-families/data/data-engineering.md",
        "data-engineer",
    ]
    assert len(result.stdout.splitlines()) == 4


def test_roles_are_a_table_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # what rich takes for a terminal

    result = _run("roles", "--corpus", str(SMALL_HANDBOOK))

    assert "│ Payload Analyst " in result.stdout


def test_roles_that_are_not_there_are_said_not_to_be(handbook: Handbook) -> None:
    assert _run("roles", "--corpus", str(SMALL_HANDBOOK), "underwater", "basketry").stdout.startswith("I found nothing")


def test_a_question_is_explained() -> None:
    result = _run("explain", "--corpus", str(SMALL_HANDBOOK), "grade", "of a data engineer")

    assert result.exit_code == 0
    assert "grade" in result.stdout


def test_the_manifest_is_json_to_be_pasted() -> None:
    http, socket_mode = _run("manifest", "--url", "https://r.example"), _run("manifest", "--socket-mode")

    assert json.loads(http.stdout)["settings"]["event_subscriptions"]["request_url"] == "https://r.example/slack/events"
    assert json.loads(socket_mode.stdout)["settings"]["socket_mode_enabled"] is True
    assert _run("manifest", "--url", "https://r.example", "--socket-mode").exit_code == 2


def test_a_manifest_without_an_address_says_what_to_fill_in() -> None:
    result = _run("manifest")

    assert json.loads(result.stdout)["settings"]["socket_mode_enabled"] is False
    assert result.stderr.startswith("--url: not given; write ")


def test_serving_without_settings_names_them_all() -> None:
    result = _run("serve")

    assert result.exit_code == 2
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]


def test_the_prompt_greets_answers_and_remembers_the_role(handbook: Handbook) -> None:
    lines = iter(["grade of a senior data engineer", "", "and who does it report to?", "exit", "never read"])
    written: list[str] = []

    converse(Screen(Editions.for_all(handbook)), EVERYTHING, read=lambda: next(lines), write=written.append)

    greeting, first, second, farewell = written
    assert "3 pages, 4 roles" in greeting
    assert "/role data-engineer" in greeting
    assert "Senior Data Engineer: grade 7" in first
    assert "Senior Data Engineer: reports to the Manager, Data Engineering" in second
    assert farewell == ""


def test_the_prompt_ends_with_its_input(handbook: Handbook) -> None:
    def read() -> str:
        raise EOFError

    written: list[str] = []

    converse(Screen(Editions.for_all(handbook)), EVERYTHING, read=read, write=written.append)

    assert len(written) == 2


def test_one_can_ask_as_somebody_else_somewhere_else(tmp_path: Path) -> None:
    front = "---\ntitle: Baker\naudience: internal\n---\n\n"
    page = f"{front}The Baker reports to the Head Baker.\n\n## Requirements\n\n- Salt.\n"
    (tmp_path / "baker.md").write_text(page, encoding="utf-8")

    def shown(*options: str) -> str:
        return _run("ask", "--corpus", str(tmp_path), *options, "baker requirements").stdout.splitlines()[0]

    assert shown() == shown("--as", "member") == shown("--in", "channel") == "Baker: requirements"
    assert shown("--in", "external") == "That is not shown here."
    assert shown("--as", "guest").startswith("I found nothing on that in the handbook.")
    assert shown("--as", "hiring", "--in", "unknown") == "That is not shown here."
    (record,) = _records(_run("ask", "--corpus", str(tmp_path), "--as", "guest", "--json", "baker requirements"))
    assert (record["answered"], record["kind"], record["citations"]) == (False, "nothing_found", [])


def _facts(*arguments: str) -> Result:
    return _run("facts", "--corpus", str(SMALL_HANDBOOK), *arguments)


def test_facts_of_a_role_are_a_line_each_with_their_source_and_whom_they_point_at() -> None:
    result = _facts("senior", "data", "engineer", "--kind", "reports_to")

    assert (result.exit_code, result.stdout) == (
        0,
        "Senior Data Engineer: reports_to: the Manager, Data Engineering -> manager-data-engineering"
        "  [job-families/data/data-engineering.md:30]\n",
    )


def test_facts_are_json_for_other_programs() -> None:
    facts = _records(_facts("--json", "--kind", "grade"))

    assert {fact["kind"] for fact in facts} == {"grade"}
    assert all(fact["path"].endswith(".md") and fact["lines"][0] <= fact["lines"][1] for fact in facts)


def test_facts_of_a_role_that_is_not_there_are_asked_for_another_way() -> None:
    result = _facts("zzqq")

    assert result.exit_code == 2
    assert result.stderr == "zzqq: no such role; name one of those that rolecall roles lists\n"
