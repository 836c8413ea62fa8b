"""Spans of levels that words name: "Senior and above", "L1 to L3", "Staff and Principal". Knows no role."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.roles.levels import level_words
from index.words import stem, words_in


@dataclass(frozen=True, slots=True)
class Code:
    """A level as a letter and a number, or a number alone: "L3", "band C", "8". `scales` are the letters that it may be
    written with, "" for none; codes of different scales cannot be compared."""

    scales: frozenset[str]
    place: float


@dataclass(frozen=True, slots=True)
class Named:
    """A level as words name it: its level words, the stems of its other words ("Flight Controller"), or its code.
    `leads` is True for all who lead people ("managers"), False for all who do not, None elsewhere; `several` is True
    for a level or post in the plural."""

    words: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    code: Code | None = None
    leads: bool | None = None
    several: bool = False

    @property
    def is_level(self) -> bool:
        """Whether it says how senior somebody is."""
        return bool(self.words) or self.code is not None or self.leads is not None


@dataclass(frozen=True, slots=True)
class Span:
    """From one level to another: the same where one is named, None where the span is open. `apart` is True where the
    named level is outside ("below Staff")."""

    low: Named | None
    high: Named | None
    apart: bool = False

    @property
    def is_of_levels(self) -> bool:
        """Whether its ends are levels, and not other words ("EMEA")."""
        return all(end.is_level for end in (self.low, self.high) if end)


_UP, _DOWN = "↑", "↓"
_UP_AFTER = re.compile(
    r"\s*(?:\b(?:and|or)\s+(?:above|up(?:wards?)?|higher|over|beyond|more senior)\b|\bupwards?\b|\+)", re.IGNORECASE
)
_DOWN_AFTER = re.compile(r"\s*\b(?:and|or)\s+(?:below|under|lower|down(?:wards)?|more junior)\b", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"\s*(?:,|;|/|\s&\s|\band\b|\bor\b)\s*", re.IGNORECASE)
_RANGE = re.compile(r"^(?P<low>.+?)\s*(?:[-–]|\bto\b|\bthrough\b)\s*(?P<high>.+)$", re.IGNORECASE)
_ANYBODY = r"(?:(?:for|everyone|everybody|anyone|all|any|roles?|levels?|candidates?|only)\s+)*"
_BOUNDED = tuple(
    (re.compile(rf"^{_ANYBODY}(?:{words})\s+", re.IGNORECASE), up, apart)
    for words, up, apart in (
        (r"from|at least|minimum|starting (?:at|from|with)", True, False),
        (r"above|over|beyond|higher than|more senior than", True, True),
        (r"up to|until|at most|no higher than", False, False),
        (r"below|under|lower than|more junior than", False, True),
    )
)
_CODE = re.compile(
    r"\b(?P<word>(?i:pay point|pay grade|band|grade|level|tier|rank|rung|class))s?\s*#?\s*(?P<value>\d{1,2}|[A-Z])\b"
    r"|\b(?P<letters>[A-Z]{1,3})-?(?P<number>\d{1,2})(?P<tail>[a-z]?)\b"
)
_BARE_CODE = re.compile(r"^\W*(?P<value>\d{1,2}|[A-Z])\W*$")
_LEADERS = re.compile(r"\b(?:managers|management|leaders|leadership)\b", re.IGNORECASE)
_CONTRIBUTORS = re.compile(r"\b(?:(?i:individual contributors?|non-managers?)|ICs?)\b")
# "Directors" may be senior ones too.
_SEVERAL = re.compile(r"\b(?:managers|directors|leads|heads|supervisors|associates|fellows)\b", re.IGNORECASE)
# Words around the name of a level that name none.
_FILLERS = frozenset(
    """a all also an and any anybody anyone applicant applicants apply applying are at band bands both candidate
    candidates class each every everybody everyone for from grade grades hire hires in is job jobs just level levels new
    of on only our people position positions post posts process rank role roles step steps the their those tier title
    titles to track tracks who whom whose with yes""".split()
)


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans that a text names, any of which is meant; empty where it names all or nothing ("all levels")."""
    marked = _DOWN_AFTER.sub(f" {_DOWN}", _UP_AFTER.sub(f" {_UP}", text))
    spans: list[Span] = []
    code: Code | None = None
    for part in filter(None, _ALTERNATIVES.split(marked)):
        span = _span(part, code)
        if span is None:
            continue
        code = next((end.code for end in (span.high, span.low) if end and end.code), code)
        if spans and not span.is_of_levels and any(end.words for end in ends_of(spans[-1:])):
            spans[-1] = _with_others(spans[-1], span)
        else:
            spans.append(span)
    return tuple(spans)


