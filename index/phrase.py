"""Phrases: our own words in an answer, which a reader may have in another language. The handbook's words stay as they
are."""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Self


class Phrase(str):
    """An English text that remembers how it was made: `template`, with the names of its `fields` in braces.

    A field may be a phrase itself, a text of the handbook's or a number. `plural` is the template for more than one,
    where the field `count` decides between the two; "" elsewhere. Both are literals where they are made: the
    translations are looked up by them.
    """

    __slots__ = ("fields", "plural", "template")

    template: str
    plural: str
    fields: Mapping[str, object]

    def __new__(cls, template: str, /, **fields: object) -> Self:
        """A phrase with these fields filled in."""
        return cls._made(template, "", fields)

    @classmethod
    def of_count(cls, one: str, several: str, /, *, count: int, **fields: object) -> Self:
        """The phrase for a number of something: `one` for 1, `several` for any other."""
        return cls._made(one, several, {"count": count, **fields})

    @classmethod
    def _made(cls, template: str, plural: str, fields: Mapping[str, object]) -> Self:
        chosen = plural if plural and fields["count"] != 1 else template
        made = super().__new__(cls, chosen.format(**fields) if fields else chosen)
        made.template, made.plural, made.fields = template, plural, fields
        return made


def in_a_row(texts: Iterable[str]) -> str:
    """The texts as a list in a sentence, one behind the other."""
    every = tuple(texts)
    return reduce(lambda one, other: Phrase("{one}, {other}", one=one, other=other), every) if every else ""
