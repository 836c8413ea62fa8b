"""Drafts of answers that are lists of roles: those that share a property, those to choose from, the nearest ones."""

from itertools import zip_longest

from handlers.drafts.phrases import named, not_understood, told_apart
from handlers.requests import COMMAND
from handlers.sheet import Draft, Line, Part
from index import NothingFound, Phrase, Role, RoleRow, Roles, WhichRole

_ELSEWHERE = Phrase("Try again in other words, or ask the recruiting team.")


def draft_roles(roles: Roles) -> Draft:
    """How many there are, then each with the words that put it on the list."""
    return Draft(
        title=Phrase("Roles that {property}: {count}", property=roles.property, count=len(roles.rows)),
        parts=(Part(tuple(_row(row) for row in roles.rows)),),
    )


def draft_which_role(answer: WhichRole) -> Draft:
    """The candidates, and how to ask again."""
    best = answer.candidates[0]
    again = f"{COMMAND} {best.slug} {answer.facet.label.lower()}" if answer.facet else f"{COMMAND} {best.slug}"
    return Draft(
        title=Phrase("Which role do you mean?"),
        parts=(
            Part(_candidates(answer.candidates, told_apart(answer))),
            Part((Line(Phrase("Ask again with the name in brackets, for example: {command}", command=again)),)),
        ),
    )


def draft_nothing_found(answer: NothingFound) -> Draft:
    """Says so plainly, or names the words that were not understood; offers the nearest roles, and how to see what can
    be asked."""
    nearest = (Part(_candidates(answer.nearest), Phrase("The nearest roles")),) if answer.nearest else ()
    strange = answer.not_understood
    return Draft(
        title=not_understood(strange) if strange else Phrase("I found nothing on that in the handbook."),
        parts=(
            Part(() if strange else (Line(_ELSEWHERE),)),
            *nearest,
            Part((Line(Phrase("To see what can be asked: {command}", command=f"{COMMAND} help")),)),
        ),
    )


def _row(row: RoleRow) -> Line:
    name = named(row.role)
    text = Phrase("{title}: {value}", title=name, value=row.quote.text) if row.quote else name
    return Line(text, "-", row.quote.citation if row.quote else row.role.citation)


def _candidates(roles: tuple[Role, ...], hints: tuple[str, ...] = ()) -> tuple[Line, ...]:
    texts = zip_longest(map(named, roles), hints, fillvalue="")
    return tuple(
        Line(Phrase("{title}: {value}", title=name, value=hint) if hint else name, "-") for name, hint in texts
    )
