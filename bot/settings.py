"""Settings: read from the environment and a `.env` file, checked all at once. No message ever shows a value.

Owns pydantic. Importing it reads nothing; the two `read_...` functions do.
"""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index import Audience, SectionRule

EXAMPLE_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
"""The handbook that ships with the code: a folder beside it, in a checkout and in an installed wheel alike."""

_WANTED = {
    "rolecall_corpus": "is not a folder's name; write the path of the handbook",
    "rolecall_site_url": 'is not a URL; write the base of the handbook\'s site, such as "https://handbook.example.com"',
    "slack_api_url": 'is not a URL; write one such as "https://slack.com/api/"',
    "rolecall_port": "is not a port; write a number from 0 to 65535",
}

_Settings = TypeVar("_Settings", bound=BaseSettings)


class SettingsError(Exception):
    """Settings are missing or wrong; `problems` names each one, what is wrong with it and what to write instead."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f'is no pattern ({error}); write one such as "Compensation|Salary bands"') from None


_Pattern = Annotated[re.Pattern[str] | None, BeforeValidator(lambda given: _compiled(given) if given else None)]
"""A regular expression, looked for in headings, whatever their capital letters."""


def _ids(prefixes: str, example: str) -> BeforeValidator:
    """Ids of Slack, parted by commas."""

    def split(given: str | tuple[str, ...]) -> tuple[str, ...]:
        ids = tuple(each.strip() for each in given.split(",") if each.strip()) if isinstance(given, str) else given
        if not all(re.fullmatch(rf"[{prefixes}][A-Z0-9]+", each) for each in ids):
            raise ValueError(f'holds what is no id; write ids and not names, such as "{example}"')
        return ids

    return BeforeValidator(split)


class HandbookSettings(BaseSettings):
    """What is needed to answer at all."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,  # docker compose hands over an unset variable as an empty one
        extra="ignore",  # .env may hold what is for others
        hide_input_in_errors=True,
        validate_default=True,
    )

    rolecall_corpus: Path = EXAMPLE_CORPUS
    rolecall_site_url: HttpUrl | None = None
    rolecall_handbook_version: str | None = None
    rolecall_internal_sections: _Pattern = None
    rolecall_hiring_sections: _Pattern = None

    @property
    def has_own_corpus(self) -> bool:
        """Whether a handbook was named; without one, the example answers."""
        return "rolecall_corpus" in self.model_fields_set

    @property
    def section_rules(self) -> tuple[SectionRule, ...]:
        """Which sections are not for everybody."""
        patterns = {Audience.INTERNAL: self.rolecall_internal_sections, Audience.HIRING: self.rolecall_hiring_sections}
        return tuple(SectionRule(pattern, audience) for audience, pattern in patterns.items() if pattern)

    @property
    def site_url(self) -> str | None:
        """The base of citation links, without a slash at its end."""
        return str(self.rolecall_site_url).rstrip("/") if self.rolecall_site_url else None


class ManifestSettings(HandbookSettings):
    """What Slack is told of the app, beside what it answers from."""

    rolecall_followed_channels: Annotated[tuple[str, ...], NoDecode, _ids("CG", "C0123ABCD,C0456EFGH")] = ()


_BOT_TOKEN = "Bot User OAuth Token (OAuth & Permissions)"  # noqa: S105 - where it is found
_APP_TOKEN = "app-level token (Basic Information > App-Level Tokens)"  # noqa: S105 - the same


def _token(prefix: str, where: str) -> AfterValidator:
    def check(token: SecretStr | None) -> SecretStr | None:
        if token is not None and not token.get_secret_value().startswith(prefix):
            raise ValueError(f'does not begin with "{prefix}"; write the {where}')
        return token

    return AfterValidator(check)


