"""What a handbook states of one scope, by facet: the visible list of extractors."""

from index.roles.facet import Facet
from index.roles.grades import grade_of
from index.roles.reporting import reports_of
from index.roles.scope import Scope
from index.roles.stated import Stated, statuses_of


def stated_of(scope: Scope, facet: Facet, page: tuple[Scope, ...]) -> tuple[Stated, ...]:
    """The values of a facet that the scopes of a page, or of its folder's page, state of one scope."""
    match facet:
        case Facet.GRADE:
            stated = grade_of(scope, page)
            return (stated,) if stated else ()
        case Facet.REPORTS_TO:
            return reports_of(scope, page)
        case _:
            return statuses_of(scope)
