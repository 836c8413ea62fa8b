"""The text of a Slack message as the words that its writer saw: Slack's marks for people, channels and links undone."""

import re

# <@U123|name>, <#C123|name>, <!subteam^S1|@name>, <https://a.example|label>, <mailto:a@b.example|label>
_MARK = re.compile(r"<(?P<kind>[@#!]|(?=https?:|mailto:))(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")


def plain_words(text: str, *, without: str = "") -> str:
    """The text with each mark replaced by its label, `without` (a user id) left out, and `&amp; &lt; &gt;` undone.

    A person or channel that came without a label has no readable name and is left out.
    """
    words = _MARK.sub(lambda mark: _readable(mark, without), text)
    return _unescaped(words).strip()


def _readable(mark: re.Match[str], without: str) -> str:
    kind, target, label = mark["kind"], mark["target"], mark["label"] or ""
    if kind == "@" and target == without:
        return ""
    if kind == "!":
        return label or target.split("^")[0]
    return label if label or kind else target


def _unescaped(text: str) -> str:
    # "&amp;" last, or "&amp;lt;" (somebody wrote "&lt;") would become "<".
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
