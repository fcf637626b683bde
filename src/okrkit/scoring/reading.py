"""Reading: raw progress of every measured goal, read from the plan once and kept while it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from okrkit.goals import Change, CheckIn, Goal, History, Measure, Objective, TargetChange, outcome
from okrkit.scoring.leaves import known, last_known

if TYPE_CHECKING:
    from okrkit.scoring.basis import Basis

__all__ = ["Reading", "read"]

_LARGE = 1e300  # shares and spans beyond it are left to exact arithmetic


@attrs.frozen(eq=False)
class Reading:
    """Raw progress by position, and what it was read from.

    Attributes:
        progress: By position; None for objectives and where it is undefined.
        check_ins: The history it was read from.
        target_changes: The changes that were taken into account; None: the original promises were used.
        since: From this day on the reading holds; None: it holds on its own day only, because facts were
            left out that were not known yet.
        arrays: Room for the same numbers as an array, once it was made.
    """

    progress: list[float | None]
    check_ins: History[CheckIn]
    target_changes: History[TargetChange] | None
    since: date | None
    arrays: list[object] = attrs.field(factory=list[object])

    def holds(self, check_ins: History[CheckIn], changes: History[TargetChange] | None, as_of: date) -> bool:
        """Return whether reading these facts on that day would give the same."""
        same = self.check_ins is check_ins and self.target_changes is changes
        return same and self.since is not None and self.since <= as_of


def read(basis: Basis) -> Reading:
    """Return the progress of every measured goal; the last lasting reading is kept with the goals."""
    kept = basis.compiled.kept_reading
    plan = basis.plan
    changes = plan.target_changes if basis.policy.targets == "current" else None
    if isinstance(kept, Reading) and kept.holds(plan.check_ins, changes, basis.as_of):
        return kept
    reading = _read(basis, changes)
    if reading.since is not None:
        basis.compiled.kept_reading = reading
    return reading


def _read(basis: Basis, changes: History[TargetChange] | None) -> Reading:
    as_of, check_ins = basis.as_of, basis.plan.check_ins
    progress, is_whole = _progress(basis.compiled.goals, check_ins, as_of)
    for goal in () if changes is None else changes.goals():
        position = basis.compiled.positions.get(goal)
        if position is not None and changes is not None:
            is_whole = is_whole and changes.of(goal)[-1].day <= as_of
            progress[position] = _one(basis.measure(position), check_ins.of(goal), as_of)
    return Reading(progress, check_ins, changes, as_of if is_whole else None)


def _progress(goals: Sequence[Goal], check_ins: History[CheckIn], as_of: date) -> tuple[list[float | None], bool]:
    """Return raw progress by position, and whether all check-ins were known on the day.

    The plain case (floats from a baseline to a target, the last check-in counts) is written out
    here, because nearly every goal of a large plan is one; its arithmetic is `Change.progress`'s.
    """
    progress: list[float | None] = []
    add, facts_of = progress.append, check_ins.groups().get
    is_whole = True
    goal: Any  # told apart by class below: this loop is what a first scoring costs
    value: Any
    for goal in goals:
        if goal.__class__ is Objective:
            add(None)
            continue
        facts, measure = facts_of(goal.id), goal.measure
        if facts:
            last = facts[-1]
            if last.day > as_of:
                is_whole = False
            elif measure.__class__ is Change and measure.accumulate == "last":
                value, baseline, target = last.value, measure.baseline, measure.target
                if value.__class__ is float and baseline.__class__ is float and target.__class__ is float:
                    span = target - baseline
                    share = (value - baseline) / span
                    if -_LARGE < span < _LARGE and -_LARGE < share < _LARGE:
                        add(share)
                        continue
        add(_one(measure, facts or (), as_of))
    return progress, is_whole


def _one(measure: Measure | None, facts: tuple[CheckIn, ...], as_of: date) -> float | None:
    if measure is None:
        return None
    if isinstance(measure, Change) and measure.accumulate == "last":
        last = last_known(facts, as_of)
        return None if last is None else measure.progress(last.value)
    return outcome(measure, [fact.value for fact in known(facts, as_of)])[0]
