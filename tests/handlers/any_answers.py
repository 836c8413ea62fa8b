"""Any answer at all, for property tests: whatever a handbook may hold, in whatever lengths."""

from hypothesis import strategies as st

from handlers import Ask, Guide, Turn
from handlers.guide import Example
from handlers.language import language_of
from handlers.pins import Pinned, Unchanged
from handlers.readers import Way, Withheld
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
    Phrase,
    Quote,
    Role,
    RoleRow,
    Roles,
    WhichRole,
)

LANGUAGES = tuple(language_of(tag) for tag in ("en", "de", "fr", "es", "ja"))
languages = st.sampled_from(LANGUAGES)

_MARKS = [
    "<!channel>",
    "<@U0PERSON>",
    "<#C1|general>",
    "<https://evil.example|here>",
    "&",
    "&lt;",
    "*bold*",
    "_`~",
    ">",
]
_NASTY = st.lists(st.sampled_from([*_MARKS, "word", "\n", "  - nested", "\u202e", "é", "a" * 90]), max_size=60).map(
    " ".join
)

words = st.one_of(st.text(max_size=60), _NASTY, st.integers(0, 320).map(lambda n: "Long & wordy. " * n))
# What is named is named by something: a heading, a file.
_names = st.one_of(st.text(min_size=1, max_size=30), st.sampled_from(_MARKS), st.just("A very long name " * 30)).filter(
    str.strip
)
_urls = st.one_of(
    st.none(),
    st.sampled_from(["https://handbook.example.com/a#b", "mailto:hr@example.com", "javascript:alert(1)", "http://["]),
    st.text(max_size=20).map("https://h.example/".__add__),
    st.just("https://h.example/" + "é" * 500),
)
citations = st.builds(
    Citation,
    path=_names,
    heading=_names,
    heading_path=st.lists(_names, max_size=3).map(tuple),
    anchor=st.just("a"),
    url=_urls,
    lines=st.tuples(st.integers(1, 99), st.integers(100, 99_999)),
)
_roles = st.builds(
    Role,
    name=_names,
    slug=_names,
    family=_names,
    department=words,
    path=_names,
    citation=citations,
    rank=st.integers(0, 9),
)
_facets = st.sampled_from(Facet)
_quotes = st.builds(Quote, text=words, citation=citations, marker=st.sampled_from(["", "-", "12."]))


def _many(strategy: st.SearchStrategy[object], least: int = 0, most: int = 6) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


_notes = _many(words, most=2)
_groups = st.builds(Group, quotes=_many(_quotes, 1, 12), title=st.one_of(st.none(), words))
_columns = st.builds(Column, role=_roles, value=st.one_of(st.none(), words), quotes=_many(_quotes))
_differences = st.builds(Difference, facet=_facets, columns=_many(_columns, 2, 4), same=_many(_quotes))
_passages = st.builds(Passage, quotes=_many(_quotes), citation=citations)
_examples = st.builds(Example, text=words, gives=words)

facts = st.builds(
    Facts,
    roles=_many(_roles, 1),
    facet=_facets,
    groups=_many(_groups, 1, 8),
    headline=st.one_of(st.none(), words),
    notes=_notes,
    plan=_many(_quotes, most=12),
)

_strange = _many(_names, most=5)

_single: st.SearchStrategy[Answer] = st.one_of(
    facts,
    st.builds(
        Card,
        role=_roles,
        lines=_many(
            st.builds(CardLine, facet=_facets, value=st.one_of(st.none(), words), quote=st.one_of(st.none(), _quotes)),
            most=10,
        ),
        notes=_notes,
    ),
    st.builds(Comparison, roles=_many(_roles, 2, 5), differences=_many(_differences, 1, 8), notes=_notes),
    st.builds(
        Roles,
        property=words,
        rows=_many(st.builds(RoleRow, role=_roles, quote=st.one_of(st.none(), _quotes)), most=40),
    ),
    st.builds(Passages, passages=_many(_passages, 1, 4)),
    st.builds(WhichRole, candidates=_many(_roles, 2, 10), facet=st.one_of(st.none(), _facets)),
    st.builds(
        NotStated,
        role=_roles,
        facet=st.one_of(st.none(), _facets),
        read=_many(citations),
        not_understood=_strange,
    ),
    st.builds(NothingFound, nearest=_many(_roles, most=3), not_understood=_strange),
)

_answered_parts = st.builds(AnsweredPart, words=words, answer=_single)

answers: st.SearchStrategy[Answer | Guide] = st.one_of(
    _single,
    st.lists(_answered_parts, min_size=2, max_size=3)
    .filter(lambda parts: any(part.is_answered for part in parts))
    .map(lambda parts: Parts(tuple(parts))),
    st.builds(Greeting, kind=st.sampled_from(Courtesy), roles=st.lists(_roles, max_size=2).map(tuple)),
    st.builds(
        Guide,
        commands=_many(_examples),
        questions=_many(_examples),
        facets=_many(_facets),
        page_count=st.integers(0),
        role_count=st.integers(0),
    ),
)

turns = st.builds(
    Turn,
    said=st.one_of(
        answers, st.builds(Withheld, way=st.sampled_from(Way)), st.builds(Pinned, role=_roles), st.just(Unchanged())
    ),
    roles=_many(_roles, most=2),
    facet=st.one_of(st.none(), _facets),
    before=_many(_roles, 1, 2),
    by_pin=st.booleans(),
    more=st.one_of(st.none(), st.sampled_from(Way)),
    understood=st.one_of(st.none(), words.map(lambda text: Phrase("I understood: {asked}.", asked=text))),
    owner=st.one_of(st.just(""), st.just("U0OWNER"), st.just("S0OWNERS"), st.just("hr@example.com"), words),
    request=st.one_of(st.none(), words.map(Ask)),
    language=languages,
)
