"""The families of phrasings: how people ask for each facet. One line a phrasing.

Patterns run over the question's words (see index.words) joined by single blanks, so "Sr." is "senior" here, "mins" is
"minutes", and a possessive 's is gone, but for "reportsto", which stands for "'s manager" and its kin.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from index.roles.facet import Facet


@dataclass(frozen=True)
class Phrasing:
    """A phrasing of a facet. `weight` says how surely it is meant (3 names it, 2 implies it, 1 hints at it); the words
    of a phrase that only asks (`spent`) are not looked for in the handbook."""

    facet: Facet
    weight: int
    pattern: re.Pattern[str]
    spent: bool = True

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that the pattern itself spells out."""
        return frozenset(re.findall(r"[a-z]+", self.pattern.pattern))


# Before words are cut: "the Auditor's manager", "who is the manager of the Auditor".
# "SETs" is the plural of an initialism, not one of four letters.
CAPITALS = re.compile(r"\b([A-Z]{2,6})s\b")
# More than one line up: "boss of the boss of", "manager's manager", "skip-level manager".
BOSSES = re.compile(r"\b(?:boss|manager|supervisor)(?:['’]?s)?\b")
CHAIN = re.compile(
    r"\b(?:(?:boss|manager|supervisor)['’]?s +){1,3}(?:boss|manager|supervisor)\b(?: of\b)?"
    r"|\b(?:boss of (?:the |an? |my |our )?){1,3}boss(?: of\b)?|\bmanager of the manager of\b",
    re.IGNORECASE,
)
SKIP_LEVEL = re.compile(r"\bskip[- ]level (?:boss|manager|supervisor)\b|\bgrand[- ]?(?:boss|manager)\b", re.IGNORECASE)
REWRITES = tuple(
    (re.compile(pattern, re.IGNORECASE), by)
    for pattern, by in (
        (rf"(?:['’]s )?(?:{CHAIN.pattern}|{SKIP_LEVEL.pattern})(?: of\b)?", " reportsto "),
        (
            r"['’]s? (?:direct |line )?(?:managers?|boss|supervisor)\b(?!,)(?=\s*(?:\?|$|called|again|please))",
            " reportsto ",
        ),
        (
            r"\bwho(?: is|['’]s|s)? (?:the )?(?:direct |line )?(?:manager|boss|supervisor) (?:of|for|over)\b",
            " reportsto ",
        ),
        (
            r"\b(?:his|her|their|that person['’]s|my|its|the) (?:direct |line )?(?:manager|boss|supervisor)\b(?: be)?(?=\s*(?:\?|$))",
            " reportsto ",
        ),
        (r"\breports? (?:2|too)\b", " reports to "),
        (r"\bppl\b", "people"),
        (r"\([^)]*\b(?:not|no|rather than)\b[^)]*\)", " "),
        (
            r"\b(?:(?:the )?inside (?:scoop|story)|scoop on|dirt on|behind (?:his|her|their) back|what (?:she|he|they)(?:['’]s|['’]re| is| are) (?:really )?like)\b",
            "backchannel reference",
        ),
        (r"\bused to\b|\bin (?:the )?(?:right |correct )?order\b", " "),
        (r"\b(?:only|just|or) a bonus\b", " nice to have"),
        (r"\bfor the first time\b", " "),
        (
            r"\b(?:take|taken|took|taking|bring|brought) (?:a |the |another )?(?:company|business|firm) public\b|\b(?:go|going|gone|went) public\b",
            "ipo",
        ),
        (r"\bprep(?:ping|aring)(?: for)? (?:an?|the|my|our)\b", " "),
        (r"\b(?:wants?|like|needs?|wanted) to know (?:if|whether|how|what|who|when|about)?\b", " "),
        (r"\b(?:paid|pay|pays|get (?:the |my |her |his |their )?money) back\b", "reimburse"),
        (r"\b(?:last|next|this|past) (?:week|month|year|quarter|time)\b", " "),
        (r"\bcall(?:s|ed|ing)? (\w+ )?off\b", r"cancel \1"),
        (r"\b(?:apart|aside) from (?:the |an? )?(?:\w+ ?){1,4}(?=,)|\bbesides (?:the |an? )?(?:\w+ ?){1,4}(?=,)", " "),
        (
            r"(?:(?<!\w )|(?<=and ))\b(who(?:m)?|which (?:teams|people|colleagues|roles)|what teams) ((?:[\w']+ ){0,6})work(?:s|ing)?(?: closely| together| alongside)? with\b",
            r"\1 \2stakeholders with",
        ),
        (r"\b(?:turn(?:ed|s|ing)? down|turned away)\b", "reject"),
        (r"\b(?:turn|turns|turned|show|shows|shown|showed) up\b", "attend noshow"),
        (r"\baround the clock\b|\bround the clock\b", "24/7 hours"),
        (r"(?-i:\bBE\b)", " backend "),
        (r"(?-i:\bFE\b)", " frontend "),
        (r"\bmanager is\s*\?*$", " reportsto "),
        (r"\bwho(?:['’]s|s) above\b", " reportsto "),
        (r"\bwho(?: is|['’]s|s)? over (?:the|an?)\b", " reportsto "),
        (r"\bwho (?:manages|supervises|line[- ]manages|is in charge of|is above)\b", " reportsto "),
        (r"\bmanaged by (?:who|whom)\b", " reportsto "),
        (r"(?:->|=>|→|[:-])\s*(?:line )?manager\s*\??$", " reportsto "),
        (r"\bnot (?:the |an? )?\w+(?:,? (?:or|and|nor) \w+)*(?: one| ones)?\b(?=\s*[).?]|$)", " "),
    )
)


