"""The draft of what is said back to a greeting, and to thanks."""

from handlers.sheet import Draft, Line, Part
from index import Courtesy, Greeting, Phrase


def draft_greeting(greeting: Greeting) -> Draft:
    """A greeting with what can be asked; to thanks no more than is polite."""
    if greeting.kind is Courtesy.THANKS:
        return Draft(Phrase("You are welcome."), ())
    can_be_asked = Phrase("Ask me about a role: its grade, whom it reports to, its requirements, its interviews.")
    return Draft(Phrase("Hello."), (Part((Line(can_be_asked),)),))
