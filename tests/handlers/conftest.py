"""Whole handbooks, to walk over all of their roles."""

from pathlib import Path

import pytest

from index import Handbook, load_handbook

_ROOT = Path(__file__).parents[2]
_SHARED = _ROOT.parent / "shared" / "corpora" / "gitlab-2022"


@pytest.fixture(scope="module", params=[_ROOT / "corpus", _SHARED], ids=["example", "shared"])
def wide(request: pytest.FixtureRequest) -> Handbook:
    folder: Path = request.param
    if not folder.is_dir():
        pytest.skip("the shared handbook is not beside this checkout")
    return load_handbook(folder)
