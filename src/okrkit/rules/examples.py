"""Short ways to build the goals and plans that show a rule at work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from okrkit.goals import (
    Change,
    CheckIn,
    Cycle,
    Goal,
    Grade,
    HealthMetric,
    KeyResult,
    Objective,
    Plan,
    SmartGoal,
    TargetChange,
    Value,
)

__all__ = [
    "DAY",
    "LAST_QUARTER",
    "Q1",
    "closed_plan",
    "csat",
    "day",
    "example_plan",
    "pair",
    "plan_of",
    "reply",
    "weekly",
]

Q1: Final = Cycle(date(2026, 1, 1), date(2026, 3, 31), "2026-Q1")
"""The cycle of every example that states none."""

LAST_QUARTER: Final = Cycle(date(2025, 10, 1), date(2025, 12, 31), "2025-Q4")
"""A cycle that is over on the day on which the examples are checked."""

DAY: Final = date(2026, 2, 15)
"""The day on which the examples are checked: half of the cycle is over."""


def day(month: int, number: int) -> date:
    """Return a day of 2026."""
    return date(2026, month, number)


def plan_of(
    *goals: Objective | SmartGoal,
    cycle: Cycle | None = Q1,
    check_ins: Iterable[CheckIn] = (),
    target_changes: Iterable[TargetChange] = (),
    grades: Iterable[Grade] = (),
    health_metrics: Iterable[HealthMetric] = (),
) -> Plan:
    """Return a plan of the goals and facts, in the examples' cycle."""
    return Plan(
        [goal for goal in goals if isinstance(goal, Objective)],
        [goal for goal in goals if isinstance(goal, SmartGoal)],
        cycle=cycle,
        check_ins=check_ins,
        target_changes=target_changes,
        grades=grades,
        health_metrics=health_metrics,
    )


def closed_plan(*values: float, ambition: str = "aspirational", grades: Iterable[Grade] = ()) -> Plan:
    """Return a plan of last quarter whose one objective ended with these values, each of a way from 0 to 100."""
    held = [KeyResult(f"k{place}", "Raise the share of calls solved", Change(0, 100)) for place in range(len(values))]
    objective = Objective("support", "Make our customer support world-class", held, owner="coo", ambition=ambition)
    check_ins = [CheckIn(f"k{place}", date(2025, 12, 22), value) for place, value in enumerate(values)]
    return plan_of(objective, cycle=LAST_QUARTER, check_ins=check_ins, grades=grades)


def example_plan(example: Goal | Plan) -> Plan:
    """Return the plan in which an example is checked: a lone goal gets one of its own."""
    if isinstance(example, Plan):
        return example
    if isinstance(example, KeyResult):
        return plan_of(Objective("objective", "Make our customer support world-class", [example], owner="coo"))
    return plan_of(example)


def pair(first: str, second: str) -> Objective:
    """Return an objective with two key results that differ in their titles only."""
    held = [KeyResult(name, title, Change(1, 2)) for name, title in (("first", first), ("second", second))]
    return Objective("grow", "Win the small clinics", held, owner="eve")


def weekly(
    goal: str, *values: Value, start: date = date(2026, 1, 5), every: int = 7, confidence: float | None = None
) -> list[CheckIn]:
    """Return check-ins of a goal, one a week."""
    days = (start + timedelta(days=every * number) for number in range(len(values)))
    return [CheckIn(goal, when, value, confidence=confidence) for when, value in zip(days, values, strict=True)]


def reply(name: str = "reply", *, owner: str | None = None, team: str | None = None) -> KeyResult:
    """Return the seeds' first key result: 4 hours to under 1 hour."""
    measure = Change(4, 1, unit="hour", strict=True)
    return KeyResult(name, "Reduce average first response time", measure, owner=owner, team=team)


def csat(name: str = "csat", *, owner: str | None = None, team: str | None = None) -> KeyResult:
    """Return the seeds' second key result, with the baseline it lacks."""
    return KeyResult(name, "Raise satisfaction after support", Change(88, 95, unit="%"), owner=owner, team=team)
