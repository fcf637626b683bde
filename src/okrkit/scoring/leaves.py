"""What check-ins say about one measured goal, or about all of them, on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter

import attrs

from okrkit.goals import (
    CheckIn,
    Cycle,
    Establish,
    Goal,
    Measure,
    Objective,
    Plan,
    Value,
    fold,
    outcome,
)
from okrkit.scoring.policy import ScoringPolicy

__all__ = ["Leaf", "known", "last_known", "measure_on", "read_leaf"]

_day: Callable[[CheckIn], date] = attrgetter("day")


@attrs.frozen
class Leaf:
    """One measured goal on a day.

    Attributes:
        progress: Raw progress [unbounded]; None: undefined.
        value: The score [0 - ceiling], after lateness; None: undefined.
        attained: Whether the measure is attained; None: unknown.
        measured: The check-ins' values as one, in the metric's unit; None: nothing known.
        measure: The measure used; None: the goal has none.
        check_ins: The check-ins known on the day, in day order.
        late: Days between the last day of the period and the day the score was reached; 0: in time.
        supposed: Whether a what-if stands here instead of the check-ins.
    """

    progress: float | None
    value: float | None
    attained: bool | None
    measured: Value | None
    measure: Measure | None
    check_ins: tuple[CheckIn, ...] = ()
    late: int = 0
    supposed: bool = False


def known(facts: tuple[CheckIn, ...], as_of: date) -> tuple[CheckIn, ...]:
    """Return the facts up to a day, included."""
    if not facts or facts[-1].day <= as_of:
        return facts
    return facts[: bisect_right(facts, as_of, key=_day)]


def last_known(facts: tuple[CheckIn, ...], as_of: date) -> CheckIn | None:
    """Return the last fact up to a day, included."""
    if facts and facts[-1].day <= as_of:
        return facts[-1]
    place = bisect_right(facts, as_of, key=_day)
    return facts[place - 1] if place else None


def measure_on(plan: Plan, goal: Goal, as_of: date, policy: ScoringPolicy) -> Measure | None:
    """Return the measure that a score goes by."""
    if isinstance(goal, Objective):
        return None
    measure = goal.measure
    if policy.targets == "current":
        for change in plan.target_changes.of(goal.id):
            if change.day <= as_of:
                measure = change.measure
    return measure


def read_leaf(plan: Plan, goal: Goal, as_of: date, policy: ScoringPolicy, period: Cycle | None) -> Leaf:
    """Return what is known about one measured goal."""
    measure = measure_on(plan, goal, as_of, policy)
    facts = known(plan.check_ins.of(goal.id), as_of)
    if measure is None:
        return Leaf(None, None, None, facts[-1].value if facts else None, None, facts)
    values = [fact.value for fact in facts]
    progress, attained = outcome(measure, values)
    value = None if progress is None else policy.clamp(progress)
    late = 0
    if policy.lateness.rule and value is not None and period and facts and facts[-1].day > period.end:
        value, late = _after_delay(measure, facts, value, policy, period)
    return Leaf(progress, value, attained, fold(measure, values), measure, facts, late)


def _after_delay(
    measure: Measure, facts: Sequence[CheckIn], value: float, policy: ScoringPolicy, period: Cycle
) -> tuple[float, int]:
    """Return what lateness leaves of a score, and the days of delay."""
    in_time = [fact.value for fact in facts if fact.day <= period.end]
    reached = outcome(measure, in_time)[0] if in_time or isinstance(measure, Establish) else None
    kept = 0.0 if reached is None else policy.clamp(reached)
    days = (_standing_since(measure, facts, value, policy) - period.end).days
    if days <= 0 or policy.lateness.rule is None:
        return value, 0
    left = min(max(float(policy.lateness.rule(days)), 0.0), 1.0)
    return max(min(kept, value), value * left), days


def _standing_since(measure: Measure, facts: Sequence[CheckIn], value: float, policy: ScoringPolicy) -> date:
    """Return the day since which the score has never been below what it is now."""
    values = [fact.value for fact in facts]
    since = facts[-1].day
    for count in range(len(facts) - 1, 0, -1):
        progress = outcome(measure, values[:count])[0]
        if progress is None or policy.clamp(progress) < value:
            break
        since = facts[count - 1].day
    return since
