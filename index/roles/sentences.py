"""Sentences that state a fact: "is a grade 9", "reports to the VP of Sales". The patterns, and what they capture."""

import re

from index.roles.levels import role_like

_NUMBER = r"#?\s*\[?\s*([A-Z]{0,3}-?\d{1,2}(?:\.\d)?[A-Za-z]?)\]?"
_MORE = (
    r"((?:\s*(?:,|/|-|–|or|and|to|through)\s*(?:an?\s+)?(?:(?:job |pay )?(?:grade|level|band)s?\s*)?\d{1,2}(?:\.\d)?)*)"
)
# What companies call a grade.
_TERM = r"(?:(?:job |pay |salary )?(?:grade|level|band)|(?:pay|scale|spine) point)"
_GRADE = re.compile(
    rf"\b{_TERM}s?\b(?:\s+is|\s+are)?\s*[:=]?\s*(?:an?\s+)?{_NUMBER}{_MORE}\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b(?i:grade|band|level)\s*[:=]?\s*([A-Z]{1,2}\d{0,2})\b(?!['’])")
# "is a [10](...)" says the grade where the heading has said that this is one.
_IS_A = re.compile(
    rf"\b(?:is|are|at|be)\s+(?:an?\s+)?(?:job\s+)?{_NUMBER}{_MORE}(?!\s*(?:\+|years|months|%|minutes|people))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:is|are|can be|sits?|will be|falls?)\b", re.IGNORECASE)


# "(L3)", "(level 8)", "(IC4 / M2)" behind a title; a bare number in brackets is none.
_ONE_GRADE = r"(?:(?:job |pay )?(?:grade|level|band)s?\s*#?\s*[A-Z]{0,3}-?\d{0,2}(?:\.\d)?|[A-Z]{1,3}-?\d{1,2})"
_TITLED = re.compile(
    rf"\s*[(\[]\s*({_ONE_GRADE}(?:\s*(?:/|,|-|–|or|and|to)\s*(?:{_ONE_GRADE}|\d{{1,2}}))*)\s*[)\]]", re.IGNORECASE
)


def grade_in_title(title: str) -> str | None:
    """The grade that a title has in brackets: "Designer (L3)" -> "L3"; None where it has none."""
    found = _TITLED.search(title)
    value = re.sub(r"(?i)\b(?:job |pay )?(?:grade|level|band)s?\s*#?\s*", "", found[1]).strip() if found else ""
    return value if any(char.isdigit() for char in value) or (found and len(value) == 1) else None


def without_grade(title: str) -> str:
    """A title without the grade that it has in brackets."""
    return _TITLED.sub("", title) if grade_in_title(title) else title


def grade_in(text: str) -> str | None:
    """The grade that a sentence states: "9", "9.5", "11 or 12", "6, 7, 8", "C"; None where it states none."""
    found = _GRADE.search(text)
    if found:
        return _value(found)
    letter = _LETTER.search(text) or _CODE.match(text) or _AT_CODE.search(text)
    return letter[1] if letter else None


def bare_grade_in(text: str) -> str | None:
    """The grade in a text that stands under a grade heading, where the word itself may be left out."""
    stated = grade_in(text)
    if stated:
        return stated
    found = _IS_A.search(text) or re.fullmatch(rf"\s*{_NUMBER}{_MORE}\s*\.?\s*", text)
    if found:
        return _value(found)
    if first := re.match(r"\s*([A-Z]{1,3}-?\d{1,2})(?=\s*[,.;·(–-]|\s*$)", text):
        return first[1]
    turned = re.search(r"\bgrade\b\D{0,12}\b(\d{1,2})\b", text, re.IGNORECASE)
    return turned[1] if turned else None


def _value(found: re.Match[str]) -> str:
    more = re.sub(r"\b(?:an?|job|pay|grades?|levels?|bands?)\b\s*", "", found[2] or "", flags=re.IGNORECASE)
    return " ".join(f"{found[1]}{more}".split()).replace(" ,", ",")


