"""Findings as text, Markdown, HTML, JSON, GitHub, GitLab, SARIF and JUnit reports."""

from okrkit.reports.formats import FORMATS, ReportFormat, render
from okrkit.reports.machines import to_github, to_gitlab, to_json, to_junit, to_sarif
from okrkit.reports.people import to_html, to_markdown, to_text
from okrkit.reports.report import Located, Place, PlaceOf, Report, report_on

__all__ = [
    "FORMATS",
    "Located",
    "Place",
    "PlaceOf",
    "Report",
    "ReportFormat",
    "render",
    "report_on",
    "to_github",
    "to_gitlab",
    "to_html",
    "to_json",
    "to_junit",
    "to_markdown",
    "to_sarif",
    "to_text",
]
