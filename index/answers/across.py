"""Lists of roles found by a property: who reports to X, is grade N, is interviewed by Y, belongs to a department."""

import re
from collections.abc import Callable, Iterator

from index.answers.answer import NothingFound, RoleRow, Roles
from index.answers.quoting import quote, quote_stated
from index.handbook import Handbook
from index.phrase import Phrase
from index.questions.names import LINKING
from index.questions.phrases import LISTING
from index.questions.question import Question
from index.roles.facet import Facet
from index.roles.levels import level_words
from index.roles.naming import name_stems
from index.roles.scope import Kind, Scope, sections_around
from index.roles.steps import steps_of
from index.words import STOP_WORDS, stem, words_in

_REPORT_TO = re.compile(
    r"\b(?:reports? (?:directly )?(?:in to|into|to|under)|reporting to|direct reports (?:of|for|under)"
    r"|whose (?:line |direct )?(?:boss|manager) is|under|below) (?:the |our |an? )?(?P<who>.+)$"
    r"|\b(?:have|has|with) (?:the |our |an? )?(?P<had>.+) as (?:their |its |the |a )?"
    r"(?:reportsto|(?:line |direct )?(?:boss|manager|supervisor))\b"
)
_GRADE = re.compile(r"\b(?:grades?|level|band) (?P<grade>[a-z]{0,2}\d{1,2}(?:\.\d)?)\b")
_WHO = r"(?:the |our |an? )?(?P<who>.+)$"
_INTERVIEWED = re.compile(rf"\b(?:interviewed by|interviews? (?:with|by)|meet(?:s|ing)? (?:with )?|talks? to) {_WHO}")
_INTERVIEW_HAS = re.compile(
    r"\b(?:have|has|with|include[sd]?|contains?|gets?|do|use[sd]?) (?:an? |the )?(?P<what>.+?)"
    r" (?:in|as part of|during) (?:(?:the|their|its) )?(?:interview|hiring|loop|process)"
)


def across(handbook: Handbook, question: Question) -> Roles | None:
    """The roles that a question lists, or None where it lists none by a property that is read here."""
    if not question.lists:
        return None
    within = _department(handbook, question)
    joined = question.joined
    boss = _boss(joined)
    if boss and (rows := _reporting_to(handbook, boss, within)):
        return Roles(Phrase("report to {boss}", boss=boss), rows)
    if (grade := _GRADE.search(joined)) and (rows := tuple(_of_grade(handbook, grade["grade"], within))):
        return Roles(Phrase("are grade {grade}", grade=grade["grade"]), rows)
    if (
        (who := _INTERVIEWED.search(joined))
        and LISTING.search(joined[: who.start() + 1])
        and (rows := tuple(_with_step(handbook, who["who"], within)))
    ):
        return Roles(Phrase("are interviewed by {person}", person=who["who"]), rows)
    if (what := _INTERVIEW_HAS.search(joined)) and (rows := tuple(_with_step(handbook, what["what"], within))):
        return Roles(Phrase("have {step} in the interview process", step=what["what"]), rows)
    return None


def list_roles(handbook: Handbook, text: str) -> Roles | NothingFound:
    """The roles that a list command asks for: all, those of a department or family, of a grade, who report to X."""
    joined = " ".join(words_in(text))
    if boss := _boss(joined):
        rows = _reporting_to(handbook, boss, frozenset())
        return Roles(Phrase("report to {boss}", boss=boss), rows) if rows else NothingFound(())
    grade = _GRADE.search(joined)
    rest = joined.replace(grade[0], "") if grade else joined
    wanted = frozenset(
        stem(word) for word in rest.split() if word not in STOP_WORDS and word not in {"role", "roles", "job", "jobs"}
    )
    scopes = [scope for scope in _roles(handbook) if wanted <= _place(handbook, scope)]
    if grade:
        rows = tuple(_of_grade(handbook, grade["grade"], wanted))
        name = Phrase("are grade {grade}", grade=grade["grade"])
        if wanted:
            name = Phrase(
                "{property} and {further}", property=name, further=Phrase("match {words}", words=rest.strip())
            )
    else:
        rows = tuple(RoleRow(handbook.role(scope), None) for scope in scopes)
        name = Phrase("match {words}", words=rest.strip()) if wanted else Phrase("are in this handbook")
    if not rows:
        return NothingFound(())
    return Roles(name, rows)


def _boss(joined: str) -> str:
    """Whom the roles asked for report to, in the question's words; "" where it does not ask for such roles."""
    found = _REPORT_TO.search(joined)
    return (found["who"] or found["had"]) if found else ""


def _roles(handbook: Handbook) -> Iterator[Scope]:
    return (scope for scope in handbook.scopes if scope.kind is Kind.ROLE)


def _place(handbook: Handbook, scope: Scope) -> frozenset[str]:
    role = handbook.role(scope)
    return frozenset(stem(word) for word in words_in(f"{role.department} {role.family} {role.name}"))


