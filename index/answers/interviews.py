"""Answers about interviews: the whole process, one step, how many, how long."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.answers.answer import Facts, Group, Quote
from index.answers.quoting import quote
from index.handbook import Handbook
from index.pages.page import Item, Section
from index.phrase import Phrase, in_a_row
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.levels import level_words, role_like
from index.roles.naming import name_stems
from index.roles.scope import Scope, sections_around
from index.roles.steps import InterviewStep, in_full, in_short, steps_of, total
from index.words import stem, stems_in, words_in

# The share of the words looked for that a step must hold to be the one meant.
_FITS = 0.3
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
    sections, _ = sections_around(scope, Facet.INTERVIEW)
    process = _for_rank(scope, _for_role(scope, _process(question, sections)))
    if not process:
        return None
    steps = steps_of(process)
    if not steps:
        quotes = tuple(quote(handbook, item, section) for section in process for item in section.items)
        return Facts((handbook.role(scope),), Facet.INTERVIEW, (Group(quotes),)) if quotes else None
    one = (ORDINALS.keys() | BEFORE | AFTER) & set(question.query.words)
    chosen = steps if whole and not one else _chosen(handbook, question, steps)
    if chosen == steps:
        return _all_steps(handbook, scope, steps)
    quotes = tuple(step_quote(handbook, step) for step in chosen)
    others = tuple(step_quote(handbook, step) for step in steps if step not in chosen)
    groups = Group(quotes), Group(others, Phrase("Also in this section"))
    return Facts((handbook.role(scope),), Facet.INTERVIEW, groups, _headline(chosen, steps))


def process_of(question: Question, scope: Scope) -> tuple[InterviewStep, ...]:
    """The steps of the process that holds for a role; empty where its page describes none."""
    return steps_of(_for_rank(scope, _for_role(scope, _process(question, sections_around(scope, Facet.INTERVIEW)[0]))))


def _process(question: Question, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Of several processes on a page (by level, region, specialty) the one whose heading the question names; else the
    one that names nobody. Sections nested in one process belong together."""
    if len(sections) < 2:
        return sections
    tops = [
        section
        for section in sections
        if section.parent is None or all(section.parent != other.number for other in sections)
    ]
    if len(tops) < 2:
        return sections
    asked = set(question.query.stems)
    best = max(
        tops,
        key=lambda section: (
            len(name_stems(section.title) & asked) - 0.1 * len(name_stems(section.title)),
            -section.number,
        ),
    )
    return tuple(section for section in sections if section is best or _inside(section, best, sections))


def _for_role(scope: Scope, process: tuple[Section, ...]) -> tuple[Section, ...]:
    """A process with parts for several roles ("Director candidates") without the parts for others."""
    named = [section for section in process[1:] if role_like(section.title) or _INITIALS.fullmatch(section.title)]
    mine = [section for section in named if _part_of(section.title, scope)]
    return tuple(section for section in process if section not in named or section in mine) if mine else process


def _for_rank(scope: Scope, process: tuple[Section, ...]) -> tuple[Section, ...]:
    """A section with a list "For Managers:" and one for the others, without the one that is not for this role."""
    return tuple(replace(section, items=tuple(_items_for(scope, section))) for section in process)


def _items_for(scope: Scope, section: Section) -> Iterator[Item]:
    labels = {item.label for item in section.items if item.marker and _FOR_SOME.match(item.label)}
    mine = {label for label in labels if bool(_LEADS.search(label)) is bool(_LEADS.search(scope.name))}
    left_out = labels - mine if len(mine) == 1 else set[str]()
    yield from (item for item in section.items if item.label not in left_out and item.text not in left_out)


_FOR_SOME = re.compile(r"for\b", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:manag(?:er|ers|ement)|directors?|heads?|vps?|vice|leaders?|executives?)\b", re.IGNORECASE)


_INITIALS = re.compile(r"[A-Z]{2,5}s?")


