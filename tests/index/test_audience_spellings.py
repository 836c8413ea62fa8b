"""A page that may be meant for some is shown to no one, and named, until it surely says for whom; a page that merely
speaks of an audience is served."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import app
from index import Audience, HandbookError, NothingFound, ask, load_editions, load_handbook

_BODY = (
    "# Recipe Scout\n\nThe Recipe Scout reports to the Head Baker.\n\n## Job Grade\n\nThe Recipe Scout is a grade 7.\n"
)
_BAKER = "# Baker\n\nThe Baker reports to the Head Baker.\n\n## Job Grade\n\nThe Baker is a grade 5.\n"

# The top of a page, and the line that is named.
_DOUBTFUL = {
    "blank line before": ("\n---\naudience: internal\n---\n", 3),
    "blanks before": ("   \n\t\n---\naudience: internal\n---\n", 4),
    "non-breaking space before": ("\u00a0\n---\naudience: internal\n---\n", 3),
    "non-breaking space in the mark's line": ("\u00a0---\naudience: internal\n---\n", 2),
    "second byte order mark": ("\ufeff\ufeff---\naudience: internal\n---\n", 2),
    "zero-width space before": ("\u200b---\naudience: internal\n---\n", 2),
    "indented marks": ("  ---\n  audience: internal\n  ---\n", 2),
    "line separators": ("---\u2028audience: internal\u2028---\n", 1),
    "heading before": ("# Recipe Scout\n\n---\naudience: internal\n---\n", 4),
    "comment before": ("<!-- reviewed -->\n---\naudience: internal\n---\n", 3),
    "unclosed": ("---\ntitle: Recipe Scout\naudience: internal\n\n", 3),
    "unclosed, with a comment": ("---\ntitle: Recipe Scout\n\n# who may read\naudience: internal\n\n", 5),
    "closed with other marks": ("---\naudience: internal\n+++\n", 2),
    "two hyphens": ("--\naudience: internal\n--\n", 2),
    "a dash": ("—\naudience: internal\n—\n", 2),
    "asterisks": ("***\naudience: internal\n***\n", 2),
    "hyphens apart": ("- - -\naudience: internal\n- - -\n", 2),
    "a second front matter": ("---\ntitle: Recipe Scout\n---\n---\naudience: internal\n---\n", 5),
    "no marks": ("audience: internal\n\n", 1),
    "no marks, others first": ("title: Recipe Scout\nowner: pat@example.com\naudience: internal\n\n", 3),
    "no marks, a blank line between": ("title: Recipe Scout\n\naudience: staff\n\n", 3),
    "no blank after the colon": ("---\naudience:internal\n---\n", 2),
    "non-breaking space after the colon": ("---\naudience:\u00a0internal\n---\n", 2),
    "equals sign": ("---\naudience = internal\n---\n", 2),
    "no colon": ("---\naudience internal\n---\n", 2),
    "full-width colon": ("---\naudience： internal\n---\n", 2),
    "on one line": ("--- audience: internal ---\n", 1),
    "TOML": ('+++\ntitle = "Recipe Scout"\naudience = "internal"\n+++\n', 3),
    "JSON": ('{\n  "title": "Recipe Scout",\n  "audience": "internal"\n}\n', 3),
    "JSON on one line": ('{"title": "Recipe Scout", "audience": "internal"}\n', 1),
    "semicolons": (';;;\n"audience": "internal"\n;;;\n', 2),
    "HTML comment": ("<!--\naudience: internal\n-->\n", 2),
    "HTML comment on one line": ("<!-- audience: internal -->\n", 1),
    "HTML meta": ('<meta name="audience" content="internal">\n', 1),
    "Markdown comment": ("[//]: # (audience: internal)\n", 1),
    "fenced": ("```yaml\naudience: internal\n```\n", 2),
    "title block": ("% audience: internal\n", 1),
    "field list": (":audience: internal\n", 1),
    "bold below the heading": ("# Recipe Scout\n\n**Audience:** Internal only\n\n", 3),
    "table below the heading": ("# Recipe Scout\n\n| Audience | internal |\n|---|---|\n| a | b |\n\n", 3),
    "there twice": ("---\naudience: internal\naudience: everybody\n---\n", 3),
    "there twice, in other capitals": ("---\naudience: internal\nAudience: everybody\n---\n", 3),
    "misspelt": ("---\naudiance: internal\n---\n", 2),
    "plural": ("---\naudiences: internal\n---\n", 2),
    "letters missing": ("---\naudince: internal\n---\n", 2),
    "letters of another script": ("---\nаudiеncе: internal\n---\n", 2),
    "full-width letters": ("---\nａudience: internal\n---\n", 2),
    "soft hyphen": ("---\naudi\u00adence: internal\n---\n", 2),
    "in two words": ("---\naud-ience: internal\n---\n", 2),
    "longer key": ("---\ntarget_audience: internal\n---\n", 2),
    "in another key": ("---\ntitle: Recipe Scout\naccess:\n  audience: internal\n---\n", 4),
    "in a list": ("---\n- audience: internal\n---\n", 2),
    "in a text": ("---\ntitle: Recipe Scout\ndescription: |\n  Tastes.\n  audience: internal\n---\n", 5),
    "commented out": ("---\ntitle: Recipe Scout\n# audience: internal\n---\n", 3),
    "unknown word": ("---\ntitle: Recipe Scout\naudience: interal\n---\n", 3),
    "two words": ("---\naudience: internal, hiring\n---\n", 2),
    "a list of words": ("---\naudience: [internal]\n---\n", 2),
    "a mapping": ("---\naudience: {internal: yes}\n---\n", 2),
    "yes": ("---\naudience: yes\n---\n", 2),
    "a number": ("---\naudience: 2\n---\n", 2),
    "nothing": ("---\naudience:\n---\n", 2),
    "an alias": ("---\nwho: &who internal\naudience: *who\n---\n", 3),
    "a tag": ("---\naudience: !who internal\n---\n", 2),
    "broken YAML": ("---\ntitle: Recipe Scout\n  audience: internal\n---\n", 3),
}
# The top of a page, and who may read it.
_SURE = {
    "plain": ("---\naudience: internal\n---\n", Audience.INTERNAL),
    "capitals": ("---\nAUDIENCE: Internal\n---\n", Audience.INTERNAL),
    "quotes": ("---\n\"audience\": 'hiring'\n---\n", Audience.HIRING),
    "blanks": ("---\n  audience  :   internal  \n---\n", Audience.INTERNAL),
    "a comment beside it": ("---\naudience: internal # until May\n---\n", Audience.INTERNAL),
    "in braces": ("---\n{title: Recipe Scout, audience: internal}\n---\n", Audience.INTERNAL),
    "byte order mark": ("\ufeff---\naudience: internal\n---\n", Audience.INTERNAL),
    "line ends of Windows": ("---\r\naudience: internal\r\n---\r\n", Audience.INTERNAL),
    "first mark forgotten": ("title: Recipe Scout\naudience: internal\n---\n", Audience.INTERNAL),
    "closed with dots": ("---\naudience: internal\n...\n", Audience.INTERNAL),
    "said again below": ("---\naudience: internal\n---\n\n**Audience:** internal\n\n", Audience.INTERNAL),
    "everybody": ("---\naudience: everybody\n---\n", Audience.EVERYBODY),
}
_SERVED = {
    "prose": "The audience: customers, and whoever walks by.\n\n",
    "prose that restricts": "The internal audience of our scouts is small. Its audience is internal at first.\n\n",
    "a label below the heading": "# Recipe Scout\n\nAudience: customers\n\n",
    "a label for people who hire": "# Recipe Scout\n\n**Audience:** hiring managers and their teams\n\n",
    "a table": "# Tastings\n\n| Audience | Internal notes |\n|---|---|\n| Customers | none |\n\n",
    "target audience": "---\ntarget_audience: bakers\n---\n",
    "target audience in the body": "# Tastings\n\n- Target audience: internal and external customers\n\n",
    "a description": "---\ndescription: Speaks to an internal audience of bakers.\n---\n",
    "a heading": "# Know your audience\n\n",
    "a rule before prose": "# Tastings\n\n---\n\nKnow your audience: customers first.\n\n---\n\n",
    "a picture first": "![Audience](audience.png)\n\n",
    "a comment on something else": "<!-- keep the list sorted -->\n\n",
}


def _write(folder: Path, top: str) -> Path:
    (folder / "baker.md").write_text(_BAKER, encoding="utf-8")
    (folder / "scout.md").write_text(f"{top}{_BODY}", encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize(("top", "line"), _DOUBTFUL.values(), ids=_DOUBTFUL)
def test_a_page_that_is_not_sure_is_shown_to_no_one_and_named(
    tmp_path: Path, top: str, line: int, no_settings: None
) -> None:
    editions = load_editions(_write(tmp_path, top))

    for audience in Audience:
        handbook = editions.of(audience)
        assert list(handbook.pages) == ["baker.md"]
        assert isinstance(ask(handbook, "what grade is the recipe scout?").answer, NothingFound)
    checked = CliRunner().invoke(app, ["check", "--corpus", str(tmp_path)], catch_exceptions=False)
    (problem,) = checked.stderr.splitlines()
    assert checked.exit_code == 1
    assert problem.startswith(f"scout.md:{line}: ")
    assert "; " in problem


@pytest.mark.parametrize(("top", "audience"), _SURE.values(), ids=_SURE)
def test_a_page_that_is_sure_is_shown_to_whom_it_names(tmp_path: Path, top: str, audience: Audience) -> None:
    editions = load_editions(_write(tmp_path, top))

    assert editions.full.problems == ()
    assert [each for each in Audience if "scout.md" in editions.of(each).pages] == [
        each for each in Audience if each >= audience
    ]


@pytest.mark.parametrize("top", _SERVED.values(), ids=_SERVED)
def test_a_page_that_speaks_of_an_audience_is_served(tmp_path: Path, top: str) -> None:
    editions = load_editions(_write(tmp_path, top))

    assert editions.full.problems == ()
    assert "scout.md" in editions.of(Audience.EVERYBODY).pages


def test_what_to_write_is_said(tmp_path: Path) -> None:
    handbook = load_handbook(_write(tmp_path, "---\naudiance: internal\n---\n"))

    assert [str(problem) for problem in handbook.problems] == [
        'scout.md:2: "audiance" may say who the page is for, so nobody is shown it; write "audience: internal" on a '
        'line of its own between the lines "---" that the page begins with, or leave it out'
    ]


def test_a_handbook_of_nothing_but_doubtful_pages_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "scout.md").write_text(f"\n---\naudience: internal\n---\n{_BODY}", encoding="utf-8")

    with pytest.raises(HandbookError, match=r"scout\.md:3: "):
        load_handbook(tmp_path)
