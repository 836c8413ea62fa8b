"""What a question goes on about that names no role of its own: the role before it, or a level of its page."""

import re
from collections.abc import Collection

from index.handbook import Handbook
from index.questions.aliases import LINKING
from index.questions.query import Query
from index.ranking.model import asked_words
from index.roles.facet import Facet
from index.roles.levels import level_places, level_words, names_a_role
from index.roles.naming import name_stems
from index.roles.scope import Kind, Scope
from index.words import STOP_WORDS, stems_in, words_in

# Words between a level and the name that it is of.
_NEAR = 2
_CUES = frozenset(stem for facet in Facet for stem in stems_in(facet.label))


SAME_AGAIN = frozenset({"same", "again"})
_GOES_ON = SAME_AGAIN | frozenset("and or what how ok okay so but then for also".split())


def goes_on(text: str) -> bool:
    """Whether a text that only names somebody goes on with the question before it: "and the senior manager?"."""
    words = words_in(text)
    return text.rstrip().endswith("?") or (words[:1] != () and words[0] in _GOES_ON)


def meanings(handbook: Handbook, text: str, before: Scope) -> tuple[str, ...]:
    """What a text may stand for in a conversation about a role: itself, or with that role said in it, or either. Only
    with it, where it says a level of the role's page, or has no words but those of questions."""
    query = handbook.read(text)
    levels = set(level_places(query.words))
    said = _said_in_full(handbook, text, query, before)
    named = (each for each in handbook.entities.find(query) if each.core >= _NAMES and each.weight and not each.lacking)
    if said == text or any(levels <= match.places for match in named):
        return (text,)
    return (said,) if levels or asked_words().issuperset(query.weights) else (text, said)


# A role is named where this much of its name and of what was said agree.
_NAMES = 0.4


def _said_in_full(handbook: Handbook, text: str, query: Query, before: Scope) -> str:
    """A text with the name said of the role that it goes on about, as its slug: for a level of that role's page, or for
    a pronoun, else behind the text. The text as it is where it asks for nothing, or names somebody else: initials or a
    noun for a person that are not of the role before, or a level of another name ("the director of gardening")."""
    known = {stem for scope in handbook.page_scopes(before) for stem in name_stems(scope.name)}
    levels = {at: query.words[at] for at in level_places(query.words)}
    if not query.weights or _names_another(query, known, levels):
        return text
    if not levels:
        return _with(text, handbook.role(before).slug)
    wanted = sorted(levels.values())
    page = [each for each in handbook.page_scopes(before) if each.kind is Kind.ROLE]
    meant = [each for each in page if sorted(level_words(words_in(each.name))) == wanted]
    return _instead(query, levels, handbook.role(meant[0]).slug) if len(meant) == 1 else text


_PRONOUN = re.compile(r"\b(?:he|it|she|they)\b", re.IGNORECASE)


def _with(text: str, slug: str) -> str:
    """A text with a slug for its first pronoun, or else at its end."""
    if _PRONOUN.search(text):
        return _PRONOUN.sub(slug, text, count=1)
    end = len(text.rstrip("?!. \n"))
    return f"{text[:end]} {slug}{text[end:]}"


def _instead(query: Query, places: Collection[int], slug: str) -> str:
    """The words of a question with a slug for those at some places."""
    words = [word.upper() if word in query.capitals else word for word in query.words]
    first = min(places)
    return " ".join(slug if at == first else word for at, word in enumerate(words) if at == first or at not in places)


def _names_another(query: Query, known: set[str], levels: dict[int, str]) -> bool:
    strange = {
        at for at, (word, stem) in enumerate(zip(query.words, query.stems, strict=True))
        if at not in levels and stem not in known and stem not in _CUES
        and (word in query.capitals or word not in STOP_WORDS | LINKING)
    }  # fmt: skip
    if any(query.words[at] in query.capitals or names_a_role(query.words[at]) for at in strange):
        return True
    plain = [at for at, word in enumerate(query.words) if word not in LINKING]
    place = {at: number for number, at in enumerate(plain)}
    return any(abs(place[at] - place[level]) < _NEAR for at in strange for level in levels if at in place)
