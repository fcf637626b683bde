"""The health of the graph: every figure with what it means, what is healthy, and the goals behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import shorten, wrap
from typing import final

import attrs

from okrkit.alignment.graph import align
from okrkit.alignment.metrics import ALL, Look, Metric
from okrkit.errors import OptionsError, UnknownNameError
from okrkit.goals import Plan
from okrkit.goals._build import day_fault

__all__ = ["AlignmentReport", "alignment_report"]

_WIDTH = 80


@final
class AlignmentReport:
    """Every figure about the alignment of a plan, in a fixed order.

    Attributes:
        plan: The plan.
        as_of: The day.
        metrics: The figures.
    """

    __slots__ = ("as_of", "metrics", "plan")

    def __init__(self, plan: Plan, as_of: date, metrics: tuple[Metric, ...]) -> None:
        self.plan: Plan = plan
        self.as_of: date = as_of
        self.metrics: tuple[Metric, ...] = metrics

    def __getitem__(self, name: str) -> Metric:
        """Return a figure by name.

        Raises:
            UnknownNameError: If there is none.
        """
        for metric in self.metrics:
            if metric.name == name:
                return metric
        raise UnknownNameError("metric", name, [metric.name for metric in self.metrics])

    def __iter__(self) -> Iterator[Metric]:
        return iter(self.metrics)

    def __len__(self) -> int:
        return len(self.metrics)

    def unhealthy(self) -> tuple[Metric, ...]:
        """Return the figures outside their healthy range."""
        return tuple([metric for metric in self.metrics if metric.healthy is False])

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain data for JSON."""
        rows = [{**attrs.asdict(metric), "healthy": metric.healthy} for metric in self.metrics]
        return {"plan": self.plan.name, "as_of": self.as_of.isoformat(), "metrics": rows}

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, AlignmentReport) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Plan, date, tuple[Metric, ...]]:
        return self.plan, self.as_of, self.metrics

    def __str__(self) -> str:
        """Return the report as text of 80 columns: outside the range first."""
        lines = [f"Alignment of {self.plan.name or 'the plan'} on {self.as_of}"[:_WIDTH], ""]
        groups = ((False, "Look at"), (True, "Healthy"), (None, "Not to be said"))
        for state, title in groups:
            found = [metric for metric in self.metrics if metric.healthy is state]
            if found:
                lines += [title, *(line for metric in found for line in _lines(metric)), ""]
        return "\n".join(lines).rstrip()

    def __repr__(self) -> str:
        return f"<AlignmentReport {len(self.metrics)} figures, {len(self.unhealthy())} outside their range>"


def _lines(metric: Metric) -> list[str]:
    if metric.value is None:
        return wrap(f"{metric.title}: {metric.reason}", _WIDTH, initial_indent="  ", subsequent_indent="    ")
    line = f"  {metric.title:<50} {metric.value_text:>8}  ({metric.range_text})"
    lines = (
        [line]
        if len(line) <= _WIDTH
        else [f"  {metric.title}", f"{'':<53}{metric.value_text:>8}  ({metric.range_text})"]
    )
    if metric.healthy is False and metric.goals:
        more = f" and {len(metric.goals) - 5} more" if len(metric.goals) > 5 else ""
        shown = ", ".join(shorten(goal, 24, placeholder="...") for goal in metric.goals[:5])
        lines += wrap(f"{shown}{more}", _WIDTH, initial_indent="      ", subsequent_indent="      ")
    return lines


def alignment_report(plan: Plan, *, as_of: date) -> AlignmentReport:
    """Return every figure about the alignment of a plan.

    Args:
        plan: The plan; one with loops and links to nothing is answered too.
        as_of: The day, for figures that go by days.

    Returns:
        Each figure with its definition, its healthy range, where that comes from, and the goals
        behind it.

    Raises:
        OptionsError: If `as_of` is no day.

    Source:
        Each `Metric` names its own.

    Examples:
        >>> from okrkit import SmartGoal
        >>> report = alignment_report(
        ...     Plan([], [SmartGoal("s", "Learn"), SmartGoal("t", "Teach")]), as_of=date(2026, 2, 15)
        ... )
        >>> report["orphan-rate"].value, report["orphan-rate"].goals, report["loops"].healthy
        (1.0, ('s', 't'), True)
    """
    if fault := day_fault("as_of", as_of):
        raise OptionsError("alignment_report", [fault])
    look = Look(plan, align(plan), as_of)
    return AlignmentReport(plan, as_of, tuple([metric(look) for metric in ALL]))
