"""Plain text: findings by goal, the words they are about underlined, the rewrite below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from okrkit.harmless import clean, width_of
from okrkit.reports.report import Entry, Report

__all__ = ["write"]

_INDENT = " " * 10


def write(report: Report) -> str:
    """Return the text; its last line counts the findings."""
    lines: list[str] = []
    for goal, group in groupby(report.entries, key=lambda entry: entry.finding.goal):
        entries = list(group)
        place = f"  {entries[0].place}" if entries[0].place else ""
        lines.append(f"{clean(goal or 'the plan as a whole')}{place}")
        lines.extend(text for entry in entries for text in _lines_of(entry))
        lines.append("")
    return "\n".join([*lines, report.summary(), ""])


def _lines_of(entry: Entry) -> Iterator[str]:
    finding = entry.finding
    yield f"  {finding.severity.value:<7} {finding.rule} {finding.name}: {clean(finding.message)}"
    if finding.span is not None and entry.words:
        start, end = finding.span
        before, words = clean(entry.title[:start]), clean(entry.title[start:end])
        yield f"{_INDENT}{clean(entry.title)}"
        yield f"{_INDENT}{' ' * width_of(before)}{'~' * max(1, width_of(words))}"
    if finding.suggestion is not None:
        yield f"{_INDENT}try: {clean(finding.suggestion)}"
