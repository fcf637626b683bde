"""Reading: raw progress of every measured goal, read from the plan once and kept while it holds."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, final

import attrs

from okrkit.goals import Change, CheckIn, History, Measure, Objective, Plan, TargetChange, outcome
from okrkit.scoring.compiled import compile_plan
from okrkit.scoring.leaves import known, last_known

__all__ = ["Reading", "read_one", "reading_of"]

_MOST_KEPT = 2


@attrs.frozen(eq=False)
class Reading:
    """Raw progress by position, and what it was read from.

    Attributes:
        progress: By position; None for objectives and where it is undefined.
        check_ins: The history it was read from.
        target_changes: The changes that were taken into account; None: there were none, or the original
            promises were used.
        as_of: The day it was read for.
        arrays: Room for the same numbers as an array, once it was made.
    """

    progress: list[float | None]
    check_ins: History[CheckIn]
    target_changes: History[TargetChange] | None
    as_of: date
    arrays: list[object] = attrs.field(factory=list[object])


def reading_of(plan: Plan, as_of: date, targets: Literal["current", "original"]) -> Reading:
    """Return the progress of every measured goal; the last readings of the same goals are kept.

    Args:
        plan: The plan.
        as_of: Last day whose facts count [included].
        targets: Whether the promise in force on the day counts, or the first.
    """
    kept = plan.derived(_Kept)
    changes = plan.target_changes if targets == "current" and plan.target_changes else None
    for one in kept.readings:
        if one.as_of == as_of and one.check_ins is plan.check_ins and one.target_changes is changes:
            return one
    reading = Reading(_read(plan, as_of), plan.check_ins, changes, as_of)
    if changes:
        _read_changed(plan, as_of, reading.progress)
    kept.readings = (reading, *kept.readings[: _MOST_KEPT - 1])
    return reading


@final
class _Kept:
    """The last readings of the same goals: what follows a look at a plan is another look at it."""

    __slots__ = ("readings",)

    def __init__(self, _: Plan) -> None:
        self.readings: tuple[Reading, ...] = ()


def read_one(measure: Measure | None, facts: tuple[CheckIn, ...], as_of: date) -> float | None:
    """Return raw progress after the check-ins that were known on the day; None: undefined."""
    if measure is None:
        return None
    if isinstance(measure, Change) and measure.accumulate == "last":
        last = last_known(facts, as_of)
        return None if last is None else measure.progress(last.value)
    return outcome(measure, [fact.value for fact in known(facts, as_of)])[0]


def _read(plan: Plan, as_of: date) -> list[float | None]:
    """Return the progress by original promises.

    This is most of what a first look at a large plan costs, so the plain case, numbers from a baseline
    to a target, is written out: it is `Change.progress`. All else is told by its type or an error.
    """
    progress: list[float | None] = []
    add = progress.append
    goal: Any
    value: Any
    for goal, value in zip(plan.goals(), plan.latest(as_of=as_of), strict=True):
        if value is None:
            add(None if type(goal) is Objective else read_one(goal.measure, (), as_of))
            continue
        measure = goal.measure
        try:
            low = measure.baseline
            share = (value - low) / (measure.target - low)
            if (
                (0.0 < share < 1e300 or -1e300 < share < 0.0 or (not share and abs(measure.target - low) < 1e300))
                and type(share) is float
                and measure.accumulate == "last"
            ):
                add(share or 0.0)  # no -0.0
                continue
        except (AttributeError, TypeError, ArithmeticError):
            pass
        add(read_one(measure, plan.check_ins.of(goal.id), as_of))
    return progress


def _read_changed(plan: Plan, as_of: date, progress: list[float | None]) -> None:
    """Read the goals with new targets again."""
    positions = compile_plan(plan).positions
    for goal in plan.target_changes.goals():
        if goal in positions:
            measure = plan.measure_of(goal, as_of=as_of)
            progress[positions[goal]] = read_one(measure, plan.check_ins.of(goal), as_of)
