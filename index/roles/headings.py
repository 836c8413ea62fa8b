"""What a heading says: which facet it opens, whose name it carries, or that it only gives structure.

The phrase families stand here as data. A new way to head a section is one more phrase in the table, and one more
case in tests/index/golden/headings.md.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from index.roles.facet import Facet
from index.roles.naming import without_pictures
from index.roles.sentences import without_grade
from index.spelling import corrected
from index.words import words_in


class Structure(Enum):
    """Headings that hold others and say nothing themselves."""

    LEVELS = "levels under it"
    SPECIALTIES = "specialties under it"


@dataclass(frozen=True, slots=True)
class HeadingSays:
    """`facet` or `structure` where the heading names one; `name` is what is left: a role's name, or "". `sure` is
    False where only a word gave the facet away."""

    facet: Facet | None
    structure: Structure | None
    name: str
    sure: bool = True

    @property
    def bare(self) -> bool:
        """True for a facet or structure heading without a name: "Requirements"."""
        return not self.name


# Longest phrase first wins, so "job requirements" is not "requirements" with the name "job".
_PHRASES: dict[Facet | Structure, tuple[str, ...]] = {
    Facet.GRADE: (
        "job grade", "job grades", "pay grade", "salary grade", "pay band", "salary band", "job band", "job level",
        "grade", "grades", "band", "grading", "grade and level", "grade and band", "level and grade",
        "level and band", "level and reporting line", "grade and reporting line",
    ),
    Facet.REPORTS_TO: (
        "reports to", "reporting line", "reporting lines", "reporting to", "reporting structure", "reporting",
        "who you report to", "who you will report to", "who you'll report to", "who this role reports to",
        "accountable to", "answerable to", "managed by", "line manager", "line management", "your manager", "reports into", "who do you report to",
    ),
    Facet.RESPONSIBILITIES: (
        "responsibilities", "responsibility", "job responsibilities", "primary job responsibilities",
        "key responsibilities", "main responsibilities", "core responsibilities", "additional responsibilities",
        "duties", "main duties", "key duties", "duties and responsibilities", "roles and responsibilities",
        "expectations", "accountabilities", "key accountabilities", "what you will do", "what you'll do",
        "what you do", "what you will be doing", "what you'll be doing", "what you'll own", "what you will own",
        "what you can expect", "what the job involves", "what the role involves", "day to day", "your day to day",
        "a typical day", "a typical week", "tasks", "key tasks", "the work", "what this role does",
        "what we expect of you", "what we expect", "main tasks", "a normal day", "normal day", "remit", "what the job is", "what they do", "the job in short", "does", "your responsibilities", "your mission", "projects you might work on",
        "projects you could work on", "responsibilities and privileges", "rights and duties",
    ),
    Facet.REQUIREMENTS: (
        "requirements", "requirement", "job requirements", "general requirements", "additional requirements",
        "musthave requirements", "nicehave requirements", "nicehave requirement", "musthave", "nicehave", "nicehave's",
        "qualifications", "required qualifications", "preferred qualifications", "minimum qualifications",
        "skills", "skills and experience", "required skills", "desired skills", "desirable skills", "desirable",
        "essential skills", "essential", "essential criteria", "desirable criteria", "requires skills/experience",
        "requires skills experience", "required skills and experience", "experience", "experience and skills",
        "experience required", "about you", "you", "profile", "must haves", "who you are", "what you bring", "what you'll bring",
        "what you will bring", "what you need", "what you'll need", "what you will need", "you should apply if",
        "you may be a fit", "you might be a fit", "you are a fit", "what we look for", "what we're looking for",
        "what we are looking for", "what we ask for", "what we ask of you", "needed", "you have", "must bring", "what it takes to get in", "they need", "what they need", "plus points", "desirable", "not needed", "what skills and experience do we look for", "skills we look for",
        "who we look for", "who we are looking for", "eligibility", "competencies", "your profile", "your background",
        "background", "knowledge and skills", "knowledge skills and experience", "prerequisites",
        "professional experience", "person specification", "education and experience", "education", "what it takes", "bonus points",
        "preferred skills", "preferred", "we would love it if",
    ),
    Facet.INTERVIEW: (
        "hiring process", "hiring process overview", "hiring plan", "hiring steps", "interview process", "interview",
        "interviews", "interview plan", "interview loop", "interview steps", "interview stages", "interview team",
        "interviewing process", "selection process", "recruitment process", "recruiting process",
        "application process", "how we hire", "how we interview", "how we recruit", "your interviews",
        "the interviews", "selection", "what to expect when you apply", "what happens when you apply", "applying", "how to apply", "interviewing with us", "interviewing here", "interviewing for this role", "application and interviews", "assessment", "how you will be interviewed", "how to join", "recruitment steps", "loop", "the loop", "steps", "hiring", "getting hired", "steps to get hired", "how to get hired", "how to get in", "how to get the job", "selection steps", "recruitment", "hiring loop",
    ),
    Facet.KPI: (
        "performance indicators", "performance indicator", "key performance indicators", "kpi", "kpis", "pis",
        "metrics", "key metrics", "success metrics", "success measures", "measures of success", "success criteria",
        "how you will be measured", "how you'll be measured", "how we measure success", "how success is measured",
        "how we measure performance", "how performance is measured", "what success looks like",
        "how we measure", "how you are measured", "measured on", "measured by", "performance measures", "targets", "indicators", "key indicators", "measures", "numbers", "key numbers", "the numbers", "key figures", "key results", "how you are doing", "how you're doing", "how it is tracked", "how it's tracked", "how we measure it",
    ),
    Facet.LEVELS: (
        "career ladder", "career ladders", "career path", "career paths", "career progression", "career development",
        "career steps", "next steps", "next step", "progression", "promotion", "promotions", "growth path",
        "how you'll grow", "how you will grow", "where you can go", "where you can go next", "what comes next",
        "what's next", "after this", "career", "careers", "next level", "next levels", "next", "ladder", "the ladder", "where next", "where it leads", "later", "your next step", "moving up", "moving on", "career map", "career lattice", "your career", "job ladder",
    ),
    Facet.STATUS: ("status", "hiring status", "current status", "vacancies", "open positions", "current openings"),
    Facet.OVERVIEW: (
        "overview", "a brief overview", "summary", "about the role", "about this role", "the role", "role",
        "role overview", "role summary", "role purpose", "purpose", "purpose of the role", "description",
        "job description", "introduction", "the job", "in short", "at a glance", "about the job", "job summary",
        "about the team", "the team",
    ),
    Structure.LEVELS: (
        "levels", "level", "leveling", "levelling", "job levels", "role levels", "team levels", "roles", "the levels", "grades and levels",
        "seniority levels", "positions", "the roles",
    ),
    Structure.SPECIALTIES: (
        "specialties", "specialities", "specialty", "speciality", "specializations", "specialization", "segment",
        "segments", "functional specialties", "tracks", "areas of focus", "focus areas", "disciplines",
        "areas of specialization", "areas of specialty",
    ),
}  # fmt: skip

# Headings that are sentences of the company's own, by the words that give them away; tried when no phrase fits.
_GIVEAWAYS: tuple[tuple[Facet, re.Pattern[str]], ...] = tuple(
    (facet, re.compile(pattern))
    for facet, pattern in (
        (Facet.STATUS, r"\b(?:not|stopped|paused|pause) (?:\w+ )?(?:hiring|recruiting|hire|recruit|open)\b|\bhiring (?:now|paused|stopped|freeze)\b"),
        (Facet.INTERVIEW, r"\bhow (?:\w+ ){0,4}(?:hiring|hire|interviews?|recruit\w*|selection|choose|pick)\b|\b(?:hiring|interview|interviews|selection) (?:goes|works|runs|looks|rounds?|conversations?)\b|\bmeeting us\b|\bwho you (?:will |would |ll )?meet\b"),
        (Facet.KPI, r"\bhow (?:you|we|they|i) (?:\w+ )?(?:know|tell|measure|judge|track)\b|\bhow (?:it|this|you|they|we|the \w+)(?:['’](?:s|re))? (?:is |are |gets? )?(?:tracked|measured|judged|rated|scored)\b|\bscorecard (?:for|of)\b|\bgoing well\b|\bgood looks like\b|\bkey (?:figures|numbers|results)\b|\bnumbers (?:you|we|that|on|for)\b|\bsuccess (?:looks|means|is)\b"),
        (Facet.REPORTS_TO, r"\b(?:who|whom) (?:\w+ ){0,3}(?:reports?|answers?|works? for)\b|\byour (?:boss|manager|lead)\b|\breports? (?:in)?to\b"),
        (Facet.LEVELS, r"\bwhat(?: comes| is| s)? (?:next|after|above)\b|\bwhere (?:\w+ ){0,4}(?:next|leads?|go)\b|\bgrow(?:ing)? (?:from|into|in|with)\b|\bmoving (?:up|on)\b"),
        (Facet.GRADE, r"\b(?:pay|salary) (?:level|range|class|scale|grade)\b"),
        (Facet.REQUIREMENTS, r"\bwhat (?:we|you|they|it|this job|the job|this role|the role) (?:\w+ )?(?:asks?|needs?|looks?|brings?|wants?|requires?|takes?|should have|must have|have)\b|\byou(?:'ll| will)? (?:need|have|bring|should have)\b|\bwe (?:look|are looking) for\b|\bthis is you\b|\bis this you\b|\bwho (?:fits|would fit|suits)\b"),
        (Facet.RESPONSIBILITIES, r"\bwhat (?:you|we|they|the \w+|this \w+) (?:\w+ )?(?:do|does|own|deliver|achieve|handle|run|look after)\b|\byou(?:'ll| will) (?:do|own|be doing|be responsible|run|lead)\b|\bresponsible for\b|\b(?:normal|typical|usual|average) (?:day|week|shift)\b|\bon your desk\b|\byour (?:job|work|days?|week)\b"),
    )
)  # fmt: skip

# Words that join a name to its facet and belong to neither.
_JOINTS = frozenset("for of the a an as to in at our your role roles position positions job - family team".split())
_AS_A = re.compile(r"^as an? (?P<name>.+?) you(?:'ll| will)?$")
# "(PI)", and anything in brackets that is too long to be part of a name.
_ASIDE = re.compile(r"\((?:pis?|kpis?|optional)\)|\((?:[^\s()]+\s+){5,}[^()]*\)?|\(extends.*", re.IGNORECASE)

_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d])")  # "2.1 Duties"
_OF_ALL = re.compile(r"\s+(?:for|in|of|at) (?:all|every) (?:levels?|roles?|posts?|grades?)$", re.IGNORECASE)
_TABLE = {tuple(words_in(phrase)): said for said, phrases in _PHRASES.items() for phrase in phrases}
_FORGIVEN = 8  # letters: a slip in a shorter word may make another word of it
_LONGEST = max(len(phrase) for phrase in _TABLE)
_WORDS = frozenset(word for phrase in _TABLE for word in phrase)
_VOCABULARY = tuple(sorted({word for phrase in _TABLE for word in phrase if len(word) >= _FORGIVEN}))


@lru_cache(maxsize=20_000)
def read_heading(title: str) -> HeadingSays:
    """What a heading (plain title) says. Misspellings of the facet's word are forgiven: "Responsibilites"."""
    said = without_pictures(_ASIDE.sub(" ", _NUMBER.sub("", without_grade(title))).strip(" :.…-–"))
    said = _OF_ALL.sub("", said) or said
    words = tuple(_mended(word) for word in words_in(said))
    if as_a := _AS_A.match(" ".join(words)):
        return HeadingSays(Facet.RESPONSIBILITIES, None, as_a["name"])
    found = _find(words)
    if found is None:
        joined = " ".join(words)
        given = next((facet for facet, pattern in _GIVEAWAYS if pattern.search(joined)), None)
        return HeadingSays(given, None, "" if given else said, sure=given is None)
    start, end, meaning = found
    name = _name(said, words, start, end)
    if isinstance(meaning, Facet):
        return HeadingSays(meaning, None, name)
    return HeadingSays(None, meaning, name)


