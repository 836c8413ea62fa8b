"""Our own words in a reader's language: no translation is missing, and the handbook's words stay as they are."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter

import polib
import pytest

from bot.workspace.block_kit import Surface, problems_in, view_problems
from handlers import read_words, take_turn, text_of
from handlers.home import home_view
from handlers.language import ENGLISH, Language, language_of
from handlers.reply import Where, reply_in_view, reply_to
from handlers.requests import LookUp
from index import Facet, Facts, Handbook, Phrase
from tests.golden import Case, cases
from tests.handlers.any_answers import LANGUAGES

_ROOT = Path(__file__).parents[2]
_CATALOGUES = sorted((_ROOT / "handlers" / "translations").glob("*.po"))
_GOLDEN = cases(Path(__file__).parent / "golden" / "languages.txt")

Template = tuple[str, str]
"""A phrase's template, and the one for more than one: "" where there is none."""


def _templates() -> Iterator[Template]:
    """The templates of all phrases that our code makes, read from the source."""
    for layer in ("index", "handlers", "bot"):
        for module in sorted((_ROOT / layer).rglob("*.py")):
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(func=ast.Name("Phrase"), args=[ast.Constant(template)]):
                        yield str(template), ""
                    case ast.Call(func=ast.Attribute(attr="of_count"), args=[ast.Constant(one), ast.Constant(several)]):
                        yield str(one), str(several)
                    case ast.Call(func=ast.Name("Phrase") | ast.Attribute(attr="of_count")):
                        raise AssertionError(f"{module.name}:{node.lineno}: a template is a literal")


def _fields(template: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(template)} - {None}


def _texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("file", _CATALOGUES, ids=lambda file: file.stem)
def test_a_language_has_every_phrase_and_no_other(file: Path) -> None:
    catalogue = polib.pofile(str(file))

    assert {(entry.msgid, entry.msgid_plural) for entry in catalogue} == set(_templates())
    assert [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("file", _CATALOGUES, ids=lambda file: file.stem)
def test_a_translation_fills_in_the_same_as_the_phrase(file: Path) -> None:
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(file))
        if any(_fields(text) != _fields(entry.msgid) for text in _texts(entry))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("locale", "tag"),
    [
        ("de-DE", "de"),
        ("fr-CA", "fr"),
        ("es-LA", "es"),
        ("ja-JP", "ja"),
        ("en-GB", "en"),
        ("pt-BR", "en"),
        ("DE_at", "de"),
        ("", "en"),
        ("-", "en"),
    ],
)
def test_a_locale_has_its_language_and_else_english(locale: str, tag: str) -> None:
    assert language_of(locale).tag == tag


@pytest.mark.parametrize("case", _GOLDEN, ids=str)
def test_an_answer_is_said_in_a_language_as_in_the_golden_file(case: Case, handbook: Handbook) -> None:
    locale, words = case.given.splitlines()

    assert text_of(take_turn(handbook, read_words(words)).said, language_of(locale)) == case.expected


def test_the_golden_file_has_every_language() -> None:
    assert {case.given.splitlines()[0] for case in _GOLDEN} == {file.stem for file in _CATALOGUES}


def test_a_text_of_the_handbook_is_never_translated() -> None:
    assert [language.say("Grade") for language in LANGUAGES] == ["Grade"] * len(LANGUAGES)
    assert language_of("de").say(Phrase("{title}: {value}", title="Status", value=Phrase("Out of date"))) == (
        "Status: Veraltet"
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_quotations_stay_as_they_are_written(language: Language, handbook: Handbook) -> None:
    said = take_turn(handbook, read_words("/role senior-data-engineer interview")).said

    assert isinstance(said, Facts)
    assert all(quote.text in text_of(said, language) for group in said.groups for quote in group.quotes)


def test_braces_in_a_handbook_are_no_fields() -> None:
    said = Phrase("report to {boss}", boss="{role} {0}")

    assert (said, language_of("fr").say(said)) == ("report to {role} {0}", "sont rattachés à {role} {0}")


def test_one_and_several_are_told_apart() -> None:
    said = [Phrase.of_count("{count} step", "{count} steps", count=count) for count in (1, 2)]

    assert [language_of("es").say(each) for each in said] == ["1 paso", "2 pasos"]
    assert [ENGLISH.say(each) for each in said] == ["1 step", "2 steps"]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_slack_takes_every_card_in_every_language(language: Language, wide: Handbook) -> None:
    for number, role in enumerate(wide.roles):
        # Each role in one facet: all of them in each language would take minutes.
        facet = [None, *Facet][number % (len(Facet) + 1)]
        turn = replace(take_turn(wide, LookUp(role, facet)), language=language)

        assert problems_in(list(reply_to(turn, Where(shareable=True)).blocks), Surface.MESSAGE) == ()
        assert problems_in(list(reply_in_view(turn).blocks), Surface.MODAL) == ()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_slack_takes_home_in_every_language(language: Language, wide: Handbook) -> None:
    view = home_view(wide, wide.roles[:5], freshness="read today", language=language)

    assert view_problems(view) == ()
