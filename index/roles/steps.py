"""Interview steps: what is a step of a process, how long it takes, for whom it holds and whether it is optional."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.pages.page import Item, Section
from index.phrase import Phrase
from index.roles.conditions import Condition, conditions_of, is_optional

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a": 1, "an": 1}
_UNIT = r"\s*[- ]?\s*(min(?:ute)?s?|hours?|hrs?)\b"
_LENGTH = re.compile(rf"\b(\d+(?:\.\d+)?|one|two|half an|an?)(?:\s*(?:-|–|to)\s*(\d+))?{_UNIT}", re.IGNORECASE)
# A cell under a title that is the unit: "Minutes: 20", "Length (min): 45".
_UNDER_UNIT = re.compile(
    r"(?:^|; )[^:;]*\b(min(?:ute)?s?|hours?)\b[^:;]*: (\d+(?:\.\d+)?)(?: ?(?:-|–|to) ?(\d+))?(?=;|$)", re.IGNORECASE
)
_MANY = re.compile(
    r"\b(\d+|one|two|three|four|five|six)\s*(?:(?:-|–|to|or)\s*(\d+|two|three|four|five|six)\s*)?,?\s*"
    r"(?:(?:separate|different|additional|individual|back-to-back)\s+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Minutes:
    """A length of time that may be a range: `least` to `most` minutes."""

    least: int
    most: int


def in_short(length: Minutes) -> Phrase:
    """ "1 h 50 min", "50 min to 1 h"."""
    return _range(*(_short_clock(minutes) for minutes in (length.least, length.most)))


def in_full(length: Minutes) -> Phrase:
    """ "50 minutes", "1 h 50 min (110 minutes)", "1 h (60 minutes) to 2 h (120 minutes)"."""
    return _range(*(_clock(minutes) for minutes in (length.least, length.most)))


def _range(least: Phrase, most: Phrase) -> Phrase:
    return least if least == most else Phrase("{least} to {most}", least=least, most=most)


def _short_clock(minutes: int) -> Phrase:
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return Phrase("{hours} h {minutes} min", hours=hours, minutes=rest)
    return Phrase("{hours} h", hours=hours) if hours else Phrase("{minutes} min", minutes=rest)


def _clock(minutes: int) -> Phrase:
    whole = Phrase("{minutes} minutes", minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return whole
    if not rest:
        return Phrase("{clock} ({minutes})", clock=Phrase("{hours} h", hours=hours), minutes=whole)
    clock = Phrase("{hours} h {minutes} min", hours=hours, minutes=f"{rest:02d}")
    return Phrase("{clock} ({minutes})", clock=clock, minutes=whole)


@dataclass(frozen=True, slots=True)
class InterviewStep:
    """One step: its number in the process from 1, the item that states it, and what that says of time and of those for
    whom it holds."""

    number: int
    item: Item
    section: Section
    minutes: Minutes | None
    optional: bool
    conditions: tuple[Condition, ...] = ()


def steps_of(sections: tuple[Section, ...]) -> tuple[InterviewStep, ...]:
    """The steps of an interview process in order. Bullets, numbers and table rows are steps; the sentences before and
    after them are not. Else a step is a heading under the process, or a paragraph that begins in bold or with "Step 2";
    a process in running text has a step a sentence that names a meeting or says how long something takes."""
    found = list(_headed(sections)) or [
        (item, section)
        for section in sections
        for item in section.items
        if item.marker and not _OFFER.search(item.text) and not _LEAD_IN.search(item.text)
    ]
    found = found or list(_led(sections)) or list(_headed(sections, sure=False)) or list(_told(sections))
    if not found:
        every = ((item, section) for section in sections for item in section.items)
        found = [(item, section) for item, section in every if _MEETING.search(item.text) or length_in(item.text)]
    over = _titles_over(sections)
    return tuple(
        _step(number, item, section, over.get(section.number, ())) for number, (item, section) in enumerate(found, 1)
    )


def _step(number: int, item: Item, section: Section, over: Sequence[str]) -> InterviewStep:
    # The heading of a step is the first line of its item.
    over = over[1:] if item.text.startswith(_NUMBER.sub("", section.title)) else over
    optional, conditions = is_optional(item, over), conditions_of(item, over)
    return InterviewStep(number, item, section, length_in(item.text), optional, conditions)


def _titles_over(sections: tuple[Section, ...]) -> dict[int, tuple[str, ...]]:
    """Of each section the headings over its items that part the process, its own first; not that of the process."""
    parted: dict[int | None, Section] = {section.number: section for section in sections[1:]}
    return {section.number: tuple(_upwards(section, parted)) for section in sections[1:]}


def _upwards(section: Section | None, parted: Mapping[int | None, Section]) -> Iterator[str]:
    while section:
        yield section.title
        section = parted.get(section.parent)


_NUMBERED = re.compile(
    r"^\W*(?:(?:step|stage|round|part|interview)\s+(?:\d+|one|two|three|four|five|six|seven|eight)\b|\d{1,2}[.)]\s)",
    re.IGNORECASE,
)


_NUMBER = re.compile(r"^\W*\d{1,2}[.)]\s+")


def _headed(sections: tuple[Section, ...], *, sure: bool = True) -> Iterator[tuple[Item, Section]]:
    """The headings under a process that are its steps, each with its text: numbered ones, or (not `sure`) any."""
    numbers = {section.number for section in sections}
    below = [section for section in sections if section.parent in numbers and section.items]
    steps = [section for section in below if not sure or _NUMBERED.match(section.title)]
    if len(steps) < _FEWEST:
        return
    for section in steps:
        text = "\n".join((_NUMBER.sub("", section.title), *(item.text for item in section.items)))
        links = tuple(link for item in section.items for link in item.links)
        yield Item(text, (section.lines[0], section.items[-1].lines[1]), "", links=links), section


def _led(sections: tuple[Section, ...]) -> Iterator[tuple[Item, Section]]:
    """The paragraphs that begin a step, each with the sentences that follow it."""
    places = [(item, section) for section in sections for item in section.items if not item.cells]
    if sum(1 for item, _ in places if item.leads or _NUMBERED.match(item.text)) < _FEWEST:
        return
    step: tuple[Item, Section] | None = None
    for item, section in places:
        if item.leads or _NUMBERED.match(item.text):
            if step:
                yield step
            step = item, section
        elif step and step[1] is section:
            step = (
                replace(step[0], text=f"{step[0].text} {item.text}", lines=(step[0].lines[0], item.lines[1])),
                section,
            )
    if step:
        yield step


_FEWEST = 2
# "Recruiter, then the director (60 min), and last a day on site. Then a call."
_NEXT = r"(?:then|after that|afterwards|next|finally|lastly|last)\b,?\s+"
_THEN = re.compile(rf"(?:[,;]|\band\b)\s*(?:and\s+)?\b{_NEXT}", re.IGNORECASE)
_GOES_ON = re.compile(_NEXT, re.IGNORECASE)


def _told(sections: tuple[Section, ...]) -> Iterator[tuple[Item, Section]]:
    """The parts of sentences that tell a process in order: one thing, "then" another."""
    for section in sections:
        items = [item for item in section.items if not item.cells]
        if any(_GOES_ON.match(item.text) for item in items[1:]):
            items = [
                item for item in items if item is items[0] or _GOES_ON.match(item.text) or _EVENT.search(item.text)
            ]
        else:
            items = [item for item in items if len(_THEN.findall(item.text)) >= _FEWEST or len(_timed(item.text)) > 1]
        for item in items:
            parts = _parts(item.text) if _THEN.search(item.text) else _timed(item.text) or [item.text]
            yield from ((replace(item, text=part, marker="-"), section) for part in parts if part)


def _parts(text: str) -> list[str]:
    return [part.strip(" ,;") for part in _THEN.split(text)]


def _timed(text: str) -> list[str]:
    """The parts of a list in a sentence that each end in a length in brackets: "test (20 min), talk (60 min)"."""
    ends = [0, *(match.end() for match in _IN_BRACKETS.finditer(text))]
    return [text[start:end].strip(" ,;") for start, end in pairwise(ends)]


_IN_BRACKETS = re.compile(rf"\([^()]*?{_LENGTH.pattern}[^()]*\)", re.IGNORECASE)
# A bullet that only introduces the others.
_LEAD_IN = re.compile(
    r"\b(?:process to follow|follow(?:s|ing)? (?:the )?order|order below|steps below|as follows|at any (?:stage|point) of the process)\b",
    re.IGNORECASE,
)
# What ends a process is no step of it: "Successful candidates will subsequently be made an offer".
_OFFER = re.compile(
    r"^(?!.*\b(?:interview|call with|meet)).*\b(?:made|extended|receive|make|extend|given|sent) (?:an|a verbal|the) (?:\w+ )?offer\b",
    re.IGNORECASE | re.DOTALL,
)
_MEETING = re.compile(
    r"\b(?:interview|call|meet|conversation|assessment|discussion|panel|exercise|presentation|chat)", re.IGNORECASE
)
_EVENT = re.compile(rf"{_MEETING.pattern}|\b(?:tests?|tasks?|trial|tour|visit|talk|session)\b", re.IGNORECASE)


def length_in(text: str) -> Minutes | None:
    """How long the meetings of one step take together; "3 separate 50-minute interviews" is 150 minutes."""
    if cell := _UNDER_UNIT.search(text):
        text = f"{cell[2]}{f'-{cell[3]}' if cell[3] else ''} {cell[1]}"
    found = _LENGTH.search(text)
    if not found:
        return None
    unit = 1 if found[3].lower().startswith("min") else 60
    least = _minutes(found[1], unit)
    most = int(found[2]) * unit if found[2] else least
    many = _MANY.search(text[: found.start()])
    if many:
        few = _count(many[1])
        return Minutes(least * few, most * (_count(many[2]) if many[2] else few))
    return Minutes(least, most)


def _minutes(text: str, unit: int) -> int:
    word = text.lower()
    if word == "half an":
        return 30
    return int(float(_COUNTS.get(word, word)) * unit)


def _count(text: str) -> int:
    return _COUNTS[text.lower()] if text.lower() in _COUNTS else int(text)


def total(steps: tuple[InterviewStep, ...]) -> Minutes | None:
    """All lengths together; None where no step states one."""
    known = [step.minutes for step in steps if step.minutes]
    if not known:
        return None
    return Minutes(sum(each.least for each in known), sum(each.most for each in known))
