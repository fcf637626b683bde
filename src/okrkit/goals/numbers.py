"""Numbers as people write them: int, float, Decimal, Fraction; exact where floats are not."""

from __future__ import annotations

import math
import numbers
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from okrkit.goals._build import shown

__all__ = [
    "Number",
    "as_float",
    "as_number",
    "as_optional_number",
    "exact",
    "less",
    "mean",
    "number_fault",
    "ratio",
    "total",
]

Number: TypeAlias = int | float | Decimal | Fraction
"""A value of a metric: finite, and no larger than a float can hold."""

_LARGEST, _SMALLEST = sys.float_info.max_10_exp, sys.float_info.min_10_exp - sys.float_info.dig
_PLAIN = (float, int, Decimal, Fraction)


def as_number(value: Number) -> Number:
    """Turn number-like objects of other libraries into plain int or float; leave the rest.

    Examples:
        >>> as_number(3)
        3
    """
    if type(value) in _PLAIN or isinstance(value, bool):
        return value
    if isinstance(value, numbers.Integral):
        return int(value)
    return float(value) if _is_float_like(value) else value


def _is_float_like(value: object) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, numbers.Rational)


def as_optional_number(value: Number | None) -> Number | None:
    """Do the same where None means that there is no number."""
    return None if value is None else as_number(value)


def number_fault(name: str, value: object) -> str | None:
    """Return why the value is no number of a metric, or None where it is one.

    Examples:
        >>> number_fault("target", 4.5) is None
        True
        >>> number_fault("target", float("nan"))
        'target must be finite, got nan'
    """
    if isinstance(value, bool) or not isinstance(value, _PLAIN):
        return f"{name} must be a number, got {shown(value)}"
    if isinstance(value, Decimal):
        return _decimal_fault(name, value)
    try:
        plain = float(value)
    except OverflowError:
        return f"{name} must be within what a float holds (5e-324 to 1.8e308), got {shown(value)}"
    if value and not plain:
        return f"{name} must be within what a float holds (5e-324 to 1.8e308), got {shown(value)}"
    return None if math.isfinite(plain) else f"{name} must be finite, got {shown(value)}"


def _decimal_fault(name: str, value: Decimal) -> str | None:
    if not value.is_finite():
        return f"{name} must be finite, got {shown(value)}"
    if value and not _SMALLEST <= value.adjusted() < _LARGEST:
        return f"{name} must be within what a float holds (5e-324 to 1.8e308), got {shown(value)}"
    return None


def exact(value: Number) -> Fraction:
    """Return the value as a fraction, a float by the decimal that people wrote.

    Examples:
        >>> exact(0.1) + exact(0.2) == exact(0.3)
        True
    """
    return Fraction(float.__repr__(value)) if isinstance(value, float) else Fraction(value)


def less(left: Number, right: Number) -> bool:
    """Return whether left < right, for every mix of number types.

    Examples:
        >>> less(Fraction(1, 3), Decimal("0.5"))
        True
    """
    try:
        return bool(left < right)
    except TypeError:
        return Fraction(left) < Fraction(right)


def ratio(value: Number, baseline: Number, target: Number) -> float:
    """Return (value − baseline) / (target − baseline); overflow ends at the largest float.

    Decimals and fractions among themselves are exact until the end; a fraction beside a float is a float.

    Examples:
        >>> ratio(23, 30, 25)
        1.4
        >>> ratio(Decimal("0.2"), Decimal("0.1"), Decimal("0.3"))
        0.5
    """
    try:
        span: Any = target - baseline  # type: ignore[operator]  # a Decimal beside another type: refused below
        share: object = (value - baseline) / span if math.isfinite(span) else None  # type: ignore[operator]
    except (TypeError, ArithmeticError):  # floats of huge whole numbers may coincide
        pass
    else:
        if isinstance(share, float) and math.isfinite(share):
            return share + 0.0  # no -0.0
    return as_float((exact(value) - exact(baseline)) / (exact(target) - exact(baseline)))


def total(values: Sequence[Number]) -> Number:
    """Return the sum, exact on the decimals people wrote, so that its order does not matter.

    Examples:
        >>> total([0.7, 0.1])
        0.8
        >>> total([3, 4])
        7
    """
    if all(isinstance(value, int) for value in values):
        return sum(values)
    return _like(sum((exact(value) for value in values), Fraction(0)), values)


def mean(values: Sequence[Number]) -> Number:
    """Return the mean, exact on the decimals people wrote.

    Examples:
        >>> mean([0.1, 0.2])
        0.15
    """
    return _like(sum((exact(value) for value in values), Fraction(0)) / len(values), values)


def _like(result: Fraction, values: Sequence[Number]) -> Number:
    """Give the result back as a float, unless fractions went in."""
    if any(isinstance(value, Fraction) for value in values):
        return result
    return as_float(result)


def as_float(value: Fraction) -> float:
    """Return the value as a float; overflow ends at the largest one."""
    try:
        return float(value)
    except OverflowError:
        return -sys.float_info.max if value < 0 else sys.float_info.max
