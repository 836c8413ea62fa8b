"""Facets: what can be asked of a role. The words of design.md, and the label that people read."""

from enum import StrEnum


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
    def label(self) -> str:
        """What a reader sees: "Reports to", "Performance indicators"."""
        return _LABELS[self]


_LABELS = {
    Facet.GRADE: "Grade",
    Facet.REPORTS_TO: "Reports to",
    Facet.RESPONSIBILITIES: "Responsibilities",
    Facet.REQUIREMENTS: "Requirements",
    Facet.INTERVIEW: "Interview",
    Facet.LEVELS: "Levels",
    Facet.KPI: "Performance indicators",
    Facet.SPECIALTIES: "Specialties",
    Facet.OVERVIEW: "Overview",
    Facet.STATUS: "Status",
}
