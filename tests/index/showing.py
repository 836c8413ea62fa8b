"""What the stages of the index made of a text, written down as golden files expect it. Decides nothing."""

from collections import Counter
from collections.abc import Iterator

from handlers import kind_of
from index import (
    Answer,
    Card,
    Comparison,
    Facet,
    Facts,
    Handbook,
    NothingFound,
    NotStated,
    Parts,
    Passages,
    Quote,
    Roles,
    WhichRole,
)
from index.pages.page import Item, Page, Section
from index.pages.sections import read_page
from index.roles.catalogue import complete
from index.roles.conditions import conditions_of
from index.roles.grades import grade_of
from index.roles.headings import HeadingSays
from index.roles.inheritance import inherited
from index.roles.outline import outline
from index.roles.reporting import reports_of
from index.roles.scope import Kind, Scope
from index.roles.spans import Named, Span
from index.roles.stated import statuses_of
from index.roles.steps import InterviewStep, Minutes, total
from tests.golden import pages_in


def page_of(text: str, path: str = "page.md") -> Page:
    """The page in a text that has no fault."""
    page = read_page(path, text)
    assert isinstance(page, Page), page
    return page


def handbook_of(text: str) -> Handbook:
    """The handbook of the pages in a case's input."""
    return Handbook([page_of(text, path) for path, text in pages_in(text).items()])


def shown_heading(says: HeadingSays) -> str:
    """ "requirements of Senior Baker", "levels", "a name: Baker"; a question mark where only a word gave it away."""
    meaning = says.facet.value if says.facet else says.structure.name.lower() if says.structure else ""
    unsure = "" if says.sure else "?"
    if not meaning:
        return f"a name: {says.name}"
    return f"{meaning}{unsure} of {says.name}" if says.name else f"{meaning}{unsure}"


def shown_sections(page: Page) -> str:
    return "\n".join(line for section in page.sections for line in _section_lines(page, section))


def _section_lines(page: Page, section: Section) -> Iterator[str]:
    mark = "**" if section.soft else "#" * section.level or "top"
    parent = page.sections[section.parent].title if section.parent is not None else ""
    inside = f" in {parent}" if parent else ""
    anchor = f" {{#{section.anchor}}}" if section.anchor else ""
    yield f"{section.lines[0]}-{section.lines[1]} {mark} {section.heading}{anchor}{inside}"
    yield from (f"  {line}" for item in section.items for line in _item_lines(item))
    yield from (f"  diagram: {line}" for source in section.diagrams for line in source.splitlines())


def _item_lines(item: Item) -> Iterator[str]:
    label = f"[{item.label}] " if item.label else ""
    marker = f"{item.marker} " if item.marker else ""
    first, *rest = item.text.split("\n")
    yield f"{item.lines[0]}-{item.lines[1]} {label}{marker}{first}"
    yield from (f"    {line}" for line in rest)


def shown_outline(page: Page) -> str:
    """Each scope with its sections, "facet: heading"; sections about nothing in particular are "text"."""
    return "\n".join(line for scope in complete(outline(page)) for line in _scope_lines(scope))


def _scope_lines(scope: Scope) -> Iterator[str]:
    inside = f" in {scope.parent.name}" if scope.parent else ""
    yield f"{scope.kind.value} {scope.name}{inside}"
    for placed in scope.sections:
        if placed.section.level or placed.section.items:
            yield f"  {placed.facet.value if placed.facet else 'text'}: {placed.section.title}"


def roles_in(page: Page) -> tuple[tuple[Scope, ...], list[Scope]]:
    """All scopes of a page, and the roles among them."""
    scopes = complete(outline(page))
    return scopes, [scope for scope in scopes if scope.kind is Kind.ROLE]


def shown_grades(page: Page) -> str:
    """Of each role its grade and the heading that it stands under."""
    scopes, roles = roles_in(page)
    stated = [(role, grade_of(role, scopes)) for role in roles]
    return "\n".join(f"{role.name}: {f'{said.value} ({said.section.title})' if said else '-'}" for role, said in stated)


def shown_reports(page: Page) -> str:
    """Of each role all its reporting lines, and the heading that each stands under."""
    scopes, roles = roles_in(page)
    lines = [(role, [f"{said.value} ({said.section.title})" for said in reports_of(role, scopes)]) for role in roles]
    return "\n".join(f"{role.name}: {'; '.join(said) or '-'}" for role, said in lines)


def shown_statuses(page: Page) -> str:
    return "\n".join(
        f"{role.name}: {' / '.join(s.value for s in statuses_of(role)) or '-'}" for role in roles_in(page)[1]
    )


def shown_inheritance(handbook: Handbook) -> str:
    """Of each role whose lists its requirements and responsibilities take over, nearest first."""
    lines = []
    for scope in handbook.scopes:
        for facet in (Facet.REQUIREMENTS, Facet.RESPONSIBILITIES):
            if scope.kind is Kind.ROLE and (found := inherited(scope, facet, handbook.family)):
                lines.append(f"{scope.name}, {facet.value}:")
                for each in found:
                    lines.append(f"  {_whose(each.scope, each.target)}: {_titles(each.sections)}")
                    items = [item for section in each.sections for item in section.items]
                    lines += [f"    without: {item.text}" for item in items if not each.holds(item)]
    return "\n".join(lines)


