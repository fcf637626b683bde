"""For your own tests: hypothesis strategies for every type, and a check of a rule. Names load on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from okrkit.errors import MissingExtraError

if TYPE_CHECKING:
    from okrkit.testing._basics import days, ids, numbers, titles
    from okrkit.testing._facts import check_ins, grades, histories, target_changes, values_for
    from okrkit.testing._goals import (
        contributions,
        health_metrics,
        initiatives,
        key_results,
        objectives,
        smart_goals,
    )
    from okrkit.testing._measures import changes, delivers, establishes, holds, measures
    from okrkit.testing._periods import cadences, cycles, fiscal_calendars
    from okrkit.testing._plans import plans
    from okrkit.testing._rules import check_rule

__all__ = [
    "cadences",
    "changes",
    "check_ins",
    "check_rule",
    "contributions",
    "cycles",
    "days",
    "delivers",
    "establishes",
    "fiscal_calendars",
    "grades",
    "health_metrics",
    "histories",
    "holds",
    "ids",
    "initiatives",
    "key_results",
    "measures",
    "numbers",
    "objectives",
    "plans",
    "smart_goals",
    "target_changes",
    "titles",
    "values_for",
]

_NAMES: dict[str, tuple[str, ...]] = {
    "_basics": ("days", "ids", "numbers", "titles"),
    "_facts": ("check_ins", "grades", "histories", "target_changes", "values_for"),
    "_goals": ("contributions", "health_metrics", "initiatives", "key_results", "objectives", "smart_goals"),
    "_measures": ("changes", "delivers", "establishes", "holds", "measures"),
    "_periods": ("cadences", "cycles", "fiscal_calendars"),
    "_plans": ("plans",),
    "_rules": ("check_rule",),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module 'okrkit.testing' has no attribute {name!r}"
        raise AttributeError(message)
    try:
        value: object = getattr(import_module(f"okrkit.testing.{_HOME[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        raise MissingExtraError(f"okrkit.testing.{name}", "hypothesis", extra="testing") from error
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
