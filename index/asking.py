"""The door for questions: text in, answer out; or a role and a facet that somebody chose."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.answers.answer import (
    Answer,
    AnsweredPart,
    Greeting,
    NothingFound,
    NotStated,
    Passage,
    Passages,
    WhichRole,
)
from index.answers.cards import card
from index.answers.comparing import comparison
from index.answers.compose import compose
from index.answers.facets import by_facet
from index.answers.lists import not_stated
from index.answers.my_step import my_step
from index.answers.parts import in_parts
from index.answers.quoting import quote
from index.citation import Citation
from index.handbook import Handbook
from index.questions.aliases import VERSUS
from index.questions.courtesy import courtesy_in
from index.questions.entities import Match
from index.questions.following import SAME_AGAIN, goes_on, meanings
from index.questions.parts import Part, parts_of
from index.questions.question import Question
from index.questions.sides import sides_in
from index.questions.understanding import not_understood
from index.ranking.founded import founded
from index.ranking.ranker import Ranked, Ranker, default_ranker
from index.roles.facet import Facet
from index.roles.levels import level_places, names_a_role
from index.roles.role import Role
from index.roles.scope import Kind, Scope
from index.words import on_one_line, words_in


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer with how the question was understood: `roles` are the roles it was about, for a question that follows,
    `facet` what was asked of them; `nearly` all roles that it may be about, best first. `confidence` is the probability
    that the answer is right, 1 for what somebody chose; of several parts, that of the least sure one."""

    answer: Answer
    roles: tuple[Role, ...] = ()
    facet: Facet | None = None
    nearly: tuple[Role, ...] = ()
    confidence: float = 1.0


def ask(
    handbook: Handbook, text: str, *, about: tuple[Role, ...] = (), facet: Facet | None = None,
    ranker: Ranker | None = None,
) -> Asked:  # fmt: skip
    """Answers a question, or each of its parts. `about` are the roles of the conversation so far, for a question that
    names none, `facet` is what was asked of them, for one that names only a role. Any text has an answer; nothing is
    raised."""
    if (named := _called_so(handbook, text)) and not (about and _is_level(words_in(text))):
        return _of_name(handbook, named, facet if goes_on(text) else None)
    ranker = (ranker or default_ranker()).for_one_question()
    if courtesy := courtesy_in(text):
        return Asked(Greeting(courtesy))
    whole = _ask_once(handbook, text, ranker, about=about, facet=facet)
    parts = parts_of(handbook, text, ranker, before=handbook.scope(about[0]) if about else None)
    return _in_parts(handbook, whole, parts, ranker) if len(parts) > 1 else whole


def _in_parts(handbook: Handbook, whole: Asked, parts: Sequence[Part], ranker: Ranker) -> Asked:
    """The answers to the parts of a question, where they say more than the one to the whole."""
    asked = [
        _ask_once(handbook, each.text, ranker, about=(handbook.role(each.about),) if each.about else ())
        for each in parts
    ]
    each_one = [AnsweredPart(on_one_line(part.text), one.answer) for part, one in zip(parts, asked, strict=True)]
    sureties = [one.confidence for one, part in zip(asked, each_one, strict=True) if part.is_answered]
    answer = in_parts(whole.answer, each_one, is_surer=whole.confidence > max(sureties, default=0.0))
    if answer is None:
        return whole
    roles = tuple(dict.fromkeys(role for one in asked for role in one.roles))
    return Asked(answer, roles, asked[0].facet, whole.nearly, min(one.confidence for one in asked))


def _ask_once(
    handbook: Handbook, text: str, ranker: Ranker, *, about: tuple[Role, ...] = (), facet: Facet | None = None
) -> Asked:
    """Answers a text as one question."""
    texts = meanings(handbook, text, handbook.scope(about[0])) if about else (text,)
    readings = [ranker.rank(handbook, each) for each in texts]
    nearly = tuple(handbook.role(match.thing) for match in readings[0].reading.matches)
    if bare := _bare_name(readings[0]):
        named = _namesakes(handbook, handbook.role(bare.thing))
        return replace(_of_name(handbook, named, facet if goes_on(text) else None), nearly=nearly)
    if pair := _bare_pair(handbook, text):
        asked = compare(handbook, (handbook.role(pair[0]), handbook.role(pair[1])))
        return replace(asked, nearly=nearly)
    for ranked in sorted(readings, key=lambda each: -each.surety):
        if ranked.surety >= ranker.model.threshold and (answered := _best(handbook, ranked)):
            return replace(answered, nearly=nearly, confidence=ranked.surety)
    ranked = readings[0]
    refusal = replace(_refusal(handbook, ranked), not_understood=not_understood(handbook, text))
    return Asked(refusal, nearly[:1], ranked.reading.intents.best, nearly, 1 - ranked.surety)