def _mended(word: str) -> str:
    """A word with one slip put right where that makes a word of the table."""
    forgiven = len(word) >= _FORGIVEN - 1 and word not in _WORDS
    return corrected(word, _VOCABULARY, slips=1) if forgiven else word


def _find(words: tuple[str, ...]) -> tuple[int, int, Facet | Structure] | None:
    """The longest phrase at the end of the heading, else at its start, else (four words or more, such as "what you can
    expect") anywhere. One word at the start counts only before "for", "of" or "to", or alone: "Growth" and "Experience
    Design" are names."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if (meaning := _TABLE.get(words[-length:])) and not _swallows(words, length):
            return len(words) - length, len(words), meaning
        if (meaning := _TABLE.get(words[:length])) and (length > 1 or _joined(words)):
            return 0, length, meaning
        if length >= 4:
            for start in range(1, len(words) - length):
                if meaning := _TABLE.get(words[start : start + length]):
                    return start, start + length, meaning
    return None


def _joined(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and words[1] in {"for", "of", "to", "as", "if"}


# Short words that are facets alone, and parts of a name, team or subject after others: "User Experience".
_ONLY_ALONE = frozenset(
    """experience education essential background desirable role roles summary status selection
    purpose introduction positions progression reporting track tracks
    targets preferred competencies profile you next later numbers measures hiring steps loop recruitment indicators segment segments promotion overview""".split()
)


def _swallows(words: tuple[str, ...], length: int) -> bool:
    """True where a one-word phrase ends a longer heading that is about something else."""
    return length == 1 and len(words) > 1 and words[-1] in _ONLY_ALONE


def _name(said: str, words: tuple[str, ...], start: int, end: int) -> str:
    """The heading's own words (capitals kept) that are no part of the phrase, joints at the edges dropped."""
    kept = [place for place in range(len(words)) if not start <= place < end]
    while kept and words[kept[0]] in _JOINTS:
        kept.pop(0)
    while kept and words[kept[-1]] in _JOINTS:
        kept.pop()
    if not kept:
        return ""
    if start == 0:
        return " ".join(words[place] for place in kept) if not (cut := _cut_front(said, kept[0], kept[-1])) else cut
    return _cut_back(said, start) or " ".join(words[place] for place in kept)


_PIECE = re.compile(r"[^\W_]+(?:['’&+.][^\W_]+)*\+{0,2}#?")


def _cut_back(said: str, start: int) -> str:
    pieces = list(_PIECE.finditer(said))
    while start and words_in(pieces[start - 1][0])[:1] and words_in(pieces[start - 1][0])[0] in _JOINTS:
        start -= 1
    return said[: pieces[start].start()].strip(" ,:-–(/") if 0 < start < len(pieces) else ""


def _cut_front(said: str, first: int, last: int) -> str:
    pieces = list(_PIECE.finditer(said))
    return said[pieces[first].start() : pieces[last].end()] if last < len(pieces) else ""
