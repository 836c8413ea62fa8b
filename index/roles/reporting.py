"""Whom a role reports to, wherever its page states it."""

from collections.abc import Iterator

from index.pages.page import Item
from index.roles.facet import Facet
from index.roles.levels import LEVEL_WORDS, level_words
from index.roles.naming import name_stems
from index.roles.scope import Kind, Scope
from index.roles.sentences import labels_manager, reporting_object
from index.roles.stated import Stated, around, in_tables, names_another
from index.roles.tables import BOSS
from index.words import stem, words_in


def reports_of(scope: Scope, page: tuple[Scope, ...]) -> tuple[Stated, ...]:
    """The reporting lines of a scope, those under a heading of their own first: a page may repeat or contradict itself.
    Empty where none is stated. `value` is whom the sentence names."""
    own = tuple(_own_lines(scope, page))
    if own:
        return own
    tabled = tuple(in_tables(scope, page, BOSS, lambda text: text.strip() or None))
    return tabled[:1] or tuple(_named_elsewhere(scope, page))[:1] or tuple(_shared_lines(scope, page))[:1]


def _own_lines(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    for section in scope.of(Facet.REPORTS_TO):
        for item in section.items[:2]:
            found = reporting_object(item.text)
            yield Stated(found[1] if found else item.text.rstrip("."), item, section)
    for placed in scope.sections:
        if placed.facet is Facet.REPORTS_TO:
            continue
        for item in placed.section.items:
            found = None if item.cells else reporting_object(item.text)
            own = placed.section is scope.head and _shortens(found[0], scope.name) if found else False
            if found and (own or (_listed(found[0], item) if item.marker else _subject_is(scope, found[0], page))):
                yield Stated(found[1], item, placed.section)


def _listed(subject: str, item: Item) -> bool:
    """A bullet states a reporting line only outright: "Reports to ...", "This position reports to ...", "Boss: ..."."""
    words = [word for word in words_in(subject) if word not in _FILLERS]
    outright = not words or (len(words) <= _FEW and bool(_POSITION & set(words)))
    return outright and ("reports" in words_in(item.text) or labels_manager(item.text))


_POSITION = frozenset("position role job".split())
_FEW = 3


def _shortens(subject: str, name: str) -> bool:
    """Whether a subject is what a page copied from another level: "The Analyst" under the heading Senior Analyst."""
    said = name_stems(subject)
    return bool(said) and said <= name_stems(name) and not level_words(words_in(subject))


def _subject_is(scope: Scope, subject: str, page: tuple[Scope, ...]) -> bool:
    """True where the words before "reports to" mean this scope: "this position", its name, or nothing at all."""
    words = [word for word in words_in(subject) if word not in _FILLERS]
    if not words or (_POSITION | {"they", "it", "you", "candidate", "incumbent"}) & set(words_in(subject)):
        return True
    others = [
        other for other in page if other.kind is Kind.ROLE and other is not scope and _named_in(other.name, subject)
    ]
    return not others or _named_in(scope.name, subject)


_FILLERS = frozenset("the a an this will may and also directly generally typically usually".split())


def _named_in(name: str, text: str) -> bool:
    """True where all words of a name stand in a text, at the same level: "Directors, Tax" names the Director, Tax."""
    stems = {stem(word) for word in words_in(text)}
    wanted = name_stems(name)
    return bool(wanted) and wanted <= stems and not ({stem(word) for word in LEVEL_WORDS} & stems) - wanted


def _named_elsewhere(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    """ "X and Y report to Z", said anywhere on the page with this role as X or Y."""
    for other in page:
        for placed in other.sections:
            for item in placed.section.items:
                found = None if other is scope or item.cells else reporting_object(item.text)
                if found and any(_named_in(scope.name, part) for part in _subjects(found[0])):
                    yield Stated(found[1], item, placed.section)


def _subjects(text: str) -> tuple[str, ...]:
    parts = [text]
    for joint in (" and ", " as well as ", ";", " both "):
        parts = [piece for part in parts for piece in part.split(joint)]
    return tuple(parts)


def _shared_lines(scope: Scope, page: tuple[Scope, ...]) -> Iterator[Stated]:
    """What the page or group says of all its roles: its own sentences whose subject is no single role."""
    for outer in around(scope):
        if outer.kind not in {Kind.PAGE, Kind.GROUP}:
            continue
        for placed in outer.sections:
            if placed.facet not in {None, Facet.REPORTS_TO, Facet.OVERVIEW, Facet.LEVELS}:
                continue
            for item in placed.section.items:
                found = None if item.cells or item.marker else reporting_object(item.text)
                if found and not names_another(item.text, scope, page):
                    yield Stated(found[1], item, placed.section)