def _phrases(facet: Facet, weight: int, *patterns: str, spent: bool = True) -> tuple[Phrasing, ...]:
    return tuple(Phrasing(facet, weight, re.compile(rf"\b(?:{pattern})\b"), spent) for pattern in patterns)


# The weight from which on a phrase names its facet and does not only hint at it.
NAMED = 3

PHRASES: tuple[Phrasing, ...] = (
    *_phrases(Facet.GRADE, 4,
        r"(?:job|pay|compensation) (?:grades?|bands?|levels?)", r"salary (?:grades?|levels?)", r"grades?(?! \d)", r"graded", r"(?<!salary )bands?",
        r"how senior", r"how high (?:up|is|are|in)", r"pay ?scales?", r"(?:what|which) level (?:of|on|in) the", r"(?:at )?(?:what|which) level (?:is|are|does|do)(?! (?:the )?next)", r"at (?:what|which) level", r"(?:what|which) level$"),
    *_phrases(Facet.GRADE, 2, r"(?:grades?|bands?) [a-z]{0,2}\d"),
    *_phrases(Facet.GRADE, 1, r"level"),
    *_phrases(Facet.REPORTS_TO, 4,
        r"(?<!direct )(?<!not )(?<!don't )(?<!doesn't )report(?:s|ing|ed)? (?:directly |straight )?(?:in to|into|to|under|up to|in)", r"reportsto", r"who(?:m)? (?:\w+ )*(?<!direct )reports?$",
        r"reporting (?:line|lines|chain|structure)", r"report line", r"line manager", r"boss(?:es)?",
        r"dotted line", r"answer(?:s|able)? to", r"(?:who|whom) (?:\w+ ){0,6}work(?:s|ing)? (?:for|under)", r"works? under", r"sits? under", r"directly under", r"under whom",
        r"(?:to|under) (?:which|what|whom|who) (?:\w+ ){0,12}(?:answers?|reports?|works?)", r"whose (?:direct )?(?:report|team)", r"solid line",
        r"direct manager", r"up the (?:chain|ladder|tree)", r"who (?:\w+ )?(?:has|have) (?:\w+ )*over (?:them|me|him|her)"),
    *_phrases(Facet.REPORTS_TO, 2, r"(?:their|his|her|its|whose|direct|your|my|be the|is the) supervisor"),
    *_phrases(Facet.KPI, 4,
        r"(?:key )?performance (?:indicators?|metrics?|measures?)", r"kpis?", r"pis?", r"metrics?",
        r"(?:measured|judged|evaluated|assessed|rated) (?:on|by|against)", r"success (?:is )?(?:measured|criteria|measures?)",
        r"measures? of success", r"how (?:\w+ ){0,8}(?:measured|judged|evaluated)", r"what does success look", r"successful",
        r"how (?:\w+ ){0,10}performing", r"how do we measure"),
    *_phrases(Facet.KPI, 2, r"measured?", r"indicators?", r"targets?", r"perform(?:s|ing)", spent=False),
    *_phrases(Facet.INTERVIEW, 3,
        r"interview (?:process|loop|steps?|stages?|round|plan|sequence)", r"interviews?", r"interviewed", r"interviewers?",
        r"(?:hiring|selection|recruitment|recruiting|application|full|whole|entire|complete) (?:process|steps?|plan|loop|stages?|round|procedure|sequence)",
        r"loop", r"round(?! the)", r"panels?", r"rounds",
        r"(?:first|second|third|fourth|fifth|last|final|next|opening|closing) (?:\w+ )?(?:conversation|talk|call|chat|meeting|session|task|test|hurdle)",
        r"first thing", r"last thing", r"who (?:is |s )?(?:first|second|third|fourth|next|last)$", r"(?:passed|cleared|survived|aced|got through|done with|through with) (?:the|her|his|their|my|our)", r"(?:candidates?|applicants?) (?:\w+ ){0,4}(?:go|goes|going|went|gets?|face) through", r"before (?:an|the|getting an|they get an|i get an) offer"),
    *_phrases(Facet.INTERVIEW, 2, r"screening(?: call)?", r"stages?", r"steps?(?! in\b)", r"(?:the|their|its) process", r"process$", r"candidates? (?:\w+ )*(?:meet|talk|speak)\w*", spent=False),
    *_phrases(Facet.INTERVIEW, 2, r"who (?:all )?(?:\w+ ){0,8}(?:meet|talk|speak|chat)(?:s|ing)?(?: to| with)?", r"hiring for"),
    *_phrases(Facet.INTERVIEW, 3, r"(?:do|will|would|does|can) (?:i|they|we|you|he|she|someone|a candidate|candidates|people) (?:\w+ )?(?:meet|talk|speak)",
        r"(?:talk|call|chat|meeting|conversation|discussion) with", r"takehome"),
    *_phrases(Facet.LEVELS, 4,
        r"career (?:ladder|path|paths|options?|opportunit\w+|prospects?|progression|steps?|moves?|development)", r"ladder", r"next (?:level|step|rung|role|up|grade|job|position|move|career step|family|job family)s?(?: up| down)?",
        r"promot\w+", r"where to", r"(?:options?|ways?|paths?|choices?) (?:for|of|to) (?:moving|move|getting|get|growing|grow|advanc\w+|progress\w*|climb\w*)(?: up)?", r"moving up", r"(?:can|could|do|might) (?:i|they|we|you|one) (?:\w+ ){0,2}(?:become|go to|go next|move)", r"become next", r"(?:what|which|how many|all|the) (?:\w+ )?levels(?! of)", r"levels (?:exist|are|does|do|in|of)", r"rungs?", r"progression",
        r"com(?:es?|ing) (?:right |just |straight |directly )?(?:after|next|above|below|before|under)", r"go(?:es)? (?:up )?(?:after|next|from)", r"(?:level|step|rung) (?:above|below|up|down)",
        r"next in line", r"ways? up", r"(?:go|get|rise|climb) (?:any )?(?:higher|further)", r"(?:move|moved|moves) on", r"(?:go|goes|gone) on to", r"ladder lead",
        r"(?:move|grow|progress|advance|develop)(?:s)? (?:on )?(?:in ?to|up|next|from)", r"(?:above|below|beneath|beyond|after) (?:the )?(?:me|us|that|it|them)", r"what(?: is|s)? (?:above|below|after|beyond)"),
    *_phrases(Facet.LEVELS, 5, r"next (?:level|step|rung|role|job)s?(?= (?:up )?and (?:which|what|how|its|the))"),
    *_phrases(Facet.LEVELS, 2, r"(?<!skip )levels", r"above", r"below"),
    *_phrases(Facet.SPECIALTIES, 4,
        r"special(?:ty|ties|ity|ities|izations?|isms?)", r"specialize\w*", r"segments?"),
    *_phrases(Facet.STATUS, 4,
        r"(?:are|is|do) (?:we|they|you|there|the company|anyone)? ?(?:\w+ ){0,3}(?:hiring|recruiting)(?! (?:process|manager|plan|steps?|loop|stages?|team|for))",
        r"(?:currently|still|now|actively|even) (?:\w+ ){0,2}(?:hiring|recruiting|open|hired|filled)", r"(?:hiring|recruiting|open) (?:\w+ ){0,8}(?:now|currently|at the moment|today)",
        r"(?:are|is) (?:we|they|you) (?:\w+ ){0,2}taking (?:on|in)", r"taking on", r"are there (?:still|any) (?!other|others|specialt|level)", r"(?:still|even) exist", r"(?:still|only|just) a (?:stub|placeholder|draft)", r"(?:been )?(?:written|defined) yet",
        r"internal(?:ly)? only", r"(?:hire[ds]?|hiring|recruit\w*|come|join(?:ed)?) (?:\w+ ){0,6}(?:from the (?:job )?market|from outside|externally)",
        r"(?:anybody|anyone|somebody|we|they|company) (?:\w+ )?looking for (?:an?|any)",
        r"vacanc\w+", r"openings", r"(?:do|does) (?:we|they|you|the company) (?:still|even) have", r"open (?:now|today|yet)", r"open (?:a |an )?(?:requirement|requisition|position|role|headcount)", r"open$",
        r"hired? (?:\w+ ){0,8}(?:from outside|externally|now|yet|today)", r"(?:open|free) (?:role|position|headcount|req)\w*", r"open to apply", r"any openings?"),
    *_phrases(Facet.REQUIREMENTS, 3,
        r"requirements?", r"required", r"require", r"requires", r"qualif\w+", r"musthaves?", r"nicehaves?", r"prerequisites?", r"mandatory",
        r"look(?:s|ing)? for", r"eligib\w+", r"must (?:\w+ ){0,8}(?:have|bring|know|be|meet|offer)", r"have to (?:have|know|be)"),
    *_phrases(Facet.REQUIREMENTS, 3, r"(?:do|does) (?:they|we|it|you|the \w+) (?:want|ask|require|expect|insist)"),
    *_phrases(Facet.REQUIREMENTS, 3, r"ruled out", r"deal ?breaker", r"(?:hard|real|strict) requirement", r"just a plus", r"a must"),
    *_phrases(Facet.REQUIREMENTS, 3, r"bring", r"should (?:\w+ ){0,6}(?:know|have|bring|speak)", spent=False),
    *_phrases(Facet.REQUIREMENTS, 3,
        r"skills?", r"experience", r"degrees?", r"certification", r"education", r"years", r"languages?", r"background", r"diploma", r"licen[sc]e",
        r"clearance", r"citizen\w*", r"knowledge", r"fluen\w+", r"proficien\w+", spent=False),
    *_phrases(Facet.REQUIREMENTS, 3, r"how (?:long|much time) (?:\w+ ){0,6}(?:before|until|to become)", spent=False),
    *_phrases(Facet.REQUIREMENTS, 2, r"need(?:s|ed)?", r"have to", r"must", r"want", r"should (?:i|they|we|you) have", r"know", r"familiar\w*", r"comfortable", r"ok without", r"without"),
    *_phrases(Facet.RESPONSIBILITIES, 3,
        r"responsib\w+", r"duties", r"day to day", r"accountab\w+", r"in charge of", r"(?:do|does) (?:\w+ ){0,8}do", r"job involve\w*", r"what (?:\w+ ){0,6}(?:do|doing) all day",
        r"(?:is|are|be) (?:supposed|expected|meant) to", r"typical (?:day|week)", r"work ?load", r"tasks?"),
    *_phrases(Facet.RESPONSIBILITIES, 4, r"exit interviews?", spent=False),
    *_phrases(Facet.RESPONSIBILITIES, 4, r"(?:helps?|assists?|takes? part|participates?|joins?)(?= (?:\w+ ){0,3}interviews?\b)"),
    *_phrases(Facet.RESPONSIBILITIES, 2, r"owns?", r"handles?", r"runs?", r"leads?", r"manages?", r"work(?:s|ing)? on", r"expect\w*", spent=False),
    *_phrases(Facet.OVERVIEW, 3, r"overview", r"describe", r"summary", r"purpose"),
    *_phrases(Facet.OVERVIEW, 2, r"tell (?:me )?about", r"what (?:is|s) an?"),
)  # fmt: skip

