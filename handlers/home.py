"""The Home tab: look a role up, browse by department, what this person looked up last, how fresh the handbook is."""

from typing import Any

from handlers.buttons import choice_buttons
from handlers.choices import Choice
from handlers.cut import cut
from handlers.picker import role_select
from handlers.requests import LookUp
from index import Handbook, Role

BROWSE = "browse"

# Slack docs, Block Kit reference; values at 75, the smaller of two figures that it gives.
_OPTIONS_AT_MOST = 100
_TEXT_AT_MOST = 75


def home_view(handbook: Handbook, recent: tuple[Role, ...], *, freshness: str) -> dict[str, Any]:
    """The view; `recent` are the roles looked up last, `freshness` says which version was read, and when."""
    looked_up = choice_buttons(tuple(Choice(role.name, LookUp(role)) for role in recent))
    departments = _departments(handbook)
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": _plain("Roles and hiring, in the handbook's own words")},
            role_select(),
            *([_browse(departments)] if departments else []),
            *([_title("Looked up last"), *looked_up] if looked_up else []),
            {"type": "divider"},
            _title("Ask in words: write to Rolecall under Messages, mention it in a channel, or use /role anywhere."),
            {"type": "context", "elements": [_plain(_extent(handbook, freshness))]},
        ],
    }


def _departments(handbook: Handbook) -> list[str]:
    return sorted({role.department for role in handbook.roles if role.department})[:_OPTIONS_AT_MOST]


def _browse(departments: list[str]) -> dict[str, Any]:
    options = [{"text": _plain(cut(name, _TEXT_AT_MOST)), "value": name[:_TEXT_AT_MOST]} for name in departments]
    select = {"type": "static_select", "action_id": BROWSE, "placeholder": _plain("Choose one"), "options": options}
    return {"type": "section", "block_id": BROWSE, "text": _plain("Browse by department"), "accessory": select}


def _extent(handbook: Handbook, freshness: str) -> str:
    return f"{handbook.page_count} pages, {len(handbook.roles)} roles, {freshness}."


def _title(text: str) -> dict[str, Any]:
    return {"type": "section", "text": _plain(text)}


def _plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}
