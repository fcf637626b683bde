"""JUnit XML: a test case a goal, which fails where a finding is an error or a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from okrkit.reports.report import Entry, Report

__all__ = ["write"]

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHOLE = "the plan as a whole"


def write(report: Report) -> str:
    """Return the suite: every goal of the plan, and the plan as a whole where something is said of it."""
    groups: dict[str, list[Entry]] = {goal: [] for goal in report.goals}
    for entry in report.entries:
        groups.setdefault(entry.finding.goal or _WHOLE, []).append(entry)
    failed = sum(any(map(_fails, entries)) for entries in groups.values())
    counts = f'tests="{len(groups)}" failures="{failed}" errors="0" skipped="0"'
    name = _quoted(f"okrkit check {report.plan or report.source}, {report.as_of}")
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {counts}>", f"  <testsuite name={name} {counts}>"]
    lines += [made for goal, entries in groups.items() for made in _case(goal, entries)]
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"


def _fails(entry: Entry) -> bool:
    return entry.finding.severity.value != "hint"


def _case(goal: str, entries: Sequence[Entry]) -> Iterator[str]:
    opening = f'    <testcase classname="okrkit" name={_quoted(goal)}'
    if not entries:
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    bad = [entry for entry in entries if _fails(entry)]
    if bad:  # one failure a case is all that most readers show, so it holds every line
        first = bad[0].finding
        text = escape(_told("\n".join(_line(entry) for entry in bad)))
        yield f"      <failure type={_quoted(first.rule)} message={_quoted(first.message)}>{text}</failure>"
    hints = [entry for entry in entries if not _fails(entry)]
    if hints:
        yield f"      <system-out>{escape(_told(chr(10).join(_line(entry) for entry in hints)))}</system-out>"
    yield "    </testcase>"


def _line(entry: Entry) -> str:
    finding = entry.finding
    where = f"{entry.place}: " if entry.place else ""
    return f"{where}{finding.severity.value} {finding.rule} {finding.name}: {finding.message}"


def _told(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def _quoted(text: str) -> str:
    return f'"{escape(_told(text))}"'