def roles_named(handbook: Handbook, text: str) -> tuple[Role, ...]:
    """The roles that a text may name, best first."""
    return tuple(handbook.role(match.thing) for match in handbook.entities.find(handbook.read(text)))


def _best(handbook: Handbook, ranked: Ranked) -> Asked | None:
    """The answer of the best candidate that may answer and has something to say."""
    for place in founded(handbook, ranked, ranked.order[:_TRIED]):
        candidate = ranked.reading.candidates[place]
        if answer := compose(handbook, candidate, ranked.reading):
            match = candidate.match
            role = (handbook.role(match.thing),) if match else ()
            return Asked(answer, role, ranked.reading.intents.best)
    return None


_TRIED = 8


def _called_so(handbook: Handbook, text: str) -> tuple[Role, ...]:
    """The roles whose slug or whole name a text is, with nothing else read: several where some share the name."""
    typed = _AROUND.sub("", text).lower()
    named = _by_name(handbook).get(words_in(typed), ())
    is_name = any(role.name.lower() == typed for role in named)
    slug = next((role for role in handbook.roles if role.slug == typed), None)
    return (slug,) if slug and not (is_name and len(named) > 1) else named


_AROUND = re.compile(r"^[^\w&]+|[^\w&]+$")


def _namesakes(handbook: Handbook, role: Role) -> tuple[Role, ...]:
    """A role, with all others that are called the very same."""
    return (role, *(each for each in _by_name(handbook).get(words_in(role.name), ()) if each != role))


def _by_name(handbook: Handbook) -> Mapping[tuple[str, ...], tuple[Role, ...]]:
    return handbook.once("roles by name", lambda: _grouped(handbook.roles))


def _grouped(roles: Iterable[Role]) -> Mapping[tuple[str, ...], tuple[Role, ...]]:
    """Roles by the words of their names."""
    grouped: dict[tuple[str, ...], tuple[Role, ...]] = {}
    for role in roles:
        if words := words_in(role.name):
            grouped[words] = (*grouped.get(words, ()), role)
    return grouped


def _bare_name(ranked: Ranked) -> Match[Scope] | None:
    """Whom a question means that is nothing but a name, in whatever words and order."""
    reading = ranked.reading
    best = next(iter(reading.matches), None)
    if best is None or not best.places or best.lacking or best.core < _MEANT or reading.intents.asks_a_facet:
        return None
    words = zip(reading.query.words, reading.query.stems, strict=True)
    said = {place for place, (word, one) in enumerate(words) if one in reading.query.weights and word not in SAME_AGAIN}
    return best if said <= best.places else None


def _bare_pair(handbook: Handbook, text: str) -> tuple[Scope, Scope] | None:
    """Two roles, where a text is nothing but their names and that they are to be compared: "compare A vs B", "compare
    A B"."""
    if not (said := _COMPARED.fullmatch(text.strip())):
        return None
    query = handbook.read(said["names"])
    content = {
        place for place, one in enumerate(query.stems) if one in query.weights and query.words[place] not in VERSUS
    }
    for pair in sides_in(query, handbook.entities, anywhere=True):
        is_all = content <= pair.first.places | pair.second.places
        if is_all and all(each.core >= _MEANT and not each.lacking for each in (pair.first, pair.second)):
            return pair.first.thing, pair.second.thing
    return None


def _is_level(words: Sequence[str]) -> bool:
    return len(words) == len(level_places(words)) > 0


_COMPARED = re.compile(r"(?:compare|difference between|diff)\s+(?P<names>.+?)\??", re.IGNORECASE)


