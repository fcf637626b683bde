"""Numbers in plan files: bare ones are int or float, quoted ones are exact."""

from __future__ import annotations

import re
from decimal import Decimal, DecimalException
from fractions import Fraction

from okrkit.goals import Number

__all__ = ["EXACT_PATTERN", "exact_number", "number_text"]

EXACT_PATTERN = r"^[+-]?([0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?|[0-9]+/0*[1-9][0-9]*)$"

_EXACT = re.compile(EXACT_PATTERN.strip("^$"))


def exact_number(text: str) -> Decimal | Fraction | None:
    """Read a quoted number; None where the text is none.

    Examples:
        >>> exact_number("0.10"), exact_number("1/3"), exact_number("1_000")
        (Decimal('0.10'), Fraction(1, 3), None)
    """
    if not _EXACT.fullmatch(text):
        return None
    try:
        return Fraction(text) if "/" in text else Decimal(text)
    except (DecimalException, ValueError):  # an exponent or a count of digits that Python refuses
        return None


def number_text(value: Number) -> Number | str:
    """Return a number as plan files hold it: exact ones as text, the rest as they are.

    Examples:
        >>> number_text(Decimal("0.10")), number_text(Fraction(2)), number_text(0.5)
        ('0.10', '2/1', 0.5)
    """
    if type(value) is float or type(value) is int:
        return value
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return str(value) if isinstance(value, Decimal) else value
