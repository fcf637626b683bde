"""Dated facts: what was seen (CheckIn), re-promised (TargetChange) and judged at the close (Grade)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, cast

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals._build import as_day, as_names, day_fault, id_fault, refused, short_repr, shown, text_fault
from okrkit.goals.measures import Change, Establish, Hold, Measure
from okrkit.goals.milestones import Deliver, Value
from okrkit.goals.numbers import Number, as_number, as_optional_number, number_fault

__all__ = ["CheckIn", "Fact", "Grade", "TargetChange"]


def _as_day(value: date) -> date:
    return cast("date", as_day(value))


def _as_confidence(value: float | None) -> float | None:
    return cast("float | None", as_optional_number(value))


def share_fault(name: str, value: Number | None) -> str | None:
    """Return why the value is no share, or None; None itself means that nothing was stated."""
    if value is None:
        return None
    fault = number_fault(name, value)
    if fault is None and not 0 <= value <= 1:
        return f"{name} must be in [0, 1], got {value!r}"
    return fault


def measure_fault(value: object) -> str | None:
    """Return why the value is no measure, or None where it is one."""
    if isinstance(value, Change | Hold | Deliver | Establish):
        return None
    return f"measure must be a Change, Hold, Deliver or Establish, got {shown(value)}"


def _as_value(value: Value) -> Value:
    """Keep numbers and booleans; turn milestone names into a tuple, a set of them into a sorted one."""
    if isinstance(value, Iterable):
        return as_names(value)
    return value if isinstance(value, bool) else as_number(value)


def _value_faults(value: Value) -> list[str]:
    if isinstance(value, bool | tuple):
        return []
    fault = number_fault("value", value)
    return [f"{fault}; milestones are given by name"] if fault else []


def _finish(fact: CheckIn | TargetChange | Grade, *faults: str | None) -> None:
    found = [fault for fault in (id_fault("goal", fact.goal), day_fault("day", fact.day), *faults) if fault]
    if found:
        raise InvalidGoalError(f"{type(fact).__name__} of {fact.goal!r}", found)


@attrs.frozen(repr=False, weakref_slot=False)
class CheckIn:
    """A dated record of a metric's value.

    Attributes:
        goal: Id of the key result, SMART goal or health metric.
        day: The day the value was seen; never a time.
        value: In the metric's unit; for Deliver the names of the done milestones, a count, or True/False.
        confidence: The owner's stated probability of reaching the target [0-1]; None: not stated.
        note: What there is to say; None: nothing.

    Examples:
        >>> CheckIn("reply", date(2026, 2, 2), 2.5, confidence=0.6)
        CheckIn('reply', datetime.date(2026, 2, 2), 2.5, confidence=0.6)
    """

    goal: str
    day: date = attrs.field(converter=_as_day)
    value: Value = attrs.field(converter=_as_value)
    confidence: float | None = attrs.field(default=None, kw_only=True, converter=_as_confidence)
    note: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _finish(
            self,
            *refused(self.value),
            *_value_faults(self.value),
            share_fault("confidence", self.confidence),
            text_fault("note", self.note),
        )

    __repr__ = short_repr


@attrs.frozen(repr=False, weakref_slot=False)
class TargetChange:
    """A promise that was changed inside the cycle; the original stays scoreable.

    Attributes:
        goal: Id of the key result, SMART goal or health metric.
        day: From this day on the new measure holds.
        measure: The whole new measure.
        reason: Why; an eased target without one is a finding. None: not stated.

    Source:
        okrkit: an eased target keeps its original, so that a miss stays visible.

    Examples:
        >>> TargetChange("reply", date(2026, 2, 20), Change(4, 2, unit="hour"), reason="two agents left")
        TargetChange('reply', datetime.date(2026, 2, 20), Change(4, 2, unit='hour'), reason='two agents left')
    """

    goal: str
    day: date = attrs.field(converter=_as_day)
    measure: Measure
    reason: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _finish(self, measure_fault(self.measure), text_fault("reason", self.reason))

    __repr__ = short_repr


@attrs.frozen(repr=False, weakref_slot=False)
class Grade:
    """The number that people give at the close, beside the computed score.

    Attributes:
        goal: Id of the objective, key result or SMART goal.
        day: The day it was given; from then on the goal counts as closed.
        value: What people gave [0-1], by custom in tenths.
        reason: Why, where it differs from the score or explains a miss; None: not stated.

    Source:
        Google OKR playbook: results are graded 0.0-1.0 at the end of the cycle.

    Examples:
        >>> Grade("support", date(2026, 4, 2), 0.7).value
        0.7
    """

    goal: str
    day: date = attrs.field(converter=_as_day)
    value: Number = attrs.field(converter=as_number)
    reason: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        given = share_fault("value", self.value) or number_fault("value", self.value)  # a grade is never absent
        _finish(self, given, text_fault("reason", self.reason))

    __repr__ = short_repr


Fact: TypeAlias = CheckIn | TargetChange | Grade
"""A dated fact about one goal."""
