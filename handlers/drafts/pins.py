"""The draft of what is said when a role was pinned, taken off, or neither."""

from handlers.pins import Pinned
from handlers.requests import COMMAND
from handlers.sheet import Draft, Line, Part
from index import Phrase


def draft_pinned(pinned: Pinned) -> Draft:
    """What holds in this channel from now on."""
    if pinned.role is None:
        line = Phrase("Questions in this channel name their role again.")
        return Draft(Phrase("No role is pinned here."), (Part((Line(line),)),))
    line = Phrase(
        "Questions in this channel that name no role are about this one. To take it off: {command}",
        command=f"{COMMAND} unpin",
    )
    title = Phrase("Pinned here: {role}", role=pinned.role.name)
    return Draft(title, (Part((Line(line),)),), read=(pinned.role.citation,))


def draft_unchanged() -> Draft:
    """Who may pin, and why this person may not."""
    line = Phrase("Members of the company pin roles, and I see a guest here, or cannot tell. Ask your contact here.")
    return Draft(Phrase("Nothing was changed."), (Part((Line(line),)),))
