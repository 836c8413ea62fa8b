"""The ledger of this process: one log line for each request, and the counters behind `GET /metrics`.

Owns prometheus_client. No line holds a question's text, a person or a message.
"""

import logging
import traceback

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from handlers import Entry, Instead, Opinion, Outcome, cause_of, word_of

_log = logging.getLogger("rolecall")

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)


class LogLedger:
    """Implements `handlers.Ledger`."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "rolecall_questions", "Questions answered.", ["door", "kind"], registry=self._registry
        )
        self._seconds = Histogram(
            "rolecall_answer_seconds", "From a question to its reply.", buckets=_SECONDS, registry=self._registry
        )
        self._opinions = Counter(
            "rolecall_opinions", "What people think of answers.", ["verdict", "reason"], registry=self._registry
        )
        self._repeats = Counter(
            "rolecall_repeats", "Deliveries of a message that is answered already.", registry=self._registry
        )
        self._sends = Counter(
            "rolecall_sends",
            "What became of what was sent to Slack.",
            ["method", "outcome", "cause"],
            registry=self._registry,
        )
        self._failures = Counter("rolecall_failures", "Requests that failed.", registry=self._registry)
        self._refused = Counter("rolecall_refused", "HTTP requests refused.", ["reason"], registry=self._registry)

    def answered(self, entry: Entry) -> None:
        """See `handlers.Ledger`."""
        self._questions.labels(entry.door, entry.kind).inc()
        self._seconds.observe(entry.milliseconds / 1_000)
        _log.info(
            "answered door=%s kind=%s facet=%s role=%s ms=%.1f event=%s",
            entry.door,
            entry.kind,
            entry.facet or "-",
            entry.role or "-",
            entry.milliseconds,
            entry.event_id or "-",
        )

    def rated(self, opinion: Opinion) -> None:
        """See `handlers.Ledger`."""
        about, reason = opinion.subject, opinion.reason or "-"
        self._opinions.labels(opinion.verdict, reason).inc()
        _log.info(
            "rated verdict=%s reason=%s kind=%s facet=%s role=%s page=%s",
            opinion.verdict,
            reason,
            about.kind,
            about.facet or "-",
            about.role or "-",
            about.path or "-",
        )

    def sent(self, name: str, outcome: Outcome) -> None:
        """See `handlers.Ledger`."""
        self._sends.labels(name, word_of(outcome), cause_of(outcome)).inc()

    def unsent(self, name: str, outcome: Outcome, *, instead: Instead, event_id: str = "") -> None:
        """See `handlers.Ledger`."""
        _log.warning(
            "unsent method=%s outcome=%s cause=%s instead=%s event=%s",
            name,
            word_of(outcome),
            cause_of(outcome),
            instead,
            event_id or "-",
        )

    def repeated(self, event_id: str) -> None:
        """See `handlers.Ledger`."""
        self._repeats.inc()
        _log.info("repeated event=%s", event_id or "-")

    def failed(self, error: Exception, *, cause: str, reference: str, event_id: str) -> None:
        """See `handlers.Ledger`. The error's own words may quote the question: only its cause and place are kept."""
        self._failures.inc()
        place = "".join(traceback.format_tb(error.__traceback__))
        _log.error("failed reference=%s event=%s cause=%s\n%s", reference, event_id or "-", cause, place)

    def refused(self, reason: str) -> None:
        """An HTTP request was not let in."""
        self._refused.labels(reason).inc()
        _log.warning("refused reason=%s", reason.replace(" ", "_"))

    def exposition(self) -> bytes:
        """The counters in Prometheus's text format."""
        return generate_latest(self._registry)
