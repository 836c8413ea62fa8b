"""Owners: whom a page names as the one to ask. A person or a user group of Slack can be notified, an address written
to; any other name is only said."""

import re
from dataclasses import dataclass

_PERSON = re.compile(r"(?:<@)?([UW][A-Z0-9]{2,})(?:\|[^>]*)?>?")
_GROUP = re.compile(r"(?:<!subteam\^)?(S[A-Z0-9]{2,})(?:\|[^>]*)?>?")
_MAIL = re.compile(r"(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom to ask. `person` and `group` are ids of Slack, `mail` an address; at most one of them is not empty. `name`
    is for a reader, empty for ids."""

    name: str = ""
    person: str = ""
    group: str = ""
    mail: str = ""

    def can_be_asked(self, *, direct: bool) -> bool:
        """Whether they can be notified from where somebody asks: a user group only where its members read along, which
        is not in a direct message."""
        return bool(self.person) or (bool(self.group) and not direct)

    @property
    def mention(self) -> str:
        """What notifies them, as mrkdwn; empty where nothing does."""
        if self.person:
            return f"<@{self.person}>"
        return f"<!subteam^{self.group}>" if self.group else ""


def read_owner(named: str) -> Owner | None:
    """The owner that a page names; None where it names nobody."""
    text = named.strip()
    if found := _PERSON.fullmatch(text):
        return Owner(person=found[1])
    if found := _GROUP.fullmatch(text):
        return Owner(group=found[1])
    if found := _MAIL.fullmatch(text):
        return Owner(name=found[1], mail=found[1])
    return Owner(name=text) if text else None
