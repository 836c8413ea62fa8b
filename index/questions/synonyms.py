"""Everyday words for the same thing: what people ask with, and what pages write. One line a family.

Only words that mean the same in any company; what a company calls its own things comes from its handbook.
"""

from index.words import STOP_WORDS, stem, words_in

_FAMILIES = (
    "spreadsheet sheets excel lookups vlookup",
    "degree bachelor master diploma university college education",
    "retrospective retrospection lookback",
    "weekly week every-week",
    "monthly month",
    "quarterly quarter",
    "year annum",
    "annual annually",
    "pager oncall on-call standby",
    "rotation turns rota shift",
    "gap gaps holes absent absence",
    "reject decline declined refuse rejected rejection",
    "reference references referee",
    "switch move transfer internally internal",
    "reimburse reimbursed reimbursement refund expense",
    "quick fast quickly soon",
    "tooling tools tool",
    "vote rating recommendation score",
    "scorecard scorecards",
    "noshow turned late",
    "bonus reward bounty",
    "valid stand stands expire expires",
    "argue arguing dispute argument",
    "apply application applying",
    "boss manager supervisor",
    "salary compensation pay wage",
    "travel travelling trip road fly flight flights",
    "customer client",
    "staff employees",
    "hire hiring recruit recruiting",
    "coding programming development code",
    "language languages fluency",
    "minimum least",
    "maximum most",
    "remote home distributed",
    "headcount staffing",
    "budget budgets budgeting",
    "mentor coach mentoring coaching",
    "talk talks speaking presentation presentations engagements",
    "school university college",
    "law legal",
    "prove proof evidence",
    "test tests testing assessment exercise",
    "document documents documentation docs",
    "equivalent par comparable equal",
    "outside external externally outsider",
    "promote promotion elevate elevated",
    "pair pairing",
    "quit leave resign",
    "child childcare children",
    "night overnight nights daytime nighttime",
    "friend acquaintance backchannel",
    "frequent often frequency",
    "meet meeting meetings",
    "cancel canceled cancelled",
    "panel panels",
    "coworker colleague peer",
    "cost price",
    "notice notify",
    "citizenship citizen citizens nationality",
    "residency reside resident residence live",
    "share split percent percentage",
    # asking, telling, answering
    "inform tell notify told informed announce",
    "contact reach message email mail write ping dm",
    "call phone telephone ring rings rang dial",
    "reply respond response answer answers replies",
    "ghost ghosted ghosting unresponsive vanish vanished disappear disappeared",
    "explain describe clarify",
    "argue arguing dispute argument debate challenge",
    "complain complaint complaints appeal object objection",
    "secret confidential confidentiality private privacy",
    "share disclose disclosed reveal",
    "record recorded recording tape taped film",
    "notes writeup",
    # time and place
    "tenure joined joining started newcomer",
    "early ahead advance beforehand upfront",
    "deadline due cutoff",
    "schedule scheduled scheduling book booked booking calendar slot slots",
    "reschedule rescheduled rescheduling rebook postpone postponed",
    "availability available free",
    "expire expires expiry valid validity lapse",
    "duration length long",
    "hours timezone shift shifts hybrid",
    "write writing written",
    "business working calendar",
    "weekend saturday sunday weekends saturdays",
    "timezone timezones zone zones",
    "country countries location locations abroad overseas",
    "relocate relocation moving",
    "commute onsite office",
    "wait waiting waits",
    # money
    "money bonus payment payout paid pay reward cash",
    "reimburse reimbursed claim claims",
    "payroll salary paycheck payslip",
    "equity shares stock options rsu grant grants",
    "raise increase increment rise uplift",
    "negotiate negotiation negotiating negotiable haggle bargain counteroffer",
    "afford budget budgeted",
    "costs cost price fee fees",
    # people
    "applicant candidate candidates interviewee",
    "referral refer referred referring recommend recommended recommending introduce",
    "friend buddy acquaintance backchannel",
    "relative family relatives spouse husband wife brother sister cousin partner",
    "boss supervisor manager",
    "teammate colleague coworker peer",
    "intern interns trainee trainees internship internships apprentice",
    "contractor contractors freelancer freelancers freelance temp temps consultant",
    "agency agencies headhunter headhunters",
    "alumni boomerang rehire rehired former",
    "veteran veterans military",
    "baby pregnant pregnancy maternity parental expecting",
    "kid kids child children childcare daughter son babysitter",
    "disability disabled accessible accessibility accommodation accommodations adjustment adjustments",
    "religion religious faith belief",
    "age old young birth",
    "race ethnicity ethnic nationality origin",
    "gender sex pronoun pronouns",
    "criminal conviction convictions crime arrest arrested",
    "minority minorities underrepresented diverse diversity",
    "bias biased prejudice",
    # steps of hiring
    "vacancy vacancies opening openings posting postings advert advertise advertised ad ads listing",
    "requisition headcount",
    "approve approval approves approved approver greenlight",
    "homework takehome assignment exercise test task",
    "chatgpt ai assistants copilot",
    "cheat cheating plagiarism dishonest",
    "shadow shadowing observe observing",
    "train trained training course courses",
    "trained certified qualified",
    "debrief roundup huddle discussion",
    "veto block blocks blocked overrule",
    "decide decision decisions decided verdict outcome",
    "unanimous consensus agree agreement disagree disagreement tie split",
    "offer package",
    "sign signed signing signature countersign docusign",
    "contract agreement contracts",
    "letter document paper",
    "withdraw withdraws withdrew withdrawal dropout",
    "reject rejected rejection rejections deny denied",
    "feedback comments comment",
    "reapply again",
    "background criminal vetting checks check verification verify",
    "visa sponsorship sponsor permit immigration",
    "source sourced sourcing sourcer prospect prospects outreach",
    "pipeline pool shortlist",
    "duplicate twice double",
    "delete deleted deletion erase erased erasure remove removed",
    "retain retention keep kept store stored",
    "access permission permissions rights login",
    "template templates form forms",
    "tool software system application platform",
    "laptop computer equipment",
    "video zoom teams online virtual remote",
    "cover replace replacement substitute swap alternate",
    "cancel cancellation",
    "priority priorities urgent prioritize prioritized",
    "mandatory compulsory obligatory required",
    "allowed permitted allow forbidden prohibited illegal",
    "unsuccessful unsuccessfully reject",
    "overqualified underqualified unqualified",
    "probation trial",
    "onboard onboarding induction",
    "promotion promote promoted",
    "transfer transfers move moves switch",
    "eligible eligibility qualify qualifies",
    "ready readiness prepare preparation prepared",
    "rank ranking rate rated rating ratings grade score scores scoring",
    "strengths pros weaknesses cons",
    "example examples sample instance",
    "responsible responsibility dri owner owns accountable",
    "stakeholder stakeholders",
    "quick quickly fast speed",
    "hide hidden conceal",
    "thank thanks gratitude",
    "gift gifts swag present",
    "collaborate collaborates collaboration partner partners peers stakeholders stakeholder counterpart counterparts",
    "staff employees members people colleagues folks",
    "home remote hybrid office onsite location",
    "depth deep deeper",
    "driver drivers driving drive",
    "stop cancel halt",
    "nicehave preferred plus optional desirable",
)

