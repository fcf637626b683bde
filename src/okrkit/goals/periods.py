"""A goal's own period, on which its expected progress runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from okrkit.goals.check_ins import CheckIn
from okrkit.goals.cycles import Cycle
from okrkit.goals.types import Goal, KeyResult, SmartGoal

__all__ = ["period_of"]


def period_of(
    goal: Goal, cycle: Cycle | None, check_ins: Sequence[CheckIn], *, as_of: date | None = None
) -> Cycle | None:
    """Return the period of a goal; see `Plan.period_of`.

    Args:
        goal: The goal.
        cycle: The cycle it belongs to, its own or the plan's.
        check_ins: Its check-ins in day order.
        as_of: The last day whose check-ins are known; None: all are.

    Returns:
        The period; None where an end of it is unknown. A due day before the start is a period of
        that one day.
    """
    if isinstance(goal, KeyResult):
        return cycle if cycle is None or goal.due is None else _between(cycle.start, goal.due)
    if not isinstance(goal, SmartGoal):
        return cycle
    end = goal.due or (cycle.end if cycle else None)
    start = _start(goal, cycle, check_ins, as_of or date.max)
    return None if start is None or end is None else _between(start, end)


def _start(goal: SmartGoal, cycle: Cycle | None, check_ins: Sequence[CheckIn], as_of: date) -> date | None:
    if goal.start or cycle:
        return goal.start or (cycle.start if cycle else None)
    if not check_ins or not date.min < check_ins[0].day <= as_of:
        return None
    return check_ins[0].day - timedelta(days=1)


@lru_cache(maxsize=1024)  # most goals of a plan share a few due days
def _between(start: date, end: date) -> Cycle:
    return Cycle(min(start, end), end)
