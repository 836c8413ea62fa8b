"""Languages: in which of them a reader has our own words. The handbook's words stay as they are written.

Owns polib. Translations are gettext catalogues, `handlers/translations/*.po`: one for each language, in full.
"""

from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

import polib

from index import Phrase

_CATALOGUES = files("handlers") / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its tag ("de"), and the translations of our phrases into it."""

    tag: str
    translations: NullTranslations

    def say(self, text: str) -> str:
        """A phrase in this language; any other text, which is the handbook's or somebody's name, as it is."""
        if not isinstance(text, Phrase):
            return text
        fields = {name: self.say(value) if isinstance(value, str) else value for name, value in text.fields.items()}
        template = self._template(text)
        return template.format(**fields) if fields else template

    def _template(self, phrase: Phrase) -> str:
        if phrase.plural:
            count = phrase.fields["count"]
            return self.translations.ngettext(phrase.template, phrase.plural, count if isinstance(count, int) else 0)
        return self.translations.gettext(phrase.template)


ENGLISH = Language("en", NullTranslations())
"""The language that our phrases are written in: it needs no catalogue."""


def language_of(locale: str) -> Language:
    """The language of a locale such as "de-DE", as Slack writes them; English where we do not speak it."""
    return _languages().get(locale.replace("_", "-").split("-")[0].lower(), ENGLISH)


@cache
def _languages() -> dict[str, Language]:
    catalogues = (each for each in _CATALOGUES.iterdir() if each.name.endswith(".po"))
    read = {each.name.removesuffix(".po"): polib.pofile(each.read_text(encoding="utf-8")) for each in catalogues}
    return {tag: Language(tag, GNUTranslations(BytesIO(catalogue.to_binary()))) for tag, catalogue in read.items()}
