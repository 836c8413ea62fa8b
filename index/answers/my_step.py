"""One step of an interview process, for whoever holds it: the steps beside it, the time before it, what it can test."""

from index.answers.answer import Facts, Group, Quote
from index.answers.fitting import fitting
from index.answers.interviews import STEP_WORDS, step_headline, step_quote
from index.answers.processes import plan_of
from index.answers.quoting import quote
from index.answers.reach import reach
from index.handbook import Handbook
from index.phrase import Phrase
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.naming import name_stems
from index.roles.scope import Scope
from index.roles.steps import InterviewStep, Minutes, in_short
from index.words import STOP_WORDS, stem, stems_in, words_in

_REQUIREMENTS = 5
# The share of a step's words, by weight, that a requirement must hold to be named beside it.
_FITS = 0.12

# Words of steps that say how they are held, and not what they are about.
_HOW = {
    stem(word) for word in "minute hour long with candidate team manager director lead senior short last first".split()
}


def my_step(handbook: Handbook, question: Question, scope: Scope, number: int) -> Facts | None:
    """Step `number` (from 1) of a role's process with what an interviewer wants to know of it; None where there is no
    such step."""
    plan = plan_of(handbook, question, scope)
    steps = plan.steps
    if not 1 <= number <= len(steps):
        return None
    mine, before, after = steps[number - 1], steps[number - 2 : number - 1], steps[number : number + 1]
    groups = [Group((step_quote(handbook, mine),))]
    groups += [Group((step_quote(handbook, step),), Phrase("Before it")) for step in (before if number > 1 else ())]
    groups += [Group((step_quote(handbook, step),), Phrase("After it")) for step in after]
    tested = _tested(handbook, scope, mine)
    groups += [Group(tested, Phrase("Requirements that it can test"))] if tested else []
    notes = () if tested else (Phrase("No requirement of the role speaks of what this step is about."),)
    headline = _with_time(step_headline(mine, len(steps)), plan.sofar(number - 1))
    return Facts((handbook.role(scope),), Facet.INTERVIEW, tuple(groups), headline, notes)


def _with_time(headline: Phrase, whole: Minutes | None) -> Phrase:
    """With the time of the interviews before the step that each candidate has, where it is known."""
    if not whole:
        return headline
    return Phrase("{steps}, {time} of interviews before it", steps=headline, time=in_short(whole))


def _tested(handbook: Handbook, scope: Scope, step: InterviewStep) -> tuple[Quote, ...]:
    """The requirements that speak of the same things as a step, best first."""
    names = name_stems(scope.name)
    words = tuple(
        word
        for word in dict.fromkeys(stems_in(" ".join(w for w in words_in(step.item.text) if w not in STOP_WORDS)))
        if word not in names and word not in STEP_WORDS and word not in _HOW and not word.isdigit()
    )
    required = [each for each in reach(handbook, scope) if each.facet is Facet.REQUIREMENTS and each.entry.item.marker]
    hits = [hit for hit in fitting(handbook, required, words, Facet.REQUIREMENTS) if hit.coverage >= _FITS]
    return tuple(
        quote(handbook, hit.reached.entry.item, hit.reached.entry.section, "-") for hit in hits[:_REQUIREMENTS]
    )
