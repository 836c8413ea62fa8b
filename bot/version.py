"""Which version of the handbook is served: the last commit that touched its folder, where the folder is a checkout."""

import logging
import subprocess
from pathlib import Path

from index import Phrase

_log = logging.getLogger("rolecall")

_WITHIN_SECONDS = 5


def version_of(folder: Path) -> Phrase | None:
    """Such as "commit 1a2b3c4 of 2026-11-24"; None where there is no checkout, or no git."""
    command = ["git", "-C", str(folder), "log", "-1", "--format=%h %cs", "--", "."]
    try:
        # The folder is the settings', behind its own option: no shell reads it.
        done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=_WITHIN_SECONDS)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        _log.info("version of the handbook not known cause=%s", type(error).__name__)
        return None
    match done.stdout.split():
        case [commit, day]:
            return Phrase("commit {commit} of {day}", commit=commit, day=day)
        case _:  # nothing of the folder is in the checkout
            return None
