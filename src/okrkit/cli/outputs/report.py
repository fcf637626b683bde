"""Report: findings with what every format needs beside them: title, place, fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.common import title_of
from okrkit.cli.inputs import Loaded

if TYPE_CHECKING:
    from okrkit.files import Place
    from okrkit.rules import Finding

__all__ = ["Entry", "Report", "fingerprints", "report_of"]


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


def report_of(loaded: Loaded, source: str, findings: Iterable[Finding], as_of: date) -> Report:
    """Return the report on findings."""
    found = list(findings)
    entries = [
        Entry(
            one,
            title_of(loaded.plan, one.goal) if one.goal else "",
            loaded.place_of(one.goal, "title" if one.span else None) if one.goal else None,
            fingerprint,
        )
        for one, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    goals = tuple(goal.id for goal in loaded.plan.goals())
    return Report(loaded.plan.name, source, as_of, goals, tuple(entries))


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
