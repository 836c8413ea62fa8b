"""The draft of what is said back to a greeting, and to thanks; and how its examples are worded."""

from itertools import pairwise

from handlers.sheet import Draft, Line, Part
from index import Courtesy, Greeting, Phrase, Role


def draft_greeting(greeting: Greeting) -> Draft:
    """A greeting with what can be asked, and examples; to thanks no more than is polite."""
    if greeting.kind is Courtesy.THANKS:
        return Draft(Phrase("You are welcome."), ())
    can_be_asked = Phrase("Ask me about a role: its grade, whom it reports to, its requirements, its interviews.")
    return Draft(
        Phrase("Hello."), (Part((Line(can_be_asked),)), Part(_examples(greeting.roles), Phrase("For example")))
    )


def who_reports(role: Role) -> Phrase:
    """A question on a role's manager."""
    return Phrase("Who does the {role} report to?", role=role.name)


def interviews_for(role: Role) -> Phrase:
    """A question on a role's interviews."""
    return Phrase("Interviews for the {role}", role=role.name)


def compared(one: Role, other: Role) -> Phrase:
    """A question on two roles."""
    return Phrase("Compare {one} and {other}", one=one.name, other=other.name)


def _examples(roles: tuple[Role, ...]) -> tuple[Line, ...]:
    words = [phrase for role in roles[:1] for phrase in (who_reports(role), interviews_for(role))]
    words += [compared(one, other) for one, other in pairwise(roles)]
    return tuple(Line(each, "-") for each in words)