COMPARE = re.compile(
    r"\b(?:far apart|(?:higher|lower|bigger|more senior|better paid|more) (?:\w+ ){0,12}or|vs|versus|compare[ds]?|comparison|compared|differ(?:s|ent|ence|ences)?|differentiates?|distinguish(?:es|ing)?|(?:change[sd]?|goes|go|rises?|grows?|increases?|moves?) (?:up |down |over )?from|need not|does not|do not need"
    r"|(?:more|less|higher|lower|longer|stricter|instead|extra|additional|on top|over and above|beyond) (?:\w+ ){0,6}than|rather than|than an?|than the|the same (?:\w+ )?as|same as|as opposed to)\b"
)
# "And the senior manager?", "what about the director": the same is asked of another role.
SAME_AGAIN = ("same", "ditto", "likewise")
GOES_ON = re.compile(
    rf"^(?:and|or|but|so|also|then|ok|okay|now|plus|{'|'.join(SAME_AGAIN)})\b"
    r"|\b(?:what|how) about\b|\b(?:as well|too)$"
)
# The other side of a comparison, told by its place: "that the level below does not".
LEVEL_BESIDE = re.compile(
    r"\b(?:(?:levels?|steps?|rung|role|one|grade|job) (?:right |just |directly |immediately )?(?:above|below|beneath|under|up|down|before|after)"
    r"|(?:next|previous|lower|higher) (?:level|step|one|rung|role)(?: (?:up|down|above|below))?)\b"
)
# The words between the sides of a comparison.
SIDES = re.compile(r"vs|versus|and|or|to|than|with|against|from|between|that|as")