def _of_name(handbook: Handbook, named: Sequence[Role], facet: Facet | None) -> Asked:
    """What is said of the one that is named; the choice among those who share the name."""
    if len(named) == 1:
        return look_up(handbook, named[0], facet)
    return Asked(which_role(handbook, tuple(map(handbook.scope, named)), facet), nearly=tuple(named))


def which_role(handbook: Handbook, scopes: Sequence[Scope], facet: Facet | None = None) -> WhichRole:
    """The choice among some roles, of which a facet may be wanted."""
    few = scopes[:_CHOICES]
    grades = (next((each.value for each in handbook.stated(scope, Facet.GRADE)), "") for scope in few)
    return WhichRole(tuple(map(handbook.role, few)), facet, tuple(grades))


_CHOICES = 10


def _refusal(handbook: Handbook, ranked: Ranked) -> NotStated | NothingFound:
    """Why there is no answer: the role does not state it, or there is no such role or subject."""
    matches = ranked.reading.matches
    if matches and matches[0].is_named:
        scope, facet = matches[0].thing, ranked.reading.intents.best
        return not_stated(handbook, scope, None if facet and by_facet(handbook, scope, facet) else facet)
    nearest = (handbook.role(match.thing) for match in matches if match.thing.kind is Kind.ROLE)
    found = tuple(dict.fromkeys(nearest)) or _of_its_kind(handbook, ranked.reading.query.words)
    return NothingFound(found[:_OFFERED])


def _of_its_kind(handbook: Handbook, words: Sequence[str]) -> tuple[Role, ...]:
    """Where no name comes near: the plainest roles of the kind that is named, directors for "director of gardening"."""
    kinds = {word for word in words if names_a_role(word)}
    shared = [(len(kinds.intersection(said := words_in(role.name))), -len(said), role) for role in handbook.roles]
    best = sorted((each for each in shared if each[0]), key=lambda each: each[:2], reverse=True)
    return tuple(dict.fromkeys(role for *_, role in best))


# A question that is nothing but a name means the role that this much of it and of the name agree on.
_MEANT = 0.6
# As many roles are offered.
_OFFERED = 3


def evidence(handbook: Handbook, citations: Iterable[Citation]) -> Passages | None:
    """The sections that an answer stands on, whole, each once; None where it stands on none."""
    wanted = dict.fromkeys(citations)
    sections = {
        handbook.cite(section): section
        for path in dict.fromkeys(citation.path for citation in wanted)
        for section in handbook.pages[path].sections
    }
    found = [(citation, sections[citation]) for citation in wanted if citation in sections]
    passages = [
        Passage(tuple(quote(handbook, item, section) for item in section.items), citation)
        for citation, section in found
        if section.items
    ]
    return Passages(tuple(passages)) if passages else None


def look_up(handbook: Handbook, role: Role, facet: Facet | None = None) -> Asked:
    """One facet of a role that is known already, or everything at a glance."""
    scope = handbook.scope(role)
    question = Question(handbook.read(""), facet)
    roles = [each for each in handbook.page_scopes(scope) if each.kind is Kind.ROLE]
    if facet is None and scope.kind is not Kind.ROLE and len(roles) > 1:
        return Asked(which_role(handbook, roles), nearly=(role,))
    if facet is None:
        return Asked(card(handbook, scope, question), (role,), None, (role,))
    answer = by_facet(handbook, scope, facet) or not_stated(handbook, scope, facet)
    return Asked(answer, (role,), facet, (role,))


def compare(handbook: Handbook, roles: tuple[Role, Role]) -> Asked:
    """Two roles that are known already, side by side."""
    scopes = handbook.scope(roles[0]), handbook.scope(roles[1])
    answer = comparison(handbook, Question(handbook.read("")), scopes)
    return Asked(answer or not_stated(handbook, scopes[0], None), roles, None, roles)


def look_up_step(handbook: Handbook, role: Role, number: int) -> Asked:
    """One step of a role's interviews (from 1), for whoever holds it."""
    scope = handbook.scope(role)
    said = my_step(handbook, Question(handbook.read(""), Facet.INTERVIEW), scope, number)
    return Asked(said or not_stated(handbook, scope, Facet.INTERVIEW), (role,), Facet.INTERVIEW, (role,))
