"""Answers about interviews: the whole process, one step, how many, how long."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.answers.answer import Answer, Facts, Group, Quote
from index.answers.quoting import quote
from index.handbook import Handbook
from index.pages.page import Item, Section
from index.phrase import Phrase, in_a_row
from index.questions.phrases import (
    AFTER,
    ALTOGETHER,
    BEFORE,
    CLAUSE,
    END,
    HOW_LONG,
    HOW_MANY,
    NUMBERED,
    ORDINALS,
    WHOLE,
)
from index.questions.question import Question
from index.questions.synonyms import same_as
from index.roles.facet import Facet
from index.roles.levels import level_words, role_like
from index.roles.naming import name_stems
from index.roles.scope import Scope, sections_around
from index.roles.steps import InterviewStep, in_full, in_short, length_in, steps_of, total
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


def interview_answer(handbook: Handbook, question: Question, scope: Scope) -> Answer | None:
    """The steps that the question asks for; None where the page describes no process, or not that part of it."""
    sections, _ = sections_around(scope, Facet.INTERVIEW)
    process = _for_rank(scope, _for_role(scope, _process(question, sections)))
    if not process:
        return None
    steps = steps_of(process)
    if not steps:
        quotes = tuple(quote(handbook, item, section) for section in process for item in section.items)
        return Facts((handbook.role(scope),), Facet.INTERVIEW, (Group(quotes),)) if quotes else None
    chosen = _chosen(handbook, question, steps)
    if chosen == ():
        return None
    if chosen is None:
        return _all_steps(handbook, question, scope, steps)
    if HOW_LONG.search(question.joined) and not any(step.minutes or length_in(step.item.text) for step in chosen):
        return None
    quotes = tuple(step_quote(handbook, step) for step in chosen)
    return Facts((handbook.role(scope),), Facet.INTERVIEW, (Group(quotes),), _headline(chosen, steps))


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
    asked = {stem(word) for word in question.words}
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


def _chosen(
    handbook: Handbook, question: Question, steps: tuple[InterviewStep, ...]
) -> tuple[InterviewStep, ...] | None:
    """The steps that are meant; None for all of them, none at all for a number that the process does not have."""
    joined = question.joined
    if ALTOGETHER.search(joined) or WHOLE.search(joined) or _counts_steps(question):
        return None
    words = tuple(word for word in question.loose if word not in STEP_WORDS and word not in _ORDINAL_STEMS)
    if called := _called(joined, steps):
        return called
    numbered = _nth(joined, len(steps))
    if (clause := CLAUSE.search(joined)) and (near := _fitting(handbook, _telling(clause), steps)):
        if _REST.search(joined):
            return steps[near[0].number - 1 :]
        if clause["passed"] and (later := _nth(joined.replace(clause[0], " "), len(steps))) is not None:
            return (steps[later],)
        place = near[0].number - 1 + (-1 if BEFORE.search(joined) and not AFTER.search(joined) else 1)
        return (near[0], steps[place]) if 0 <= place < len(steps) else (near[0],)
    if numbered is not None:
        if not 0 <= numbered < len(steps):
            return ()
        return steps[max(numbered - 1, 0) : numbered + 1] if BEFORE.search(joined) else (steps[numbered],)
    fitting = _fitting(handbook, words, steps)
    telling = [word for word in words if word not in question.context]
    if not fitting and HOW_LONG.search(joined) and len(telling) > 1:
        return ()  # the length of a step that the process does not have
    return fitting or None


# All that comes after a step, not only the next one.
_REST = re.compile(r"\b(?:still|remain\w*|left|to come|the rest|await\w*|ahead of (?:me|her|him|them))\b")


def _telling(clause: re.Match[str]) -> tuple[str, ...]:
    """The words that tell the step which another is before or after."""
    stems = stems_in(clause["after"] or clause["done"] or clause["passed"] or "")
    return tuple(word for word in stems if word not in STEP_WORDS and word not in _ORDINAL_STEMS)


_ORDINAL_STEMS = frozenset(stem(word) for word in ORDINALS) | {
    stem(word) for word in ("process", "hire", "loop", "end", "candidate", "panel")
} - {"panel"}


def _called(joined: str, steps: tuple[InterviewStep, ...]) -> tuple[InterviewStep, ...]:
    """The steps that the page itself calls by the number asked for: "a second interview", "Round 3"."""
    numbered = NUMBERED.search(joined)
    if numbered:
        title = re.compile(rf"\b(?:step|round|stage|interview)\s*#?{numbered[1]}\b", re.IGNORECASE)
        return tuple(step for step in steps if title.search(step.section.title))
    said = next((word for word in joined.split() if word in _SPELT), None)
    if said is None or not re.search(rf"\b{said} (?:\w+ )?(?:interview|round)\b", joined):
        return ()
    words = re.compile(rf"\b{said}\b (?:\w+ )?(?:interview|round)", re.IGNORECASE)
    return tuple(step for step in steps if words.search(step.item.text))[:1]


_SPELT = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "final"})


def _counts_steps(question: Question) -> bool:
    found = HOW_MANY.search(question.joined)
    after = [stem(word) for word in question.joined[found.end() :].split()][:4] if found else []
    return bool(set(after) & STEP_WORDS) and "minut" not in after[:1]


def _nth(joined: str, count: int) -> int | None:
    """The place of the step asked for by number, from 0; "the last" is the last; None where no number is said."""
    if numbered := NUMBERED.search(joined):
        return int(numbered[1]) - 1
    said = [ORDINALS[word] for word in joined.split() if word in ORDINALS]
    if not said:
        return count - 1 if END.search(joined) else None
    return said[0] - 1 if said[0] > 0 else count + said[0]


def _fitting(handbook: Handbook, words: tuple[str, ...], steps: tuple[InterviewStep, ...]) -> tuple[InterviewStep, ...]:
    """The steps that hold most of the words, in order; none where too few are held."""
    if not words:
        return ()
    weights = {word: handbook.weight(word) for word in words}
    alike = {word: {word, *same_as(word)} for word in words}
    whole = sum(weights.values())
    held = [stems_in(f"{step.item.text} {step.section.title}") for step in steps]
    shares = [sum(weights[word] for word in words if not alike[word].isdisjoint(stems)) / whole for stems in held]
    best = max(shares)
    return (
        tuple(step for step, share in zip(steps, shares, strict=True) if share >= 0.8 * best) if best >= _FITS else ()
    )


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


def _all_steps(handbook: Handbook, question: Question, scope: Scope, steps: tuple[InterviewStep, ...]) -> Facts:
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
    elif HOW_LONG.search(question.joined):
        notes.append(Phrase("The page states no length for any step."))
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
