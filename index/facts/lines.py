"""Reporting lines as a graph: which role of the handbook a line leads to, and the way up from a role."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from index.facts.fact import Fact
from index.facts.people import in_order, parts_of, person_key
from index.roles.scope import Scope
from index.roles.targets import Family, role_like_named, role_linked_to

Key = TypeVar("Key")

# As far as a chain is followed.
_LONGEST = 12


class ReportingLines:
    """Who reports to which role. `same` makes one key of all ways to write a person."""

    def __init__(
        self, roles: Sequence[Scope], managers: Sequence[Fact], same: Callable[[str], str], family: Family
    ) -> None:
        self._same, self._family = same, family
        self._by_name = _grouped(roles, lambda scope: in_order(scope.name))
        self._by_key = _grouped(roles, lambda scope: person_key(scope.name))
        self._by_same = _grouped(roles, lambda scope: same(person_key(scope.name)))
        self._managed: dict[int, Fact] = {}
        for fact in managers:
            self._managed.setdefault(id(fact.scope), fact)
        self._bosses = {id(fact): self._boss(fact) for fact in managers}

    def of(self, scope: Scope) -> Fact | None:
        """The first reporting line that is stated of a role."""
        return self._managed.get(id(scope))

    def up(self, scope: Scope) -> tuple[Fact, ...]:
        """The reporting lines from a role to the top, or as far as the pages go; empty where it states none."""
        hops: list[Fact] = []
        known = {id(scope)}
        line = self.of(scope)
        while line is not None and len(hops) < _LONGEST:
            hops.append(line)
            boss = self.boss(line)
            if boss is None or id(boss) in known:
                break
            known.add(id(boss))
            line = self.of(boss)
        return tuple(hops)

    def boss(self, line: Fact) -> Scope | None:
        """The role that a line names: by its link, by the very name, nearest page first, or by likeness on its page."""
        return self._bosses[id(line)]

    def _boss(self, line: Fact) -> Scope | None:
        name = next(iter(parts_of(line.value)), line.value)
        return (
            role_linked_to(line.item.links, line.value, line.section, self._family)
            or self.called(name, near=line.scope)
            or role_like_named(name, line.scope, self._family)
        )

    def called(self, name: str, *, near: Scope | None = None) -> Scope | None:
        """The role that has this very name, whatever the order of its words; of several the one nearest to a role."""
        plain = next(iter(parts_of(name)), name)
        key = person_key(plain)
        found = self._by_name.get(in_order(plain)) or self._by_key.get(key) or self._by_same.get(self._same(key)) or ()
        others = [scope for scope in found if scope is not near]
        return min(others, key=lambda scope: _distance(scope, near), default=None)


def _grouped(roles: Iterable[Scope], key: Callable[[Scope], Key]) -> Mapping[Key, Sequence[Scope]]:
    found: dict[Key, list[Scope]] = defaultdict(list)
    for scope in roles:
        found[key(scope)].append(scope)
    return found


def _distance(scope: Scope, near: Scope | None) -> int:
    """0 on the same page, 1 in the same folder, 2 elsewhere."""
    if near is None or scope.head.path == near.head.path:
        return 0
    return 1 if PurePosixPath(scope.head.path).parent == PurePosixPath(near.head.path).parent else 2
