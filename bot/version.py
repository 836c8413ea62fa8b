"""Which version of the handbook is served: the last commit that touched its folder, where the folder is a checkout."""

import logging
import subprocess
from pathlib import Path

_log = logging.getLogger("rolecall")

_WITHIN_SECONDS = 5


def version_of(folder: Path) -> str:
    """Such as "commit 1a2b3c4 of 2026-11-24"; empty where there is no checkout, or no git."""
    command = ["git", "-C", str(folder), "log", "-1", "--format=commit %h of %cs", "--", "."]
    try:
        # The folder is the settings', behind its own option: no shell reads it.
        done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=_WITHIN_SECONDS)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        _log.info("version of the handbook not known cause=%s", type(error).__name__)
        return ""
    return done.stdout.strip()