def _department(handbook: Handbook, question: Question) -> frozenset[str]:
    """The stems of a department that a question names after "in": "grade 9 jobs in finance"."""
    boss = _REPORT_TO.search(question.joined)
    words = question.joined[: boss.start()].split() if boss else question.joined.split()
    return frozenset(stem(word) for word in words if stem(word) in handbook.departments)


def _in(handbook: Handbook, scope: Scope, within: frozenset[str]) -> bool:
    return within <= _place(handbook, scope)


def _reporting_to(handbook: Handbook, who: str, within: frozenset[str]) -> tuple[RoleRow, ...]:
    """The roles whose reporting line names just the one asked for; where none does, those whose line names somebody
    with all the words asked for ("the VP of Infrastructure" of the "VP of Infrastructure & Quality")."""
    return tuple(_rows(handbook, who, within, _same_boss)) or tuple(_rows(handbook, who, within, _like_boss))


def _rows(handbook: Handbook, who: str, within: frozenset[str], fits: Callable[[str, str], bool]) -> Iterator[RoleRow]:
    for scope in _roles(handbook):
        stated = handbook.stated(scope, Facet.REPORTS_TO) if _in(handbook, scope, within) else ()
        fitting = next((each for each in stated if any(fits(who, part) for part in _bosses(each.value))), None)
        if fitting:
            yield RoleRow(handbook.role(scope), quote_stated(handbook, fitting))


_ASIDE = re.compile(
    r"\([^)]*\)|\b(?:at|for|of) (?:our|the) company\b|\bat [A-Z]\w+$|\b(?:role|position|level)s?\b|\bor above\b"
)


def _bosses(stated: str) -> tuple[str, ...]:
    """Everybody that a reporting line names: "the CFO, with a dotted line to the CEO" names two."""
    parts = re.split(r"\b(?:or|with|who|via|during|while|and has|and have)\b|\band (?:the|to|an?)\b|[;/]", stated)
    return tuple(part for part in (_ASIDE.sub(" ", each).strip(" .,") for each in parts) if part)


def _same_boss(asked: str, stated: str) -> bool:
    one, other = _contracted(asked, stated), _contracted(stated, asked)
    return _meant(one) == _meant(other) or _meant(asked) <= _initials(stated)


def _contracted(text: str, beside: str) -> str:
    """A name with each run of words that the other name has as an initialism put that way: "VP of Information
    Technology" beside "VP, IT" is "VP of IT"; one that says both ("CEO, Chief Executive Officer") says it once."""
    words = [word for word in words_in(text) if word not in LINKING]
    for initialism in {word for word in (*words_in(beside), *words) if 1 < len(word) <= _LONGEST_INITIALISM}:
        length = len(initialism)
        for start in range(len(words) - length + 1):
            if "".join(word[0] for word in words[start : start + length]) == initialism:
                words[start : start + length] = [initialism]
                break
    return " ".join(dict.fromkeys(words))


_LONGEST_INITIALISM = 5


def _like_boss(asked: str, stated: str) -> bool:
    return _meant(asked) <= _meant(stated) and level_words(words_in(stated)) == level_words(words_in(asked))


def _meant(text: str) -> frozenset[str]:
    return name_stems(" ".join(word for word in words_in(text) if word not in LINKING))


def _initials(text: str) -> frozenset[str]:
    words = [word for word in words_in(text.split(",")[0]) if word not in {"the"}]
    return frozenset({"".join(word[0] for word in words), "".join(word[0] for word in words if word not in STOP_WORDS)})


def _of_grade(handbook: Handbook, grade: str, within: frozenset[str]) -> Iterator[RoleRow]:
    for scope in _roles(handbook):
        for stated in handbook.stated(scope, Facet.GRADE):
            if _in(handbook, scope, within) and grade.upper() in re.findall(
                r"[A-Z]*\d+(?:\.\d)?", stated.value.upper()
            ):
                yield RoleRow(handbook.role(scope), quote_stated(handbook, stated))


def _with_step(handbook: Handbook, what: str, within: frozenset[str]) -> Iterator[RoleRow]:
    """The roles with such a step in their process; a process that a page has for all its roles stands under the
    family's name, once."""
    wanted = frozenset(stem(word) for word in words_in(what) if word not in STOP_WORDS)
    seen: set[tuple[str, int]] = set()
    for scope in _roles(handbook):
        sections, owner = sections_around(scope, Facet.INTERVIEW)
        if not sections or not _in(handbook, scope, within) or (sections[0].path, sections[0].number) in seen:
            continue
        seen.add((sections[0].path, sections[0].number))
        step = next((step for step in steps_of(sections) if wanted and wanted <= _step_stems(step.item.text)), None)
        if step:
            yield RoleRow(handbook.role(owner), quote(handbook, step.item, step.section))


def _step_stems(text: str) -> frozenset[str]:
    """The stems of a step without whom a person works for: "the partner for the CFO organization" is not the CFO."""
    return frozenset(stem(word) for word in words_in(_FOR_WHOM.sub(" ", text)))


_FOR_WHOM = re.compile(r"\b(?:for|supporting) (?:the |our )?\S+", re.IGNORECASE)
