"""Drafts of one facet of a role: what the handbook states, or that it states nothing."""

from handlers.cut import cut
from handlers.drafts.phrases import lines_of, names_of, not_understood, notes_of, noun, value_of
from handlers.requests import COMMAND
from handlers.sheet import SHORT, Draft, Line, Part
from index import Facet, Facts, NotStated, Phrase

_BEGINNING = 160  # characters
_READ = Phrase("Read")
_READ_AT_A_GLANCE = frozenset({Facet.GRADE, Facet.REPORTS_TO})


def draft_facts(facts: Facts) -> Draft:
    """Role and value first, then the quotes group by group, then our notes."""
    groups = tuple(Part(lines_of(group.quotes), group.title) for group in facts.groups)
    value = value_of(facts.facet, facts.headline)
    title = Phrase("{title}: {value}", title=names_of(facts.roles), value=value)
    parts = (*groups, Part(notes_of(facts.notes)))
    if facts.facet not in _READ_AT_A_GLANCE or facts.hops > 1 or not facts.at_a_glance:
        return Draft(title, parts)
    is_alone = facts.headline and len(facts.groups) == 1
    return Draft(title, parts, limit=SHORT, brief=_brief(title, facts) if is_alone else None)


def _brief(title: str, facts: Facts) -> Draft:
    """The title, which has the handbook's own words for the fact, or for each where pages contradict each other; of one
    sentence its beginning too."""
    quotes = [quote for group in facts.groups for quote in group.quotes]
    if len(quotes) > 1:
        return Draft(title, (), read=tuple(quote.citation for quote in quotes), limit=SHORT)
    line = Line(cut(quotes[0].text, _BEGINNING), "", quotes[0].citation)
    return Draft(title, (Part((line,)),), limit=SHORT)


def draft_not_stated(answer: NotStated) -> Draft:
    """Says that a facet is not stated, or that no answer was found, and names the sections that were read; where words
    were not understood, only these are named."""
    if answer.not_understood:
        line = Line(Phrase("What the handbook says of this role: {command}", command=f"{COMMAND} {answer.role.slug}"))
        return Draft(not_understood(answer.not_understood), (Part((line,), answer.role.name),), limit=SHORT)
    command = f"{COMMAND} {answer.role.slug}"
    if answer.facet:
        subject = Phrase("no {facet} stated", facet=noun(answer.facet))
        sentence = Phrase("The handbook does not say. What it does say: {command}", command=command)
    else:
        subject = Phrase("no answer found")
        sentence = Phrase("I found no answer to that. What the handbook says of this role: {command}", command=command)
    return Draft(
        title=Phrase("{title}: {value}", title=answer.role.name, value=subject),
        parts=(Part((Line(sentence),)),),
        read=answer.read,
        sources_titles=(_READ, _READ),
        limit=SHORT,
    )
