"""Drafts of answers that are lists of roles: those that share a property, those to choose from, the nearest ones."""

from handlers.drafts.phrases import named
from handlers.sheet import Draft, Line, Part
from index import NothingFound, Role, RoleRow, Roles, WhichRole


def draft_roles(roles: Roles) -> Draft:
    """How many there are, then each with the words that put it on the list."""
    return Draft(
        title=f"Roles that {roles.property}: {len(roles.rows)}",
        parts=(Part(tuple(_row(row) for row in roles.rows)),),
    )


def draft_which_role(answer: WhichRole) -> Draft:
    """The candidates, and how to ask again."""
    best = answer.candidates[0]
    again = f"{best.slug} {answer.facet.label.lower()}" if answer.facet else best.slug
    return Draft(
        title="Which role do you mean?",
        parts=(
            Part(_candidates(answer.candidates)),
            Part((Line(f"Ask again with the name in brackets, for example: /role {again}"),)),
        ),
    )


def draft_nothing_found(answer: NothingFound) -> Draft:
    """Says so plainly, offers the nearest roles, and how to see what can be asked."""
    nearest = (Part(_candidates(answer.nearest), "The nearest roles"),) if answer.nearest else ()
    return Draft(
        title="The handbook holds nothing on that.",
        parts=(
            Part((Line("It may use another word for it, or leave it to a person: ask the recruiting team."),)),
            *nearest,
            Part((Line("To see what can be asked: /role help"),)),
        ),
    )


def _row(row: RoleRow) -> Line:
    words = f": {row.quote.text}" if row.quote else ""
    return Line(f"{named(row.role)}{words}", "-", row.quote.citation if row.quote else row.role.citation)


def _candidates(roles: tuple[Role, ...]) -> tuple[Line, ...]:
    return tuple(Line(named(role), "-") for role in roles)
