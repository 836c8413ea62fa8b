"""Answers that are one sentence of the handbook: grade, reporting line, status."""

import re
from dataclasses import replace

from index.answers.answer import Facts, Group
from index.answers.quoting import distinct, quote_stated
from index.handbook import Handbook
from index.phrase import Phrase
from index.roles.facet import Facet
from index.roles.naming import name_stems
from index.roles.scope import Scope
from index.roles.stated import Stated, around


def single_answer(handbook: Handbook, scope: Scope, facet: Facet) -> Facts | None:
    """The fact of a role; None where the handbook states none."""
    stated = handbook.stated(scope, facet)
    if not stated and facet is Facet.STATUS:
        stated = next((told for each in around(scope) if (told := handbook.stated(each, facet))), ())
    return _with_namesakes(handbook, scope, facet, stated) if stated else None


def _with_namesakes(handbook: Handbook, scope: Scope, facet: Facet, stated: tuple[Stated, ...]) -> Facts:
    """The fact; where another page has a role of the same name and states it otherwise, both, and a note."""
    if facet is Facet.STATUS:
        return _facts(handbook, (scope,), facet, stated)
    every = [(other, handbook.stated(other, facet)) for other in handbook.namesakes(scope)]
    values = {_plain(each.value) for each in stated}
    others = [(other, found) for other, found in every if found and {_plain(each.value) for each in found} != values]
    if not others:
        return _facts(handbook, (scope,), facet, stated)
    told = _facts(
        handbook, (scope, *(other for other, _ in others)), facet, (*stated, *(s for _, f in others for s in f))
    )
    return replace(told, notes=(Phrase("The pages differ; all are shown."),))


_SEVERAL = Phrase("The page states more than one; all are shown.")

# The first line is read at a glance: whom a long sentence names beside the boss stands in the quotation below it.
_AT_A_GLANCE = 80
_BESIDE = re.compile(r"(\bwith a dotted[- ]line)\b.*$", re.IGNORECASE)


def _in_brief(value: str) -> str:
    return value if len(value) <= _AT_A_GLANCE else _BESIDE.sub(r"\1", value)


def _plain(value: str) -> str:
    """A value without what may differ in form only."""
    return " ".join(sorted(name_stems(value)))


def _facts(handbook: Handbook, scopes: tuple[Scope, ...], facet: Facet, stated: tuple[Stated, ...]) -> Facts:
    quotes = tuple(dict.fromkeys(quote_stated(handbook, each) for each in stated))
    values = distinct(each.value for each in stated)
    headline = None if facet is Facet.STATUS else " / ".join(map(_in_brief, values))
    notes = (_SEVERAL,) if len(values) > 1 and facet is not Facet.STATUS else ()
    return Facts(tuple(handbook.role(scope) for scope in scopes), facet, (Group(quotes),), headline, notes)
