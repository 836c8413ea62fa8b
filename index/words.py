"""Words: the one chain that handbooks and questions both go through before they are compared.

text -> folded text -> words (plain, with everyday abbreviations written out) -> stems. Owns PyStemmer.
"""

import re
import unicodedata
from functools import lru_cache

import Stemmer

_STEMMER = Stemmer.Stemmer("english", 20_000)
# Kana and Chinese characters: written without blanks between words.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
_LETTER = rf"(?:(?![{_UNSPACED}])[^\W_])"
_WORD = re.compile(rf"[{_UNSPACED}]+|{_LETTER}+(?:['&+.]{_LETTER}+)*\+{{0,2}}#?")
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})

# Two words in one handbook and one in the next.
_JOINED = (
    (re.compile(r"\bsenior[- ]vice[- ]president\b|\bsr\.? vp\b"), "svp"),
    (re.compile(r"\bexecutive[- ]vice[- ]president\b"), "evp"),
    (re.compile(r"\bvice[- ]presidents?\b"), "vp"),
    (re.compile(r"\b(front|back)[- ]?end\b"), r"\1end"),
    (re.compile(r"\bfull[- ]?stack\b"), "fullstack"),
    (re.compile(r"\b(on|off)[- ](call|boarding|board|site)\b"), r"\1\2"),
    (re.compile(r"\b(must|nice)[- ](?:to[- ])?haves?\b"), r"\1have"),
    (re.compile(r"\bco[- ](founder|worker|lead)"), r"co\1"),
    (re.compile(r"\be[- ]mail"), "email"),
    (re.compile(r"\b1 ?(?:[:-]|on) ?1(?:'?s)?(?!\w)|\bone[- ](?:on|to)[- ]one(?:'?s)?\b"), "oneonone"),
    (re.compile(r"\bno[- ]shows?\b"), "noshow"),
    (re.compile(r"\btake[- ]homes?\b"), "takehome"),
    (re.compile(r"\bcurricul(?:um|a) vitae\b"), "resume"),
    (re.compile(r"\bmergers? (?:and|&) acquisitions?\b"), "m&a"),
    (re.compile(r"\binitial[- ]public[- ]offerings?\b"), "ipo"),
    (re.compile(r"\bgo[- ]to[- ]market\b"), "gtm"),
    (re.compile(r"\bresearch (?:and|&) development\b"), "r&d"),
    (re.compile(r"\bprofits? (?:and|&) loss(?:es)?\b"), "p&l"),
    (re.compile(r"\bfollow(?:ing)?[- ]?ups?\b"), "followup"),
)

_ANY_JOINED = re.compile(
    r"\b(?:(?:senior|executive|sr\.?|vice)[- ](?:vice|vp|president)|(?:front|back)[- ]?end|full[- ]?stack|(?:on|off)[- ]|(?:must|nice)[- ]|co[- ]|e-mail|e mail|one[- ](?:on|to)|no[- ]show|follow|take[- ]home|curricul|mergers? |initial|go[- ]to|research |profits? )|\b1 ?(?:[:-]|on) ?1"
)

# What people type for what pages write. Only what is the same in every company; initialisms come from the handbook.
_WRITTEN_OUT = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager", "mgrs": "manager",
    "mngr": "manager", "mgmt": "management", "dir": "director", "exec": "executive", "execs": "executive", "asst": "assistant",
    "assoc": "associate", "eng": "engineer", "engr": "engineer", "dev": "developer", "ops": "operations",
    "infra": "infrastructure", "admin": "administrator", "admins": "administrator", "coord": "coordinator",
    "rep": "representative", "reps": "representative", "spec": "specialist", "acct": "account", "dept": "department",
    "org": "organization", "yrs": "years", "yr": "year", "mins": "minutes", "hrs": "hours", "hr": "hr",
    "exp": "experience", "reqs": "requirements", "req": "requirement", "cert": "certification",
    "certs": "certification", "certified": "certification", "quals": "qualifications", "info": "information",
    "tech": "technical", "hw": "hardware", "fw": "firmware", "sw": "software", "biz": "business", "int'l": "international", "intl": "international", "svcs": "services",
    "mktg": "marketing", "comms": "communications", "comm": "communication", "fe": "frontend", "be": "be", "resp": "responsibilities", "intermed": "intermediate",
    "doc": "document", "docs": "documents", "prep": "prepare", "interviewing": "interview", "vps": "vp",
    "rounds": "round", "bachelors": "bachelor", "bachelor's": "bachelor", "masters": "master", "cv": "resume",
    "resumes": "resume", "refs": "references", "ref": "reference", "nr": "number", "max": "maximum", "atm": "now",
    "managers": "manager", "directors": "director", "leads": "lead", "heads": "head", "fellows": "fellow",
    "interns": "intern", "trainees": "trainee", "apprentices": "apprentice", "associates": "associate",
    "supervisors": "supervisor", "principals": "principal", "perf": "performance", "leader": "leadership", "leaders": "leadership", "rec": "recruiter",
}  # fmt: skip

