"""okrkit: goals you can compute with. Names load on first use, so that the import stays light."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrkit import goals as goals
    from okrkit.errors import (
        AlignmentLoopError,
        GoalSyntaxError,
        InvalidGoalError,
        InvalidPlanError,
        MissingExtraError,
        OkrkitError,
        OptionsError,
        PlanFileError,
        UnknownGoalError,
        UnknownNameError,
    )
    from okrkit.goals import (
        Ambition,
        Cadence,
        Change,
        CheckIn,
        Contribution,
        Cycle,
        Deliver,
        Establish,
        FiscalCalendar,
        Grade,
        HealthMetric,
        Hold,
        Initiative,
        KeyResult,
        Level,
        Objective,
        Plan,
        SmartGoal,
        TargetChange,
    )

__version__ = "0.1.0"

__all__ = [
    "AlignmentLoopError",
    "Ambition",
    "Cadence",
    "Change",
    "CheckIn",
    "Contribution",
    "Cycle",
    "Deliver",
    "Establish",
    "FiscalCalendar",
    "GoalSyntaxError",
    "Grade",
    "HealthMetric",
    "Hold",
    "Initiative",
    "InvalidGoalError",
    "InvalidPlanError",
    "KeyResult",
    "Level",
    "MissingExtraError",
    "Objective",
    "OkrkitError",
    "OptionsError",
    "Plan",
    "PlanFileError",
    "SmartGoal",
    "TargetChange",
    "UnknownGoalError",
    "UnknownNameError",
]

_NAMES = {
    "errors": (
        "AlignmentLoopError",
        "GoalSyntaxError",
        "InvalidGoalError",
        "InvalidPlanError",
        "MissingExtraError",
        "OkrkitError",
        "OptionsError",
        "PlanFileError",
        "UnknownGoalError",
        "UnknownNameError",
    ),
    "goals": (
        "Ambition",
        "Cadence",
        "Change",
        "CheckIn",
        "Contribution",
        "Cycle",
        "Deliver",
        "Establish",
        "FiscalCalendar",
        "Grade",
        "HealthMetric",
        "Hold",
        "Initiative",
        "KeyResult",
        "Level",
        "Objective",
        "Plan",
        "SmartGoal",
        "TargetChange",
    ),
}
_HOME = {name: topic for topic, names in _NAMES.items() for name in names}
_TOPICS = ("goals",)


def __getattr__(name: str) -> object:
    if name in _TOPICS:
        return import_module(f"okrkit.{name}")
    if name not in _HOME:
        message = f"module 'okrkit' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"okrkit.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *_TOPICS, "__version__"])
