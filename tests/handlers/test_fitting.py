from handlers.fitting import fit
from handlers.plain import plain_text
from handlers.sharing import shared
from handlers.sheet import LONG, SHORT, Draft, Line, Part
from tests.handlers.samples import citation

_PLACE = citation("data.md#Requirements:9-12")


def _lines(count: int, words: str) -> tuple[Line, ...]:
    return tuple(Line(f"{words} {number}", "-", _PLACE) for number in range(1, count + 1))


def test_what_fits_is_left_as_it_is() -> None:
    draft = Draft("Data Engineer: requirements", (Part(_lines(3, "Knows")),))

    assert fit(draft).parts == draft.parts


def test_items_that_do_not_fit_are_counted_and_said_where_they_stand() -> None:
    sheet = fit(Draft("Data Engineer: requirements", (Part(_lines(500, "Knows one more thing, number")),)))

    (part,) = sheet.parts
    assert part.rest == f"and {500 - len(part.lines)} more in Requirements"
    assert 3_000 < len(plain_text(sheet)) <= LONG


def test_a_single_item_that_does_not_fit_ends_at_a_word_and_says_where_it_goes_on() -> None:
    sheet = fit(Draft("Data Engineer: grade", (Part((Line("word " * 500, "", _PLACE),)),), limit=SHORT))

    (part,) = sheet.parts
    assert part.lines[0].text.endswith("word …")
    assert part.rest == "the rest stands in Requirements"
    assert len(plain_text(sheet)) <= SHORT


def test_escaped_characters_count_as_slack_counts_them() -> None:
    sheet = fit(Draft("Data Engineer: requirements", (Part(_lines(100, "&" * 40)),)))

    (part,) = sheet.parts
    assert len(part.lines) < LONG / (40 * len("&amp;"))


def test_every_part_is_shown_when_not_all_fits() -> None:
    parts = tuple(Part(_lines(200, f"Part {title}"), title) for title in "ABC")

    sheet = fit(Draft("Compared", parts))

    assert [part.title for part in sheet.parts] == ["A", "B", "C"]
    assert all(part.lines and part.rest for part in sheet.parts)


def test_more_parts_than_can_be_shown_are_counted() -> None:
    parts = tuple(Part(_lines(1, "word " * 60), f"Part {number}") for number in range(100))

    *shown, last = fit(Draft("Compared", parts)).parts

    assert last.lines == (Line(f"and {100 - len(shown)} more: ask for them one by one"),)


def test_sources_that_do_not_fit_leave_their_lines_without_a_number() -> None:
    lines = tuple(Line(f"Role {n}", "-", citation(f"page-{n}.md#Job Grade of the role:{n}-{n + 1}")) for n in range(60))

    sheet = fit(Draft("Roles", (Part(lines),)))

    marks = [line.mark for line in sheet.parts[0].lines]
    assert marks[: len(sheet.sources)] == list(range(1, len(sheet.sources) + 1))
    assert set(marks[len(sheet.sources) :]) == {None}


def test_sources_have_the_room_that_the_lines_leave() -> None:
    places = [citation(f"{'a-long-name-of-a-page-' * 6}{n}.md#Job Grade:{n}-{n + 1}") for n in range(1, 14)]
    sheet = fit(Draft("Card", (Part(tuple(Line(f"Fact {n}", "-", place) for n, place in enumerate(places))),)))

    assert (len(sheet.sources), sheet.cut) == (13, False)
    assert 0.33 * LONG < sum(len(source.label) for source in sheet.sources) < len(plain_text(sheet)) <= LONG


def test_nobody_gets_more_than_needed_and_the_rest_is_shared() -> None:
    assert shared(100, [10, 200, 200], least=[0, 0, 0], weights=[1, 1, 1]) == [10, 45, 45]


def test_room_is_shared_by_weight() -> None:
    assert shared(90, [200, 200], least=[0, 0], weights=[2, 1]) == [60, 30]


def test_everybody_gets_the_least() -> None:
    assert shared(10, [200, 200], least=[20, 20], weights=[1, 1]) == [20, 20]
