"""The picker: a modal in which a role is looked for by typing, and what is found is shown below."""

from typing import Any

from handlers.cut import cut
from handlers.language import ENGLISH, Language
from handlers.mrkdwn import unescaped
from index import Handbook, Phrase, Role, find_roles

PICK, VIEW, WHOLE_ANSWER = "pick", "find_role", "whole_answer"

# Slack docs, Block Kit reference; values at 75, the smaller of two figures that it gives.
_OPTIONS_AT_MOST = 100
_TEXT_AT_MOST = 75
_SECTION_AT_MOST = 3_000
_ELSEWHERE = Phrase("Other roles")
_DONE = Phrase("Done")


def picker_view(
    found: tuple[dict[str, Any], ...] = (), *, note: str = "", language: Language = ENGLISH
) -> dict[str, Any]:
    """The modal; `found` are the blocks of what was looked up, `note` a sentence of ours before them."""
    return {
        "type": "modal",
        "callback_id": VIEW,
        "title": _plain(language.say(Phrase("Find a role"))),
        "close": _plain(language.say(_DONE)),
        "blocks": [role_select(language), *([_section(language.say(note))] if note else []), *found],
    }


def answer_view(found: tuple[dict[str, Any], ...], language: Language) -> dict[str, Any]:
    """A modal with an answer that a message had no room for."""
    return {
        "type": "modal",
        "callback_id": WHOLE_ANSWER,
        "title": _plain(language.say(Phrase("The whole answer"))),
        "close": _plain(language.say(_DONE)),
        "blocks": list(found),
    }


def text_view(view: dict[str, Any], text: str) -> dict[str, Any]:
    """The same view with the text of a reply instead of all blocks, as much of it as one takes."""
    return {**view, "blocks": [_section(cut(unescaped(text), _SECTION_AT_MOST))]}


def role_select(language: Language) -> dict[str, Any]:
    """The field that a role's name is typed into."""
    return {
        "type": "section",
        "block_id": PICK,
        "text": _plain(language.say(Phrase("Which role?"))),
        "accessory": {
            "type": "external_select",
            "action_id": PICK,
            "placeholder": _plain(language.say(Phrase("Type a name, such as sr data eng"))),
            "min_query_length": 0,
        },
    }


def options_for(handbook: Handbook, typed: str, language: Language = ENGLISH) -> list[dict[str, Any]]:
    """The roles that fit what was typed so far, in groups by department; all of them (the first 100) for nothing."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for role in find_roles(handbook, typed)[:_OPTIONS_AT_MOST]:
        option = {"text": _plain(cut(role.name, _TEXT_AT_MOST)), "value": option_value(role)}
        groups.setdefault(role.department or language.say(_ELSEWHERE), []).append(option)
    return [{"label": _plain(cut(label, _TEXT_AT_MOST)), "options": options} for label, options in groups.items()]


def option_value(role: Role) -> str:
    """What stands for a role in an option: its slug, as far as Slack takes it."""
    return role.slug[:_TEXT_AT_MOST]


def picked(handbook: Handbook, value: str) -> Role | None:
    """The role that an option stands for."""
    return next((role for role in handbook.roles if option_value(role) == value), None)


def _plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": _plain(text)}
