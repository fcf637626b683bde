"""Findings as text, Markdown, HTML, JSON, GitHub, GitLab, SARIF and JUnit reports."""

from okrkit.reports.formats import FORMATS, ReportFormat, render
from okrkit.reports.json import to_data
from okrkit.reports.report import Entry, Place, PlaceOf, Report, fingerprints, report_on

__all__ = [
    "FORMATS",
    "Entry",
    "Place",
    "PlaceOf",
    "Report",
    "ReportFormat",
    "fingerprints",
    "render",
    "report_on",
    "to_data",
]