_CLAUSE = re.compile(
    rf"(?:\bthe\s+|^|,\s*|\band\s+)(?P<name>[A-Z][\w&/()'-]*(?:,?\s+(?:of|and|for|the|[A-Z&][\w&/()'-]*))*)\s+(?:is\s+|at\s+)?(?:an?\s+|on\s+)?(?:job |pay )?(?:grade|level|band)\s+{_NUMBER}"
)


def grades_by_name(text: str) -> tuple[tuple[str, str], ...]:
    """(name, grade) of each role that a sentence grades: "the Baker is a grade 4, the Senior Baker a grade 5"."""
    return tuple((found["name"].strip(), found[2]) for found in _CLAUSE.finditer(text))


def states_grade(text: str) -> bool:
    """True for a sentence that says of somebody what grade they are."""
    told = _SUBJECT.search(text) and re.search(rf"\b{_TERM}\b\s*#?\s*\d", text, re.IGNORECASE)
    return bool(told or _AT_CODE.search(text))


# "An Engineering Manager is at L4."
_AT_CODE = re.compile(r"\b(?:is|are)\s+(?:at|on|an?)\s+([A-Z]{1,3}-?\d{1,2})(?=\s*(?:[.,;)]|$))")


_VERB = (
    r"(?:[Rr]eports|[Rr]esports|[Rr]eprots|resorts|[Rr]eporting|report)\s+"
    r"(?:(?:directly|primarily|functionally|administratively|either|both)\s+)*(?:in\s*to|into|to|up to)\b"
)
# A forgotten "to": "The Auditor reports the VP of Sales"; "reports the results" has no name after it.
_FORGOTTEN = r"(?<=\s)reports\s+(?:directly\s+)?(?=(?:the\s+)?[A-Z][a-z])"
_REPORTS = re.compile(rf"\b(?:{_VERB}|{_FORGOTTEN})\s*")
_LABELLED = re.compile(
    r"(?:^|[·|;/.,]\s)\W*(?:(?:you\s+)?reports?\s+(?:in)?to|reporting (?:line|to)|(?:line |direct )?manager|accountable to|responsible to|boss|supervisor)\s*[:–-]\s*(?P<whom>[^·|\n]+?)(?=\s/\s|[·|\n]|$)",
    re.IGNORECASE,
)


def labels_manager(text: str) -> bool:
    """Whether a line begins with a label for a manager: "Boss: the Head of Site"."""
    return bool(_LABELLED.match(text))


_BASE_FORM = re.compile(r"^\W*(?:and\s+)?(?:report|reporting|prepare|provide|present|deliver|support|communicate)\b")
_NOT_A_LINE = re.compile(r"\breport(?:s|ing)?\s+(?:directly\s+)?(?:in)?to\s+(?:you|them|him|her|us)\b|\b(?:reports|reporting)\s+(?:in|to)\s+(?:ensure|be|support|track|help|allow|make|provide|management|leadership|stakeholders|customers|necessary|senior management)\b", re.IGNORECASE)  # fmt: skip


def reporting_object(text: str) -> tuple[str, str] | None:
    """(who reports, whom they report to) as the sentence has them, or None where it states no reporting line.

    "The Auditor reports directly to the CFO with a dotted line to the audit committee." -> the words before the verb
    and the words after it up to the sentence's end.
    """
    labelled = _LABELLED.search(text)
    if labelled:
        return "", _whom(labelled["whom"])
    if manager := _YOUR_MANAGER.match(text):
        return "", manager["whom"]
    found = _REPORTS.search(text)
    if not found and (managed := _managed(text)):
        return managed
    if not found or _BASE_FORM.match(text) or _NOT_A_LINE.search(text):
        return None
    target = _whom(text[found.end() :])
    return (text[: found.start()].strip(), target) if target[:1].isalnum() else None


# "The Fresh Food Manager is your line manager."
_YOUR_MANAGER = re.compile(r"(?P<whom>(?:the\s+)?[A-Z][\w&,' -]*?)\s+is\s+your\s+(?:line\s+)?manager\b", re.IGNORECASE)

