"""What the files of a plan hold, before they are one plan; careful reading keeps the place of each part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from okrkit.files.issues import Origin, Path
from okrkit.goals import (
    Cadence,
    CheckIn,
    Cycle,
    Grade,
    HealthMetric,
    History,
    Initiative,
    Objective,
    Plan,
    SmartGoal,
    TargetChange,
)
from okrkit.goals._rows import Columns

__all__ = ["Parts", "Place"]

Place: TypeAlias = tuple[Origin, Path]
"""The file and the path that a part comes from."""


@attrs.define(eq=False)
class Parts:
    """The pieces of one plan, in the order of its files; quick reading has its check-ins as columns."""

    name: str | None = None
    cycle: Cycle | None = None
    cadence: Cadence | None = None
    objectives: list[Objective] = attrs.field(factory=list[Objective])
    smart_goals: list[SmartGoal] = attrs.field(factory=list[SmartGoal])
    initiatives: list[Initiative] = attrs.field(factory=list[Initiative])
    health_metrics: list[HealthMetric] = attrs.field(factory=list[HealthMetric])
    check_ins: list[CheckIn] = attrs.field(factory=list[CheckIn])
    target_changes: list[TargetChange] = attrs.field(factory=list[TargetChange])
    grades: list[Grade] = attrs.field(factory=list[Grade])
    columns: Columns | None = None

    def plan(self) -> Plan:
        """Return the pieces as one plan.

        Raises:
            InvalidPlanError: If they cannot be one.
        """
        return Plan(
            self.objectives,
            self.smart_goals,
            name=self.name,
            cycle=self.cycle,
            cadence=self.cadence or Cadence(),
            initiatives=self.initiatives,
            health_metrics=self.health_metrics,
            check_ins=self._history(),
            target_changes=self.target_changes,
            grades=self.grades,
        )

    def _history(self) -> History[CheckIn]:
        return History[CheckIn](self.check_ins) if self.columns is None else History.of_columns(self.columns)

    def joined(self, other: Parts) -> Parts:
        """Take in what a further file holds; only one of the two states name, cycle and cadence."""
        for name in LISTS:
            getattr(self, name).extend(getattr(other, name))
        self.name, self.cycle = self.name or other.name, self.cycle or other.cycle
        self.cadence = self.cadence or other.cadence
        return self


LISTS: Sequence[str] = (
    "objectives",
    "smart_goals",
    "initiatives",
    "health_metrics",
    "target_changes",
    "check_ins",
    "grades",
)
