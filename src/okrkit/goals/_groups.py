"""The groups of a plan: lists of one kind of item or fact, as tuples and histories, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from okrkit.errors import InvalidPlanError
from okrkit.goals._build import listed, refuse, shown
from okrkit.goals.check_ins import CheckIn, Grade, TargetChange
from okrkit.goals.history import History
from okrkit.goals.types import HealthMetric, Initiative, Objective, SmartGoal

__all__ = [
    "as_check_ins",
    "as_grades",
    "as_health_metrics",
    "as_initiatives",
    "as_objectives",
    "as_smart_goals",
    "as_target_changes",
]

F = TypeVar("F", CheckIn, TargetChange, Grade)


def as_objectives(given: Iterable[Objective]) -> tuple[Objective, ...]:
    return listed(given, Objective, "objectives")


def as_smart_goals(given: Iterable[SmartGoal]) -> tuple[SmartGoal, ...]:
    return listed(given, SmartGoal, "smart_goals")


def as_initiatives(given: Iterable[Initiative]) -> tuple[Initiative, ...]:
    return listed(given, Initiative, "initiatives")


def as_health_metrics(given: Iterable[HealthMetric]) -> tuple[HealthMetric, ...]:
    return listed(given, HealthMetric, "health_metrics")


def _history(given: Iterable[F], kind: type[F], name: str) -> History[F]:
    if isinstance(given, History):
        return given
    try:
        facts = tuple(given)
        bad = [
            f"{name} must hold {kind.__name__}s, got {shown(fact)}"
            for fact in cast("tuple[object, ...]", facts)
            if not isinstance(fact, kind)
        ]
        return refuse(History[F], *bad) if bad else History(facts)
    except TypeError:
        return refuse(History[F], f"{name} must be a list, got {shown(given)}")
    except InvalidPlanError as error:
        return refuse(History[F], *error.faults)


def as_check_ins(given: Iterable[CheckIn]) -> History[CheckIn]:
    return _history(given, CheckIn, "check_ins")


def as_target_changes(given: Iterable[TargetChange]) -> History[TargetChange]:
    return _history(given, TargetChange, "target_changes")


def as_grades(given: Iterable[Grade]) -> History[Grade]:
    return _history(given, Grade, "grades")
