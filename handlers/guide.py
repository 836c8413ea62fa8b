"""The guide: what can be asked of this handbook, with examples made of its own roles. Said on "help" and on silence."""

from dataclasses import dataclass
from itertools import groupby

from handlers.requests import COMMAND
from index import Facet, Handbook, Phrase, Role


@dataclass(frozen=True, slots=True)
class Example:
    """Something to type, and what it gives."""

    text: str
    gives: Phrase


@dataclass(frozen=True, slots=True)
class Guide:
    """How to ask: as the slash command, and in words (a mention or a direct message)."""

    commands: tuple[Example, ...]
    questions: tuple[Example, ...]
    facets: tuple[Facet, ...]
    page_count: int
    role_count: int


def guide_to(handbook: Handbook) -> Guide:
    """The guide to this handbook: the same for the same handbook, and without role examples where it names no role."""
    family = example_family(handbook.roles)
    return Guide(
        commands=_commands(family),
        questions=_questions(family),
        facets=tuple(Facet),
        page_count=handbook.page_count,
        role_count=len(handbook.roles),
    )


def example_family(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles of the first page that describes at least two: they can be compared. Else the first role, or none."""
    for _, members in groupby(roles, key=lambda role: role.path):
        family = tuple(members)
        if len(family) > 1:
            return family
    return roles[:1]


def _commands(family: tuple[Role, ...]) -> tuple[Example, ...]:
    examples: list[Example] = []
    if family:
        first = family[0]
        examples += [
            Example(f"{COMMAND} {first.slug}", Phrase("everything on one role")),
            Example(f"{COMMAND} {first.slug} grade", Phrase("one thing about it")),
        ]
    if len(family) > 1:
        examples.append(
            Example(f"{COMMAND} compare {family[1].slug} {family[0].slug}", Phrase("two roles side by side"))
        )
    if family and family[0].department:
        examples.append(Example(f"{COMMAND} list {family[0].department.lower()}", Phrase("the roles of a department")))
    return (
        *examples,
        Example(f"{COMMAND} list", Phrase("every role of the handbook")),
        Example(f"{COMMAND} help", Phrase("this guide")),
    )


def _questions(family: tuple[Role, ...]) -> tuple[Example, ...]:
    if not family:
        return ()
    first = family[0]
    return (
        Example(f"Who does the {first.name} report to?", Phrase("the reporting line")),
        Example(f"Walk me through the interviews for the {first.name}", Phrase("the hiring steps, in order")),
        Example("What are the requirements?", Phrase("a follow-up on the same role")),
    )
