"""Tells hypothesis how to draw okrkit's types; hypothesis calls `register` when it starts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

_STRATEGY_OF = {
    "Cadence": "cadences",
    "Change": "changes",
    "CheckIn": "check_ins",
    "Contribution": "contributions",
    "Cycle": "cycles",
    "Deliver": "delivers",
    "Establish": "establishes",
    "FiscalCalendar": "fiscal_calendars",
    "Grade": "grades",
    "HealthMetric": "health_metrics",
    "History": "histories",
    "Hold": "holds",
    "Initiative": "initiatives",
    "KeyResult": "key_results",
    "Objective": "objectives",
    "Plan": "plans",
    "SmartGoal": "smart_goals",
    "TargetChange": "target_changes",
}


def register() -> None:
    """Make `hypothesis.strategies.from_type` know every type of `okrkit.goals`."""
    from hypothesis import strategies as st

    goals = import_module("okrkit.goals")
    for kind, name in _STRATEGY_OF.items():
        st.register_type_strategy(getattr(goals, kind), _asked_for(name))


def _asked_for(name: str) -> Callable[[type[object]], SearchStrategy[object]]:
    """Return a function that builds the strategy when a test first asks for the type."""

    def strategy(kind: type[object]) -> SearchStrategy[object]:
        del kind
        found = getattr(import_module("okrkit.testing"), name)
        return cast("SearchStrategy[object]", found())

    return strategy
