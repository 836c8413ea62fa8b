"""Known misses: cases that are not answered rightly yet, each with the reason. One that is mended fails until it is
taken out of the list, so that the list can only grow shorter unseen."""

from collections.abc import Mapping

import pytest
from _pytest.mark import ParameterSet


def parameters(cases: Mapping[str, object], known_misses: Mapping[str, str]) -> list[ParameterSet]:
    """The cases, by name, as the parameters of a test; those that are known misses must fail."""
    strange = set(known_misses) - set(cases)
    assert not strange, f"no such cases: {sorted(strange)}"
    return [
        pytest.param(case, id=name, marks=[pytest.mark.xfail(strict=True, reason=why)] if why else [])
        for name, case in cases.items()
        for why in [known_misses.get(name)]
    ]