# "is managed by", "answers to", "your manager is": said of a person only, or it is about work.
_MANAGED = re.compile(
    r"\b(?:(?:is|are|be)\s+(?:line[- ]|directly\s+)?(?:managed|supervised)\s+by|(?:[Aa]nswers?|answerable|accountable|responsible)\s+(?:directly\s+)?to|[Ww]orks?\s+(?:directly\s+)?(?:under|to)|^(?:[Aa]ccountable|[Aa]nswerable|[Rr]esponsible)\s+to"
    r"|(?P<boss>manager|boss|supervisor)\s+(?:is|will\s+be))\s+(?=(?:the|our|a|an|your)\b|[A-Z])"
)
_ONE_WHO = re.compile(r"\b(?:you|they|their|its|position|role|job|your|holders?)\b", re.IGNORECASE)


_LABELLED_GRADE = re.compile(
    rf"(?:^|[·|;]\s)\W*{_TERM}\s*(?:[:=–-]\s*)?(?:{_TERM}\s*)?#?[A-Z]{{0,3}}-?\d{{0,2}}(?:\.\d)?[a-z]?\s*(?:$|[·|,;.(/–-]|\b(?:or|and|to|while|until|during)\b)",
    re.IGNORECASE,
)


def labels_grade(text: str) -> bool:
    """True for "Job grade: 6", "Level 3 · Operations": a line that begins with a grade, or has one as a part."""
    return (bool(_LABELLED_GRADE.search(text)) and grade_in(text) is not None) or bool(_CODE.match(text))


# "G5 | reports to the Head Baker": a code that stands alone before a bar.
_CODE = re.compile(r"([A-Z]{1,2}\d{1,2})\s*(?:[|·.,](?!\d)|$)")


def _managed(text: str) -> tuple[str, str] | None:
    found = _MANAGED.search(text)
    if not found:
        return None
    subject = text[: found.start()].strip()
    people = role_like(subject.split(",")[0].removesuffix("s")) or bool(_ONE_WHO.search(subject))
    return (("" if found["boss"] else subject), _whom(text[found.end() :])) if people or not subject else None


# What a sentence goes on to say of the role itself: "reports to the CFO and does the books".
_GOES_ON = re.compile(
    r",?\s+except\b.*$|,?\s+(?:the\s+)?same as\b.*$|,?\s+(?:as well|too)$|,\s+(?:works?|leads?|manages?|owns?)\b.*$|,?\s+(?:and|but)\s+(?:also\s+)?(?:does|works?|is|are|sits?|will|leads?|manages?|owns?|collaborates?|has (?!a dotted)|takes?|supports?)\b.*$"
)


def _whom(text: str) -> str:
    return _GOES_ON.sub("", text).strip(" .")


def states_reporting(text: str) -> bool:
    """True for a sentence that states a reporting line."""
    return reporting_object(text) is not None


_NOT_NOW = re.compile(
    r"\b(?:(?:do|does|are|is|will|be) not (?:\w+ ){0,2}(?:hire[ds]?|hiring|recruit(?:ing)?|taking|taken|filled)|planned for the future|by promotion only|only by promotion|team is (?:complete|full)|\btodo\b|\btbd\b|\btba\b|deprecated|no longer|discontinued|retired|at present|not (?:currently |presently |actively )?(?:hiring|recruiting|open|being hired|filled)|no (?:open|current) (?:position|vacanc|opening)"
    r"|(?:currently |hiring is )?(?:on hold|paused)|hiring freeze|future (?:level|role)|not yet (?:defined|open|hired)"
    r"|(?:to be|will be|would be|be) (?:defined|determined|outlined|decided|added|confirmed)\b|when the (?:business )?need arises|time of (?:the )?business need"
    r"|actively (?:hiring|recruiting)|currently (?:hiring|recruiting|open)|we are hiring|only obtainable|closed (?:to|for)|not open to)",
    re.IGNORECASE,
)


def states_status(text: str) -> bool:
    """True for a sentence on whether a role is hired now, or defined yet."""
    return bool(_NOT_NOW.search(text))


def subject_of(text: str) -> str:
    """The words of a sentence before its verb: "The Senior Auditor is a grade 7." -> "The Senior Auditor"."""
    return re.split(r"\b(?:is|are|can be|will be|reports?|sits|:)\b|:", text, maxsplit=1)[0].strip()
