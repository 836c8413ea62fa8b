"""Conditions of an interview step: for whom it holds, in the words of its page, and whether it is optional at all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from index.pages.page import Item
from index.pages.sentences import sentences_in
from index.roles.spans import Span, names_a_level, read_spans
from index.roles.standing import Holds, Standing, holds_any
from index.words import words_in


@dataclass(frozen=True, slots=True)
class Condition:
    """For whom a step holds: any of `spans`, or all others where it `excludes` them. `words` are the page's own.
    `over` is True where they stand over the step, as a heading or the line that introduces it."""

    words: str
    spans: tuple[Span, ...]
    excludes: bool = False
    over: bool = False

    def holds(self, standing: Standing) -> Holds:
        """Whether it is met by a role; what names no level and not the role either cannot be told."""
        met = holds_any(self.spans, standing)
        return Holds(Holds.YES - met) if self.excludes else met


class _Needs(Enum):
    """What a phrase has to name to be a condition."""

    ANYTHING = "anything"
    LEVEL = "a level"
    BOUND = "a level with an end, or several"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a condition; the group `whom` is what it names. `starts` is True for a form that says so of the
    whole step only where the step begins with it."""

    pattern: re.Pattern[str]
    needs: _Needs
    starts: bool = False
    excludes: bool = False


def _form(pattern: str, needs: _Needs, *, starts: bool = False, excludes: bool = False) -> _Form:
    return _Form(re.compile(pattern, re.IGNORECASE), needs, starts, excludes)


_PEOPLE = r"(?:candidates?|applicants?|hires?)"
_ANY_PEOPLE = rf"(?:{_PEOPLE}|those|anyone|everyone|people)(?: applying)?"
_BOUND = r"(?:\s+(?:and|or)\s+(?:above|up|higher|below|lower|under))?"
_DO = (
    r"(?:also|additionally|then|will|may|can|must|are|have|has|do|does|meets?|see|speaks?|talks?|gives?|gets?|takes?"
    r"|needs?|presents?|interviews?|joins?|complete)\b"
)
_SKIP = r"(?:skips?|do(?:es)? not|don't|doesn't|need not|(?:are|is) (?:exempt|excused))\b"
_NOT = r"not(?: (?:held|needed|required|applicable|used|asked))?"
_LEFT_OUT = rf"(?:left out|skipped|omitted|waived|dropped|{_NOT}) (?:for|by|to|at)"
# Of a whole sentence: "For managers: a case", "Director candidates meet the board", "Left out for interns".
_OF_SENTENCE = (
    _form(r"^only for (?P<whom>[^:;,.()]+)$", _Needs.ANYTHING),
    _form(r"^(?P<whom>only from [^:;,.()]+)$", _Needs.LEVEL),
    _form(r"^(?:for )?(?P<whom>[^:;,.()]+?) only$", _Needs.ANYTHING),
    _form(rf"^(?:this (?:step|stage|round) is )?{_LEFT_OUT} (?P<whom>[^:;]+)$", _Needs.ANYTHING, excludes=True),
    _form(rf"^(?P<whom>(?:(?!\b(?:with|who|by|that)\b)[^:;,.()])+?) {_SKIP}", _Needs.LEVEL, excludes=True),
    _form(r"^(?:only )?for (?P<whom>[^:;.]+?)(?: only)?:(?=\s|$)", _Needs.ANYTHING, starts=True),
    _form(r"^for (?P<whom>[^:;,.()]+?) only,\s", _Needs.ANYTHING, starts=True),
    _form(r"^only for (?P<whom>[^:;,.()]+?),\s", _Needs.ANYTHING, starts=True),
    _form(r"^for (?P<whom>[^:;,.()]+?),\s", _Needs.LEVEL, starts=True),
    _form(r"^(?P<whom>[^:;,.()]+?) only\s?[:,–-]\s", _Needs.ANYTHING, starts=True),
    _form(r"^(?P<whom>[^:;,.()]+):(?=\s|$)", _Needs.BOUND, starts=True),
    _form(rf"^(?P<whom>[^:;.]*?\b{_PEOPLE}{_BOUND})(?: only)?(?::|\s+{_DO})", _Needs.LEVEL, starts=True),
    _form(rf"^{_ANY_PEOPLE} (?P<whom>(?:for|at|in|from) [^:;,.()]+?)\s+{_DO}", _Needs.LEVEL, starts=True),
)  # fmt: skip
# Of a part between commas or brackets: "for the Staff level and above", "EMEA only", "not for interns".
_OF_PART = (
    _form(r"^(?:except|excluding|other than|but not|not) (?:for )?(?P<whom>.+)$", _Needs.LEVEL, excludes=True),
    _form(r"^(?:not|except) for (?P<whom>.+)$", _Needs.ANYTHING, excludes=True),
    _form(r"^only (?:for|in|at) (?P<whom>.+)$", _Needs.ANYTHING),
    _form(r"^(?:for |in )?(?P<whom>.+?) only$", _Needs.ANYTHING),
    _form(r"^for (?P<whom>.+)$", _Needs.LEVEL),
)
# The same without "for" or "only": behind the name of an interviewer it would be about them.
_BARE = (_form(r"^(?P<whom>.+)$", _Needs.BOUND),)
_WITH = re.compile(r"\b(?:with|by|meets?|to)\b", re.IGNORECASE)
# At the end of a part, without a comma: "a talk with the Director for Senior and Staff".
_AT_END = (_form(r"\b(?:only )?for (?P<whom>(?:(?!\bfor\b).)+)$", _Needs.BOUND),)
_OF_TITLE = (_form(r"\bfor (?P<whom>(?:(?!\bfor\b)[^:;,.()])+)$", _Needs.LEVEL),)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTS = re.compile(r"\s*(?:[,;:]|\s[–—-])\s+")
_BEFORE = re.compile(r"^\W*optional(?:ly)?\W+|^\W+", re.IGNORECASE)
# "For example: ...", "for the interview only": nobody is named.
_OF_NOBODY = frozenset(
    """example instance context reference details information more interview call round stage exercise presentation day
    half minutes hour hours""".split()
)
_ALL_BUT = re.compile(
    r"^(?:all|everyone|everybody|anyone)?\s*(?:except|but|excluding|other than|not)\b(?: for)?\s", re.IGNORECASE
)
_MOST_WORDS = 14

