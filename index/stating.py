"""The fact table as the outside sees it: what the handbook states of its roles, one value a row, with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.citation import Citation
from index.facts.fact import Fact
from index.handbook import Handbook
from index.roles.facet import Facet
from index.roles.role import Role


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One value that the handbook states of a role. `points_at` is the role that a reporting line names, None where no
    page describes it; `lines` are the first and last line of the file that state it, 1-based."""

    role: Role
    facet: Facet
    value: str
    points_at: Role | None
    citation: Citation
    lines: tuple[int, int]


def stated_facts(handbook: Handbook, *, role: Role | None = None, facet: Facet | None = None) -> tuple[StatedFact, ...]:
    """The facts of the handbook: grades, then reporting lines, then interview steps, each in its order. Of one role or
    facet only, where one is given. Steps that a page states for several roles stand under the first of them."""
    facts = (*handbook.facts.grades, *handbook.facts.managers, *handbook.facts.interviews)
    return tuple(_rows(handbook, (fact for fact in facts if facet in {None, fact.facet}), role))


def _rows(handbook: Handbook, facts: Iterable[Fact], role: Role | None) -> Iterator[StatedFact]:
    for fact in facts:
        owner = handbook.role(fact.scope)
        if role not in {None, owner}:
            continue
        named = handbook.facts.lines.boss(fact) if fact.facet is Facet.REPORTS_TO else None
        points_at = handbook.role(named) if named else None
        yield StatedFact(owner, fact.facet, fact.value, points_at, handbook.cite(fact.section), fact.item.lines)
