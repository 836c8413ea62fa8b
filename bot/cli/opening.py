"""Opening the handbook that a command answers from, and telling people what is wrong with its pages."""

import sys
from pathlib import Path

from bot.settings import HandbookSettings, read_handbook_settings
from index import Handbook, load_handbook


def open_handbook(corpus: Path | None) -> Handbook:
    """The handbook in `corpus`, else in the settings' folder; pages that had to be left out are named on stderr.

    Raises SettingsError, or HandbookError where there is no handbook.
    """
    settings = read_handbook_settings(**({"rolecall_corpus": corpus} if corpus else {}))
    return read_handbook(settings)


def read_handbook(settings: HandbookSettings) -> Handbook:
    """The handbook of these settings, its problems named on stderr. Raises HandbookError where there is none."""
    handbook = load_handbook(settings.rolecall_corpus, site_url=settings.site_url)
    for problem in handbook.problems:
        print(problem, file=sys.stderr)
    return handbook
