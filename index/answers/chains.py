"""Chains of reporting lines: "the boss of the boss of the Senior Baker", one hop after the other, each cited."""

from index.answers.answer import Facts, Group
from index.answers.quoting import quote_stated
from index.answers.single import stated_for
from index.handbook import Handbook
from index.phrase import Phrase
from index.questions.phrases import BOSSES, CHAIN, SKIP_LEVEL
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.scope import Kind, Scope
from index.words import fold, words_in

_WHOLE_NAME = 0.99


def hops_asked(question: Question) -> int:
    """How many reporting lines up a question asks: 1 for the manager, 2 for the manager's manager."""
    text = fold(question.text)
    if SKIP_LEVEL.search(text):
        return 2
    chain = CHAIN.search(text)
    return len(BOSSES.findall(chain[0])) if chain else 1


def chain_answer(handbook: Handbook, scope: Scope, hops: int) -> Facts | None:
    """Each reporting line up to the one asked for, under the role that it is of; where a page is silent the chain ends
    with a note. None where the role itself states none."""
    groups: list[Group] = []
    notes: tuple[str, ...] = ()
    current, boss = scope, ""
    for hop in range(hops):
        stated = stated_for(handbook, current, Facet.REPORTS_TO)
        if not stated:
            notes = (
                Phrase("The handbook does not say whom the {role} reports to: the chain ends here.", role=current.name),
            )
            break
        boss = stated[0].value
        groups.append(Group((quote_stated(handbook, stated[0]),), current.name))
        found = _role_called(handbook, boss)
        if found is None and hop + 1 < hops:
            notes = (Phrase("No page describes {boss}: the chain ends here.", boss=boss),)
            break
        current = found or current
    if not groups:
        return None
    headline = Phrase("{boss}, as far as the handbook says", boss=boss) if notes else boss
    return Facts((handbook.role(scope),), Facet.REPORTS_TO, tuple(groups), headline, notes)


def _role_called(handbook: Handbook, name: str) -> Scope | None:
    """The role that a reporting line names in full, at the level it says."""
    words = words_in(name)
    return next(
        (
            each.scope
            for each in handbook.names.find(words)
            if each.scope.kind is Kind.ROLE and each.coverage >= _WHOLE_NAME and each.levelled
        ),
        None,
    )
