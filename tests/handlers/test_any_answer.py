import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workspace import live_marks, refusal
from bot.workspace.block_kit import Surface, problems_in
from bot.workspace.texts import text_objects
from handlers import Guide, Turn, citations_of, reply_with, text_of
from handlers.desk import SaidBack
from handlers.drafts import draft
from handlers.fitting import fit
from handlers.language import Language
from handlers.plain import source_text
from handlers.reply import Where, reply_in_view, reply_to
from handlers.sheet import LONG, SHORT
from index import Answer, Facet, Facts
from tests.handlers.any_answers import answers, facts, languages, turns

_OUR_LINK = re.compile(r"(https?|mailto):[^\s|<>]*\|")


@given(answers, languages)
def test_slack_accepts_the_reply(said: Answer | Guide, language: Language) -> None:
    reply = reply_with(said, language)

    assert refusal(reply.text, reply.blocks) is None


@given(answers, languages)
def test_no_text_of_a_handbook_becomes_a_mention_a_channel_or_a_link_but_to_a_source(
    said: Answer | Guide, language: Language
) -> None:
    reply = reply_with(said, language)

    assert live_marks(reply.text) == ()
    assert all(_OUR_LINK.match(mark) for mark in live_marks("", reply.blocks))


@given(answers)
def test_only_pages_that_are_cited_are_linked(said: Answer | Guide) -> None:
    linked = {mark.split("|")[0] for mark in live_marks("", reply_with(said).blocks)}

    assert len(linked) <= len({citation.url for citation in citations_of(said)})


@given(answers, languages)
def test_the_text_holds_everything_that_the_blocks_show(said: Answer | Guide, language: Language) -> None:
    text = _words(text_of(said, language))

    for kind, shown in text_objects(_split(said, language)[0]):
        assert all(_words(line) in text for line in _seen(kind, shown))


@given(answers, languages)
def test_each_section_that_the_blocks_cite_is_cited_in_the_text(said: Answer | Guide, language: Language) -> None:
    sources = _split(said, language)[1]
    shown = _words(" ".join(line for kind, text in text_objects(sources) for line in _seen(kind, text)))
    sheet = fit(draft(said), language)

    assert all(_words(source.heading) in shown for source in sheet.sources)
    assert all(source_text(source) in text_of(said, language) for source in sheet.sources)


@given(turns, st.booleans(), st.booleans())
def test_slack_accepts_a_turn_with_all_that_stands_around_it(turn: Turn, shareable: bool, direct: bool) -> None:
    reply = reply_to(turn, Where(shareable=shareable, direct=direct))

    assert refusal(reply.text, reply.blocks) is None
    assert problems_in(list(reply_in_view(turn).blocks), Surface.MODAL) == ()
    assert live_marks(reply.text) == ()


@given(turns)
def test_the_text_of_a_turn_holds_everything_that_its_blocks_say(turn: Turn) -> None:
    reply = reply_to(turn, Where(shareable=True))
    sources = _split(turn.said, turn.language)[1]
    told = [block for block in reply.blocks if block["type"] not in {"actions", "context_actions"}]
    told = [block for block in told if block not in sources]
    text = _words(_unescaped(reply.text))

    for kind, shown in text_objects(told):
        assert all(_words(line) in text for line in _seen(kind, shown))


@given(answers, languages)
def test_a_reply_is_short_enough_for_slack_to_keep_it_in_one_message(said: Answer | Guide, language: Language) -> None:
    assert len(reply_with(said, language).text) <= LONG


@given(facts, languages)
def test_a_grade_or_a_reporting_line_is_read_at_a_glance(said: Facts, language: Language) -> None:
    if said.facet in {Facet.GRADE, Facet.REPORTS_TO}:
        assert len(reply_with(said, language).text) <= SHORT


@given(answers)
def test_an_answer_is_always_laid_out_in_the_same_way(said: Answer | Guide) -> None:
    assert reply_with(said) == reply_with(said)


@settings(max_examples=30)
@given(answers)
def test_a_reply_begins_with_a_title(said: Answer | Guide) -> None:
    assert text_of(said).splitlines()[0].strip()


def _split(said: SaidBack, language: Language) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The blocks of a reply, and those that name its sources, which the text names by path and lines."""
    blocks = reply_with(said, language).blocks
    sources = [block for block in blocks if block["type"] == "context"]
    return [block for block in blocks if block not in sources], sources


def _seen(kind: str, shown: str) -> list[str]:
    """The lines of a text object as a reader sees them: without our bold, links as their labels, nothing escaped."""
    if kind == "mrkdwn":
        shown = _unescaped(re.sub(r"<[^|<>]*\|([^<>]*)>", r"\1", shown.removeprefix("*").removesuffix("*")))
    return shown.splitlines()


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _words(text: str) -> str:
    return " ".join(text.split())
