"""The draft of what is said back to a greeting, and to thanks; and the examples of what can be asked."""

from collections.abc import Iterator
from itertools import pairwise

from handlers.requests import CompareRoles, LookUp, Request
from handlers.sheet import Draft, Line, Part
from index import Courtesy, Facet, Greeting, Phrase, Role


def draft_greeting(greeting: Greeting) -> Draft:
    """A greeting with what can be asked, and examples; to thanks no more than is polite."""
    if greeting.kind is Courtesy.THANKS:
        return Draft(Phrase("You are welcome."), ())
    can_be_asked = Phrase("Ask me about a role: its grade, whom it reports to, its requirements, its interviews.")
    examples = tuple(Line(words, "-") for words, _ in examples_of(greeting.roles))
    return Draft(Phrase("Hello."), (Part((Line(can_be_asked),)), Part(examples, Phrase("For example"))))


def examples_of(roles: tuple[Role, ...]) -> Iterator[tuple[Phrase, Request]]:
    """What may be asked first of some roles, in words and as a request."""
    for role in roles[:1]:
        yield Phrase("Who does the {role} report to?", role=role.name), LookUp(role, Facet.REPORTS_TO)
        yield Phrase("Interviews for the {role}", role=role.name), LookUp(role, Facet.INTERVIEW)
    for one, other in pairwise(roles):
        yield Phrase("Compare {one} and {other}", one=one.name, other=other.name), CompareRoles((one, other))
