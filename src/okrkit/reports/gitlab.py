"""A code quality report of GitLab: a JSON list, one entry a finding."""

from __future__ import annotations

from okrkit.harmless import as_json
from okrkit.reports.report import Entry, Report

__all__ = ["write"]

_SEVERITIES = {"error": "major", "warning": "minor", "hint": "info"}


def write(report: Report) -> str:
    """Return the report as JSON."""
    return as_json([_entry(report, entry) for entry in report.entries], encoding="ascii") + "\n"


def _entry(report: Report, entry: Entry) -> dict[str, object]:
    finding, place = entry.finding, entry.place
    goal = f"{finding.goal}: " if finding.goal else ""
    return {
        "description": f"{goal}{finding.message}",
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": entry.fingerprint,
        "severity": _SEVERITIES[finding.severity.value],
        "location": {
            "path": (report.source if place is None else place.file).replace("\\", "/"),
            "lines": {"begin": 1 if place is None else place.line},
        },
    }
