"""Where each goal stands by itself, as the values from which influence starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import inf
from typing import Any, Literal, TypeAlias, final

from okrkit.alignment.satisfaction import share_fault
from okrkit.errors import OptionsError, UnknownGoalError
from okrkit.goals import (
    Ambition,
    Change,
    CheckIn,
    History,
    KeyResult,
    Measure,
    Number,
    Objective,
    Plan,
    SmartGoal,
    TargetChange,
    outcome,
)
from okrkit.scoring import ScoringPolicy, compile_plan

__all__ = ["Missing", "checked_values", "standing"]

Missing: TypeAlias = Literal["skip", "zero"]
"""What a goal without a value is: left out of what is above it, or 0."""


def standing(plan: Plan, *, as_of: date) -> list[float | None]:
    """Return each measured goal's attainment against its bar [0-1], in the plan's order; None is unknown.

    The same as `Score.attainment`, without the rest of a score; objectives have no number of their own.
    The plain case (floats from a baseline to a target, the last check-in counts) is written out.
    """
    kept = plan.derived(_Kept)
    key = (plan.check_ins, plan.target_changes, as_of)
    if kept.key is None or kept.key[2] != as_of or kept.key[0] is not key[0] or kept.key[1] is not key[1]:
        kept.key, kept.column = key, _read(plan, as_of)
    return list(kept.column)


@final
class _Kept:
    """The column of the last facts and day: what follows a look at a plan is another look at it."""

    def __init__(self, _: Plan) -> None:
        self.key: tuple[History[CheckIn], History[TargetChange], date] | None = None
        self.column: list[float | None] = []


def _read(plan: Plan, as_of: date) -> list[float | None]:
    column: list[float | None] = []
    seen = plan.check_ins.groups()
    policy = ScoringPolicy()
    bars = {ambition: policy.bar_of(Objective("none", "none", ambition=ambition)) for ambition in Ambition}
    groups = ((objective.key_results, bars[objective.ambition]) for objective in plan.objectives)
    _add_all(column, groups, seen, as_of, held=True)
    _add_all(column, [(plan.smart_goals, policy.smart_bar)], seen, as_of, held=False)
    if plan.target_changes:
        _read_again(plan, column, as_of)
    return column


def _add_all(
    column: list[float | None],
    groups: Iterable[tuple[Sequence[KeyResult] | Sequence[SmartGoal], float]],
    seen: Mapping[str, tuple[CheckIn, ...]],
    as_of: date,
    *,
    held: bool,
) -> None:
    """Add groups of goals with one bar each; held ones have their objective before them.

    This loop is most of what a first look at a large plan costs: the plain case is written out.
    """
    add, facts_of = column.append, seen.get
    plain: Any  # what is not plain is told by the class of the share, or by an error
    value: Any
    share: Any
    for goals, bar in groups:
        if held:
            add(None)
        for goal in goals:
            plain, facts = goal.measure, facts_of(goal.id)
            if facts and plain.__class__ is Change and plain.accumulate == "last":
                last = facts[-1]
                if last.day <= as_of:
                    value, low = last.value, plain.baseline
                    try:
                        share = (value - low) / (plain.target - low)  # type: ignore[operator]
                    except (ArithmeticError, TypeError):
                        share = None
                    if share.__class__ is float:
                        if 0.0 < share < bar:
                            add(share / bar)
                            continue
                        if bar <= share < inf or share < 0.0 or value == low:
                            add(1.0 if share > 0.0 else 0.0)
                            continue
            add(_attainment(goal.measure, facts or (), as_of, bar))


def _attainment(measure: Measure | None, facts: Sequence[CheckIn], as_of: date, bar: float) -> float | None:
    values = [fact.value for fact in facts if fact.day <= as_of]
    progress = None if measure is None else outcome(measure, values)[0]
    return None if progress is None else min(1.0, max(0.0, progress) / bar)


def _read_again(plan: Plan, column: list[float | None], as_of: date) -> None:
    """Correct what was promised anew by the day."""
    policy, positions = ScoringPolicy(), compile_plan(plan).positions
    for goal in plan.target_changes.goals():
        item, at = plan[goal], positions.get(goal)
        if at is not None and not isinstance(item, Objective):
            bar = policy.bar_of(plan.objective_of(goal) or item)  # type: ignore[arg-type]  # a key result has one
            measure = plan.measure_of(goal, as_of=as_of)
            column[at] = _attainment(measure, plan.check_ins.of(goal), as_of, bar)


def checked_values(plan: Plan, values: Mapping[str, Number] | None, *, subject: str) -> dict[int, float]:
    """Return given values by position.

    Raises:
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If a value is outside [-1, 1], with every problem.
    """
    if not values:
        return {}
    positions = compile_plan(plan).positions
    found: dict[int, float] = {}
    problems: list[str] = []
    for goal, value in values.items():
        if goal not in positions:
            raise UnknownGoalError(str(goal), positions)
        if fault := share_fault(f"value of {goal!r}", value, least=-1):
            problems.append(fault)
        else:
            found[positions[goal]] = float(value)
    if problems:
        raise OptionsError(subject, problems)
    return found
