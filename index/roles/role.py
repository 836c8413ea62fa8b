"""Roles: one level of a job family, with a name of its own, and the family it belongs to."""

from dataclasses import dataclass

from index.citation import Citation


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the catalogue knows it.

    `name` is what the handbook calls it ("Director, Infrastructure Technical Program Management"), `slug` its name in
    lower case with hyphens, unique in the handbook; `family` the title of its page; `department` the folder or front
    matter's department, in title case, possibly empty; `path` its page; `citation` its own section;
    `rank` its place among the levels of the page, from 0.
    """

    name: str
    slug: str
    family: str
    department: str
    path: str
    citation: Citation
    rank: int
