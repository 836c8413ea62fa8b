"""Level words: what in a role's name says how senior it is, apart from what the role does."""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.words import singular, words_in

# The order is the usual one from the first job to the last; equal steps of two tracks share a number.
_ORDER = {
    "intern": 0, "apprentice": 0, "trainee": 0, "graduate": 0, "junior": 1, "associate": 2, "entry": 1,
    "intermediate": 3, "mid": 3, "senior": 4, "lead": 5, "staff": 6, "principal": 7, "distinguished": 8, "fellow": 9,
    "supervisor": 5, "manager": 6, "deputy": 6, "head": 8, "director": 8, "avp": 9, "vp": 10, "svp": 11, "evp": 12,
    "chief": 13, "president": 13, "i": 1, "ii": 3, "iii": 4, "iv": 5,
}  # fmt: skip
# A chief or a president is called that by name, not by level: nobody says "the officer" and adds how senior.
LEVEL_WORDS = frozenset(_ORDER) - {"chief", "president"}
# "Intermediate" is what pages write for the level that people call by the bare name.
UNMARKED = frozenset({"intermediate", "mid"})
_NUMERALS = frozenset({"i", "ii", "iii", "iv"})

_ROLE_ENDINGS = ("er", "or", "ist", "ant", "ian", "yst", "eer", "man", "ect")
_ROLE_NOUNS = frozenset(
    """lead fellow head chief partner intern counsel clerk nurse associate assistant executive representative buyer
    staff director vp president pilot chef coach officer agent trainee apprentice attorney midwife porter steward
    consultant registrar bursar secretary treasurer scientist technician ambassador architect captain cadet chaplain
    constable dean matron provost sergeant surgeon trustee warden""".split()
)
_NOT_ROLES = frozenset(
    """career other number together altogether whether order offer letter matter later further customer user water
    paper power
    center folder header error factor vendor door floor color behavior either another never ever every under over
    after for
    or her per your our want constant important relevant significant grant plant list checklist human quarter
    chapter center tier career tracker newsletter newer career career filter register answer transfer error
    greater larger computer server router container docker kubernetes docker layer timer buffer parameter
    job-seeker project perfect respect aspect select effect direct object subject product connect collect
    inspect expect protect""".split()
)


def level_places(words: Sequence[str]) -> tuple[int, ...]:
    """Where the level words of a name or question stand. Numerals count only at its end ("Nurse II"); the "staff" of
    "chief of staff" is none."""
    return _level_places(tuple(words))


