"""Payloads as Slack sends them, and what a mutation makes of them: nulls, wrong types, missing and strange fields."""

import json
from copy import deepcopy
from random import Random
from typing import Any

Payload = dict[str, Any]

_STRANGE: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, "", "x", "\x00", "\ud7ff\ufeff", "<@U0ROLECALL>", "http://[", "T0OTHER", "9" * 400,
    [], {}, [None], [[]], [{}], {"id": None}, {"id": 5}, {"text": {}}, ["x"], {"": ""}, "payload", "a" * 4_000,
)  # fmt: skip

_VALUES = (
    '{"role": "data-engineer", "facet": "grade", "about": ""}',
    '{"role": ["x"], "facet": 5}',
    '{"compare": ["data-engineer", "senior-data-engineer"], "about": ""}',
    '{"compare": [{}, []], "about": ""}',
    '{"ask": "who calls the references?", "about": "data-engineer"}',
    '{"list": "", "about": "nobody"}',
    '{"verdict": "bad", "reason": null, "kind": "facts", "facet": "grade", "role": "data-engineer", "path": "../x"}',
    '{"role": {}, "step": 1e400, "about": ""}',
    "[" * 2_000,
    "data-engineer",
    "-1",
    "٣",
)
_ACTIONS = (
    *(
        "ask-0",
        "all",
        "my_step",
        "share",
        "dismiss",
        "pick",
        "browse",
        "feedback",
        "reason-0",
        "ask_owner",
        "owner",
        "x",
    ),
)
_EVENTS = ("app_mention", "message", "app_home_opened", "link_shared", "reaction_added", "tokens_revoked", "x")


def mutated(payload: Payload, random: Random) -> Payload:
    """The payload with up to three of its fields, at any depth, changed, taken away or added."""
    changed = deepcopy(payload)
    for _ in range(random.randint(0, 3)):
        _change(changed, random)
    return changed


def _change(payload: Payload, random: Random) -> None:
    inside = random.choice(list(_objects(payload)))
    field = random.choice([*inside, "thread_ts", "response_url", "user", "view", "authorizations", "subtype"])
    match random.randrange(3):
        case 0:
            inside.pop(field, None)
        case 1:
            inside[field] = deepcopy(random.choice(_STRANGE))
        case _:
            inside[field] = [inside.get(field)]


def _objects(value: Any) -> list[Payload]:
    if isinstance(value, dict):
        return [value, *(each for inner in value.values() for each in _objects(inner))]
    if isinstance(value, list):
        return [each for inner in value for each in _objects(inner)]
    return []


def command(text: str) -> Payload:
    return {
        "command": "/role", "text": text, "team_id": "T0WORKSPACE", "channel_id": "C0HIRING", "channel_name": "hiring",
        "user_id": "U0PERSON", "api_app_id": "A0ROLECALL", "trigger_id": "1.1.x", "token": "deprecated",
    }  # fmt: skip


def event(random: Random, text: str) -> Payload:
    return {
        "type": "event_callback", "team_id": "T0WORKSPACE", "api_app_id": "A0ROLECALL", "token": "deprecated",
        "event_id": f"Ev{random.randrange(10**9)}", "event_time": 1_800_000_000, "is_ext_shared_channel": False,
        "authorizations": [{"team_id": "T0WORKSPACE", "enterprise_id": None, "is_bot": True}],
        "event": {
            "type": random.choice(_EVENTS), "user": "U0PERSON", "text": text,
            "ts": f"18{random.randrange(10**8):08}.000100",
            "channel": random.choice(["C0HIRING", "D0PERSON"]), "channel_type": random.choice(["channel", "im"]),
            "event_ts": "1800000000.000100", "tab": "home", "message_ts": "1800000000.000100", "source": "composer",
            "links": [{"url": "https://handbook.example.com/a", "domain": "handbook.example.com"}, {"url": "http://["}],
            "unfurl_id": "x",
        },
    }  # fmt: skip


def interaction(random: Random, text: str) -> Payload:
    value = random.choice([*_VALUES, json.dumps({"ask": text, "about": ""})])
    return {
        "type": random.choice(["block_actions", "block_suggestion", "shortcut", "message_action", "view_closed", "x"]),
        "team": {"id": "T0WORKSPACE", "domain": "workspace"}, "user": {"id": "U0PERSON", "team_id": "T0WORKSPACE"},
        "api_app_id": "A0ROLECALL", "enterprise": None, "is_enterprise_install": False, "trigger_id": "1.1.x",
        "container": {
            "type": "message", "message_ts": "1800000000.000100", "channel_id": "C0HIRING", "is_ephemeral": True
        },
        "channel": {"id": "C0HIRING", "name": "hiring"}, "callback_id": random.choice(["find_role", "role_facts", "x"]),
        "message": {"text": text, "ts": "1800000000.000100"}, "action_id": "pick", "block_id": "pick", "value": text,
        "view": random.choice([None, {"id": "V1", "type": "home", "callback_id": "find_role", "state": {}}]),
        "actions": [
            {
                "type": "button", "action_id": random.choice(_ACTIONS), "block_id": random.choice(["b", "my_step:x"]),
                "value": value, "text": {"type": "plain_text", "text": "x"},
                "selected_option": random.choice([None, {"value": value, "text": {"type": "plain_text", "text": "x"}}]),
            }
        ],
    }  # fmt: skip
