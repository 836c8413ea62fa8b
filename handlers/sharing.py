"""Sharing out: a number of characters among several that want some, by weight, and nobody gets more than it needs."""

from collections.abc import Sequence


def shared(room: int, needs: Sequence[int], *, least: Sequence[int], weights: Sequence[int]) -> list[int]:
    """How much each one gets. Everybody gets its least (which may overdraw the room); what is left is shared out by
    weight, and what one does not need goes to the others."""
    shares = list(least)
    left = room - sum(least)
    wanting = {i for i, need in enumerate(needs) if need > least[i]}
    while wanting and left > 0:
        unit = left / sum(weights[i] for i in wanting)
        content = {i for i in wanting if needs[i] - least[i] <= unit * weights[i]}
        for i in content or wanting:
            shares[i] = needs[i] if content else least[i] + int(unit * weights[i])
        left -= sum(needs[i] - least[i] for i in content)
        wanting = wanting - content if content else set()
    return shares
