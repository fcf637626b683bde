"""Report: findings with the places in their files, ready for any format."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Protocol, TypeAlias

import attrs

from okrkit.goals import Plan
from okrkit.rules import Finding, Severity

__all__ = ["Located", "Place", "PlaceOf", "Report", "report_on"]


class Place(Protocol):
    """Where something stands in a file."""

    @property
    def file(self) -> str:
        """Return the file, as the caller named it."""
        ...

    @property
    def line(self) -> int | None:
        """Return the line, from 1; None where the format does not tell."""
        ...

    @property
    def column(self) -> int | None:
        """Return the column, from 1; None where the format does not tell."""
        ...


PlaceOf: TypeAlias = Callable[[str, str], Place | None]
"""Returns where a goal's field stands, from the goal's id and the field's name; None where that is unknown."""


@attrs.frozen
class Located:
    """One finding, the words it is about, and where they stand.

    Attributes:
        finding: What a rule reported.
        title: The goal's title; empty for the plan as a whole.
        file: The file it stands in; None: unknown.
        line: Line of the title, from 1; None: unknown.
        column: Column of the title, from 1; None: unknown.
        fingerprint: Stays the same while rule, goal and words stay, wherever the goal is moved to.
    """

    finding: Finding
    title: str
    file: str | None
    line: int | None
    column: int | None
    fingerprint: str

    @property
    def words(self) -> str:
        """Return the words of the title that the finding is about; empty where there are none."""
        return "" if self.finding.span is None else self.title[slice(*self.finding.span)]

    @property
    def head(self) -> str:
        """Return code and name of the rule."""
        return f"{self.finding.rule} {self.finding.name}"

    @property
    def text(self) -> str:
        """Return the message, and the rewrite where there is one."""
        rewrite = self.finding.suggestion
        return self.finding.message if rewrite is None else f"{self.finding.message}; better: {rewrite}"


@attrs.frozen
class Report:
    """Findings about one plan on one day, in the order of `lint`.

    Attributes:
        plan: Name of the plan; None: it has none.
        as_of: The day they hold for.
        findings: With their places.
        rules: One-sentence descriptions by code of the rules that reported.
    """

    plan: str | None
    as_of: date
    findings: tuple[Located, ...]
    rules: Mapping[str, str]

    def counts(self) -> dict[str, int]:
        """Return how many findings there are of each severity, the worst first."""
        found = Counter(one.finding.severity for one in self.findings)
        return {severity.value: found[severity] for severity in reversed(Severity)}


def report_on(
    plan: Plan,
    findings: Iterable[Finding],
    *,
    as_of: date,
    place_of: PlaceOf | None = None,
    rules: Mapping[str, str] | None = None,
) -> Report:
    """Return a report on what lint found.

    Args:
        plan: The plan that was checked.
        findings: What `lint` returned.
        as_of: The day it was checked for.
        place_of: Where goals stand; None: the plan came from no file.
        rules: One-sentence descriptions by code; None: none.

    Examples:
        >>> from okrkit.goals import Objective
        >>> plan = Plan([Objective("o", "Grow")])
        >>> report = report_on(plan, [Finding("holds no key results", goal="o")], as_of=date(2026, 1, 1))
        >>> report.findings[0].title, report.counts()
        ('Grow', {'error': 0, 'warning': 1, 'hint': 0})
    """
    seen: Counter[str] = Counter()
    located = tuple(_located(plan, finding, place_of, seen) for finding in findings)
    codes = dict.fromkeys(one.finding.rule for one in located)
    return Report(plan.name, as_of, located, {code: (rules or {}).get(code, "") for code in codes})


def _located(plan: Plan, finding: Finding, place_of: PlaceOf | None, seen: Counter[str]) -> Located:
    goal = finding.goal if finding.goal is not None and finding.goal in plan else None
    title = "" if goal is None else plan[goal].title
    place = None if goal is None or place_of is None else place_of(goal, "id" if finding.span is None else "title")
    identity = "\0".join((finding.rule, goal or "", "" if finding.span is None else title[slice(*finding.span)]))
    seen[identity] += 1
    fingerprint = hashlib.sha256(f"{identity}\0{seen[identity]}".encode("utf-8", "surrogatepass")).hexdigest()
    file, line, column = (None, None, None) if place is None else (place.file, place.line, place.column)
    return Located(finding, title, file, line, column, fingerprint[:32])
