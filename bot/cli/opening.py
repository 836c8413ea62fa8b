"""Opening the handbook that a command answers from, and telling people what is wrong with its pages."""

import gc
import sys
from pathlib import Path

from bot.settings import HandbookSettings, read_handbook_settings
from index import Editions, Handbook, load_editions

_EXAMPLE_NOTE = "Using the example handbook; set ROLECALL_CORPUS to use your own."


def open_editions(corpus: Path | None) -> Editions:
    """The handbook in `corpus`, else in the settings' folder, in its editions; pages that had to be left out are named
    on stderr.

    Raises SettingsError, or HandbookError where there is no handbook.
    """
    return read_editions(read_handbook_settings(**({"rolecall_corpus": corpus} if corpus else {})))


def open_handbook(corpus: Path | None) -> Handbook:
    """The full edition: whoever gives the command has the files."""
    return open_editions(corpus).full


def read_editions(settings: HandbookSettings) -> Editions:
    """The editions of these settings. Stderr names their problems, and says when the example handbook is used.

    Raises HandbookError where there is no handbook.
    """
    if not settings.has_own_corpus:
        print(_EXAMPLE_NOTE, file=sys.stderr)
    editions = load_editions(settings.rolecall_corpus, site_url=settings.site_url, rules=settings.section_rules)
    gc.freeze()  # no question waits while all that was read is looked through for garbage
    for problem in editions.full.problems:
        print(problem, file=sys.stderr)
    return editions
