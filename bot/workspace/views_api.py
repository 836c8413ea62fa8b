"""The `views.*` methods: modals, and the Home tab."""

import json
from collections.abc import Callable
from typing import Any

from bot.workspace.block_kit import view_problems
from bot.workspace.credentials import Credentials
from bot.workspace.ids import with_ids
from bot.workspace.messages import Arguments
from bot.workspace.refused import RefusedError
from bot.workspace.triggers import Triggers
from bot.workspace.views import Shown, Views

Result = dict[str, Any]


class ViewsApi:
    """Opens views for the app, where somebody's act gave it the right to."""

    def __init__(self, credentials: Credentials, views: Views, triggers: Triggers) -> None:
        self._who = credentials
        self._views = views
        self._triggers = triggers
        self.methods: dict[str, Callable[[Arguments], Result]] = {
            "views.open": self._open,
            "views.publish": self._publish,
            "views.push": self._push,
            "views.update": self._update,
        }

    def _open(self, arguments: Arguments) -> Result:
        view = checked_view(arguments, "modal")
        return self._result(self._views.open(self._triggers.use(str(arguments.get("trigger_id"))), view))

    def _push(self, arguments: Arguments) -> Result:
        view = checked_view(arguments, "modal")
        return self._result(self._views.push(self._triggers.use(str(arguments.get("trigger_id"))), view))

    def _update(self, arguments: Arguments) -> Result:
        old = self._views.find(str(arguments.get("view_id") or ""), str(arguments.get("external_id") or ""))
        if old is None:
            raise RefusedError("not_found")
        view = checked_view(arguments, str(old.view.get("type")))
        return self._result(self._views.update(old, view, seen_hash=arguments.get("hash") or None))

    def _publish(self, arguments: Arguments) -> Result:
        person = str(arguments.get("user_id") or "")
        if not person:
            raise RefusedError("invalid_arguments", ("[ERROR] missing required field: user_id",))
        view = checked_view(arguments, "home")
        return self._result(self._views.publish(person, view, seen_hash=arguments.get("hash") or None))

    def _result(self, shown: Shown) -> Result:
        return {"view": view_payload(shown, self._who, {})}


def checked_view(arguments: Arguments, kind: str) -> dict[str, Any]:
    """The view of a call, ids filled in. Raises RefusedError where Slack would not take it."""
    view = arguments.get("view")
    view = _decoded(view) if isinstance(view, str) else view
    problems = view_problems(view)
    if not isinstance(view, dict) or problems:
        raise RefusedError("invalid_arguments", problems)
    if view.get("type") != kind:
        raise RefusedError("invalid_arguments", (f'view.type: "{view.get("type")}"; this has to be a "{kind}"',))
    return {**view, "blocks": list(with_ids(view["blocks"]))}


def _decoded(view: str) -> object:
    try:
        return json.loads(view)
    except ValueError:
        return None  # which the check refuses, as it does anything that is no object


def view_payload(shown: Shown, who: Credentials, values: Arguments) -> dict[str, Any]:
    """The view as Slack sends it, with what its inputs hold."""
    defaults = {"callback_id": "", "private_metadata": "", "external_id": "", "close": None, "submit": None}
    return {
        "id": shown.id,
        "team_id": who.team,
        "app_id": who.app,
        "app_installed_team_id": who.team,
        "bot_id": who.bot,
        "title": None,
        "clear_on_close": False,
        "notify_on_close": False,
        **defaults,
        **shown.view,
        "state": {"values": dict(values)},
        "hash": shown.hash,
        "root_view_id": shown.root,
        "previous_view_id": shown.below,
    }