# "Which roles report to X", "who all is grade 9": a list of roles is wanted.
LISTING = re.compile(
    r"\b(?:(?:which|what|list|all|any|show|name|give me|how many) (?:\w+ ){0,3}(?:roles?|jobs?|positions?|titles?|people|families|everyone|ones|folks)"
    r"|(?:which|what|list of|all) (?:\w+ )?(?:roles?|jobs?|positions?)(?: whose|$)|direct reports (?:of|to|for|under)|who(?:se)? (?:boss|manager|line manager) is|who (?:all |else )?(?:is |are |s )?(?:on|at|in) (?:grade|band|level)"
    r"|who (?:all |else )?reports?\b|everyone who|(?:grade|band|level) \w+ (?:roles|jobs|positions|people)|(?:roles?|jobs?|positions?) (?:\w+ )?(?:grade|band|level) |(?:roles|jobs|positions) (?:that|which|who|at|in|of|with|on)|anyone (?:who )?report)"
)

ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9,
    "last": -1, "final": -1, "finally": -1, "penultimate": -2, "opening": 1, "initial": 1,
}  # fmt: skip
NUMBERED = re.compile(r"\b(?:step|round|stage|interview|number|no) (\d{1,2})\b")
END = re.compile(
    r"\bat the (?:very )?end\b|\blast\b|\bfinal\b|\bwrap up\b|\bclos(?:es|ing) (?:out )?the (?:loop|process)\b"
)
AFTER = re.compile(
    r"\b(?:after|following|once|(?:is|are|was|just) (?:done|over|passed|finished|complete[d]?)|follows?)\b"
)
# What the step before or after is told by: "after the screening", "once the panel is done".
CLAUSE = re.compile(
    r"\b(?:after|following|once|follows|before|ahead of|prior to|precedes) (?:the |my |an? )?(?P<after>(?:\S+ ){0,4}\S+)"
    r"|\b(?:passed|cleared|survived|aced|got through|(?:has|have|had) (?:just )?(?:done|finished|completed)) (?:the |my |her |his |their |an? )?(?P<passed>(?:\S+ ){0,4}?\S+)(?= (?:what|who|which|how|and|so|is|are)\b|$)|(?P<done>(?:\S+ ){1,3})(?:is|are|was|just) (?:done|over|passed|finished|completed?)"
)
BEFORE = re.compile(r"\b(?:before|ahead of|prior to|precedes?)\b")
HOW_MANY = re.compile(r"\bhow many\b|\bhow old\b|\bnumber of\b|\bhow much\b|\bcount of\b")
COUNTING = re.compile(r"\bhow many\b|\bnumber of\b|\bcount of\b")
HOW_LONG = re.compile(
    r"\bhow (?:long|much time|many (?:minutes|hours))\b|\bduration\b|\blength\b|\bminutes\b|\bhow many minutes\b"
)
# All steps are asked for, whatever else is said.
WHOLE = re.compile(
    r"\b(?:whole|entire|full|complete) (?:\w+ )?(?:interview|hiring|process|loop|steps|sequence|procedure)\b|\bwalk (?:me|us|them) through\b"
)
ALTOGETHER = re.compile(
    r"\b(?:altogether|together|in total|total|overall|all in all|in all|combined|whole (?:thing|process|loop)|sum|add(?:ed|s)? up)\b"
)

