"""Drafts of one facet of a role: what the handbook states, or that it states nothing."""

from handlers.drafts.phrases import lines_of, names_of, notes_of, noun, value_of
from handlers.sheet import LONG, SHORT, Draft, Line, Part
from index import Facet, Facts, NotStated

_READ_AT_A_GLANCE = frozenset({Facet.GRADE, Facet.REPORTS_TO})


def draft_facts(facts: Facts) -> Draft:
    """Role and value first, then the quotes group by group, then our notes."""
    groups = tuple(Part(lines_of(group.quotes), group.title) for group in facts.groups)
    return Draft(
        title=f"{names_of(facts.roles)}: {value_of(facts.facet, facts.headline)}",
        parts=(*groups, Part(notes_of(facts.notes))),
        limit=SHORT if facts.facet in _READ_AT_A_GLANCE else LONG,
    )


def draft_not_stated(answer: NotStated) -> Draft:
    """Says that it is not stated, and names the sections that were read, so that nobody looks there again."""
    subject = f"no {noun(answer.facet)} stated" if answer.facet else "not stated"
    sentence = f"The handbook does not say. What it does say: /role {answer.role.slug}"
    return Draft(
        title=f"{answer.role.name}: {subject}",
        parts=(Part((Line(sentence),)),),
        read=answer.read,
        sources_titles=("Read", "Read"),
        limit=SHORT,
    )
