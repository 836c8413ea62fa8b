"""The door for questions: text in, question and answer out."""

from dataclasses import dataclass

from index.answers.answer import Answer
from index.answers.deciding import answer
from index.handbook import Handbook
from index.questions.matching import Mention
from index.questions.question import Question
from index.roles.role import Role


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was read, and its answer. `roles` are the roles it was about, for a question that follows."""

    question: Question
    answer: Answer
    roles: tuple[Role, ...]


def ask(handbook: Handbook, text: str, *, about: tuple[Role, ...] = ()) -> Asked:
    """Reads and answers a question. `about` are the roles of the conversation so far, for a question that names none.
    Any text has an answer; nothing is raised."""
    context = tuple(Mention(handbook.scope(role)) for role in about[:1])
    question = handbook.reader.read(text, context)
    return Asked(question, answer(handbook, question), tuple(handbook.role(each.scope) for each in question.mentions))
