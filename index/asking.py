"""The door for questions: text in, question and answer out; or a role and a facet that somebody chose."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.answers.answer import Answer, Passage, Passages
from index.answers.choosing import choose
from index.answers.deciding import answer
from index.answers.lists import not_stated
from index.answers.my_step import my_step
from index.answers.quoting import quote
from index.citation import Citation
from index.handbook import Handbook
from index.questions.matching import Mention
from index.questions.phrases import NAMED
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.role import Role
from index.words import words_in


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was read, and its answer. `roles` are the roles it was about, for a question that follows;
    `nearly` all that it may be about, best first; `surety` is the probability that the answer is right, 1 for what was
    read without a doubt or chosen by somebody."""

    question: Question
    answer: Answer
    roles: tuple[Role, ...]
    nearly: tuple[Role, ...] = ()
    surety: float = 1.0


def ask(handbook: Handbook, text: str, *, about: tuple[Role, ...] = (), facet: Facet | None = None) -> Asked:
    """Reads and answers a question. `about` are the roles of the conversation so far, for a question that names none,
    `facet` is what was asked of them, for one that names only a role. Any text has an answer; nothing is raised."""
    context = tuple(Mention(handbook.scope(role)) for role in about[:1])
    question = handbook.reader.read(text, context, facet)
    roles, nearly = (tuple(handbook.role(each.scope) for each in some) for some in (question.mentions, question.nearly))
    read = answer(handbook, question)
    if question.mentions and question.mentions[0] in context:  # what a follow-up means, the score does not know yet
        return Asked(question, read, roles, nearly)
    chosen = choose(handbook, text, question, read)
    return Asked(question, chosen.answer, chosen.roles if chosen.ranked else roles, nearly, chosen.surety)


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
    return _asked_of(handbook, (role,), facet)


def compare(handbook: Handbook, roles: tuple[Role, Role]) -> Asked:
    """Two roles that are known already, side by side."""
    return _asked_of(handbook, roles, None)


def look_up_step(handbook: Handbook, role: Role, number: int) -> Asked:
    """One step of a role's interviews (from 1), for whoever holds it."""
    question = _question(handbook, (role,), Facet.INTERVIEW)
    said = my_step(handbook, question, handbook.scope(role), number)
    return Asked(question, said or not_stated(handbook, handbook.scope(role), Facet.INTERVIEW), (role,), (role,))


def _asked_of(handbook: Handbook, roles: tuple[Role, ...], facet: Facet | None) -> Asked:
    question = _question(handbook, roles, facet)
    return Asked(question, answer(handbook, question), roles, roles)


def _question(handbook: Handbook, roles: tuple[Role, ...], facet: Facet | None) -> Question:
    """A question without words to read: it names its roles and its facet, and looks for nothing more."""
    mentions = tuple(Mention(handbook.scope(role)) for role in roles)
    words = words_in(facet.label if facet else "")
    return Question(
        text=" ".join(words), words=words, joined=" ".join(words), facet=facet, weight=NAMED if facet else 0, also=None,
        mentions=mentions, nearly=mentions, rest=(), loose=(), compares=len(roles) > 1, lists=False,
    )  # fmt: skip
