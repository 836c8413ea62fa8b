"""Chains of reporting lines: from a role to its manager, to theirs, and on; each hop cited."""

from collections.abc import Sequence

from index.answers.answer import Facts, Group
from index.answers.quoting import quote
from index.facts.fact import Fact
from index.facts.people import in_order, parts_of
from index.handbook import Handbook
from index.phrase import Phrase
from index.roles.facet import Facet
from index.roles.scope import Scope


def chain_answer(handbook: Handbook, hops: Sequence[Fact], *, reached: bool) -> Facts:
    """Each reporting line up from a role, under the role that it is of; `reached` is True where the last one leads to
    the end that was asked for, else a note says why the chain ends there."""
    groups = tuple(Group((quote(handbook, hop.item, hop.section, ""),), hop.scope.name) for hop in hops)
    notes = () if reached else (_why_it_ends(handbook, hops[-1]),)
    return Facts(
        (handbook.role(hops[0].scope),), Facet.REPORTS_TO, groups, _path(handbook, hops), notes, hops=len(hops)
    )


def _path(handbook: Handbook, hops: Sequence[Fact]) -> str:
    path = " → ".join(_called(hop, handbook.facts.lines.boss(hop)) for hop in hops)
    return Phrase.of_count("{path} ({count} step)", "{path} ({count} steps)", count=len(hops), path=path)


def _called(hop: Fact, boss: Scope | None) -> str:
    """Whom a reporting line names, as it says it; with the name of the role where that is another."""
    said = next(iter(parts_of(hop.value)), hop.value)
    if boss is None or set(in_order(said)) >= set(in_order(boss.name)):
        return said
    return f"{said} ({boss.name})"


def _why_it_ends(handbook: Handbook, last: Fact) -> str:
    boss = handbook.facts.lines.boss(last)
    if boss is None:
        return Phrase("No page describes {boss}: the chain ends here.", boss=last.value)
    return Phrase("The handbook does not say whom the {role} reports to: the chain ends here.", role=boss.name)
