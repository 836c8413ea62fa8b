"""Operations: what a question may want done with the facts of a handbook, each as a candidate."""

from collections.abc import Callable, Iterator, Sequence

from index.facts.table import FactTable
from index.questions.entities import Match
from index.questions.query import Query
from index.ranking.candidates import Candidate, Mentioned, Operation
from index.ranking.comparisons import at_a_glance
from index.ranking.lists import lists
from index.ranking.units import Line, Unit
from index.roles.scope import Kind, Scope

# As many starts of a chain as are looked at, and how much of a person's name must be said.
_STARTS, _SAID = 3, 0.7


def operations(
    query: Query, facts: FactTable, named: Mentioned, *, within: Callable[[Scope, bool], frozenset[str]],
    saying: Callable[[Sequence[str]], Sequence[tuple[Unit, Line]]],
) -> Iterator[Candidate]:  # fmt: skip
    """The operations that a question may ask for. `within` are the stems of where a role belongs, its family counted
    or not; `saying` finds the lines that hold most of some stems."""
    yield from lists(query, facts, named, within=within, saying=saying)
    roles = [each for each in named.roles if each.thing.kind in {Kind.ROLE, Kind.SPECIALTY}]
    yield from _chains(roles, named.persons, facts)
    yield from at_a_glance(named)


def _chains(roles: Sequence[Match[Scope]], persons: Sequence[Match[str]], facts: FactTable) -> Iterator[Candidate]:
    """The way up from each of the best roles: to somebody on it whom the question names, else to the top."""
    starts = ((each, facts.lines.up(each.thing)) for each in roles[:_STARTS])
    for start, hops in starts:
        if not hops:
            continue
        ends = (each for each in persons if each.covered >= _SAID and each.places - start.places)
        for end in ends:
            if height := facts.height(hops, end.thing):
                yield Candidate(Operation.CHAIN, match=start, person=end, facts=hops[:height])
                break
        else:
            yield Candidate(Operation.CHAIN, match=start, facts=hops)