# Things that a number can be of, by the word that asks: the item must hold a number beside a word of the same kind.
MEASURES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\b(?:how many|how much|number of|count of|min|minimum|how long)? ?(?:\w+ )?(?:{asked})\b"), re.compile(stated, re.IGNORECASE))
    for asked, stated in (
        (r"years", r"\byears?\b|\byrs?\b"),
        (r"months", r"\bmonths?\b"),
        (r"days", r"\bdays?\b"),
        (r"hours", r"\bhours?\b|\bhrs?\b"),
        (r"weeks", r"\bweeks?\b"),
        (r"minutes", r"\bmin(?:ute)?s?\b|\bhours?\b"),
    )
)  # fmt: skip
# What a right answer holds, by the words that ask for it: how often, by when, which share, which address.
_SPAN = (
    r"(?:minutes?|mins?|hours?|hrs?|(?:working |business |calendar )?days?|weeks?|months?|quarters?|years?|sprints?)"
)
EXPECTED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\b(?:{asked})\b"), re.compile(stated, re.IGNORECASE))
    for asked, stated in (
        (r"how (?:often|frequently|regularly)|how many times",
         r"\b(?:daily|nightly|weekly|bi-?weekly|fortnight\w*|monthly|quarterly|half[- ]yearly|annual\w*|yearly|hourly|twice|once|regular(?:ly)?"
         rf"|(?:every|each|per|a|an|one|in)\s+(?:\w+\s+)?(?:{_SPAN}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening))\b"),
        (r"how (?:long|soon|fast|quick|quickly|late|early|far (?:ahead|in advance|back))|by when|until when|deadline|turnaround|how much (?:time|notice)|what (?:time|day)|when|min(?:imum)? time",
         rf"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|a|an|few|same|next|following|first|last|each|every)[- ](?:\w+[- ])?{_SPAN}\b|\b\d{{1,2}}:\d\d\b|\b(?:immediately|at once|asap|as soon as|the same day|monday|tuesday|wednesday|thursday|friday)\b"),
        (r"(?:which|what) (?:share|part|percentage|proportion|fraction)|how (?:much|is) (?:\w+ ){0,6}(?:share|split|time)|percent\w*|proportion",
         r"\d\s*%|\bper ?cent\b|\b(?:half|third|quarter|fifth|tenth)\b|\d+\s*/\s*\d+"),
        (r"(?:what|which questions) (?:do|does|will|would|can|should) (?:\w+ ){1,4}ask|which questions", r"\?\s*$"),
        (r"(?:what|which) temperature|how (?:hot|warm|cold)|how many degrees", r"\d ?°|\bdegrees?\b"),
        (r"how heavy|(?:what|which|how much) weight", r"\d ?(?:kg|kilos?|kilograms?|lbs?|pounds?|tons?|tonnes?)\b"),
        (r"(?:\w+ )?(?:bonus|reward|bounty)", r"[$€£]\s?\d|\d[\d,.]*\s?(?:dollars?|euros?|pounds?|crowns?|EUR|USD|GBP)\b"),
        (r"how high|(?:what|which) height", r"\d ?(?:m|metres?|meters?|feet|ft)\b"),
        (r"(?:what|which) (?:amount|sum)|how much money|up to how much", r"[$€£]\s?\d|\d[\d,.]*\s?(?:dollars?|euros?|pounds?|crowns?|[A-Z]{3})\b|\d{1,3},\d{3}"),
        (r"(?:tele)?phone number", r"\d[\d ()/-]{6,}"),
        (r"(?:which|what|whose) (?:email|address|channel|mailbox|inbox|alias)|who(?:m)? (?:\w+ ){0,4}(?:contact|email|ping|write to|reach|ask)|where (?:\w+ ){0,3}(?:ask|post|send|write)",
         r"\S@\S|#[a-z][\w-]+|\bslack\b|\bemail"),
    )
)  # fmt: skip
NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|hundred|several|minimum|at least|up to)\b",
    re.IGNORECASE,
)

