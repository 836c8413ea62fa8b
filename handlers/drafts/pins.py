"""The draft of what is said when a role was pinned, or taken off."""

from handlers.pins import Pinned
from handlers.sheet import Draft, Line, Part


def draft_pinned(pinned: Pinned) -> Draft:
    """What holds in this channel from now on."""
    if pinned.role is None:
        return Draft("No role is pinned here.", (Part((Line("Questions in this channel name their role again."),)),))
    line = "Questions in this channel that name no role are about this one. To take it off: /role unpin"
    return Draft(f"Pinned here: {pinned.role.name}", (Part((Line(line),)),), read=(pinned.role.citation,))
