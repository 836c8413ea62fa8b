"""Two or more roles side by side."""

from dataclasses import replace

from index.answers.answer import Column, Comparison, Difference, Facts, Quote
from index.answers.interviews import interview_answer
from index.answers.lists import whole_list
from index.answers.quoting import quote, quote_stated
from index.answers.reach import reach
from index.answers.search import best_of, fitting
from index.handbook import Handbook
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.inheritance import takes_over
from index.roles.scope import Scope

_SINGLE = frozenset({Facet.GRADE, Facet.REPORTS_TO, Facet.STATUS})
_FITS = 0.3
_AT_A_GLANCE = (Facet.GRADE, Facet.REPORTS_TO, Facet.REQUIREMENTS, Facet.RESPONSIBILITIES)


def comparison(handbook: Handbook, question: Question, scopes: tuple[Scope, ...]) -> Comparison | None:
    """The facet asked for, side by side; grade, reporting line and requirements where none is asked for. None where no
    role states any of it."""
    if question.facet is Facet.LEVELS and question.also:  # "how does the grade go up from one to the other"
        question = replace(question, facet=question.also)
    roles = tuple(handbook.role(scope) for scope in scopes)
    facets = (question.facet,) if question.facet else _AT_A_GLANCE
    if not question.facet and question.rest and (found := _by_words(handbook, question, scopes, None)):
        return Comparison(roles, (found,))
    made = [_difference(handbook, question, scopes, facet) for facet in facets]
    stated = tuple(each for each in made if any(column.quotes for column in each.columns))
    return Comparison(roles, stated) if stated else None


def _difference(handbook: Handbook, question: Question, scopes: tuple[Scope, ...], facet: Facet) -> Difference:
    if facet in _SINGLE:
        return Difference(facet, tuple(_single(handbook, scope, facet) for scope in scopes))
    if facet is Facet.INTERVIEW:
        return Difference(facet, tuple(_interview(handbook, question, scope) for scope in scopes))
    if question.rest and (found := _by_words(handbook, question, scopes, facet)):
        return found
    return _lists(handbook, scopes, facet)


def _single(handbook: Handbook, scope: Scope, facet: Facet) -> Column:
    stated = handbook.stated(scope, facet)
    quotes = tuple(quote_stated(handbook, each) for each in stated[:1])
    return Column(handbook.role(scope), stated[0].value if stated else None, quotes)


def _interview(handbook: Handbook, question: Question, scope: Scope) -> Column:
    found = interview_answer(handbook, question, scope)
    if not isinstance(found, Facts):
        return Column(handbook.role(scope), None, ())
    return Column(handbook.role(scope), found.headline, tuple(q for group in found.groups for q in group.quotes))


def _by_words(
    handbook: Handbook, question: Question, scopes: tuple[Scope, ...], facet: Facet | None
) -> Difference | None:
    """For each role the items that fit what is left of the question."""
    columns = []
    for scope in scopes:
        hits = fitting(handbook, question, reach(handbook, scope), facet)
        own = [hit for hit in hits if hit.reached.nearness >= 1.0 and hit.coverage >= _FITS] or [
            hit for hit in hits if hit.coverage >= _FITS
        ]
        quotes = tuple(quote(handbook, hit.reached.entry.item, hit.reached.entry.section) for hit in best_of(own)[:3])
        columns.append(Column(handbook.role(scope), None, quotes))
    found = sum(1 for column in columns if column.quotes)
    return Difference(facet or Facet.RESPONSIBILITIES, tuple(columns)) if found == len(columns) else None


def _lists(handbook: Handbook, scopes: tuple[Scope, ...], facet: Facet) -> Difference:
    """Whole lists: what all of them hold is said once, the rest stands under its role."""
    lists = [_items(handbook, scope, facet) for scope in scopes]
    texts = [{each.text for each in quotes} for quotes in lists]
    common = set.intersection(*texts) if texts else set()
    same = tuple(each for each in lists[0] if each.text in common)
    columns = tuple(
        Column(handbook.role(scope), None, tuple(each for each in quotes if each.text not in common))
        for scope, quotes in zip(scopes, lists, strict=True)
    )
    return Difference(facet, columns, same)


def _items(handbook: Handbook, scope: Scope, facet: Facet) -> tuple[Quote, ...]:
    """A role's list, its own first, with what its page asks of all its roles."""
    found = whole_list(handbook, scope, facet)
    # "All of the Baker requirements" is no item of its own where those requirements stand here too.
    own = [
        each
        for group in (found.groups if found else ())
        for each in group.quotes
        if (found and found.notes) or not takes_over(each.text)
    ]
    page = handbook.page_scopes(scope)[0]
    shared = [quote(handbook, item, section) for section in page.of(facet) for item in section.items]
    return tuple({each.text: each for each in [*reversed(shared), *reversed(own)]}.values())[::-1]
