"""The Home tab: look a role up, browse by department, what this person looked up last, how fresh the handbook is."""

from typing import Any

from handlers.buttons import choice_buttons
from handlers.choices import Choice
from handlers.cut import cut
from handlers.language import ENGLISH, Language
from handlers.picker import role_select
from handlers.requests import LookUp
from index import Handbook, Phrase, Role

BROWSE = "browse"

_HOW_TO_ASK = Phrase("Ask in words: write to Rolecall under Messages, mention it in a channel, or use /role anywhere.")

# Slack docs, Block Kit reference; values at 75, the smaller of two figures that it gives.
_OPTIONS_AT_MOST = 100
_TEXT_AT_MOST = 75


def home_view(
    handbook: Handbook, recent: tuple[Role, ...], *, freshness: str, language: Language = ENGLISH
) -> dict[str, Any]:
    """The view; `recent` are the roles looked up last, `freshness` says which version was read, and when."""
    say = language.say
    looked_up = choice_buttons(tuple(Choice(role.name, LookUp(role)) for role in recent), language)
    departments = _departments(handbook)
    extent = Phrase(
        "{pages} pages, {roles} roles, {freshness}.",
        pages=handbook.page_count,
        roles=len(handbook.roles),
        freshness=freshness,
    )
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": _plain(say(Phrase("Roles and hiring, in the handbook's own words")))},
            role_select(language),
            *([_browse(departments, language)] if departments else []),
            *([_title(say(Phrase("Looked up last"))), *looked_up] if looked_up else []),
            {"type": "divider"},
            _title(say(_HOW_TO_ASK)),
            {"type": "context", "elements": [_plain(say(extent))]},
        ],
    }


def plain_home(language: Language = ENGLISH) -> dict[str, Any]:
    """The view that is left where Slack does not take the other: how to ask."""
    return {"type": "home", "blocks": [_title(language.say(_HOW_TO_ASK))]}


def _departments(handbook: Handbook) -> list[str]:
    return sorted({role.department for role in handbook.roles if role.department})[:_OPTIONS_AT_MOST]


def _browse(departments: list[str], language: Language) -> dict[str, Any]:
    options = [{"text": _plain(cut(name, _TEXT_AT_MOST)), "value": name[:_TEXT_AT_MOST]} for name in departments]
    hint = _plain(language.say(Phrase("Choose one")))
    select = {"type": "static_select", "action_id": BROWSE, "placeholder": hint, "options": options}
    title = _plain(language.say(Phrase("Browse by department")))
    return {"type": "section", "block_id": BROWSE, "text": title, "accessory": select}


def _title(text: str) -> dict[str, Any]:
    return {"type": "section", "text": _plain(text)}


def _plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}
