"""The prompt: questions typed one after the other, answered until the person leaves."""

from collections.abc import Callable
from contextlib import suppress

from bot.cli.talk import Talk
from handlers import Clearance, Screen, guide_to, text_of_turn
from index import Handbook

_LEAVING = frozenset({"exit", "quit"})


def converse(screen: Screen, clearance: Clearance, *, read: Callable[[], str], write: Callable[[str], None]) -> None:
    """Greets, then answers each line until "exit" or the end of the input. `read` raises EOFError at the end."""
    write(greeting(screen.handbook(clearance)))
    talk = Talk(screen, clearance)
    with suppress(EOFError, KeyboardInterrupt):
        while (line := read().strip()).casefold() not in _LEAVING:
            if line:
                write(f"\n{text_of_turn(talk.say(line))}\n")
    write("")


def greeting(handbook: Handbook) -> str:
    """Where the answers come from, and what can be typed here, with this handbook's own roles."""
    guide = guide_to(handbook)
    examples = [example.text for example in (*guide.commands[:1], *guide.questions)]
    return "\n".join(
        [
            f"Rolecall answers from this handbook: {guide.page_count} pages, {guide.role_count} roles. For example:",
            *(f"  {example}" for example in examples),
            'Type "help" for more, "exit" or Ctrl-D to leave.',
            "",
        ]
    )
