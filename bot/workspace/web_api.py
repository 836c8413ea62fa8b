"""The Web API that the app calls: arguments in, Slack's answer out. The `*_api` modules hold the methods.

What Slack has and the workspace has not is written down in `missing_methods.txt`, which a test keeps honest.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.workspace.credentials import Credentials
from bot.workspace.installation import Installation
from bot.workspace.messages import Arguments
from bot.workspace.refused import RefusedError

Result = dict[str, Any]
Method = Callable[[Arguments], Result]


class WebApi:
    """The methods, by Slack's names, for an app that is installed with what its manifest asks for.

    `refuse` makes the next calls of a method fail, as when Slack has a bad day.
    """

    def __init__(self, credentials: Credentials, methods: Mapping[str, Method], *, installation: Installation) -> None:
        self._credentials = credentials
        self._methods = dict(methods)
        self._installation = installation
        self._refusals: dict[str, list[str]] = {}

    @property
    def methods(self) -> frozenset[str]:
        """The names of all methods that are here."""
        return frozenset(self._methods)

    def refuse(self, method: str, *codes: str) -> None:
        """The next calls of the method are refused with these errors, one each."""
        self._refusals.setdefault(method, []).extend(codes)

    def call(self, method: str, arguments: Arguments, *, token: str) -> Result:
        """Slack's answer to the call, `ok` or not. Raises nothing."""
        try:
            return {"ok": True, **self._called(method, arguments, token)}
        except RefusedError as refused:
            messages = {"response_metadata": {"messages": list(refused.messages)}} if refused.messages else {}
            return {"ok": False, "error": refused.code, **messages}

    def _called(self, method: str, arguments: Arguments, token: str) -> Result:
        if method not in self._methods:
            raise RefusedError("unknown_method")
        wanted = self._credentials.app_token if method.startswith("apps.") else self._credentials.bot_token
        if token != wanted:
            raise RefusedError("invalid_auth" if token else "not_authed")
        if self._installation.lacks_scope_for(method):
            raise RefusedError("missing_scope")
        if pending := self._refusals.get(method):
            raise RefusedError(pending.pop(0))
        return self._methods[method](arguments)
