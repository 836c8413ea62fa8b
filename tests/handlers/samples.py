"""Answers made by hand, written short: what the golden files hold as input.

A role is its slug ("senior-data-engineer"), a citation its place ("data.md#Levels/Job Grade:5-7"), a quote its words
and its place, with its marker in front ("- Knows SQL @ data.md#Requirements:9-12").
"""

import json
import re
from collections.abc import Callable
from typing import Any

from handlers import Guide
from handlers.guide import Example
from index import (
    Answer,
    AnsweredPart,
    Card,
    CardLine,
    Citation,
    Column,
    Comparison,
    Courtesy,
    Difference,
    Facet,
    Facts,
    Greeting,
    Group,
    NothingFound,
    NotStated,
    Parts,
    Passage,
    Passages,
    Quote,
    Role,
    RoleRow,
    Roles,
    WhichRole,
)

_PLACE = re.compile(r"(?P<path>[^#]+)#(?P<headings>.+):(?P<first>\d+)-(?P<last>\d+)")
_QUOTE = re.compile(r"(?P<marker>-|\d+\.)? ?(?P<text>.+) @ (?P<place>.+)", re.DOTALL)

SITE = "https://handbook.example.com"


def citation(place: str, *, site: str | None = None) -> Citation:
    found = _PLACE.fullmatch(place)
    assert found, place
    headings = tuple(found["headings"].split("/"))
    anchor = headings[-1].lower().replace(" ", "-")
    url = f"{site}/{found['path'].removesuffix('.md')}/#{anchor}" if site else None
    page = found["path"].removesuffix(".md").title()
    return Citation(found["path"], headings[-1], headings, anchor, url, (int(found["first"]), int(found["last"])), page)


def role(slug: str) -> Role:
    name = slug.replace("-", " ").title()
    return Role(name, slug, "Data", "Data", "data.md", citation(f"data.md#{name}:1-4"), 0)


def quote(text: str, *, site: str | None = None) -> Quote:
    found = _QUOTE.fullmatch(text)
    assert found, text
    return Quote(found["text"], citation(found["place"], site=site), found["marker"] or "")


def answer(text: str) -> Answer | Guide:
    """The answer that a golden file's JSON stands for: {"Facts": {...}}; `site` gives its citations URLs."""
    ((kind, fields),) = json.loads(text).items()
    return _MAKERS[kind](fields)


def _quotes(fields: dict[str, Any], name: str = "quotes") -> tuple[Quote, ...]:
    return tuple(quote(text, site=fields.get("site")) for text in fields.get(name, []))


def _facet(fields: dict[str, Any]) -> Facet | None:
    return Facet(fields["facet"]) if "facet" in fields else None


def _facts(fields: dict[str, Any]) -> Facts:
    groups = tuple(
        Group(_quotes({"site": fields.get("site"), **group}), group.get("title")) for group in fields["groups"]
    )
    notes = tuple(fields.get("notes", []))
    return Facts(tuple(map(role, fields["roles"])), Facet(fields["facet"]), groups, fields.get("headline"), notes)


def _card(fields: dict[str, Any]) -> Card:
    lines = tuple(
        CardLine(Facet(facet), value, quote(words) if words else None) for facet, value, words in fields["lines"]
    )
    return Card(role(fields["role"]), lines, tuple(fields.get("notes", [])))


def _comparison(fields: dict[str, Any]) -> Comparison:
    differences = tuple(
        Difference(
            Facet(difference["facet"]),
            tuple(Column(role(slug), value, tuple(map(quote, words))) for slug, value, words in difference["columns"]),
            _quotes(difference, "same"),
        )
        for difference in fields["differences"]
    )
    return Comparison(tuple(map(role, fields["roles"])), differences, tuple(fields.get("notes", [])))


def _roles(fields: dict[str, Any]) -> Roles:
    rows = tuple(RoleRow(role(slug), quote(words) if words else None) for slug, words in fields["rows"])
    return Roles(fields["property"], rows)


def _passages(fields: dict[str, Any]) -> Passages:
    return Passages(
        tuple(Passage(_quotes(passage), citation(passage["place"])) for passage in fields["passages"]),
    )


def _parts(fields: dict[str, Any]) -> Parts:
    made = [(words, answer(json.dumps(given))) for words, given in fields["parts"]]
    return Parts(tuple(AnsweredPart(words, said) for words, said in made if not isinstance(said, Guide)))


def _strange(fields: dict[str, Any]) -> tuple[str, ...]:
    return tuple(fields.get("not_understood", []))


def _guide(fields: dict[str, Any]) -> Guide:
    commands = tuple(Example(*example) for example in fields["commands"])
    questions = tuple(Example(*example) for example in fields["questions"])
    return Guide(commands, questions, tuple(map(Facet, fields["facets"])), fields["pages"], fields["roles"])


_MAKERS: dict[str, Callable[[dict[str, Any]], Answer | Guide]] = {
    "Facts": _facts,
    "Card": _card,
    "Comparison": _comparison,
    "Roles": _roles,
    "Passages": _passages,
    "WhichRole": lambda fields: WhichRole(
        tuple(map(role, fields["candidates"])), _facet(fields), tuple(fields.get("grades", []))
    ),
    "NotStated": lambda fields: NotStated(
        role(fields["role"]), _facet(fields), tuple(map(citation, fields["read"])), _strange(fields)
    ),
    "NothingFound": lambda fields: NothingFound(tuple(map(role, fields["nearest"])), _strange(fields)),
    "Greeting": lambda fields: Greeting(Courtesy(fields["kind"]), tuple(map(role, fields.get("roles", [])))),
    "Parts": _parts,
    "Guide": _guide,
}
