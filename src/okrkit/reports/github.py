"""Annotations of GitHub Actions: one workflow command a finding."""

from __future__ import annotations

from okrkit.harmless import clean
from okrkit.reports.report import Entry, Report

__all__ = ["write"]

_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}


def write(report: Report) -> str:
    """Return the commands, one a line."""
    return "".join(f"{_command(entry)}\n" for entry in report.entries)


def _command(entry: Entry) -> str:
    finding, place = entry.finding, entry.place
    where = {} if place is None else {"file": place.file, "line": str(place.line), "col": str(place.column)}
    properties = {**where, "title": f"{finding.rule} {finding.name}"}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    goal = f"{finding.goal}: " if finding.goal else ""
    hint = f" (try: {finding.suggestion})" if finding.suggestion else ""
    return f"::{_COMMANDS[finding.severity.value]} {told}::{_data(f'{goal}{finding.message}{hint}')}"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
