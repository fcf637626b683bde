"""Report: findings with what every format needs beside them: title, place, fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from typing import Protocol, TypeAlias

import attrs

from okrkit.goals import Plan
from okrkit.rules import Finding

__all__ = ["Entry", "Place", "PlaceOf", "Report", "fingerprints", "report_on"]


class Place(Protocol):
    """Where something stands in a file; `okrkit.files.Place` is one."""

    @property
    def file(self) -> str:
        """Return the file, as the caller named it."""
        ...

    @property
    def line(self) -> int:
        """Return the first line, from 1."""
        ...

    @property
    def column(self) -> int:
        """Return the first column, from 1."""
        ...

    @property
    def end_line(self) -> int | None:
        """Return the last line; None where the language does not tell."""
        ...

    @property
    def end_column(self) -> int | None:
        """Return the column behind the last character; None where the language does not tell."""
        ...


PlaceOf: TypeAlias = Callable[[str, str | None], Place | None]
"""Returns where a goal, or one of its fields, stands; None where it is in no file. See `okrkit.files.Source.place`."""


@attrs.frozen
class Entry:
    """One finding.

    Attributes:
        finding: The finding.
        title: Title of its goal; empty where it is about the whole plan.
        place: Where it stands; None where the plan is in no file.
        fingerprint: The same from run to run as long as the fault stays, on whatever line or day.
    """

    finding: Finding
    title: str
    place: Place | None
    fingerprint: str

    @property
    def words(self) -> str:
        """Return the words of the title that the finding is about; empty where it is about none."""
        return "" if self.finding.span is None else self.title[slice(*self.finding.span)]

    def to_dict(self) -> dict[str, object]:
        """Return the finding as plain data, with place and fingerprint."""
        place = self.place
        where = None if place is None else {"file": place.file, "line": place.line, "column": place.column}
        return {**self.finding.to_dict(), "place": where, "fingerprint": self.fingerprint}


@attrs.frozen
class Report:
    """What a check found.

    Attributes:
        plan: Name of the plan; None: it has none.
        source: What the user called it.
        as_of: The day.
        goals: Ids of every goal, in the plan's order.
        entries: The findings, in the order of lint.
    """

    plan: str | None
    source: str
    as_of: date
    goals: tuple[str, ...]
    entries: tuple[Entry, ...]

    def counts(self) -> dict[str, int]:
        """Return how many findings there are of each severity, the worst first."""
        found = Counter(entry.finding.severity.value for entry in self.entries)
        return {name: found[name] for name in ("error", "warning", "hint")}

    def summary(self) -> str:
        """Return the counts in words, as in "1 error, 2 warnings"."""
        named = [f"{count} {name}{'' if count == 1 else 's'}" for name, count in self.counts().items() if count]
        return ", ".join(named) or "no findings"


def report_on(
    plan: Plan,
    findings: Iterable[Finding],
    *,
    as_of: date,
    source: str = "plan",
    place_of: PlaceOf | None = None,
) -> Report:
    """Return the report on what lint found.

    Args:
        plan: The plan that was checked.
        findings: What `lint` returned.
        as_of: The day it was checked for.
        source: What the user calls the plan, as a file name.
        place_of: Where goals stand, as `files.read_source(path).place`; None: the plan came from no file.

    Examples:
        >>> from okrkit.goals import Objective
        >>> plan = Plan([Objective("o", "Grow")])
        >>> report = report_on(plan, [Finding("holds no key results", goal="o")], as_of=date(2026, 1, 1))
        >>> report.entries[0].title, report.summary()
        ('Grow', '1 warning')
    """
    found = list(findings)
    marked = zip(found, fingerprints(found), strict=True)
    entries = tuple(_entry(plan, finding, place_of, mark) for finding, mark in marked)
    return Report(plan.name, source, as_of, tuple(goal.id for goal in plan.goals()), entries)


def _entry(plan: Plan, finding: Finding, place_of: PlaceOf | None, fingerprint: str) -> Entry:
    goal = finding.goal
    if goal is None:
        return Entry(finding, "", None, fingerprint)
    title = (plan[goal].title or goal) if goal in plan else goal
    place = None if place_of is None else place_of(goal, "title" if finding.span else None)
    return Entry(finding, title, place, fingerprint)


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return what identifies each finding: its rule, its goal, and its place among such.

    Lines and messages are left out: a line moves when another goal is added, and a message may
    count days.
    """
    seen: Counter[tuple[str, str | None]] = Counter()
    made: list[str] = []
    for one in findings:
        key = (one.rule, one.goal)
        made.append(sha256(repr((*key, seen[key])).encode("utf-8", "surrogatepass")).hexdigest()[:32])
        seen[key] += 1
    return made
