"""Metric: one figure with its meaning, its healthy range and the goals behind it; and what all figures look at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Literal

import attrs

from okrkit.alignment.graph import AlignmentGraph
from okrkit.goals import Goal, KeyResult, Plan

__all__ = ["HEAVY", "LOOPED", "Look", "Metric", "no_value", "share"]

HEAVY = 20_000
"""Goals and links beyond which a figure that is more than linear is left out."""


LOOPED = "contributions form a loop"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Metric:
    """One figure about the alignment of a plan.

    Attributes:
        name: Stable name, as in "orphan-rate".
        title: What people read.
        value: The figure; None: it cannot be said, see `reason`.
        unit: "share" [0-1], "count", "goals", "days", "index" or "ratio".
        definition: What the figure is, in words and formula.
        least: Lower end of the healthy range [included]; None: open.
        most: Upper end [included]; None: open.
        source: Where the range comes from.
        goals: Ids of the goals behind the figure, those that a person would look at first.
        ways: Ways through the graph behind the figure: loops, double paths, the critical path.
        reason: Why there is no value; None: there is one.
    """

    name: str
    title: str
    value: float | None
    unit: Literal["share", "count", "goals", "days", "index", "ratio"]
    definition: str
    least: float | None = None
    most: float | None = None
    source: str
    goals: tuple[str, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()
    reason: str | None = None

    @property
    def healthy(self) -> bool | None:
        """Return whether the figure lies in its healthy range; None where there is no figure."""
        if self.value is None:
            return None
        above = self.least is None or self.value >= self.least - 1e-9
        return above and (self.most is None or self.value <= self.most + 1e-9)

    @property
    def range_text(self) -> str:
        """Return the healthy range in words."""
        low, high = _shown(self.least, self.unit), _shown(self.most, self.unit)
        if self.least is None:
            return f"at most {high}" if self.most else "none" if self.unit == "count" else high
        if self.unit == "share" and self.least == 1:
            return low
        return f"at least {low}" if self.most is None else low if low == high else f"{low} to {high}"

    @property
    def value_text(self) -> str:
        """Return the figure in words."""
        return "unknown" if self.value is None else _shown(self.value, self.unit)


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "share":
        return f"{value * 100:.0f} %"
    return f"{value:.0f}" if unit in {"count", "goals"} else f"{value:.0f} days" if unit == "days" else f"{value:.2f}"


def share(part: float, whole: float) -> float | None:
    """Return part / whole; None where there is nothing to share."""
    return part / whole if whole else None


def no_value(value: float | None, reason: str) -> str | None:
    """Return the reason only where there is no value."""
    return reason if value is None else None


class Look:
    """A plan, a day and what several figures need of them, worked out once."""

    def __init__(self, plan: Plan, graph: AlignmentGraph, as_of: date) -> None:
        self.plan, self.graph, self.as_of = plan, graph, as_of
        self.looped = bool(graph.loops(most=1))

    @cached_property
    def downwards(self) -> tuple[str, ...]:
        """Ids, everything above before everything below; only where there is no loop."""
        ids = self.graph.ids
        return tuple([ids[index] for index in reversed(self.graph.positions())])

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal in the plan's order."""
        return self.plan.goals()

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """Goals at the top level."""
        return self.graph.tops

    @cached_property
    def lower(self) -> tuple[Goal, ...]:
        """Objectives and SMART goals below the top."""
        tops = set(self.tops)
        return tuple([goal for goal in self.goals if not isinstance(goal, KeyResult) and goal.id not in tops])

    @cached_property
    def orphans(self) -> frozenset[str]:
        """Goals from which no way leads to the top."""
        return frozenset(self.graph.orphans)

    @cached_property
    def effort(self) -> dict[str, float]:
        """Effort of the lower goals; one that states none has the mean of those that do, or 1."""
        stated = [float(goal.effort) for goal in self.lower if goal.effort is not None]
        usual = sum(stated) / len(stated) if stated else 1.0
        return {goal.id: usual if goal.effort is None else float(goal.effort) for goal in self.lower}

    @cached_property
    def dependencies(self) -> tuple[tuple[str, str], ...]:
        """Pairs of goals of which the first waits for the second."""
        known = self.graph
        return tuple([(goal.id, to) for goal in self.goals for to in goal.depends_on if to in known])

    def teams(self, goals: Iterable[str]) -> dict[str, str | None]:
        """Return the teams of goals."""
        return {goal: self.plan.team_of(goal) for goal in goals}
