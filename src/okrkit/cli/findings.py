"""Findings as lines: by goal, the most severe first, with the words that they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from okrkit.cli.common import title_of
from okrkit.cli.inputs import Loaded
from okrkit.cli.labels import marked
from okrkit.cli.text import Cell, Line, Style, clean, fit, line, width_of, wrapped
from okrkit.goals import Plan

if TYPE_CHECKING:
    from okrkit.rules import Finding

__all__ = ["STYLES", "count_line", "finding_lines", "goal_head", "grouped", "place_text"]

_LINES = 6  # of a title; a longer one is no goal any more

STYLES: dict[str, Style] = {"error": "red", "warning": "yellow", "hint": "cyan"}


def count_line(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity, in words."""
    counts = Counter(finding.severity.value for finding in findings)
    named = [
        f"{counts[name]} {name}{'' if counts[name] == 1 else 's'}"
        for name in ("error", "warning", "hint")
        if counts[name]
    ]
    return ", ".join(named) or "no findings"


def place_text(loaded: Loaded, goal: str | None) -> str:
    """Return the file and line of a goal; empty where it is in no file."""
    place = loaded.place_of(goal, None) if goal else None
    return "" if place is None else f"{place.file}:{place.line}"


def grouped(findings: Iterable[Finding]) -> list[tuple[str | None, list[Finding]]]:
    """Return the findings by goal, in the order they came, the most severe first."""
    groups: dict[str | None, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.goal, []).append(finding)
    return [(goal, sorted(group, key=lambda one: -one.severity.rank)) for goal, group in groups.items()]


def goal_head(plan: Plan, goal: str | None, width: int, *, place: str = "") -> Iterator[Line]:
    """Return the title of a goal, its id, and where it stands; the plan as a whole has none of them."""
    if goal is None:
        yield line(("the plan as a whole", "bold"))
        return
    beside = "  ".join(filter(None, [clean(goal), clean(place)]))
    *lines, last = wrapped(fit(clean(title_of(plan, goal)), _LINES * width), width)
    for text in lines:
        yield line((text, "bold"))
    if width_of(last) + 2 + width_of(beside) <= width:
        yield line((last, "bold"), "  ", (beside, "dim"))
        return
    yield line((last, "bold"))
    yield line("  ", (beside, "dim"))


def finding_lines(plan: Plan, finding: Finding, width: int) -> Iterator[Line]:
    """Return one finding: severity, code and name, the message, the words, and what would mend it."""
    style = STYLES[finding.severity.value]
    head: list[Cell] = ["  ", (f"{finding.severity.value:<8}", style), (f"{finding.rule} {finding.name}", "")]
    yield line(*head)
    for text in wrapped(clean(finding.message), width - 10):
        yield line(" " * 10, text)
    if finding.span and finding.goal and finding.goal in plan:
        title = title_of(plan, finding.goal)
        start, end = finding.span
        if 0 <= start < end <= len(title) <= _LINES * width and end - start < len(title.strip(" .")):
            yield from marked(title, finding.span, width=width, indent=12, style=style)
    if finding.suggestion:
        for index, text in enumerate(wrapped(clean(finding.suggestion), width - 16)):
            yield line(" " * 10, ("try:  " if index == 0 else "      ", "green"), text)
