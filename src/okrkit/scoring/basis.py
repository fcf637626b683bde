"""Basis: a plan, a day and a policy, and what they say about a position before anything is averaged."""

from __future__ import annotations

from datetime import date
from typing import cast, final

import attrs

from okrkit.goals import Cycle, Measure, Objective, Plan, SmartGoal
from okrkit.goals.periods import period_of
from okrkit.scoring.averaging import MISSING_POLICIES
from okrkit.scoring.compiled import CompiledPlan
from okrkit.scoring.kernel import StandIn
from okrkit.scoring.leaves import Leaf, measure_on, read_leaf
from okrkit.scoring.policy import ScoringPolicy
from okrkit.scoring.words import Reason

__all__ = ["Basis"]


@final
@attrs.frozen(eq=False)
class Basis:
    """What a card is worked out from.

    Attributes:
        plan: The plan.
        as_of: The last day whose facts count.
        policy: The choices.
        compiled: The goals as integers.
    """

    plan: Plan
    as_of: date
    policy: ScoringPolicy
    compiled: CompiledPlan

    def owner(self, position: int) -> Objective | SmartGoal:
        """Return the goal itself, or a key result's objective: whose bar and cycle apply."""
        holder = self.compiled.holder(position)
        return cast("Objective | SmartGoal", self.compiled.goals[position if holder < 0 else holder])

    def bar(self, position: int) -> float:
        """Return the score at which a goal is met."""
        return self.policy.bar_of(self.owner(position))

    def period(self, position: int) -> Cycle | None:
        """Return a goal's own period, as `Plan.period_of` does."""
        goal = self.compiled.goals[position]
        cycle = self.owner(position).cycle or self.plan.cycle
        return period_of(goal, cycle, self.plan.check_ins.of(goal.id), as_of=self.as_of)

    def measure(self, position: int) -> Measure | None:
        """Return the measure that the score goes by."""
        return measure_on(self.plan, self.compiled.goals[position], self.as_of, self.policy)

    def leaf(self, position: int) -> Leaf:
        """Return what the check-ins say about a measured goal."""
        period = self.period(position) if self.policy.lateness.rule else None
        return read_leaf(self.plan, self.compiled.goals[position], self.as_of, self.policy, period)

    def leaf_reason(self, position: int) -> Reason:
        """Return why a measured goal has no score."""
        if self.measure(position) is None:
            return Reason.NOTHING_TO_AVERAGE
        period = self.period(position)
        return Reason.NOT_STARTED if period and self.as_of < period.start else Reason.NO_CHECK_IN

    @property
    def stand_in(self) -> StandIn | None:
        """What a missing score counts; None: it is left out."""
        if self.policy.missing is MISSING_POLICIES["skip"]:
            return None
        return lambda position: self.policy.missing.rule(self.leaf_reason(position))