def _whose(scope: Scope | None, target: str) -> str:
    return f"{scope.name}" if scope else f'"{target}"'


def _titles(sections: tuple[Section, ...]) -> str:
    return ", ".join(f"{section.path}#{section.anchor}" for section in sections) or "not found"


def shown_conditions(step: str) -> str:
    """The conditions of a step, each with the levels that it names; "-" where it has none."""
    found = conditions_of(Item(step, (1, 1), "-"))
    return "; ".join(f"{'not ' * each.excludes}{each.words}: {_spans(each.spans)}" for each in found) or "-"


def _spans(spans: tuple[Span, ...]) -> str:
    return " or ".join(map(_span, spans))


def _span(span: Span) -> str:
    low, high = (_named(end) if end else "" for end in (span.low, span.high))
    if low and high:
        return low if low == high else f"{low} to {high}"
    return (
        f"{'>' if span.apart else ''}{low}{'' if span.apart else '+'}" if low else f"{'<' if span.apart else '≤'}{high}"
    )


def _named(named: Named) -> str:
    if named.code:
        return f"{''.join(sorted(named.code.scales)[-1:]) * (len(named.code.scales) == 1)}{named.code.place:g}"
    leads = {True: ["leaders"], False: ["no leaders"], None: []}[named.leads]
    return " ".join([*leads, *sorted(named.words), *sorted(named.others)])


def shown_steps(steps: tuple[InterviewStep, ...]) -> str:
    """Each step's number, length and text, then all lengths together."""
    lines = [
        f"{step.number}. [{_minutes(step.minutes)}{', optional' if step.optional else ''}] {step.item.text}"
        for step in steps
    ]
    return "\n".join([*lines, f"altogether: {_minutes(total(steps))}"])


def _minutes(minutes: Minutes | None) -> str:
    if minutes is None:
        return "-"
    return f"{minutes.least} min" if minutes.least == minutes.most else f"{minutes.least} to {minutes.most} min"


def shown_answer(answer: Answer) -> str:
    """The kind and what it holds, every quote with the heading that is cited for it."""
    if isinstance(answer, Parts):
        return "\n".join(f"> {part.words}\n{shown_answer(part.answer)}" for part in answer.parts)
    return "\n".join([kind_of(answer), *_answer_lines(answer)])


def _answer_lines(answer: Answer) -> Iterator[str]:
    match answer:
        case Facts():
            yield from _facts_lines(answer)
        case Card(role=role, lines=lines):
            yield role.name
            yield from (f"{line.facet.label}: {line.value or '-'}" for line in lines)
        case Comparison():
            yield from _comparison_lines(answer)
        case Roles(property=held, rows=rows):
            yield f"Roles that {held}"
            yield from (f"{row.role.name}{f': {_quoted(row.quote)}' if row.quote else ''}" for row in rows)
        case Passages(passages=passages):
            yield from (_quoted(quote) for quote in passages[0].quotes)
        case WhichRole(candidates=candidates):
            yield from (role.name for role in candidates)
        case NotStated(role=role, facet=facet):
            yield f"{facet.value if facet else 'no facet'} of {role.name}"
        case NothingFound(nearest=nearest):
            yield from (f"near: {role.name}" for role in nearest)


def _facts_lines(facts: Facts) -> Iterator[str]:
    names = ", ".join(role.name for role in facts.roles)
    yield f"{facts.facet.value} of {names}" + (f" = {facts.headline}" if facts.headline else "")
    for group in facts.groups:
        if group.title:
            yield f"{group.title}:"
        yield from (_quoted(quote) for quote in group.quotes)
    yield from (f"note: {note}" for note in facts.notes)


def _comparison_lines(comparison: Comparison) -> Iterator[str]:
    for difference in comparison.differences:
        yield f"{difference.facet.value}:"
        for column in difference.columns:
            yield f"{column.role.name}" + (f" = {column.value}" if column.value else "")
            yield from (_quoted(quote) for quote in column.quotes)
        if difference.same:
            yield "the same for all"
            yield from (_quoted(quote) for quote in difference.same)


def _quoted(quote: Quote) -> str:
    marker = f"{quote.marker} " if quote.marker else ""
    return f"{marker}{' / '.join(quote.text.split(chr(10)))} <{quote.citation.heading}>"


def repeated_anchors(page: Page) -> list[str]:
    """The anchors that two headings of a page share."""
    counts = Counter(section.anchor for section in page.sections if section.level and not section.soft)
    return [anchor for anchor, count in counts.items() if count > 1]


def shown_tables(page: Page) -> str:
    """Of each role what its page's tables state: grade, boss, and the items of its own lists."""
    scopes, roles = roles_in(page)
    return "\n".join(line for role in roles for line in _tabled_lines(role, scopes))


_LISTS = {Facet.REQUIREMENTS, Facet.RESPONSIBILITIES, Facet.INTERVIEW, Facet.KPI}


def _tabled_lines(role: Scope, scopes: tuple[Scope, ...]) -> Iterator[str]:
    grade, reports = grade_of(role, scopes), reports_of(role, scopes)
    yield f"{role.name}: grade {grade.value if grade else '-'}, reports to {reports[0].value if reports else '-'}"
    for placed in role.sections:
        if placed.facet in _LISTS:
            yield from (f"  {placed.facet!s}: {item.text}" for item in placed.section.items)
