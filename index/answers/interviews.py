"""Answers about interviews: the whole process, one step, how many, how long."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from index.answers.answer import Facts, Group, Quote
from index.answers.processes import plan_of, process_of
from index.answers.quoting import quote
from index.handbook import Handbook
from index.phrase import Phrase, in_a_row
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.plan import Plan, whole_length
from index.roles.scope import Scope
from index.roles.steps import InterviewStep, in_full, in_short, total
from index.words import stem, stems_in

# The share of the words looked for that a step must hold to be the one meant.
_FITS = 0.3
# Of two steps the headline and the first length tell all.
_FEWEST_TO_ADD_UP = 3
STEP_WORDS = frozenset(
    stem(word)
    for word in (
        "interview interviews step steps round rounds stage stages call conversation meeting part parts talk meet speak"
        " chat see"
    ).split()
)
_MEETING = re.compile(
    r"\b(?:interviews?|calls?|meet|conversations?|assessments?|discussions?|panels?|offers?)\b", re.IGNORECASE
)


def interview_answer(handbook: Handbook, question: Question, scope: Scope, *, whole: bool) -> Facts | None:
    """The steps that the question asks for, or the `whole` plan; None where the page describes no process."""
    plan = plan_of(handbook, question, scope)
    if not plan.steps:
        return _in_sentences(handbook, question, scope)
    one = (ORDINALS.keys() | BEFORE | AFTER) & set(question.query.words)
    every = (*plan.steps, *plan.left_out)
    chosen = every if whole and not one else _chosen(handbook, question, plan)
    if chosen in {every, plan.steps}:
        return _whole_plan(handbook, scope, plan)
    return _some_steps(handbook, scope, plan, chosen)


def _in_sentences(handbook: Handbook, question: Question, scope: Scope) -> Facts | None:
    """What a process without steps says."""
    process = process_of(handbook, question, scope)
    quotes = tuple(quote(handbook, item, section) for section in process for item in section.items)
    return Facts((handbook.role(scope),), Facet.INTERVIEW, (Group(quotes),)) if quotes else None


def _some_steps(handbook: Handbook, scope: Scope, plan: Plan, chosen: tuple[InterviewStep, ...]) -> Facts:
    mine = tuple(step for step in chosen if step not in plan.left_out)
    quotes = tuple(step_quote(handbook, step) for step in mine)
    left_out = tuple(_unnumbered(handbook, step) for step in chosen if step in plan.left_out)
    others = tuple(step_quote(handbook, step) for step in plan.steps if step not in chosen)
    groups = (Group(quotes), Group(left_out, _NOT_MINE), Group(others, Phrase("Also in this section")))
    headline = _headline(mine, len(plan.steps)) if mine else _NOT_MINE
    return Facts((handbook.role(scope),), Facet.INTERVIEW, tuple(group for group in groups if group.quotes), headline)


_NOT_MINE = Phrase("Not for this role")


def _unnumbered(handbook: Handbook, step: InterviewStep) -> Quote:
    """A step that is no part of the plan."""
    return quote(handbook, step.item, step.section, "-" if step.item.marker else "")


def _chosen(handbook: Handbook, question: Question, plan: Plan) -> tuple[InterviewStep, ...]:
    """The steps that a question means: one by its number, the one beside another, else those that fit its words, even
    where they are not for the role; all of the plan where nothing tells them apart."""
    words, steps = question.query.words, plan.steps
    looked_for = [word for word in question.rest if word not in STEP_WORDS | _ORDINAL_STEMS]
    near = _fitting(handbook, looked_for, (*steps, *plan.left_out))
    number = next((ORDINALS[word] for word in words if word in ORDINALS), None)
    if number is not None and abs(number) <= len(steps):  # of those that hold for the role
        place = number - 1 if number > 0 else len(steps) + number
        return steps[max(place - 1, 0) : place + 1] if BEFORE & set(words) else (steps[place],)
    if len(near) == 1 and near[0] in steps and (BEFORE | AFTER) & set(words):
        place = near[0].number - 1 + (-1 if BEFORE & set(words) else 1)
        return (near[0], steps[place]) if 0 <= place < len(steps) else near
    return near or steps


ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "last": -1, "final": -1,
}  # fmt: skip
BEFORE = frozenset({"before", "prior"})
AFTER = frozenset({"after", "following", "next"})
_ORDINAL_STEMS = frozenset(map(stem, ORDINALS))


def _fitting(handbook: Handbook, words: Sequence[str], steps: tuple[InterviewStep, ...]) -> tuple[InterviewStep, ...]:
    """The steps that hold most of the words, in order; none where too few are held."""
    weights = {word: handbook.weight(word) for word in words}
    whole = sum(weights.values())
    if not whole:
        return ()
    held = [set(stems_in(f"{step.item.text} {step.section.title}")) for step in steps]
    shares = [sum(weight for word, weight in weights.items() if word in stems) / whole for stems in held]
    best = max(shares)
    return tuple(s for s, share in zip(steps, shares, strict=True) if share >= 0.8 * best) if best >= _FITS else ()


def step_quote(handbook: Handbook, step: InterviewStep) -> Quote:
    """A step in the handbook's words, with its number."""
    return quote(handbook, step.item, step.section, f"{step.number}." if step.item.marker else "")


