"""How roles and facets are worded in a reply."""

from handlers.sheet import Line
from index import Facet, Quote, Role

_NAMED_AT_MOST = 4

# "No ... stated": the label that heads a facet ("Reports to") does not always fit into a sentence.
_NOUNS = {
    Facet.GRADE: "grade",
    Facet.REPORTS_TO: "reporting line",
    Facet.RESPONSIBILITIES: "responsibilities",
    Facet.REQUIREMENTS: "requirements",
    Facet.INTERVIEW: "interview steps",
    Facet.LEVELS: "levels",
    Facet.KPI: "performance indicators",
    Facet.SPECIALTIES: "specialties",
    Facet.OVERVIEW: "overview",
    Facet.STATUS: "hiring status",
}


def noun(facet: Facet) -> str:
    """The facet in the middle of a sentence: "reporting line"."""
    return _NOUNS[facet]


def value_of(facet: Facet, headline: str | None) -> str:
    """What is said of a role, behind its name: "grade 10", "reports to the CTO", "interview, 7 steps"."""
    match facet, headline:
        case _, None:
            return facet.label.lower()
        case Facet.GRADE, value:
            return f"grade {value}"
        case Facet.REPORTS_TO, value:
            return f"reports to {value}"
        case _, value:
            return f"{facet.label.lower()}, {value}"


def names_of(roles: tuple[Role, ...]) -> str:
    """The roles' names in a row, each once; of many, the first and how many more."""
    every = list(dict.fromkeys(role.name for role in roles))
    names = every[:_NAMED_AT_MOST]
    if len(every) > _NAMED_AT_MOST:
        names.append(f"{len(every) - _NAMED_AT_MOST} more")
    # Names hold commas of their own ("Director, Data"): semicolons keep them apart.
    return " and ".join(names) if len(names) < 3 else f"{'; '.join(names[:-1])}; and {names[-1]}"


def named(role: Role) -> str:
    """A role in a list: its name, and the slug to ask for it with."""
    return f"{role.name} ({role.slug})"


def lines_of(quotes: tuple[Quote, ...]) -> tuple[Line, ...]:
    """The quotes as lines, in their order."""
    return tuple(Line(quote.text, quote.marker, quote.citation) for quote in quotes)


def notes_of(notes: tuple[str, ...]) -> tuple[Line, ...]:
    """Our own sentences as lines."""
    return tuple(Line(note) for note in notes)
