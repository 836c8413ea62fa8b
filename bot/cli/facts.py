"""Facts of a handbook as lines: for people, and as JSON for programs."""

import json

from index import StatedFact


def fact_line(fact: StatedFact) -> str:
    """ "Baker: grade: 5  [roles/baker.md:7]"; the role that a reporting line points at stands behind an arrow."""
    points_at = f" -> {fact.points_at.slug}" if fact.points_at else ""
    value = " ".join(fact.value.split())
    return f"{fact.role.name}: {fact.facet.value}: {value}{points_at}  [{fact.citation.path}:{fact.lines[0]}]"


def fact_record(fact: StatedFact) -> str:
    """One JSON object: role, kind, value, points_at (a slug or null), path, heading, lines."""
    fields = {
        "role": fact.role.slug,
        "kind": fact.facet.value,
        "value": fact.value,
        "points_at": fact.points_at.slug if fact.points_at else None,
        "path": fact.citation.path,
        "heading": fact.citation.heading,
        "lines": list(fact.lines),
    }
    return json.dumps(fields)
