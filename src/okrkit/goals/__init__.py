"""What is promised and what was seen: goals, measures, cycles, dated facts, and the plan that holds them."""

from okrkit.goals.check_ins import CheckIn, Fact, Grade, TargetChange
from okrkit.goals.cycles import Cadence, Cycle, FiscalCalendar
from okrkit.goals.history import History
from okrkit.goals.links import Contribution, Links
from okrkit.goals.measures import Accumulate, Change, Establish, Hold, Measure, fold, outcome, value_fault
from okrkit.goals.milestones import Deliver, Value
from okrkit.goals.numbers import Number
from okrkit.goals.plan import Plan
from okrkit.goals.types import (
    Ambition,
    Goal,
    HealthMetric,
    Initiative,
    Item,
    KeyResult,
    Level,
    Objective,
    SmartGoal,
)

__all__ = [
    "Accumulate",
    "Ambition",
    "Cadence",
    "Change",
    "CheckIn",
    "Contribution",
    "Cycle",
    "Deliver",
    "Establish",
    "Fact",
    "FiscalCalendar",
    "Goal",
    "Grade",
    "HealthMetric",
    "History",
    "Hold",
    "Initiative",
    "Item",
    "KeyResult",
    "Level",
    "Links",
    "Measure",
    "Number",
    "Objective",
    "Plan",
    "SmartGoal",
    "TargetChange",
    "Value",
    "fold",
    "outcome",
    "value_fault",
]
