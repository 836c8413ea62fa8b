"""Who is who in the workspace: team, app and bot, and the secrets that they share. None of them opens Slack."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credentials:
    """The ids and secrets of one installation."""

    team: str = "T0WORKSPACE"
    app: str = "A0ROLECALL"
    bot_user: str = "U0ROLECALL"
    bot: str = "B0ROLECALL"
    bot_token: str = "xoxb-workspace"  # noqa: S105 - opens nothing but this workspace
    app_token: str = "xapp-workspace"  # noqa: S105 - the same
    signing_secret: str = "workspace"  # noqa: S105 - the same
