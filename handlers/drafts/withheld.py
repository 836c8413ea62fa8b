"""The draft of what is said instead of an answer that is not for this reader, or not for this place."""

from handlers.readers import Way, Withheld
from handlers.sheet import Draft, Line, Part
from index import Phrase

_HOW: dict[Way, Phrase] = {
    Way.DIRECT: Phrase("Others can read along here. Ask me in a direct message: only you see what I reply there."),
    Way.MEMBERS: Phrase(
        "It is for members of the company, and I see a guest here, or cannot tell. Ask your contact here."
    ),
    Way.HIRING: Phrase("It is for people who hire. Ask in a channel for hiring, or ask the recruiting team."),
    Way.LATER: Phrase("Slack did not tell me in time who reads along here. Please try again in a minute."),
}


def not_shared(withheld: Withheld) -> Phrase:
    """That it was not shown to others, and why."""
    return Phrase("This was not shared. {why}", why=_HOW[withheld.way])


def draft_withheld(withheld: Withheld) -> Draft:
    """That it is not said here, and how to come by it."""
    return Draft(Phrase("That is not shown here."), (Part((Line(_HOW[withheld.way]),)),))