def read_codes(text: str) -> tuple[Code, ...]:
    """The codes of levels in a name or a grade: "Engineer (L4)", "8", "C"."""
    bare = _BARE_CODE.match(text)
    return (_of_value(bare["value"], frozenset({""})),) if bare else tuple(map(_code, _CODE.finditer(text)))


def read_name(text: str) -> Named:
    """A level, or the role at it, in words."""
    found = _CODE.search(text)
    words = [word for word in words_in(_CODE.sub(" ", text)) if word not in _FILLERS and word not in {_UP, _DOWN}]
    if not found and (leads := _leads(text, words)) is not None:
        return Named(leads=leads)
    levels = frozenset(level_words(words))
    others = frozenset(stem(word) for word in words if word not in levels)
    several = bool(_SEVERAL.search(text)) if levels else bool(words) and words[-1].endswith("s")
    return Named(levels, others, _code(found) if found else None, several=several)


def _leads(text: str, words: Sequence[str]) -> bool | None:
    if _CONTRIBUTORS.search(text):
        return False
    return True if _LEADERS.search(text) and set(words) <= {"manager", "management", "leadership"} else None


def _span(part: str, before: Code | None) -> Span | None:
    for pattern, up, apart in _BOUNDED:
        if found := pattern.match(part):
            bound = _named(part[found.end() :], before)
            return Span(bound if up else None, None if up else bound, apart) if bound else None
    ends = _RANGE.match(part)
    low = _named(ends["low"], before) if ends else None
    high = _named(ends["high"], low.code) if ends and low else None
    if low and high and low.is_level and high.is_level:
        return Span(low, high)
    named = _named(part, before)
    if named is None:
        return None
    if _UP in part:
        return Span(named, None)
    return Span(None, named) if _DOWN in part else Span(named, named)


def _named(text: str, before: Code | None) -> Named | None:
    """A level in words; a number or letter alone is of the scale of the code `before` it."""
    bare = _BARE_CODE.match(text)
    if bare and before:
        return Named(code=_of_value(bare["value"], before.scales))
    named = read_name(text)
    return named if named.is_level or named.others else None


def _with_others(span: Span, more: Span) -> Span:
    """A span whose name goes on behind a comma or an "and": "Director, Supply Chain"."""
    others = more.low.others if more.low else frozenset[str]()
    low, high = (end and replace(end, others=end.others | others) for end in (span.low, span.high))
    return replace(span, low=low, high=high)


def _code(found: re.Match[str]) -> Code:
    if found["word"]:
        return _of_value(found["value"], frozenset({found["word"][0].lower(), ""}))
    tail = (ord(found["tail"]) - ord("a") + 1) / 27 if found["tail"] else 0.0
    return Code(frozenset({found["letters"].lower()}), int(found["number"]) + tail)


def _of_value(value: str, scales: frozenset[str]) -> Code:
    return Code(scales, float(value) if value.isdigit() else float(ord(value) - ord("A") + 1))


def names_a_level(spans: Sequence[Span]) -> bool:
    """Whether one of them is of levels."""
    return any(span.is_of_levels for span in spans)


def ends_of(spans: Sequence[Span]) -> Iterator[Named]:
    """The levels at the ends of spans."""
    yield from (end for span in spans for end in (span.low, span.high) if end)
