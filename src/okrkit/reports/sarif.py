"""SARIF 2.1.0, the format of static analysis results (OASIS standard)."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import quote

from okrkit.harmless import as_json
from okrkit.reports.report import Entry, Report

if TYPE_CHECKING:
    from okrkit.rules import Rule

__all__ = ["write"]

_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


def write(report: Report) -> str:
    """Return the log as JSON: one run, the rules that spoke, a result a finding."""
    codes = list(dict.fromkeys(entry.finding.rule for entry in report.entries))
    driver = {"name": "okrkit", "version": version("okrkit"), "rules": [_rule(code, report) for code in codes]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "properties": {"asOf": report.as_of.isoformat()},
                "results": [_result(report, entry, codes) for entry in report.entries],
            }
        ],
    }
    return as_json(log, encoding="ascii") + "\n"


def _rule(code: str, report: Report) -> dict[str, object]:
    """Describe a rule as the catalogue has it; a rule of the user's own by its findings."""
    from okrkit.rules import ALL

    finding = next(entry.finding for entry in report.entries if entry.finding.rule == code)
    known: dict[str, Rule] = {rule.code: rule for rule in ALL}
    described: dict[str, object] = {
        "id": code,
        "name": "".join(word.capitalize() for word in finding.name.split("-")) or code,
        "defaultConfiguration": {"level": _LEVELS[finding.severity.value]},
        "properties": {"source": finding.source},
    }
    if code in known:
        described["shortDescription"] = {"text": known[code].summary}
        described["help"] = {"text": known[code].doc, "markdown": known[code].doc}
    return described


def _result(report: Report, entry: Entry, codes: list[str]) -> dict[str, object]:
    finding = entry.finding
    hint = f" Try: {finding.suggestion}" if finding.suggestion else ""
    return {
        "ruleId": finding.rule,
        "ruleIndex": codes.index(finding.rule),
        "level": _LEVELS[finding.severity.value],
        "message": {"text": f"{finding.goal or 'the plan'} {finding.message}.{hint}"},
        "locations": [_location(report, entry)],
        "partialFingerprints": {"okrkit/v1": entry.fingerprint},
    }


def _location(report: Report, entry: Entry) -> dict[str, object]:
    place = entry.place
    file = report.source if place is None else place.file
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(file.replace("\\", "/"), errors="replace")}}
    if place is not None:
        region = {"startLine": place.line, "startColumn": place.column}
        if place.end_line is not None and place.end_column is not None:
            region |= {"endLine": place.end_line, "endColumn": place.end_column}
        physical["region"] = region
    goal = entry.finding.goal
    logical = [{"name": goal, "kind": "member"}] if goal else []
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}
