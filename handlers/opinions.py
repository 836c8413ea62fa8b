"""Opinions: what a person thinks of an answer, and what the answer was about. Ids only, never anybody's words."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from handlers.desk import Turn
from handlers.kinds import kind_of
from handlers.sources import citations_of


class Verdict(StrEnum):
    """Whether an answer helped."""

    GOOD = "good"
    BAD = "bad"


class Reason(StrEnum):
    """Why it did not."""

    WRONG_SECTION = "wrong_section"
    OUT_OF_DATE = "out_of_date"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer was about: its kind, the facet, the role's slug and the page that it stands on; "" where there is
    none."""

    kind: str
    facet: str = ""
    role: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thinks of an answer; `reason` is None where they do not say why."""

    subject: Subject
    verdict: Verdict
    reason: Reason | None = None

    def value(self) -> str:
        """What Slack keeps for us behind a button."""
        return json.dumps({"verdict": self.verdict, "reason": self.reason, **asdict(self.subject)}, ensure_ascii=False)


def subject_of(turn: Turn) -> Subject:
    """What the turn's answer was about."""
    places = citations_of(turn.said)
    return Subject(
        kind=kind_of(turn.said),
        facet=turn.facet.value if turn.facet else "",
        role=turn.roles[0].slug if turn.roles else "",
        path=places[0].path if places else "",
    )


def read_opinion(value: str) -> Opinion | None:
    """What was kept behind a button; None for a value that is not ours."""
    try:
        kept = json.loads(value)
    except (ValueError, RecursionError):  # a value comes back as somebody may have made it
        return None
    match kept:
        case {
            "verdict": ("good" | "bad") as verdict,
            "reason": reason,
            "kind": str(kind),
            "facet": str(facet),
            "role": str(role),
            "path": str(path),
        } if reason is None or reason in list(Reason):
            subject = Subject(kind, facet, role, path)
            return Opinion(subject, Verdict(verdict), Reason(reason) if reason else None)
        case _:
            return None
