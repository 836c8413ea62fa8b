"""The command line: `rolecall`."""

from bot.cli.commands import main

__all__ = ["main"]