class ServeSettings(ManifestSettings):
    """What is needed to listen to Slack. With an app-level token we listen through Socket Mode, else over HTTP."""

    # The app-level token comes before what depends on it: pydantic checks fields in the order of their declaration.
    slack_app_token: Annotated[SecretStr | None, _token("xapp-", _APP_TOKEN)] = None
    slack_bot_token: Annotated[SecretStr | None, _token("xoxb-", _BOT_TOKEN)] = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: HttpUrl = HttpUrl("https://slack.com/api/")
    rolecall_host: str = "127.0.0.1"
    rolecall_port: Annotated[int, Field(ge=0, le=65_535)] = 3_000
    rolecall_database_url: str | None = None
    rolecall_hiring_channels: Annotated[tuple[str, ...], NoDecode, _ids("CG", "C0123ABCD,C0456EFGH")] = ()
    rolecall_hiring_groups: Annotated[tuple[str, ...], NoDecode, _ids("S", "S0123ABCD")] = ()

    @field_validator("slack_bot_token")
    @classmethod
    def _needs_a_bot_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            raise ValueError(
                'is not set; write the Bot User OAuth Token (OAuth & Permissions), which begins with "xoxb-"'
            )
        return token

    @field_validator("slack_signing_secret")
    @classmethod
    def _needs_a_secret_over_http(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        is_over_http = info.data.get("slack_app_token", "wrong") is None
        if secret is None and is_over_http:
            raise ValueError(
                "is not set; write the Signing Secret (Basic Information > App Credentials), "
                "or set SLACK_APP_TOKEN to listen through Socket Mode"
            )
        return secret

    @field_validator("rolecall_database_url")
    @classmethod
    def _names_a_database(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("sqlite", "postgresql+asyncpg://")):
            raise ValueError('is no database that is known here; write "sqlite:///..." or "postgresql+asyncpg://..."')
        return url

    @property
    def bot_token(self) -> str:
        """The token that we speak to the Web API with."""
        return _revealed(self.slack_bot_token)

    @property
    def app_token(self) -> str | None:
        """The token that opens a Socket Mode connection; None over HTTP."""
        return _revealed(self.slack_app_token) or None

    @property
    def app_id(self) -> str:
        """The id of the app, which app-level tokens hold ("xapp-1-A0123ABCD-..."); "" over HTTP."""
        found = re.match(r"xapp-\d+-(A[A-Z0-9]+)-", _revealed(self.slack_app_token))
        return found[1] if found else ""

    @property
    def signing_secret(self) -> str:
        """The secret that Slack signs requests with; empty in Socket Mode, where nothing is signed."""
        return _revealed(self.slack_signing_secret)


def read_handbook_settings(**given: object) -> HandbookSettings:
    """The settings for answering; `given` ones win over the environment. Raises SettingsError, naming all problems."""
    return _read(HandbookSettings, given)


def read_manifest_settings(**given: object) -> ManifestSettings:
    """The settings for the app's manifest; `given` ones win over the environment. Raises SettingsError, naming all
    problems."""
    return _read(ManifestSettings, given)


def read_serve_settings(**given: object) -> ServeSettings:
    """The settings for listening; `given` ones win over the environment. Raises SettingsError, naming all problems."""
    return _read(ServeSettings, given)


def rejected(field: Literal["slack_bot_token", "slack_app_token"], code: str) -> SettingsError:
    """What to say of a token that looks right and that Slack does not take, for the reason that `code` names."""
    wanted = _BOT_TOKEN if field == "slack_bot_token" else _APP_TOKEN
    return SettingsError((f"{field.upper()}: is not taken by Slack ({code}); write the {wanted} of the installed app",))


def _read(kind: type[_Settings], given: dict[str, Any]) -> _Settings:
    try:
        return kind(**given)
    except ValidationError as error:
        raise SettingsError(tuple(_problem(details) for details in error.errors())) from None


def _problem(details: ErrorDetails) -> str:
    """The setting's name and our words for it: pydantic's may hold the value."""
    field = str(details["loc"][0])
    ours = details.get("ctx", {}).get("error") if details["type"] == "value_error" else None
    return f"{field.upper()}: {ours or _WANTED.get(field, 'is not understood; see docs/slack-setup.md')}"


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