# Asked of a role, these are never in a handbook of roles unless its own words say so; no near word will do.
FIGURES = re.compile(
    r"\b(?:(?:salary|pay) (?:bands?|ranges?|brackets?)|salar(?:y|ies)|compensation|wages?|paid|(?:extra|more|additional|call|hourly|monthly|overtime) pay|pay (?:of|for)|how much (?:\w+ ){0,6}(?:pays?|earns?|makes?)|earn(?:s|ings)?|stock options|(?:what|which|how much|sign on|signing|annual|yearly) (?:\w+ )?bonus(?:es)?|headcount(?= (?:of|for|in|on|right|now|today|$)|$)|team size|make a year|(?:how much|what) commission|commission (?:does|do|is|for)|ote)\b"
)
# "Am I allowed to ask what they earn?" asks for no figure.
MAY_ASK = re.compile(r"\b(?:allowed to|may i|can i|can we|may we|should i|should we|ok to|okay to) (?:\w+ ){0,2}ask\b")
# "Who is our VP of Tax?", "who was Controller before": a person is asked for, whom no handbook of roles names.
PERSON = re.compile(
    r"^(?:so |and |hi |hey )?who (?:is|was|are|were|s)(?: (?:currently|now|presently))?(?: (?:the|our|your|a|an))?(?: (?:current|present|last|new|previous))? "
)
# "When was the last one hired?": what has been is in no handbook of roles.
PAST = re.compile(r"\bwhen (?:was|were|did)\b|\bhow long ago\b")
PEOPLE = re.compile(
    r"\bhow many (?:\w+ ){0,4}(?:people|reports|employees|members|folks|staff|heads|of us|team)\b|\b(?:team size|headcount|how big (?:\w+ ){0,4}(?:team|group|department|squad))\b"
)
