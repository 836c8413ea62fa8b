"""Facets: what can be asked of a role. The words of design.md, and the label that people read."""

from enum import StrEnum

from index.phrase import Phrase


class Facet(StrEnum):
    """What can be asked of a role. The value is the word that other programs see."""

    GRADE = "grade"
    REPORTS_TO = "reports_to"
    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    INTERVIEW = "interview"
    LEVELS = "levels"
    KPI = "kpi"
    SPECIALTIES = "specialties"
    OVERVIEW = "overview"
    STATUS = "status"

    @property
    def label(self) -> Phrase:
        """What a reader sees: "Reports to", "Performance indicators"."""
        return _LABELS[self]


_LABELS = {
    Facet.GRADE: Phrase("Grade"),
    Facet.REPORTS_TO: Phrase("Reports to"),
    Facet.RESPONSIBILITIES: Phrase("Responsibilities"),
    Facet.REQUIREMENTS: Phrase("Requirements"),
    Facet.INTERVIEW: Phrase("Interview"),
    Facet.LEVELS: Phrase("Levels"),
    Facet.KPI: Phrase("Performance indicators"),
    Facet.SPECIALTIES: Phrase("Specialties"),
    Facet.OVERVIEW: Phrase("Overview"),
    Facet.STATUS: Phrase("Status"),
}
