"""Where each goal stands by itself, as the values from which influence starts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Literal, TypeAlias

from okrkit.errors import OptionsError, UnknownGoalError
from okrkit.goals import KeyResult, Number, Plan
from okrkit.scoring import ScoringPolicy, compile_plan
from okrkit.scoring.leaves import progress_column

__all__ = ["Missing", "checked_values", "standing"]

Missing: TypeAlias = Literal["skip", "zero"]
"""What a goal without a value is: left out of what is above it, or 0."""


def standing(plan: Plan, *, as_of: date) -> list[float | None]:
    """Return each measured goal's attainment against its bar [0-1], in the plan's order; None is unknown.

    The same as `Score.attainment`, without the rest of a score; objectives have no number of their own.
    """
    goals, policy = compile_plan(plan).goals, ScoringPolicy()
    progress = progress_column(goals, plan.check_ins.groups(), plan.target_changes.groups(), as_of)
    found: list[float | None] = []
    bar = 1.0
    for goal, share in zip(goals, progress, strict=True):
        if not isinstance(goal, KeyResult):
            bar = policy.bar_of(goal)
        found.append(None if share is None else 0.0 if share <= 0.0 else 1.0 if share >= bar else share / bar)
    return found


def checked_values(plan: Plan, values: Mapping[str, Number] | None, *, subject: str) -> dict[int, float]:
    """Return given values by position.

    Raises:
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If a value is outside [-1, 1], with every problem.
    """
    positions = compile_plan(plan).positions
    found: dict[int, float] = {}
    problems: list[str] = []
    for goal, value in (values or {}).items():
        if goal not in positions:
            raise UnknownGoalError(str(goal), positions)
        if isinstance(value, bool) or not -1 <= value <= 1 or not isfinite(value):
            problems.append(f"value of {goal!r} must be in [-1, 1], got {value!r}")
        else:
            found[positions[goal]] = float(value)
    if problems:
        raise OptionsError(subject, problems)
    return found