def _part_of(title: str, scope: Scope) -> bool:
    if _INITIALS.fullmatch(title):
        return title.rstrip("s").lower() == "".join(word[0] for word in words_in(scope.name))
    wanted = {stem(word) for word in words_in(title)} - _ANY_CANDIDATE
    held = {stem(word) for word in words_in(scope.name)}
    return wanted <= held and level_words(words_in(title)) == level_words(words_in(scope.name))


_ANY_CANDIDATE = {stem(word) for word in "candidate candidates applicants for of the all level levels role".split()}


def _inside(section: Section, top: Section, sections: tuple[Section, ...]) -> bool:
    by_number = {other.number: other for other in sections}
    while section.parent is not None and section.parent in by_number:
        section = by_number[section.parent]
        if section is top:
            return True
    return False


def _chosen(handbook: Handbook, question: Question, steps: tuple[InterviewStep, ...]) -> tuple[InterviewStep, ...]:
    """The steps that a question means: one by its number, the one beside another, else those that fit its words; all
    where nothing tells them apart."""
    words = question.query.words
    near = _fitting(handbook, [word for word in question.rest if word not in STEP_WORDS | _ORDINAL_STEMS], steps)
    number = next((ORDINALS[word] for word in words if word in ORDINALS), None)
    if number is not None and abs(number) <= len(steps):
        place = number - 1 if number > 0 else len(steps) + number
        return steps[max(place - 1, 0) : place + 1] if BEFORE & set(words) else (steps[place],)
    if len(near) == 1 and (BEFORE | AFTER) & set(words):
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


def _headline(chosen: tuple[InterviewStep, ...], steps: tuple[InterviewStep, ...]) -> Phrase:
    if len(chosen) == 1:
        return step_headline(chosen[0], len(steps))
    return Phrase("{some} of {count} steps", some=len(chosen), count=len(steps))


def step_headline(step: InterviewStep, count: int) -> Phrase:
    """Which step it is, of how many."""
    place = Phrase("step {number} of {count}", number=step.number, count=count)
    return Phrase("{steps}, optional", steps=place) if step.optional else place


def _all_steps(handbook: Handbook, scope: Scope, steps: tuple[InterviewStep, ...]) -> Facts:
    quotes = [step_quote(handbook, step) for step in steps]
    last = steps[-1].item.lines[1]
    if steps[-1].item.marker:
        after = (item for item in steps[-1].section.items if item.lines[0] > last and _MEETING.search(item.text))
        quotes += [quote(handbook, item, steps[-1].section) for item in after]
    optional = sum(step.optional for step in steps)
    headline = Phrase.of_count("{count} step", "{count} steps", count=len(steps))
    if optional and len(steps) > 1:
        headline = Phrase("{steps}, {optional} of them optional", steps=headline, optional=optional)
    elif optional:
        headline = Phrase("{steps}, optional", steps=headline)
    whole = total(steps)
    notes = []
    if whole and all(step.minutes for step in steps):
        headline = Phrase("{steps}, {time} altogether", steps=headline, time=in_full(whole))
    elif whole:
        unstated = sum(1 for step in steps if not step.minutes)
        headline = Phrase("{steps}, {time} for those with a stated length", steps=headline, time=in_full(whole))
        notes.append(
            Phrase("No length is stated for {unstated} of the {count} steps.", unstated=unstated, count=len(steps))
        )
    if running := _running_total(steps):
        notes.append(running)
    plan = tuple(step_quote(handbook, step) for step in steps)
    return Facts((handbook.role(scope),), Facet.INTERVIEW, (Group(tuple(quotes)),), headline, tuple(notes), plan)


def _running_total(steps: tuple[InterviewStep, ...]) -> Phrase | None:
    """How much time has passed after each step but the last, which the headline tells; None where one states none."""
    if len(steps) < 3 or not all(step.minutes for step in steps):
        return None
    sums = ((number, total(steps[:number])) for number in range(1, len(steps)))
    sofar = [
        Phrase("{time} after step {number}", time=in_short(whole), number=number) for number, whole in sums if whole
    ]
    return Phrase("Time so far: {times}.", times=in_a_row(sofar))
