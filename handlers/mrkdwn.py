"""Slack's mark-up, written: the only place where `& < >` are escaped, and where a link is made.

Source of the rules: Slack docs, "Formatting text for app surfaces".
"""

import re
from urllib.parse import quote, urlsplit

_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_STYLE_MARKS = re.compile(r"[*_~`]")


def escaped(text: str) -> str:
    """The text with Slack's three control characters escaped, so that nothing in it can be a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """The text as it was before it was escaped: for where Slack shows it as it is."""
    return text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")


def linked(label: str, url: str | None) -> str:
    """The label as a link, or only escaped where there is no URL that may be linked."""
    target = safe_url(url)
    return f"<{escaped(target)}|{escaped(label)}>" if target else escaped(label)


def safe_url(url: str | None) -> str | None:
    """The URL without a character that could end it early, as ASCII; None unless it is http, https or mailto.

    A safe URL stays as it is.
    """
    if url is None or _scheme(url) not in _LINK_SCHEMES:
        return None
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~", errors="replace")


def can_be_bold(text: str) -> bool:
    """Whether `*text*` is shown bold as a whole: no marks of its own, no line break, no blank at either end."""
    return bool(text) and text == text.strip() and "\n" not in text and not _STYLE_MARKS.search(text)


def bold(text: str) -> str:
    """The text in bold; ask `can_be_bold` first."""
    return f"*{escaped(text)}*"


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme
    except ValueError:  # such as "http://[": not a URL at all
        return ""
