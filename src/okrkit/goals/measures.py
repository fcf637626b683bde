"""What is counted and how far: Change, Hold, Deliver, Establish."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Literal, TypeAlias, cast, get_args

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals._build import flag_fault, short_repr, shown, text_fault
from okrkit.goals.milestones import Deliver, Value
from okrkit.goals.numbers import (
    Number,
    as_float,
    as_number,
    as_optional_number,
    exact,
    less,
    mean,
    number_fault,
    ratio,
    total,
)

__all__ = ["Accumulate", "Change", "Establish", "Hold", "Measure", "fold", "outcome", "value_fault"]

Accumulate: TypeAlias = Literal["last", "sum", "max", "min", "mean"]
"""How several check-ins become the one value that is measured."""

_ACCUMULATE: tuple[str, ...] = get_args(Accumulate)


def _accumulate_fault(value: object) -> str | None:
    if value in _ACCUMULATE:
        return None
    return f"accumulate must be one of {', '.join(_ACCUMULATE)}, got {shown(value)}"


def _finish(subject: str, *faults: str | None) -> None:
    found = [fault for fault in faults if fault]
    if found:
        raise InvalidGoalError(subject, found)


@attrs.frozen(repr=False, weakref_slot=False)
class Change:
    """A metric that is to move from a baseline to a target; the direction follows from the two.

    Attributes:
        baseline: Value at the start, in the metric's unit.
        target: Value promised for the end; differs from the baseline.
        unit: The metric's unit; "%" values are stored as people write them (95). None: not stated.
        strict: The target itself is not enough ("under 1 hour").
        accumulate: How check-ins become the value; "sum" for "sign 12 deals".

    Source:
        Google OKR playbook; progress is (value − baseline) / (target − baseline).

    Examples:
        >>> reply = Change(4, 1, unit="hour", strict=True)
        >>> reply.progress(2.5), reply.attained(1), reply.direction
        (0.5, False, 'decrease')
    """

    baseline: Number = attrs.field(converter=as_number)
    target: Number = attrs.field(converter=as_number)
    unit: str | None = attrs.field(default=None, kw_only=True)
    strict: bool = attrs.field(default=False, kw_only=True)
    accumulate: Accumulate = attrs.field(default="last", kw_only=True)

    def __attrs_post_init__(self) -> None:
        _finish(
            "Change",
            *_ends_faults(self.baseline, self.target),
            text_fault("unit", self.unit),
            flag_fault("strict", self.strict),
            _accumulate_fault(self.accumulate),
        )

    @property
    def direction(self) -> Literal["increase", "decrease"]:
        """Return where the value is to move."""
        return "increase" if less(self.baseline, self.target) else "decrease"

    def progress(self, value: Value | None) -> float | None:
        """Return the share of the way that is done [unbounded]; None without a value.

        Raises:
            InvalidGoalError: If the value is no finite number.

        Examples:
            >>> Change(30, 25).progress(23)
            1.4
        """
        if value is None:
            return None
        return ratio(_number(value), self.baseline, self.target)

    def attained(self, value: Value | None) -> bool | None:
        """Return whether the value reaches the target; None without a value.

        Raises:
            InvalidGoalError: If the value is no finite number.

        Examples:
            >>> Change(4, 1, strict=True).attained(0.9)
            True
        """
        if value is None:
            return None
        number = _number(value)
        low, high = (number, self.target) if less(self.target, self.baseline) else (self.target, number)
        return less(low, high) if self.strict else not less(high, low)

    __repr__ = short_repr


def _ends_faults(baseline: object, target: object) -> list[str | None]:
    faults = [number_fault("baseline", baseline), number_fault("target", target)]
    if not any(faults) and _coincide(cast("Number", baseline), cast("Number", target)):
        same = f"baseline and target are both {target!r}"
        return [f"{same}; a change needs two different values, use Hold to keep a level"]
    return faults


def _coincide(left: Number, right: Number) -> bool:
    """Return whether two numbers are one as people write them: 0.1 and Decimal("0.1") differ in their last bits."""
    return float(left) == float(right) and exact(left) == exact(right)


def _number(value: Value) -> Number:
    """Return the value as a number of a metric, or refuse it."""
    if type(value) is float and isfinite(value):
        return value
    number = as_number(cast("Number", value))
    fault = number_fault("value", number)
    if fault:
        raise InvalidGoalError("progress", [fault])
    return number


@attrs.frozen(repr=False, weakref_slot=False)
class Hold:
    """A level to keep: at least, at most, or a band between both.

    Attributes:
        at_least: Lower limit, in the metric's unit; None: no lower limit.
        at_most: Upper limit; None: no upper limit.
        unit: The metric's unit; None: not stated.
        strict: The limit itself is outside.
        tolerance: Distance from the limit at which progress reaches 0 [> 0]; None: all or nothing.
        accumulate: How check-ins become the value.
        every_period: Progress is the share of check-ins inside; attained when all are.

    Source:
        okrkit: a level has no start and no way to go, so only inside and outside count;
        the tolerance grades near misses, the periods a promise like "11 of 12 months".

    Examples:
        >>> Hold(at_least=5, at_most=7).progress(8), Hold(at_least=95, tolerance=10).progress(93)
        (0.0, 0.8)
    """

    at_least: Number | None = attrs.field(default=None, kw_only=True, converter=as_optional_number)
    at_most: Number | None = attrs.field(default=None, kw_only=True, converter=as_optional_number)
    unit: str | None = attrs.field(default=None, kw_only=True)
    strict: bool = attrs.field(default=False, kw_only=True)
    tolerance: Number | None = attrs.field(default=None, kw_only=True, converter=as_optional_number)
    accumulate: Accumulate = attrs.field(default="last", kw_only=True)
    every_period: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _finish(
            "Hold",
            *_band_faults(self),
            text_fault("unit", self.unit),
            flag_fault("strict", self.strict),
            flag_fault("every_period", self.every_period),
            _accumulate_fault(self.accumulate),
            _periods_fault(self),
        )

    def progress(self, value: Value | None) -> float | None:
        """Return 1 inside, 0 outside, or a grade of the distance [0-1]; None without a value.

        Raises:
            InvalidGoalError: If the value is no finite number.

        Examples:
            >>> [Hold(at_least=5, at_most=7).progress(v) for v in (2, 5, 7, 8)]
            [0.0, 1.0, 1.0, 0.0]
        """
        if value is None:
            return None
        if self.attained(value):
            return 1.0
        return 0.0 if self.tolerance is None else self._nearness(_number(value), self.tolerance)

    def attained(self, value: Value | None) -> bool | None:
        """Return whether the value lies inside; None without a value.

        Examples:
            >>> Hold(at_most=5).attained(5), Hold(at_most=5, strict=True).attained(5)
            (True, False)
        """
        if value is None:
            return None
        number = _number(value)
        if self.strict:
            above = self.at_least is None or less(self.at_least, number)
            return above and (self.at_most is None or less(number, self.at_most))
        above = self.at_least is None or not less(number, self.at_least)
        return above and (self.at_most is None or not less(self.at_most, number))

    def _nearness(self, value: Number, tolerance: Number) -> float:
        limits = [exact(limit) for limit in (self.at_least, self.at_most) if limit is not None]
        distance = min(abs(exact(value) - limit) for limit in limits)
        return max(0.0, 1.0 - as_float(distance / exact(tolerance)))

    __repr__ = short_repr


def _band_faults(hold: Hold) -> list[str | None]:
    named = (("at_least", hold.at_least), ("at_most", hold.at_most), ("tolerance", hold.tolerance))
    faults = [number_fault(name, value) for name, value in named if value is not None]
    if any(faults):
        return faults
    if hold.tolerance is not None and hold.tolerance <= 0:
        faults.append(f"tolerance must be above 0, got {hold.tolerance!r}")
    if hold.at_least is None and hold.at_most is None:
        faults.append("a level needs at_least=, at_most= or both")
    elif hold.at_least is not None and hold.at_most is not None:
        faults.append(_order_fault(hold.at_least, hold.at_most, strict=hold.strict))
    return faults


def _order_fault(low: Number, high: Number, *, strict: bool) -> str | None:
    if less(high, low):
        return f"at_least {low!r} is above at_most {high!r}; exchange the two"
    if strict and not less(low, high):
        return f"nothing lies strictly between {low!r} and {high!r}; drop strict=True"
    return None


def _periods_fault(hold: Hold) -> str | None:
    if hold.every_period is True and hold.accumulate in _ACCUMULATE[1:]:
        return f"every_period counts each check-in, so accumulate must stay 'last', got {hold.accumulate!r}"
    return None


@attrs.frozen(repr=False, weakref_slot=False)
class Establish:
    """A baseline to measure first, before any target can be promised.

    Attributes:
        unit: The metric's unit; None: not stated.

    Examples:
        >>> Establish(unit="minute").progress(None), Establish().progress(17)
        (0.0, 1.0)
    """

    unit: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _finish("Establish", text_fault("unit", self.unit))

    def progress(self, value: Value | None) -> float | None:
        """Return 0 until a value is recorded, then 1.

        Raises:
            InvalidGoalError: If the value is no finite number.
        """
        return 1.0 if self.attained(value) else 0.0

    def attained(self, value: Value | None) -> bool | None:
        """Return whether a value is recorded."""
        if value is None:
            return False
        _number(value)
        return True

    __repr__ = short_repr


Measure: TypeAlias = Change | Hold | Deliver | Establish
"""What is counted and how far: a closed union, to be matched exhaustively."""


def value_fault(measure: Measure | None, value: Value) -> str | None:
    """Return why a check-in's value does not fit the measure, or None where it does.

    Examples:
        >>> value_fault(Change(0, 5), True)
        'value must be a number, got True'
        >>> value_fault(Deliver(("built", "live")), ["lve"])
        "no milestone 'lve'; known: built, live"
    """
    if measure is None:
        return None
    if isinstance(measure, Deliver):
        return measure.fault(value)
    return number_fault("value", value)


def fold(measure: Measure, values: Sequence[Value]) -> Value | None:
    """Return the one value that is measured, out of the check-ins' values in day order.

    Milestones that only an earlier or later promise knows do not count.

    Returns:
        The value, in the metric's unit; None where there is no check-in.

    Examples:
        >>> fold(Change(0, 12, accumulate="sum"), [3, 4, 2])
        9
    """
    if not values:
        return None
    if isinstance(measure, Deliver):
        return measure.reading(values[-1])
    if isinstance(measure, Establish) or measure.accumulate == "last":
        return values[-1]
    numbers = [_number(value) for value in values]
    match measure.accumulate:
        case "sum":
            return total(numbers)
        case "mean":
            return mean(numbers)
        case "max":
            return max(numbers, key=exact)
        case "min":
            return min(numbers, key=exact)


def outcome(measure: Measure, values: Sequence[Value]) -> tuple[float | None, bool | None]:
    """Return progress and attainment of a measure after the given check-ins, in day order.

    Returns:
        Progress [unbounded] and whether the measure is attained; both None where that is
        undefined because there is no check-in (an Establish is then at 0 and not attained).

    Examples:
        >>> months = [99.9] * 11 + [98.0]
        >>> outcome(Hold(at_least=99.5, every_period=True), months)
        (0.9166666666666666, False)
    """
    if isinstance(measure, Hold) and measure.every_period and values:
        inside = [measure.progress(value) or 0.0 for value in values]
        return sum(inside) / len(inside), all(measure.attained(value) for value in values)
    value = fold(measure, values)
    return measure.progress(value), measure.attained(value)
