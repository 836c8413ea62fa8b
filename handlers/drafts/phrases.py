"""How roles and facets are worded in a reply."""

from handlers.cut import cut
from handlers.sheet import Line
from index import Facet, Phrase, Quote, Role, WhichRole, in_a_row

_NAMED_AT_MOST = 4
_WORD_AT_MOST = 40  # characters; a text without blanks has no end

# "No ... stated": the label that heads a facet ("Reports to") does not always fit into a sentence.
_NOUNS = {
    Facet.GRADE: Phrase("grade"),
    Facet.REPORTS_TO: Phrase("reporting line"),
    Facet.RESPONSIBILITIES: Phrase("responsibilities"),
    Facet.REQUIREMENTS: Phrase("requirements"),
    Facet.INTERVIEW: Phrase("interview steps"),
    Facet.LEVELS: Phrase("levels"),
    Facet.KPI: Phrase("performance indicators"),
    Facet.SPECIALTIES: Phrase("specialties"),
    Facet.OVERVIEW: Phrase("overview"),
    Facet.STATUS: Phrase("hiring status"),
}

# Behind a role's name: "Baker: requirements", "Baker: interview, 3 steps".
_ASIDES = {
    **_NOUNS,
    Facet.REPORTS_TO: Phrase("reports to"),
    Facet.INTERVIEW: Phrase("interview"),
    Facet.STATUS: Phrase("status"),
}


def noun(facet: Facet) -> Phrase:
    """The facet in the middle of a sentence: "reporting line"."""
    return _NOUNS[facet]


def value_of(facet: Facet, headline: str | None) -> Phrase:
    """What is said of a role, behind its name: "grade 10", "reports to the CTO", "interview, 7 steps"."""
    match facet, headline:
        case _, None:
            return _ASIDES[facet]
        case Facet.GRADE, value:
            return Phrase("grade {grade}", grade=value)
        case Facet.REPORTS_TO, value:
            return Phrase("reports to {boss}", boss=value)
        case _, value:
            return Phrase("{facet}, {value}", facet=_ASIDES[facet], value=value)


def names_of(roles: tuple[Role, ...]) -> str:
    """The roles' names in a row, each once; of many, the first and how many more."""
    every = list(dict.fromkeys(role.name for role in roles))
    names: list[str] = every[:_NAMED_AT_MOST]
    if len(every) > _NAMED_AT_MOST:
        names.append(Phrase("{count} more", count=len(every) - _NAMED_AT_MOST))
    # Names hold commas of their own ("Director, Data"): semicolons keep them apart.
    match names:
        case [one]:
            return one
        case [one, other]:
            return Phrase("{one} and {other}", one=one, other=other)
        case _:
            return Phrase("{names}; and {last}", names="; ".join(names[:-1]), last=names[-1])


def named(role: Role) -> str:
    """A role in a list: its name, and the slug to ask for it with."""
    return f"{role.name} ({role.slug})"


def told_apart(answer: WhichRole) -> tuple[str, ...]:
    """What tells candidates apart: each one's grade where it is stated, and department where theirs differ; ""
    where nothing does."""
    differ = len({role.department for role in answer.candidates}) > 1
    grades = answer.grades or ("",) * len(answer.candidates)
    return tuple(
        in_a_row(filter(None, (value_of(Facet.GRADE, grade) if grade else "", role.department if differ else "")))
        for role, grade in zip(answer.candidates, grades, strict=True)
    )


def not_understood(words: tuple[str, ...]) -> Phrase:
    """The words of a question that nobody knows, named."""
    return Phrase("I did not understand: {words}", words=in_a_row(cut(word, _WORD_AT_MOST) for word in words))


def lines_of(quotes: tuple[Quote, ...]) -> tuple[Line, ...]:
    """The quotes as lines, in their order."""
    return tuple(Line(quote.text, quote.marker, quote.citation) for quote in quotes)


def notes_of(notes: tuple[str, ...]) -> tuple[Line, ...]:
    """Our own sentences as lines."""
    return tuple(Line(note) for note in notes)
