"""The pass that reads every goal of a plan and averages the key results at once: what a first scoring costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from okrkit.goals import Change, History, KeyResult, Objective, SmartGoal, TargetChange
from okrkit.scoring.kernel import clamped, mean_of
from okrkit.scoring.reading import Reading, changes_used, read_one

if TYPE_CHECKING:
    from datetime import date

    from okrkit.scoring.basis import Basis

__all__ = ["read_and_average"]

_results: Callable[[Objective], tuple[KeyResult, ...]] = attrgetter("key_results")


def read_and_average(basis: Basis) -> tuple[Reading, list[float | None]]:
    """Return the progress of every measured goal, and the scores from each goal's own measure or key results.

    The scores are bitwise those that `own_column` and `own_array` make of the progress.
    """
    plan, changes = basis.plan, changes_used(basis)
    progress: list[float | None] = []
    own: list[float | None] = []
    open_means, is_whole = _pass(basis, progress, own)
    if changes:
        is_whole = _change(basis, changes, progress, own, open_means) and is_whole
    for position in open_means:
        own[position] = mean_of(own, basis.compiled.weights, basis.compiled.results(position), basis.stand_in)
    reading = Reading(progress, plan.check_ins, changes, basis.as_of if is_whole else None)
    if is_whole:
        basis.compiled.kept_reading = reading
    return reading, own


def _pass(basis: Basis, progress: list[float | None], own: list[float | None]) -> tuple[list[int], bool]:
    """Fill both columns; return objectives whose mean is left open, and whether all check-ins were known."""
    plan = basis.plan
    open_means, is_whole = _walk(basis, [*map(_results, plan.objectives), plan.smart_goals], progress, own)
    place = len(progress) - len(plan.smart_goals) - 1  # the SMART goals went along as if an objective held them
    del progress[place], own[place]
    return [position for position in open_means if position != place], is_whole


def _walk(
    basis: Basis,
    groups: Sequence[Sequence[KeyResult | SmartGoal]],
    progress: list[float | None],
    own: list[float | None],
) -> tuple[list[int], bool]:
    """Read group by group and average each, for as long as that is plain arithmetic on floats.

    Written out in one piece, because nearly every goal of a large plan takes this path and each call
    or attribute less shows: progress is `Change.progress`, the clamp `clamped`, the mean `mean_of`.
    Weights that `group_weights` might scale, and gaps that a policy fills, leave the mean open.
    """
    as_of, ceiling, skips = basis.as_of, basis.policy.ceiling, basis.stand_in is None
    seen = basis.plan.check_ins.groups()
    open_means: list[int] = []
    is_whole = True
    known_day: date | None = None  # goals are checked on the same days
    value: Any
    baseline: Any
    for group in groups:
        place = len(own)
        progress.append(None)
        own.append(None)
        total = weight = absent = 0.0
        for goal in group:
            measure, facts, share = goal.measure, seen.get(goal.id), None
            if facts:
                last = facts[len(facts) - 1]  # cheaper than [-1] on CPython 3.11
                if last.day is not known_day:
                    known_day = last.day if last.day <= as_of else None
                if known_day is None:
                    is_whole = False
                elif type(measure) is Change and measure.accumulate == "last":
                    value, baseline, target = last.value, measure.baseline, measure.target
                    if type(value) is float and type(baseline) is float and type(target) is float:
                        span = target - baseline
                        share = (value - baseline) / span
                        if not (-1e300 < span < 1e300 and -1e300 < share < 1e300):
                            share = None  # left to exact arithmetic
            if share is None:
                share = read_one(measure, facts or (), as_of)
            progress.append(share)
            part = goal.weight if type(goal.weight) is float else float(goal.weight)
            if share is None:
                absent += part
                own.append(None)
                continue
            score = 0.0 if share <= 0.0 else ceiling if share > ceiling else share  # noqa: FURB136  # a call more
            own.append(score)
            total += part * score
            weight += part
        if 1e-140 < weight + absent < 1e140 and (skips or not absent):
            own[place] = total / weight if weight > 0.0 else None
        else:
            open_means.append(place)
    return open_means, is_whole


def _change(
    basis: Basis,
    changes: History[TargetChange],
    progress: list[float | None],
    own: list[float | None],
    open_means: list[int],
) -> bool:
    """Read the goals with new targets again and open their objectives' means; return whether all was known."""
    compiled, is_whole = basis.compiled, True
    for goal in changes.goals():
        position = compiled.positions.get(goal)
        if position is None:
            continue
        is_whole = is_whole and changes.of(goal)[-1].day <= basis.as_of
        share = read_one(basis.measure(position), basis.plan.check_ins.of(goal), basis.as_of)
        progress[position] = share
        own[position] = clamped([share], basis.policy.ceiling)[0]
        if compiled.holder(position) >= 0:
            open_means.append(compiled.holder(position))
    return is_whole
