"""What is packaged: the files of this checkout, without what was built from them before."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_NOT_PACKAGED = shutil.ignore_patterns(".*", "build", "*.egg-info", "__pycache__", "tests")


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout to build from: a `build` folder left in the real one would go into the next wheel."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("source") / "rolecall", ignore=_NOT_PACKAGED)
