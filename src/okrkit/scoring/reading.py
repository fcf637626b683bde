"""Reading: raw progress of every measured goal, read from the plan once and kept while it holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from okrkit.goals import Change, CheckIn, History, Measure, TargetChange, outcome
from okrkit.scoring.leaves import known, last_known

if TYPE_CHECKING:
    from okrkit.scoring.basis import Basis

__all__ = ["Reading", "changes_used", "kept_reading", "read_one"]


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


def changes_used(basis: Basis) -> History[TargetChange] | None:
    """Return the target changes that the policy goes by; None: it goes by the original promises."""
    return basis.plan.target_changes if basis.policy.targets == "current" else None


def kept_reading(basis: Basis) -> Reading | None:
    """Return the last lasting reading of these goals, where it still holds."""
    kept = basis.compiled.kept_reading
    same = isinstance(kept, Reading) and kept.holds(basis.plan.check_ins, changes_used(basis), basis.as_of)
    return kept if isinstance(kept, Reading) and same else None


def read_one(measure: Measure | None, facts: tuple[CheckIn, ...], as_of: date) -> float | None:
    """Return raw progress after the check-ins that were known on the day; None: undefined."""
    if measure is None:
        return None
    if isinstance(measure, Change) and measure.accumulate == "last":
        last = last_known(facts, as_of)
        return None if last is None else measure.progress(last.value)
    return outcome(measure, [fact.value for fact in known(facts, as_of)])[0]