# Titles of columns that say for whom, who interviews, and whether a step must be.
_WHOM = frozenset(
    """for whom level levels grade grades band bands applies applicable region regions country countries segment
    segments specialty specialties condition conditions candidates track tracks""".split()
)
_INTERVIEWERS = frozenset("with who by interviewer interviewers panel led held host".split())
_REQUIRED_TITLES = frozenset({"required", "mandatory", "compulsory"})
_TELLING_TITLES = _REQUIRED_TITLES | {"optional"}
_NO = frozenset({"no", "n", "false", "optional", "sometimes", ""})

_OPTIONAL = re.compile(
    r"\b(?:optional(?:ly)?|can be skipped|at (?:\w+ )?discretion|sometimes|possibly"
    r"|(?:if|where|as|when) (?:needed|required|necessary|applicable)|(?<!you )may have"
    r"|(?:may|might) (?:also|then|meet|choose to|be (?:asked|invited|required|requested|offered))\b"
    r"|(?:may|might) be an?(?: \w+){0,4} (?:interview|call|conversation|talk|meeting|chat)\b)",
    re.IGNORECASE,
)
# What stands behind the name of a step tells of it: "Manager screen: you may have questions".
_ABOUT_IT = re.compile(r":\s.*$", re.DOTALL)
_TELLS_OPTIONAL = re.compile(r"^\W*optional", re.IGNORECASE)


def conditions_of(item: Item, over: Iterable[str] = ()) -> tuple[Condition, ...]:
    """The conditions that an item states for itself, then those of the texts `over` it, its label among them; all have
    to be met."""
    own = _in_cells(item) if item.cells else _joined(_in_text(item.text))
    return (*own, *(each for text in (item.label, *over) if (each := condition_over(text))))


def is_optional(item: Item, over: Iterable[str] = ()) -> bool:
    """Whether a step need not be held for anybody."""
    if any(_TELLS_OPTIONAL.match(text) for text in (item.label, *over)):
        return True
    if not item.cells:
        return _is_optional_text(item.text)
    cells = [(set(words_in(title)), text) for title, text in item.cells]
    told = [_told_by(title, " ".join(words_in(text))) for title, text in cells if title & _TELLING_TITLES]
    return any(told) if told else any(_is_optional_text(text) for title, text in cells if not title & _INTERVIEWERS)