@lru_cache(maxsize=10_000)  # a question's words are looked at for each name that it may mean
def _level_places(words: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(place for place, word in enumerate(words) if word in LEVEL_WORDS and not _is_no_level(words, place))


def _is_no_level(words: Sequence[str], place: int) -> bool:
    before = words[place - 1] if place else ""
    if words[place] == "i":  # which is somebody, in a question
        return place != len(words) - 1
    if words[place] == "staff":
        of_chief = before == "of" and place > 1 and words[place - 2] == "chief"
        people = before in {"our", "all"} and not any(map(_names_a_person, words[place + 1 : place + 4]))
        return of_chief or people or before == "chief" or words[place + 1 : place + 2] == ("members",)
    after = words[place + 1] if place + 1 < len(words) else ""
    verb = before in {"to", "who", "would", "they", "and", "do", "does"} or after in {
        "and",
        "the",
        "a",
        "an",
        "or",
        "by",
    }
    return words[place] == "lead" and (verb or _ends_a_question(words, place))


def _ends_a_question(words: Sequence[str], place: int) -> bool:
    """ "Which meeting does the VP of Support lead": the verb, after somebody whose level is said already."""
    asks = {"does", "do", "did", "will", "should", "must"} & set(words[:place])
    return place == len(words) - 1 and bool(asks) and any(word in LEVEL_WORDS for word in words[:place])


def level_words(words: Sequence[str]) -> tuple[str, ...]:
    """The level words of a name in order."""
    return tuple(words[place] for place in level_places(words))


def same_levels(one: str, other: str) -> bool:
    """Whether two names have the same level words, in whatever order."""
    return sorted(level_words(words_in(one))) == sorted(level_words(words_in(other)))


def rank(name: str) -> float:
    """A number to order the levels of one family by, higher is more senior; "senior" before another level word
    raises that by less than a step."""
    words = [word for word in words_in(name) if word in _ORDER]
    others = [word for word in words if word != "senior"]
    if not others:
        return float(_ORDER["senior"] if words else _ORDER["intermediate"])
    return max(_ORDER[word] for word in others) + (0.5 if "senior" in words else 0.0)


def role_like(name: str) -> bool:
    """True where a heading reads like the name of a role: short, and with a level word or a noun for a person."""
    words = words_in(name)
    if not 1 <= len(words) <= 12 or name.rstrip().endswith(("?", "!", ".")):
        return False
    return (
        bool(level_words(words))
        or "chief" in words
        or name.lower().endswith("leader")  # which is "leadership" among words
        or any(_names_a_person(word) for word in words)
    )


_CODE = re.compile(r"(?:ic|l|m|p|e|t|s|g|em|eng|level|band|grade|rank|tier|rung)[- ]?\d{1,2}\b", re.IGNORECASE)


def level_code(name: str) -> bool:
    """True where a heading is the code of a level, alone or with its name: "IC3", "Level 2 (Senior)"."""
    return bool(_CODE.match(name)) and len(words_in(name)) <= _MOST_OF_A_CODE


def code_and_post(name: str) -> tuple[str, str] | None:
    """The code of a level and the post behind it: "L1 Junior Artist" -> L1, Junior Artist; None for other names."""
    code = _CODE.match(name)
    post = name[code.end() :].lstrip(" :,–-") if code else ""
    tells = any(word not in LEVEL_WORDS or names_somebody(word) for word in words_in(post))
    return (code[0], post) if code and tells and names_a_post(post) else None


_MOST_OF_A_CODE = 6
# Words before which a name says who somebody is: "Director of IT", "Manager, Payroll", "Clerk (part time)".
_AFTER_A_NOUN = re.compile(r"\s*[,(/–—:-]\s*|\s+(?:of|for|in|at|to|and|&)\s+", re.IGNORECASE)


def names_a_post(name: str) -> bool:
    """True for a name whose head is a noun for a person: "Senior Data Analyst", "Director of IT"; not "Hiring Manager
    Interview"."""
    if not role_like(name) or len(words_in(name)) > _MOST_OF_A_POST:
        return False
    head = words_in(_AFTER_A_NOUN.split(name.strip(), maxsplit=1)[0])
    return bool(head) and (_names_a_person(head[-1]) or head[-1] in LEVEL_WORDS - _NUMERALS or head[-1] in _NUMERALS)


_MOST_OF_A_POST = 7


# Levels that only qualify: "Senior Living" is no role.
_ONLY_LEVELS = frozenset(
    "junior associate entry intermediate mid senior lead staff principal distinguished deputy i ii iii iv".split()
)


def levelled_role(name: str) -> bool:
    """True for a name with a level word and a noun for a person: "Manager, IT (Delivery)", not "Senior Living"."""
    words = words_in(name)
    people = [word for word in words if word not in _ONLY_LEVELS]
    return bool(level_words(words)) and any(word in LEVEL_WORDS or _names_a_person(word) for word in people)


def _names_a_person(word: str) -> bool:
    return word in _ROLE_NOUNS or (len(word) > 4 and word.endswith(_ROLE_ENDINGS) and word not in _NOT_ROLES)


# People whom every hiring page speaks of; a question about one of them need not be about a role.
_IN_EVERY_HIRING = frozenset(
    """candidate applicant recruiter interviewer interviewee referrer employee member owner reviewer approver hirer user
    customer contractor interviewers candidates recruiters""".split()
)
ANYBODY = _IN_EVERY_HIRING | frozenset(
    "manager coordinator partner lead head staff executive assistant associate trainer leader".split()
)


def names_a_role(word: str) -> bool:
    """True for a noun for a person in some job, but for those whom all hiring pages speak of."""
    return word not in ANYBODY and _names_a_person(word)


def names_somebody(word: str) -> bool:
    """True for a noun that says who somebody is, "engineers" and "manager", not for one that only says how senior."""
    one = singular(word)
    return one not in _NOBODY and (one in LEVEL_WORDS or _names_a_person(one))


_NOBODY = (
    _ONLY_LEVELS | _IN_EVERY_HIRING | frozenset("ladder sector whatever whoever whichever prior major minor".split())
)


def may_end_a_name(word: str) -> bool:
    """True for a level that says who somebody is where nothing follows: "data quality lead", "research associate"."""
    return word in _ONLY_LEVELS and _names_a_person(word)


def qualifies(word: str) -> bool:
    """True for a word that qualifies the noun for a person behind it, "senior" or the "chief" of "chief legal
    officer"."""
    return word in _ONLY_LEVELS or word == "chief"
