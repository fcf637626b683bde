"""Reports for machines: JSON, GitHub annotations, GitLab code quality, SARIF 2.1.0, JUnit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from okrkit.reports.report import Located, Report

__all__ = ["to_github", "to_gitlab", "to_json", "to_junit", "to_sarif"]

_GITHUB_LEVEL: Final = {"error": "error", "warning": "warning", "hint": "notice"}
_GITLAB_SEVERITY: Final = {"error": "critical", "warning": "major", "hint": "info"}
_SARIF_LEVEL: Final = {"error": "error", "warning": "warning", "hint": "note"}
_SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _dumped(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False)


def to_json(report: Report) -> str:
    """Return the report as documented data: plan, day, counts, and each finding with its place.

    Examples:
        >>> from datetime import date
        >>> json.loads(to_json(Report("Q1", date(2026, 1, 1), (), {})))["counts"]
        {'error': 0, 'warning': 0, 'hint': 0}
    """
    findings = [
        {**one.finding.to_dict(), "file": one.file, "line": one.line, "column": one.column} for one in report.findings
    ]
    return _dumped(
        {"plan": report.plan, "as_of": report.as_of.isoformat(), "counts": report.counts(), "findings": findings}
    )


def to_github(report: Report) -> str:
    """Return workflow commands, a line a finding, which GitHub shows beside the changed lines.

    Source:
        GitHub Docs, "Workflow commands for GitHub Actions": %, CR and LF are escaped in messages,
        colons and commas in properties too.
    """
    return "\n".join(_command(one) for one in report.findings)


def _command(one: Located) -> str:
    named = (("file", one.file), ("line", one.line), ("col", one.column), ("title", one.head))
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in named if value is not None)
    goal = f"{one.finding.goal}: " if one.finding.goal else ""
    return f"::{_GITHUB_LEVEL[one.finding.severity]} {properties}::{_message(goal + one.text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def to_gitlab(report: Report) -> str:
    """Return a code quality report; a finding without a place is put on line 1 of the plan.

    Source:
        GitLab Docs, "Code Quality report format": description, check_name, fingerprint, severity
        and location are required, paths are relative.
    """
    return _dumped(
        [
            {
                "description": f"{one.finding.goal or 'plan'}: {one.text}",
                "check_name": one.head,
                "fingerprint": one.fingerprint,
                "severity": _GITLAB_SEVERITY[one.finding.severity],
                "location": {"path": _path(one.file or "plan"), "lines": {"begin": one.line or 1}},
            }
            for one in report.findings
        ]
    )


def _path(file: str) -> str:
    return file.replace("\\", "/").removeprefix("./")


def to_sarif(report: Report) -> str:
    """Return a SARIF 2.1.0 log: rules once, results with place and stable fingerprint.

    Source:
        OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0; GitHub Docs, "SARIF support".
    """
    order = {code: index for index, code in enumerate(report.rules)}
    driver: dict[str, object] = {"name": "okrkit", "rules": _sarif_rules(report)}
    run = {"tool": {"driver": driver}, "results": [_sarif_result(one, order) for one in report.findings]}
    return _dumped({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rules(report: Report) -> list[dict[str, object]]:
    first = {one.finding.rule: one.finding for one in reversed(report.findings)}
    rules: list[dict[str, object]] = []
    for code, description in report.rules.items():
        level = {"level": _SARIF_LEVEL[first[code].severity]}
        rule: dict[str, object] = {"id": code, "name": first[code].name, "defaultConfiguration": level}
        if description:
            rule["shortDescription"] = {"text": description}
        rules.append(rule)
    return rules


def _sarif_result(one: Located, order: Mapping[str, int]) -> dict[str, object]:
    return {
        "ruleId": one.finding.rule,
        "ruleIndex": order[one.finding.rule],
        "level": _SARIF_LEVEL[one.finding.severity],
        "message": {"text": one.text},
        "locations": [_sarif_location(one)],
        "partialFingerprints": {"okrkit/v1": one.fingerprint},
    }


def _sarif_location(one: Located) -> dict[str, object]:
    location: dict[str, object] = {"logicalLocations": [{"name": one.finding.goal or "plan", "kind": "object"}]}
    if one.file is not None:
        physical: dict[str, object] = {"artifactLocation": {"uri": quote(_path(one.file))}}
        if one.line is not None:
            column = {} if one.column is None else {"startColumn": one.column}
            physical["region"] = {"startLine": one.line, **column}
        location["physicalLocation"] = physical
    return location


def to_junit(report: Report) -> str:
    """Return a JUnit report: a test case a finding, failed for errors and warnings; hints are skipped.

    Source:
        The JUnit XML that CI servers read (testsuites, testsuite, testcase, failure); there is no
        formal standard.
    """
    counts = report.counts()
    totals = {
        "tests": str(max(1, len(report.findings))),
        "failures": str(counts["error"] + counts["warning"]),
        "skipped": str(counts["hint"]),
    }
    root = Xml.Element("testsuites", totals)
    suite = Xml.SubElement(root, "testsuite", {"name": "okrkit", **totals})
    if not report.findings:
        Xml.SubElement(suite, "testcase", {"classname": "okrkit", "name": "no findings"})
    for one in report.findings:
        _junit_case(suite, one)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True)


def _junit_case(suite: Xml.Element, one: Located) -> None:
    name = _xml_text(f"{one.head}: {one.finding.goal or 'plan'}")
    case = Xml.SubElement(suite, "testcase", {"classname": _xml_text(one.file or "plan"), "name": name})
    kind = "skipped" if one.finding.severity == "hint" else "failure"
    Xml.SubElement(case, kind, {"message": _xml_text(one.text), "type": one.finding.severity.value})


def _xml_text(text: str) -> str:
    """Replace what XML 1.0 cannot hold, even escaped."""
    return "".join(char if char in "\t\n\r" or _is_xml_char(ord(char)) else "\ufffd" for char in text)


def _is_xml_char(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