# British to American, by ending: the stemmer then joins the rest.
_SPELLING = (
    (re.compile(r"(?<=[a-z]{3})is(e|es|ed|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{3})our(s|ed|ing|ful)?$"), r"or\1"),
    (re.compile(r"^(program)mes?$"), r"\1"),
    (re.compile(r"^(cent)re(s?)$"), r"\1er\2"),
    (re.compile(r"^(licen|defen|offen)ce(s?)$"), r"\1se\2"),
)
_KEPT = {"four", "hour", "hours", "tour", "your", "our", "promise", "exercise", "advise", "enterprise", "expertise", "otherwise", "likewise", "precise", "raise", "rise", "revise", "supervise", "franchise", "premise", "concise"}  # fmt: skip

STOP_WORDS = frozenset(
    """a about after all also am an and any are as at be been before being but by can could did do does doing done for
    from get gets getting give given go goes going got had has have having he her here hers him his how i i'd i'll
    i'm i've if in into is it it's its just know let let's like made make many may me might mine more most much must
    my myself need needs no nor not now of off ok okay on once one only or other our ours out over own per please
    quick quickly really rather say says she should so some somebody someone something still such take takes than
    thank thanks that that's the their theirs them then there these they this those through to too under until up us
    very want wants was way we well were what what's when where where's which while who who's whom whose why will
    with within without would yes yet you your yours hey hi hello asking ask wondering anyone anybody actually
    exactly thing things kind kinds sort currently tell show question around right wanna gonna smth etc doesn't don't
    themselves himself herself themself itself myself yourself yourselves ourselves ever never always usually
    typically normally directly wise upon per via towards toward two else even still yes no however though although
    because since while either neither both each every
    isn't aren't won't can't didn't wasn't weren't hasn't haven't hadn't wouldn't shouldn't couldn't mustn't needn't ain't
    isnt arent wont cant didnt wasnt hasnt havent wouldnt shouldnt couldnt dont doesnt
    there's they're we're you're he's she's we've you've they've you'll we'll they'll it'll who'd you'd we'd they'd
    realy pls plz thx whats hows wheres whos thats theres im ive lets youre theyre""".split()
)


def on_one_line(text: str) -> str:
    """A text on one line, without what nothing can show: halves of a pair, marks of direction."""
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())


def fold(text: str) -> str:
    """Lower case, accents dropped, straight quotes; the same length is not promised."""
    if not text.isascii():
        text = text.translate(_QUOTES)
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=60_000)  # the same names, headings and items are read again for every question
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text in order, folded, abbreviations written out, the possessive 's dropped, hyphens split; what is
    written without blanks as each two characters beside each other.

    "Sr. Mgr, FP&A's 15+ yrs" -> senior, manager, fp&a, 15+, years; "SREの上司" -> sre, の上, 上司.
    """
    folded = fold(text)
    if _ANY_JOINED.search(folded):
        for pattern, joined in _JOINED:
            folded = pattern.sub(joined, folded)
    found = _WORD.findall(folded)
    if not folded.isascii():
        found = [word for each in found for word in _unspaced(each)]
    return tuple(_canonical(each) for each in found)


def _unspaced(run: str) -> list[str]:
    """The pairs of neighbouring characters of a run that is written without blanks; any other word as it is."""
    if len(run) > 2 and _UNSPACED_RUN.fullmatch(run):
        return [run[at : at + 2] for at in range(len(run) - 1)]
    return [run]


@lru_cache(maxsize=50_000)
def _canonical(word: str) -> str:
    word = word.removesuffix("'s")
    if word in _WRITTEN_OUT:
        return _WRITTEN_OUT[word]
    if word in _KEPT:
        return word
    for pattern, spelt in _SPELLING:
        word = pattern.sub(spelt, word)
    return word


def singular(word: str) -> str:
    """A word without the "s" of a plural, where it may have one."""
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word: "engineering" and "engineers" -> "engin"."""
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=60_000)
def stems_in(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order, stop words left out: what is indexed and what is searched for."""
    return tuple(stem(word) for word in words_in(text) if word not in STOP_WORDS)
