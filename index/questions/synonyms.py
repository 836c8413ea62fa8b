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
    "year annum annually yearly",
    "annual annually yearly",
    "pager oncall on-call standby",
    "rotation turns rota shift",
    "gap gaps holes absent absence",
    "reject turned-down decline declined refuse rejected rejection",
    "reference references referee",
    "switch move transfer internally internal",
    "reimburse reimbursed reimbursement refund expense",
    "quick fast quickly soon",
    "tooling tools tool",
    "vote rating recommendation score",
    "scorecard feedback-form scorecards",
    "no-show noshow",
    "argue arguing dispute argument",
    "apply application applying",
    "boss manager supervisor",
    "salary compensation pay wage",
    "travel travelling trip",
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
    "collaborate collaborates collaboration partner partners peers stakeholders stakeholder counterpart counterparts",
    "staff employees members people colleagues folks",
    "home remote hybrid office onsite location",
    "depth deep deeper",
    "bonus nicehave preferred plus optional desirable",
)

# What a general word asks for: the things of that kind which pages name. One line a kind, its names first.
_KINDS = (
    (
        "language languages",
        "ruby rails go golang python java javascript typescript vue.js react rust c++ c# php scala kotlin swift sql bash"
        " perl elixir english german french spanish portuguese italian dutch japanese mandarin korean arabic hindi",
    ),
    ("degree degrees diploma", "bachelor master phd mba bsc msc ba bs doctorate"),
    ("certification certificate certificates qualification", "cpa cfa cissp cisa cism pmp acca aca cima itil ccna oscp phr shrm"),
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


def same_as(stemmed: str) -> tuple[str, ...]:
    """The stems that mean the same as one, without itself; empty for most."""
    return _SAME.get(stemmed, ())
