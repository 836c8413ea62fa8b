"""The learnt score: its parts on worlds so small that each number can be worked out by hand."""

import json
import math
from pathlib import Path
from typing import Any

import numpy
import pytest

from index import Facts, NothingFound, Passages, Roles, ask, load_handbook
from index.facts.people import parts_of, person_key
from index.handbook import Handbook
from index.questions.aliases import Named
from index.questions.entities import Entities, Match
from index.questions.query import Query, read_query
from index.ranking.classifier import Classifier
from index.ranking.features import FEATURES
from index.ranking.model import Forest, stored_weights
from index.ranking.ranker import default_ranker
from index.ranking.surety import SURETIES


def _query(text: str) -> Query:
    return read_query(text, lambda word: word, lambda _: 1.0)


def _entities(*names: str, written: str = "") -> Entities[str]:
    return Entities(Named(name, name, name, frozenset(written.split())) for name in names)


def _best(entities: Entities[str], text: str) -> Match[str]:
    return entities.find(_query(text))[0]


def _handbook(folder: Path, **pages: str) -> Handbook:
    for name, text in pages.items():
        (folder / f"{name.replace('__', '.')}.md").write_text(text, encoding="utf-8")
    return load_handbook(folder)


def test_a_forest_sums_the_leaf_that_a_row_falls_into_in_each_tree() -> None:
    trees: list[Any] = [[["a", 1.0, 1, 2], [10.0], [20.0]], [["b", 0.5, 1, 2], [1.0], [2.0]]]
    forest = Forest.of(trees, ("a", "b"))

    scores = forest.scores(numpy.array([[1.0, 0.0], [1.1, 0.6]]))

    assert scores.tolist() == [11.0, 22.0]


def test_a_forest_without_trees_scores_all_alike() -> None:
    assert Forest.of([], ("a",)).scores(numpy.array([[1.0], [2.0]])).tolist() == [0.0, 0.0]


def test_a_classifier_knows_nothing_of_a_sign_that_it_never_saw() -> None:
    classifier = Classifier.of({"labels": ["x", "y"], "bias": [0.0, 0.0], "weights": {"s": [math.log(3), 0.0]}})

    assert classifier.probabilities({"s": 1.0, "never": 1.0}).round(6).tolist() == [0.75, 0.25]
    assert classifier.probabilities({"never": 1.0}).tolist() == [0.5, 0.5]


def test_a_name_that_explains_all_that_was_said_comes_before_one_that_it_only_begins_with() -> None:
    entities = _entities("Manager, Payroll", "Manager, Payroll Tax")

    assert _best(entities, "who does the payroll tax manager report to").thing == "Manager, Payroll Tax"
    assert _best(entities, "who does the payroll manager report to").thing == "Manager, Payroll"


def test_a_level_that_the_name_lacks_is_counted_and_so_is_one_that_nobody_said() -> None:
    baker = _best(_entities("Baker"), "grade of a senior baker")
    senior = _best(_entities("Senior Baker"), "grade of a baker")

    assert (baker.lacking, baker.extra) == (1, 0)
    assert (senior.lacking, senior.extra) == (0, 1)


@pytest.mark.parametrize("written", ["qb", ""])
def test_an_initialism_of_two_words_stands_for_a_name_only_where_the_page_writes_it(written: str) -> None:
    entities = _entities("Quay Boss", "Mooring Boss", written=written)

    assert [each.thing for each in entities.find(_query("grade of the qb"))] == (["Quay Boss"] if written else [])


def test_one_person_is_known_by_all_ways_to_write_the_title() -> None:
    assert person_key("the VP of Infrastructure") == person_key("Infrastructure VP")
    assert person_key("Chief Financial Officer") == person_key("the CFO")


def test_a_reporting_line_names_everybody_in_it() -> None:
    assert parts_of("the CFO, with a dotted line to the CEO") == ("the CFO", "the CEO")


_ROLE = """---
title: {name}
---

The {name} reports to the Head Baker.

## Job Grade

The {name} is a grade 5.
"""
_BAKERY = {
    "baker": _ROLE.format(name="Baker"),
    "miller": _ROLE.format(name="Miller"),
    "bikes": "# Getting here\n\n## Bicycles\n\nA bicycle is lent to whoever cycles to the bakery, for 18 months.\n",
}


def test_the_fact_table_knows_who_reports_to_somebody_and_who_is_of_a_grade(tmp_path: Path) -> None:
    facts = _handbook(tmp_path, **_BAKERY).facts

    assert [fact.scope.name for fact in facts.reporting_to(person_key("the Head Baker"))] == ["Baker", "Miller"]
    assert [fact.scope.name for fact in facts.of_grade("5")] == ["Baker", "Miller"]
    assert facts.of_grade("6") == ()


def test_what_no_phrase_reads_is_answered_by_the_best_section(tmp_path: Path) -> None:
    answer = ask(_handbook(tmp_path, **_BAKERY), "cycling to the bakery: is a bicycle lent?").answer

    assert isinstance(answer, Passages | Facts)
    assert "18 months" in str(answer)


def test_roles_are_listed_by_whom_they_report_to(tmp_path: Path) -> None:
    answer = ask(_handbook(tmp_path, **_BAKERY), "which roles report to the head baker?").answer

    assert isinstance(answer, Roles)
    assert [row.role.name for row in answer.rows] == ["Baker", "Miller"]


@pytest.mark.parametrize("question", ["grade of the VP of Gardening?", "who does the cooper report to?"])
def test_a_grade_or_manager_of_somebody_unknown_is_never_guessed(tmp_path: Path, question: str) -> None:
    assert isinstance(ask(_handbook(tmp_path, **_BAKERY), question).answer, NothingFound)


def test_the_weights_speak_of_features_that_there_are() -> None:
    weights = stored_weights()
    ranked = {node[0] for tree in weights["ranker"] for node in tree if len(node) > 1}

    assert ranked <= set(FEATURES)
    assert set(weights["surety"]["weights"]) == set(SURETIES)
    assert 0 < default_ranker().model.threshold < 1


def test_a_table_in_html_is_read_row_by_row(tmp_path: Path) -> None:
    table = (
        "<table>\n<tr><th>Level</th><th>Baking</th></tr>\n<tr><td rowspan='2'>B1</td><td>Kneads<br>dough</td></tr>\n"
        "<tr><td>Sweeps</td></tr>\n</table>\n"
    )
    items = _handbook(tmp_path, ladder=f"# Ladder\n\n{table}").pages["ladder.md"].sections[1].items

    assert [item.cells for item in items] == [
        (("Level", "B1"), ("Baking", "Kneads\ndough")), (("Level", "B1"), ("Baking", "Sweeps")),
    ]  # fmt: skip
    assert [item.lines for item in items] == [(5, 5), (6, 6)]


def test_the_readme_of_a_folder_is_shown_at_the_folders_address(tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles" / "README.md").write_text("# Roles\n\nWe bake.\n")
    handbook = load_handbook(tmp_path, site_url="https://handbook.example.com")

    assert (
        handbook.cite(handbook.pages["roles/README.md"].sections[1]).url == "https://handbook.example.com/roles/#roles"
    )


def test_the_weights_file_has_a_line_for_each_sign_and_tree() -> None:
    text = (Path(__file__).parents[2] / "index" / "ranking" / "weights.json").read_text(encoding="utf-8")

    assert json.loads(text) == stored_weights()
    assert len(text.splitlines()) > len(stored_weights()["ranker"]) + len(stored_weights()["facets"]["weights"])
