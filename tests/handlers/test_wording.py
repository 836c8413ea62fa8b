import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.mrkdwn import escaped, linked, safe_url
from handlers.wording import plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@U0ROLECALL> grade of the director?", "grade of the director?"),
        ("grade of the director, <@U0ROLECALL>", "grade of the director,"),
        ("<@U0PERSON|ada> asks", "ada asks"),
        ("<@U0PERSON> asks", "asks"),
        ("who hires in <#C0HIRING|hiring-tpm>?", "who hires in hiring-tpm?"),
        ("what is <#C0PRIVATE|>?", "what is ?"),
        ("see <https://a.example/b|the page>", "see the page"),
        ("see <https://a.example/b>", "see https://a.example/b"),
        ("write to <mailto:hr@a.example|hr@a.example>", "write to hr@a.example"),
        ("<!here> <!subteam^S0TEAM|@hiring>", "here @hiring"),
        ("R&amp;D, 3 &lt; 4, a -&gt; b", "R&D, 3 < 4, a -> b"),
        ("somebody wrote &amp;lt;", "somebody wrote &lt;"),
        ("a < b and b > a", "a < b and b > a"),
        ("", ""),
    ],
)
def test_slacks_marks_are_read_as_their_words(text: str, words: str) -> None:
    assert plain_words(text, without="U0ROLECALL") == words


@given(st.text())
def test_what_is_escaped_is_read_as_it_was(text: str) -> None:
    assert plain_words(escaped(text)) == text.strip()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//a.example", "http://[", "", None])
def test_only_pages_and_addresses_are_linked(url: str | None) -> None:
    assert linked("R&D", url) == "R&amp;D"


def test_a_url_cannot_end_its_link_early() -> None:
    assert linked("page", "https://a.example/x|y>z?a=1&b=2") == "<https://a.example/x%7Cy%3Ez?a=1&amp;b=2|page>"


@given(st.text().map("https://a.example/".__add__))
def test_a_safe_url_stays_as_it_is(url: str) -> None:
    safe = safe_url(url)

    assert safe_url(safe) == safe
