"""The desk: one request in, one turn of the conversation out. Knows the handbook's doors, and nothing of Slack."""

from dataclasses import dataclass, replace
from typing import assert_never

from handlers.drafts.phrases import noun
from handlers.guide import Guide, example_family, guide_to
from handlers.language import ENGLISH, Language
from handlers.pins import Pinned, Unchanged
from handlers.readers import Way, Withheld
from handlers.requests import Ask, CompareRoles, Help, ListRoles, LookUp, MyStep, Pin, Request, Why
from handlers.sources import citations_of
from handlers.topics import Topic
from index import (
    Answer,
    Asked,
    Card,
    Comparison,
    Courtesy,
    Facet,
    Facts,
    Greeting,
    Handbook,
    NothingFound,
    NotStated,
    Parts,
    Passages,
    Phrase,
    Role,
    Roles,
    WhichRole,
    ask,
    compare,
    evidence,
    list_roles,
    look_up,
    look_up_step,
)

SaidBack = Answer | Guide | Pinned | Unchanged | Withheld
"""What can be said back."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said back: an answer of the handbook, the guide, what was pinned or not, or that nothing is shown here.

    `roles` are those that the question or the answer named, `facet` what was asked of them; `before` are the roles that
    the conversation was about; `by_pin` says that it was about them because they are pinned. `more` is how to see what
    was left out of the answer, None where nothing was; `in_part` says of a list that the handbook has roles that are
    not shown here. `understood` says how the question was read, where that is asked. `owner` is whom the page names
    that the answer stands on; `request` is what was asked for, where it can be asked for again. `language` is what it
    is said in; `confidence` is the probability that what is said is right.
    """

    said: SaidBack
    roles: tuple[Role, ...] = ()
    facet: Facet | None = None
    before: tuple[Role, ...] = ()
    by_pin: bool = False
    more: Way | None = None
    in_part: bool = False
    understood: Phrase | None = None
    owner: str = ""
    request: Request | None = None
    language: Language = ENGLISH
    confidence: float = 1.0

    @property
    def topic(self) -> Topic:
        """What the conversation is about from now on."""
        return Topic(tuple(role.slug for role in self.roles), self.facet.value if self.facet else "")


def take_turn(
    handbook: Handbook, request: Request, *, about: tuple[Role, ...] = (), facet: Facet | None = None
) -> Turn:
    """Answers the request; `about` are the roles of the conversation so far, for a question that names none, `facet`
    what was asked of them, for one that names nothing else."""
    if isinstance(request, Why) and not about:
        request = Ask(request.text)  # of no answer: a question like any other
    turn = _taken(handbook, request, about, facet)
    places = citations_of(turn.said)
    return replace(
        turn, before=about, request=turn.request or request, owner=handbook.owner(places[0].path) if places else ""
    )


def _because(handbook: Handbook, role: Role, facet: Facet | None) -> Turn:
    """What the answer before stands on: its sections, whole, and how the question was understood."""
    before = _asked(look_up(handbook, role, facet))
    told = evidence(handbook, citations_of(before.said)[:_SECTIONS])
    asked = Phrase("{facet} of {role}", facet=noun(facet), role=role.name) if facet else role.name
    understood = Phrase(
        "I understood: {asked}. If that is wrong, name the role and what you want to know.", asked=asked
    )
    return replace(before, said=told or before.said, understood=understood, request=LookUp(role, facet))


# How many sections are shown of an answer that stands on many.
_SECTIONS = 4


def _taken(handbook: Handbook, request: Request, about: tuple[Role, ...], facet: Facet | None) -> Turn:
    match request:
        case Help():
            return Turn(guide_to(handbook))
        case Why():
            return _because(handbook, about[0], facet)
        case Ask(text):
            return _greeted(handbook, _asked(ask(handbook, text, about=about, facet=facet)))
        case ListRoles(text):
            return _listed(handbook, text, about=about)
        case LookUp(role, wanted):
            return _asked(look_up(handbook, role, wanted))
        case CompareRoles(roles):
            return _asked(compare(handbook, roles))
        case MyStep(role, number):
            return _asked(look_up_step(handbook, role, number))
        case Pin(text):
            turn = _asked(ask(handbook, text)) if text else Turn(Pinned(None))
            return Turn(Pinned(turn.roles[0]), turn.roles[:1]) if turn.roles else turn
        case _:
            assert_never(request)


def _listed(handbook: Handbook, text: str, *, about: tuple[Role, ...]) -> Turn:
    found = list_roles(handbook, text)
    if isinstance(found, NothingFound) and text:
        # "/role list the requirements of a data analyst" is a question that happens to begin with "list".
        return _asked(ask(handbook, f"list {text}", about=about))
    return Turn(found)


def _greeted(handbook: Handbook, turn: Turn) -> Turn:
    """The turn, with roles of this handbook to ask about where it greets back."""
    if isinstance(turn.said, Greeting) and turn.said.kind is Courtesy.GREETING:
        return replace(turn, said=replace(turn.said, roles=example_family(handbook.roles)[:2]))
    return turn


def _asked(asked: Asked) -> Turn:
    roles, facet = _named(asked.answer)
    return Turn(asked.answer, roles or asked.roles, facet or asked.facet, confidence=asked.confidence)


def _named(answer: Answer) -> tuple[tuple[Role, ...], Facet | None]:
    match answer:
        case Facts(roles=roles, facet=facet):
            return roles, facet
        case Card(role=role):
            return (role,), None
        case Comparison(roles=roles):
            return roles, None
        case NotStated(role=role, facet=facet):
            return (role,), facet
        case WhichRole(facet=facet):
            return (), facet
        case Roles() | Passages() | NothingFound() | Parts() | Greeting():
            return (), None
        case _:
            assert_never(answer)