# What a general word asks for: the things of that kind which pages name. One line a kind, its names first.
_KINDS = (
    (
        "language languages",
        "ruby rails go golang python java javascript typescript vue.js react rust c++ c# php scala kotlin swift sql"
        " bash perl elixir english german french spanish portuguese italian dutch japanese mandarin korean arabic"
        " hindi",
    ),
    ("degree degrees diploma", "bachelor master phd mba bsc msc ba bs doctorate"),
    (
        "certification certificate certificates qualification",
        "cpa cfa cissp cisa cism pmp acca aca cima itil ccna oscp phr shrm",
    ),
    ("cloud clouds", "aws gcp azure"),
)


# All words of the families: they need no putting right.
EVERYDAY = frozenset(word for family in _FAMILIES for word in words_in(family))


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for family in _FAMILIES:
        stems = {stem(word) for word in words_in(family) if word not in STOP_WORDS}
        for each in stems:
            table.setdefault(each, set()).update(stems - {each})
    for kind, things in _KINDS:
        for each in map(stem, words_in(kind)):
            table.setdefault(each, set()).update({stem(word) for word in words_in(things)} - {each})
    return {each: tuple(sorted(others)) for each, others in table.items()}


_SAME = _table()


# What a word of the same meaning counts, against the word itself: hardly any two mean just the same.
SAME = 0.55


def same_as(stemmed: str) -> tuple[str, ...]:
    """The stems that mean the same as one, without itself; empty for most."""
    return _SAME.get(stemmed, ())
