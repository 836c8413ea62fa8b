"""What a question goes on about that names no role of its own: the role before it, or a level of its page."""

from index.handbook import Handbook
from index.questions.entities import LINKING, Match
from index.questions.query import Query
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


def followed(handbook: Handbook, text: str, before: Scope) -> tuple[Match[Scope], ...]:
    """The role that a text goes on about; nobody where it names somebody else: initials or a noun for a person that are
    not of the role before, or a level of another name ("the director of quantum gardening")."""
    query = handbook.read(text)
    known = {stem for scope in handbook.page_scopes(before) for stem in name_stems(scope.name)}
    levels = {at: query.words[at] for at in level_places(query.words)}
    if _names_another(query, known, levels):
        return ()
    if not levels:
        return (_match(before, frozenset()),)
    wanted = sorted(levels.values())
    page = [each for each in handbook.page_scopes(before) if each.kind is Kind.ROLE]
    meant = [each for each in page if sorted(level_words(words_in(each.name))) == wanted]
    places = frozenset(levels) | {at for at, stem in enumerate(query.stems) if stem in known}
    return (_match(meant[0], places),) if len(meant) == 1 else ()


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


def _match(scope: Scope, places: frozenset[int]) -> Match[Scope]:
    return Match(scope, 1.0, 1.0, 1.0, 0, 0, places, exact=False, initialled=False)
