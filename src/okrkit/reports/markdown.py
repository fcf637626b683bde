"""Markdown, for a comment on a change: a heading, a table, the details."""

from __future__ import annotations

import re
from collections import Counter

from okrkit.harmless import clean
from okrkit.reports.report import Entry, Report

__all__ = ["write"]


def write(report: Report) -> str:
    """Return the findings as a table, the most severe first."""
    counts = Counter(entry.finding.severity.value for entry in report.entries)
    told = ", ".join(f"{counts[name]} {name}{'s' * (counts[name] != 1)}" for name in ("error", "warning", "hint"))
    lines = [f"### {_plain(report.plan or report.source)}, as of {report.as_of}", ""]
    if not report.entries:
        return "\n".join([*lines, "No findings.", ""])
    lines += [f"{told}.", "", "| | goal | finding | rule |", "|---|---|---|---|"]
    ordered = sorted(report.entries, key=lambda entry: -entry.finding.severity.rank)
    return "\n".join([*lines, *map(_row, ordered), ""])


def _row(entry: Entry) -> str:
    finding = entry.finding
    goal = f"{_plain(entry.title)} (`{_code(finding.goal)}`)" if finding.goal else "the plan as a whole"
    where = f"<br>`{_code(str(entry.place))}`" if entry.place else ""
    hint = f"<br>try: {_plain(finding.suggestion)}" if finding.suggestion else ""
    return f"| {finding.severity.value} | {goal}{where} | {_plain(finding.message)}{hint} | {finding.rule} {finding.name} |"


def _plain(text: str) -> str:
    """Return the text with everything escaped that Markdown or HTML could take for markup."""
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")
    return re.sub(r"([\\`*_\[\]|~])", r"\\\1", escaped)


def _code(text: str | None) -> str:
    return clean(text or "").replace("`", "'").replace("|", "\\|")