def _told_by(title: set[str], value: str) -> bool:
    """Whether a column "Optional" or "Required" says that a step is optional."""
    return value in _NO if title & _REQUIRED_TITLES else value == "optional" or value not in _NO


def _is_optional_text(text: str) -> bool:
    first = sentences_in(text.split("\n")[0])
    head = first[0][0] if first else ""
    return bool(_TELLS_OPTIONAL.match(text) or _OPTIONAL.search(_ABOUT_IT.sub("", head)))


def _joined(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """What a step says of several is one condition that any of them meets ("the directors 30 minutes, the VP 45"); whom
    it leaves out stands apart."""
    every = tuple(dict.fromkeys(conditions))
    met = [each for each in every if not each.excludes]
    if len(met) > 1:
        words, spans = "; ".join(each.words for each in met), tuple(span for each in met for span in each.spans)
        met = [Condition(words, spans)]
    return (*met, *(each for each in every if each.excludes))


def _in_cells(item: Item) -> Iterator[Condition]:
    for title, text in item.cells:
        words = set(words_in(title))
        if not words & _INTERVIEWERS:
            yield from _made(text, _Needs.ANYTHING) if words & _WHOM else _joined(_in_text(text))


def condition_over(title: str) -> Condition | None:
    """The condition in a heading or the line over some steps: "For managers", "Director candidates:", "Stages for L1 to
    L3"; None where it states none."""
    title = title.strip().rstrip(":").strip()
    found = title and (_first(_found(_OF_TITLE, title)) or next(_in_sentence(f"{title}:", starts=True), None))
    return Condition(title, found.spans, found.excludes, over=True) if found else None


def _in_text(text: str) -> Iterator[Condition]:
    sentences = [sentence for line in text.split("\n") for sentence, _, _ in sentences_in(line)]
    for place, sentence in enumerate(sentences):
        yield from _in_sentence(sentence, starts=place == 0)


def _in_sentence(sentence: str, *, starts: bool) -> Iterator[Condition]:
    """The condition that a sentence is, begins with, or has in its parts."""
    plain = _BEFORE.sub("", sentence.strip().rstrip(".!"))
    if found := _first(form for form in _found(_OF_SENTENCE, plain) if starts or not form[0].starts):
        yield found
        return
    bare = " ".join(_BRACKETS.sub(" ", plain).split())
    parts = _PARTS.split(bare)
    inside = [part for bracket in _BRACKETS.findall(plain) for part in _PARTS.split(bracket)]
    forms = _OF_PART if _WITH.search(bare) else (*_OF_PART, *_BARE)
    for part in (*parts[1:], *inside):
        if found := _first(_found(forms, part.strip())):
            yield found
            return
    if starts and (found := _first(match for part in parts for match in _found(_AT_END, part.strip()))):
        yield found


def _found(forms: Sequence[_Form], text: str) -> Iterator[tuple[_Form, str]]:
    for form in forms:
        if match := form.pattern.search(text):
            yield form, match["whom"]


def _first(matches: Iterable[tuple[_Form, str]]) -> Condition | None:
    conditions = (made for form, whom in matches for made in _made(whom, form.needs, excludes=form.excludes))
    return next(conditions, None)


def _made(whom: str, needs: _Needs, *, excludes: bool = False) -> Iterator[Condition]:
    """The condition that names `whom`, where that is enough."""
    words = words_in(whom)
    if len(words) > _MOST_WORDS or set(words) & _OF_NOBODY:
        return
    if left_out := _ALL_BUT.match(whom):
        whom, excludes = whom[left_out.end() :], True
    spans = read_spans(whom)
    if spans and _is_enough(spans, needs):
        yield Condition(whom.strip(), spans, excludes)


def _is_enough(spans: Sequence[Span], needs: _Needs) -> bool:
    if needs is _Needs.ANYTHING:
        return True
    if needs is _Needs.LEVEL:
        return names_a_level(spans)
    only_levels = all(span.is_of_levels and not end.others for span in spans for end in (span.low, span.high) if end)
    return only_levels and (len(spans) > 1 or spans[0].low != spans[0].high)
