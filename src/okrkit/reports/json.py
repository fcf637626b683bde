"""Plain data: plan, day, counts, and every finding with its place and fingerprint."""

from __future__ import annotations

from okrkit.harmless import as_json
from okrkit.reports.report import Report

__all__ = ["to_data", "write"]


def to_data(report: Report) -> dict[str, object]:
    """Return the report as the documented data of `--format json`."""
    return {
        "plan": report.plan,
        "as_of": report.as_of.isoformat(),
        "counts": report.counts(),
        "findings": [entry.to_dict() for entry in report.entries],
    }


def write(report: Report) -> str:
    """Return the data as JSON."""
    return as_json(to_data(report)) + "\n"
