"""Everything on one role at a glance."""

from index.answers.answer import Card, CardLine
from index.answers.interviews import interview_answer
from index.answers.ladders import level_beside
from index.answers.lists import whole_list
from index.answers.quoting import quote_stated
from index.handbook import Handbook
from index.phrase import Phrase
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.levels import rank
from index.roles.scope import Scope
from index.words import words_in


def card(handbook: Handbook, scope: Scope, question: Question) -> Card:
    """Grade, reporting line, interview and the sizes of its lists, each with a line where it is not stated; the status
    only where a page states one."""
    lines = [_stated(handbook, scope, facet) for facet in (Facet.GRADE, Facet.REPORTS_TO)]
    if handbook.stated(scope, Facet.STATUS):
        lines.append(_stated(handbook, scope, Facet.STATUS))
    lines.append(_interview(handbook, scope, question))
    lines += [_list(handbook, scope, facet) for facet in (Facet.REQUIREMENTS, Facet.RESPONSIBILITIES)]
    below, above = level_beside(handbook, "the level below", scope), level_beside(handbook, "the level above", scope)
    return Card(
        handbook.role(scope),
        tuple(lines),
        below=handbook.role(below) if below and _is_higher(scope, below) else None,
        above=handbook.role(above) if above and _is_higher(above, scope) else None,
    )


def _is_higher(one: Scope, other: Scope) -> bool:
    """By the level words that only one of their names has: what stands beside a role on its page may be another role of
    the same level, and "Manager" may be what both are ("Program Manager")."""
    first, second = words_in(one.name), words_in(other.name)
    mine, theirs = (
        [word for word in some if word not in others] for some, others in ((first, second), (second, first))
    )
    return rank(" ".join(mine)) > rank(" ".join(theirs))


def _stated(handbook: Handbook, scope: Scope, facet: Facet) -> CardLine:
    stated = handbook.stated(scope, facet)
    if not stated:
        return CardLine(facet, None, None)
    return CardLine(facet, stated[0].value, quote_stated(handbook, stated[0]))


def _interview(handbook: Handbook, scope: Scope, question: Question) -> CardLine:
    found = interview_answer(handbook, question, scope, whole=True)
    if found is None:
        return CardLine(Facet.INTERVIEW, None, None)
    return CardLine(Facet.INTERVIEW, found.headline, found.groups[0].quotes[0])


def _list(handbook: Handbook, scope: Scope, facet: Facet) -> CardLine:
    found = whole_list(handbook, scope, facet)
    if not found:
        return CardLine(facet, None, None)
    own = sum(len(group.quotes) for group in found.groups if not group.inherited)
    more = sum(len(group.quotes) for group in found.groups if group.inherited)
    count = Phrase.of_count("{count} item", "{count} items", count=own + more)
    value = Phrase("{items}, {more} of them taken over", items=count, more=more) if more else count
    return CardLine(facet, value, found.groups[0].quotes[0])
