"""Two or more roles side by side."""

from collections.abc import Iterator, Sequence

from index.answers.answer import Column, Comparison, Difference, Quote
from index.answers.interviews import interview_answer
from index.answers.lists import whole_list
from index.answers.quoting import quote, quote_stated
from index.facts.people import parts_of, person_key
from index.handbook import Handbook
from index.phrase import Phrase
from index.questions.question import Question
from index.ranking.candidates import Candidate
from index.ranking.units import Unit
from index.roles.facet import Facet
from index.roles.inheritance import takes_over
from index.roles.scope import Scope

_SINGLE = (Facet.GRADE, Facet.REPORTS_TO, Facet.STATUS)
_BOTH = (Facet.GRADE, Facet.REPORTS_TO)
_AT_A_GLANCE = (*_BOTH, Facet.REQUIREMENTS, Facet.RESPONSIBILITIES)


def comparison(handbook: Handbook, question: Question, scopes: tuple[Scope, ...]) -> Comparison | None:
    """The facet asked for, side by side, with grades and managers; requirements and responsibilities too where none is
    asked for. None where no role states any of it."""
    asked = (question.facet, *_BOTH) if question.facet else _AT_A_GLANCE
    made = [_difference(handbook, question, scopes, facet) for facet in dict.fromkeys(asked)]
    if not any(map(_has_items, made)):
        made.insert(0, _lists(handbook, scopes, Facet.OVERVIEW))
    return _comparison(handbook, scopes, made)


def _has_items(difference: Difference) -> bool:
    """Whether there is more to read in a difference than single values."""
    own = any(column.quotes for column in difference.columns)
    return difference.facet not in _SINGLE and (bool(difference.same) or own)


def side_by_side(handbook: Handbook, candidate: Candidate) -> Comparison | None:
    """A section of one role beside those of others, then their grades and managers."""
    every = tuple(_sections_of(candidate))
    facet = next((unit.facet for _, unit, _ in every), None) or Facet.OVERVIEW
    scopes = tuple(scope for scope, _, _ in every)
    if facet in _SINGLE:
        sections = _singles(handbook, scopes, facet)
    else:
        sections = Difference(facet, tuple(_section(handbook, *each) for each in every))
    return _comparison(
        handbook, scopes, [sections, *(_singles(handbook, scopes, each) for each in _BOTH if each is not facet)]
    )


def _sections_of(candidate: Candidate) -> Iterator[tuple[Scope, Unit, Sequence[int]]]:
    current: Candidate | None = candidate
    while current and current.match and current.unit:
        yield current.match.thing, current.unit, current.lines
        current = current.rival


def _comparison(handbook: Handbook, scopes: tuple[Scope, ...], made: Sequence[Difference]) -> Comparison | None:
    stated = tuple(each for each in made if any(column.quotes for column in each.columns))
    notes = tuple(note for each in stated if (note := _note(handbook, each)))
    return Comparison(tuple(map(handbook.role, scopes)), stated, notes) if stated else None


def _note(handbook: Handbook, difference: Difference) -> str | None:
    """Whether the managers or grades are the same; None where one is not stated, or for anything else."""
    values = [column.value for column in difference.columns]
    if None in values or difference.facet not in _BOTH:
        return None
    if difference.facet is Facet.GRADE:
        same = len({str(value).upper() for value in values}) == 1
        return Phrase("Yes, the same grade: {grade}.", grade=values[0]) if same else Phrase("Not the same grade.")
    keys = {handbook.facts.same(person_key(next(iter(parts_of(str(value))), ""))) for value in values}
    if len(keys) == 1:
        return Phrase("Yes, the same manager: {boss}.", boss=values[0])
    return Phrase("Not the same manager.")


def _section(handbook: Handbook, scope: Scope, unit: Unit, lines: Sequence[int]) -> Column:
    """What a section says of a role, the lines that fit best first, as far as its half of the room goes."""
    quotes: list[Quote] = []
    room = _ROOM
    for whole in dict.fromkeys(unit.lines[place].whole for place in lines):
        room -= len(whole.text)
        if quotes and room < 0:
            break
        quotes.append(quote(handbook, whole, unit.section))
    return Column(
        handbook.role(scope), None, tuple(quotes) or (Quote(unit.section.title, handbook.cite(unit.section)),)
    )


# Characters quoted of each side.
_ROOM = 1_500


def _difference(handbook: Handbook, question: Question, scopes: tuple[Scope, ...], facet: Facet) -> Difference:
    if facet in _SINGLE:
        return _singles(handbook, scopes, facet)
    if facet is Facet.INTERVIEW:
        return Difference(facet, tuple(_interview(handbook, question, scope) for scope in scopes))
    return _lists(handbook, scopes, facet, asked=question.facet)


def _singles(handbook: Handbook, scopes: tuple[Scope, ...], facet: Facet) -> Difference:
    return Difference(facet, tuple(_single(handbook, scope, facet) for scope in scopes))


def _single(handbook: Handbook, scope: Scope, facet: Facet) -> Column:
    stated = handbook.stated(scope, facet)
    quotes = tuple(quote_stated(handbook, each) for each in stated[:1])
    return Column(handbook.role(scope), stated[0].value if stated else None, quotes)


def _interview(handbook: Handbook, question: Question, scope: Scope) -> Column:
    found = interview_answer(handbook, question, scope, whole=True)
    if found is None:
        return Column(handbook.role(scope), None, ())
    return Column(handbook.role(scope), found.headline, tuple(q for group in found.groups for q in group.quotes))


def _lists(handbook: Handbook, scopes: tuple[Scope, ...], facet: Facet, *, asked: Facet | None = None) -> Difference:
    """Whole lists: what all of them hold is said once, the rest stands under its role. A role without a list of the
    facet that is `asked` beside one that has it says it in the text under its name, if anywhere."""
    lists = [_items(handbook, scope, facet) for scope in scopes]
    if any(lists) and facet is asked:
        lists = [each or _plain_text(handbook, scope) for each, scope in zip(lists, scopes, strict=True)]
    texts = [{each.text for each in quotes} for quotes in lists]
    common = set.intersection(*texts) if texts else set()
    same = tuple(each for each in lists[0] if each.text in common)
    columns = tuple(
        Column(handbook.role(scope), None, tuple(each for each in quotes if each.text not in common))
        for scope, quotes in zip(scopes, lists, strict=True)
    )
    return Difference(facet, columns, same)


def _plain_text(handbook: Handbook, scope: Scope) -> tuple[Quote, ...]:
    sections = (placed.section for placed in scope.sections if placed.facet is None)
    return tuple(quote(handbook, item, section) for section in sections for item in section.items)


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