def _headline(chosen: tuple[InterviewStep, ...], count: int) -> Phrase:
    if len(chosen) == 1:
        return step_headline(chosen[0], count)
    return Phrase("{some} of {count} steps", some=len(chosen), count=count)


def step_headline(step: InterviewStep, count: int) -> Phrase:
    """Which step it is, of how many."""
    place = Phrase("step {number} of {count}", number=step.number, count=count)
    if step.optional:
        return Phrase("{steps}, optional", steps=place)
    return Phrase("{steps}, where it applies", steps=place) if step.conditions else place


def _whole_plan(handbook: Handbook, scope: Scope, plan: Plan) -> Facts:
    groups = [
        Group(tuple(step_quote(handbook, step) for step in steps), over)
        for over, steps in groupby(plan.steps, key=_condition_over)
    ]
    groups[-1] = Group((*groups[-1].quotes, *_after(handbook, plan)), groups[-1].title)
    if plan.left_out:
        groups.append(Group(tuple(_unnumbered(handbook, step) for step in plan.left_out), _NOT_MINE))
    quotes = tuple(step_quote(handbook, step) for step in plan.steps)
    return Facts(
        (handbook.role(scope),), Facet.INTERVIEW, tuple(groups), _totals(plan), tuple(_notes(plan)), plan=quotes
    )


def _condition_over(step: InterviewStep) -> str | None:
    """The condition that stands over a step and not in it, in the words of the page; None for most."""
    return next((each.words for each in step.conditions if each.over), None)


def _after(handbook: Handbook, plan: Plan) -> Iterator[Quote]:
    """What a page says of meetings behind its last numbered step."""
    last = plan.steps[-1]
    if not last.item.marker:
        return
    steps = [step.item for step in (*plan.left_out, *plan.of_others)]
    after = (item for item in last.section.items if item.lines[0] > last.item.lines[1] and item not in steps)
    yield from (quote(handbook, item, last.section) for item in after if _MEETING.search(item.text))


def _totals(plan: Plan) -> Phrase:
    """How many steps a plan has and how long they are: those that each candidate has, then the others apart."""
    if not plan.sure:
        count = Phrase.of_count("{count} step", "{count} steps", count=len(plan.steps))
        return _with_length(Phrase("{steps}, optional", steps=count), plan.steps)
    told = _with_length(Phrase.of_count("{count} step", "{count} steps", count=len(plan.sure)), plan.sure)
    optional, conditional = plan.optional, plan.conditional
    if optional:
        more = Phrase.of_count("{count} optional", "{count} optional", count=len(optional))
        told = Phrase("{steps}; plus {more}", steps=told, more=_with_time(more, optional))
    if conditional:
        more = Phrase.of_count("{count} where it applies", "{count} where they apply", count=len(conditional))
        told = Phrase("{steps}; plus {more}", steps=told, more=_with_time(more, conditional))
    return told


def _with_length(told: Phrase, steps: tuple[InterviewStep, ...]) -> Phrase:
    whole = total(steps)
    if not whole:
        return told
    if whole_length(steps):
        return Phrase("{steps}, {time} altogether", steps=told, time=in_full(whole))
    return Phrase("{steps}, {time} for those with a stated length", steps=told, time=in_full(whole))


def _with_time(told: Phrase, steps: tuple[InterviewStep, ...]) -> Phrase:
    whole = whole_length(steps)
    return Phrase("{steps}, {time}", steps=told, time=in_short(whole)) if whole else told


def _notes(plan: Plan) -> Iterator[Phrase]:
    counted = plan.sure or plan.steps
    unstated = sum(1 for step in counted if not step.minutes)
    if unstated and total(counted):
        yield Phrase("No length is stated for {unstated} of the {count} steps.", unstated=unstated, count=len(counted))
    if running := _running_total(plan):
        yield running
    if len(counted) < len(plan.steps) and (whole := whole_length(plan.steps)):
        yield Phrase("All {count} steps together take {time}.", count=len(plan.steps), time=in_full(whole))


def _running_total(plan: Plan) -> Phrase | None:
    """How much time has passed after each sure step but the last, which the headline tells; None where one states
    none."""
    steps = plan.sure
    if len(steps) < _FEWEST_TO_ADD_UP or not whole_length(steps):
        return None
    sums = ((step.number, plan.sofar(step.number)) for step in steps[:-1])
    sofar = [
        Phrase("{time} after step {number}", time=in_short(whole), number=number) for number, whole in sums if whole
    ]
    return Phrase("Time so far: {times}.", times=in_a_row(sofar))
