"""Where each goal stands by itself, as the values from which influence starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Literal, TypeAlias, cast

from okrkit.alignment.satisfaction import share_fault
from okrkit.errors import OptionsError, UnknownGoalError
from okrkit.goals import Ambition, Number, Objective, Plan, SmartGoal
from okrkit.scoring import ScoringPolicy, compile_plan
from okrkit.scoring.reading import read_one, reading_of

__all__ = ["Missing", "bars_of", "checked_values", "standing", "standing_of"]

Missing: TypeAlias = Literal["skip", "zero"]
"""What a goal without a value is: left out of what is above it, or 0."""

_ambition: Callable[[Objective], Ambition] = attrgetter("ambition")


def standing(plan: Plan, *, as_of: date) -> list[float | None]:
    """Return each measured goal's attainment against its bar [0-1], in the plan's order; None is unknown.

    The same as `Score.attainment`, without the rest of a score; objectives have no number of their own.
    """
    progress, column = reading_of(plan, as_of, "current").progress, list[float | None]()
    for bar, count in _bars(plan):
        column += _against(bar, progress[len(column) : len(column) + count])
    return column


def standing_of(plan: Plan, index: int, *, as_of: date) -> float | None:
    """Return one measured goal's attainment against its bar [0-1], by its position; None is unknown."""
    compiled = compile_plan(plan)
    goal, holder = compiled.goals[index], compiled.holder(index)
    progress = read_one(plan.measure_of(goal.id, as_of=as_of), plan.check_ins.of(goal.id), as_of)
    owner = goal if holder < 0 else compiled.goals[holder]
    return _against(ScoringPolicy().bar_of(cast("Objective | SmartGoal", owner)), [progress])[0]


def bars_of(plan: Plan) -> list[float]:
    """Return the bar of each measured goal by position; a key result's is its objective's."""
    return [bar for bar, count in _bars(plan) for _ in range(count)]


def _bars(plan: Plan) -> Iterator[tuple[float, int]]:
    """Yield bars, each with the number of goals in a row that it holds for."""
    policy = ScoringPolicy()
    for ambition, objectives in groupby(plan.objectives, key=_ambition):
        bar = policy.bar_of(Objective("none", "none", ambition=ambition))
        yield bar, sum([1 + len(one.key_results) for one in objectives])
    yield policy.smart_bar, len(plan.smart_goals)


def _against(bar: float, progress: Sequence[float | None]) -> list[float | None]:
    return [
        None if share is None else 1.0 if share >= bar else share / bar if share > 0.0 else 0.0 for share in progress
    ]


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
