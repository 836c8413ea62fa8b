"""Chains of reporting lines: from a role to its manager, to theirs, and on; each hop cited."""

from collections.abc import Sequence

from index.answers.answer import Facts, Group
from index.answers.quoting import quote_stated
from index.facts.table import parts_of, person_key
from index.handbook import Handbook
from index.phrase import Phrase
from index.questions.phrases import BOSSES, CHAIN, SKIP_LEVEL
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.scope import Scope
from index.roles.stated import Stated
from index.words import fold

# As far as a chain is followed.
_LONGEST = 10


def hops_asked(question: Question) -> int:
    """How many reporting lines up a question asks: 1 for the manager, 2 for the manager's manager."""
    text = fold(question.text)
    if SKIP_LEVEL.search(text):
        return 2
    chain = CHAIN.search(text)
    return len(BOSSES.findall(chain[0])) if chain else 1


def chain_answer(handbook: Handbook, scope: Scope, *, hops: int | None, end: str | None) -> Facts | None:
    """Each reporting line up from a role, under the role that it is of: `hops` of them, or to the person with the key
    `end` where the chain reaches them, else as far as the pages go. None where the role itself states none."""
    chain, notes = _followed(handbook, scope)
    if not chain:
        return None
    keys = [handbook.facts.same(person_key(stated.value)) for _, stated in chain]
    length = hops or (keys.index(end) + 1 if end in keys else len(chain))
    shown = chain[:length]
    groups = tuple(Group((quote_stated(handbook, stated),), role.name) for role, stated in shown)
    ends_early = hops is not None and hops > len(chain)
    headline = _boss(shown[-1][1].value, ends_early=ends_early) if hops else _path(shown)
    return Facts((handbook.role(scope),), Facet.REPORTS_TO, groups, headline, notes if ends_early else ())


def _boss(boss: str, *, ends_early: bool) -> str:
    return Phrase("{boss}, as far as the handbook says", boss=boss) if ends_early else boss


def _path(chain: Sequence[tuple[Scope, Stated]]) -> str:
    path = " → ".join(next(iter(parts_of(stated.value)), stated.value) for _, stated in chain)
    return Phrase.of_count("{path} ({count} step)", "{path} ({count} steps)", count=len(chain), path=path)


def _followed(handbook: Handbook, scope: Scope) -> tuple[list[tuple[Scope, Stated]], tuple[str, ...]]:
    """The reporting lines from a role up, and why they end."""
    chain: list[tuple[Scope, Stated]] = []
    current: Scope | None = scope
    while current is not None and len(chain) < _LONGEST:
        stated = handbook.stated(current, Facet.REPORTS_TO)
        if not stated:
            silent = Phrase(
                "The handbook does not say whom the {role} reports to: the chain ends here.", role=current.name
            )
            return chain, (silent,)
        chain.append((current, stated[0]))
        boss = handbook.role_called(stated[0].value)
        if boss is None or any(boss is known for known, _ in chain):
            return chain, (Phrase("No page describes {boss}: the chain ends here.", boss=stated[0].value),)
        current = boss
    return chain, ()
