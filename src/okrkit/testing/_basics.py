"""Ids, titles, days and numbers: what every other strategy is made of."""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from okrkit.goals._build import id_fault
from okrkit.goals.numbers import Number, less, number_fault
from okrkit.testing._bounds import check_days, check_numbers, check_sizes

NUMBER_TYPES: Final = (int, float, Decimal, Fraction)
NumberType = type[int] | type[float] | type[Decimal] | type[Fraction]

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_UNPRINTABLE: Final = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")
_PRINTABLE = st.characters(exclude_categories=_UNPRINTABLE) | st.just(" ")


def ids(*, min_size: int = 1, max_size: int = 12) -> SearchStrategy[str]:
    """Return a strategy for ids: printable text without outer spaces.

    Args:
        min_size: Least number of characters [≥ 1].
        max_size: Largest number of characters.

    Raises:
        InvalidArgument: If no id has such a length.

    Examples:
        >>> from hypothesis import find
        >>> find(ids(), lambda _: True)
        'a'
    """
    check_sizes(min_size, max_size, least=1)
    return _ids(min_size, max_size)


@cache
def _ids(min_size: int, max_size: int) -> SearchStrategy[str]:
    """Return the strategy, once for each pair of sizes: to build its alphabet costs more than to draw from it."""
    plain = st.text(_PLAIN, min_size=min_size, max_size=max_size)
    return plain | st.text(_PRINTABLE, min_size=min_size, max_size=max_size).filter(_is_id)


def _is_id(text: str) -> bool:
    return id_fault("id", text) is None


def titles(*, min_size: int = 0, max_size: int = 40) -> SearchStrategy[str]:
    """Return a strategy for titles: sentences of goals, and any other text.

    Args:
        min_size: Least number of characters [≥ 0].
        max_size: Largest number of characters.

    Raises:
        InvalidArgument: If no text has such a length.

    Examples:
        >>> from hypothesis import find
        >>> find(titles(min_size=1), lambda _: True)
        'Grow'
    """
    check_sizes(min_size, max_size)
    return _titles(min_size, max_size)


@cache
def _titles(min_size: int, max_size: int) -> SearchStrategy[str]:
    usual = [text for text in _USUAL if min_size <= len(text) <= max_size]
    any_text = st.text(min_size=min_size, max_size=max_size)
    return st.sampled_from(usual) | any_text if usual else any_text


_USUAL: Final = (
    "Grow",
    "Reduce first response time",
    "Reduce hand-offs from 3 to 1 by March 31",
    "Improve communication",
    "Achieve 95% satisfaction",
)


def days(*, min_day: date | None = None, max_day: date | None = None) -> SearchStrategy[date]:
    """Return a strategy for days, both ends included.

    Args:
        min_day: First day; None: the first of the calendar.
        max_day: Last day; None: the last of the calendar.

    Raises:
        InvalidArgument: If the last day is before the first.

    Examples:
        >>> from hypothesis import find
        >>> find(days(min_day=date(2026, 2, 2)), lambda _: True)
        datetime.date(2026, 2, 2)
    """
    first, last = check_days(min_day, max_day)
    return st.dates(first, last)


def numbers(
    *,
    min_value: Number | None = None,
    max_value: Number | None = None,
    types: Collection[NumberType] = NUMBER_TYPES,
) -> SearchStrategy[Number]:
    """Return a strategy for the numbers of metrics: finite, and no larger than a float can hold.

    Args:
        min_value: Least number; None: no limit.
        max_value: Largest number; None: no limit.
        types: Types to draw from: int, float, Decimal, Fraction.

    Raises:
        InvalidArgument: If no number of these types lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(numbers(), lambda n: n > 1.5)
        2
    """
    check_numbers(min_value, max_value)
    unknown = [kind for kind in types if kind not in NUMBER_TYPES]
    if unknown or not types:
        message = f"types must be some of int, float, Decimal, Fraction, got {tuple(types)!r}"
        raise InvalidArgument(message)
    drawn = [one for kind in NUMBER_TYPES if kind in types if (one := _of_type(kind, min_value, max_value)) is not None]
    if not drawn:
        message = f"no {' or '.join(kind.__name__ for kind in types)} lies between {min_value!r} and {max_value!r}"
        raise InvalidArgument(message)
    return st.one_of(drawn)


def _of_type(kind: NumberType, low: Number | None, high: Number | None) -> SearchStrategy[Number] | None:
    """Return a strategy for one type, or None where none of its numbers lies between the bounds."""
    if kind is int:
        return _integers(low, high)
    if kind is float:
        return _floats(low, high)
    fractions: SearchStrategy[Number] = st.fractions(_exact(low), _exact(high))
    if kind is Fraction:
        return fractions.filter(_sound)
    return _decimals(low, high)


def room_for_two(low: Number, high: Number, types: Collection[NumberType]) -> bool:
    """Return whether one of the types has two numbers between the bounds."""
    steps = {int: 1, Decimal: 10**6}
    return any(
        math.floor(Fraction(high) * steps[kind]) > math.ceil(Fraction(low) * steps[kind])
        if kind in steps
        else float(low) < float(high)
        for kind in types
    )


def _integers(low: Number | None, high: Number | None) -> SearchStrategy[Number] | None:
    least, most = (None if low is None else math.ceil(low)), (None if high is None else math.floor(high))
    return None if least is not None and most is not None and most < least else st.integers(least, most).filter(_sound)


def _floats(low: Number | None, high: Number | None) -> SearchStrategy[Number] | None:
    least, most = (None if low is None else float(low)), (None if high is None else float(high))
    if least is not None and low is not None and Fraction(least) < Fraction(low):
        least = math.nextafter(least, math.inf)
    if most is not None and high is not None and Fraction(most) > Fraction(high):
        most = math.nextafter(most, -math.inf)
    if least is not None and most is not None and most < least:
        return None
    return st.floats(least, most, allow_nan=False, allow_infinity=False)


def _decimals(low: Number | None, high: Number | None) -> SearchStrategy[Number] | None:
    """Draw decimals of a few places, as people write them, or the bounds themselves."""
    drawn: list[SearchStrategy[Number]] = []
    for places in (0, 2, 6):
        scale = 10**places
        least = None if low is None else math.ceil(Fraction(low) * scale)
        most = None if high is None else math.floor(Fraction(high) * scale)
        if least is None or most is None or least <= most:
            drawn.append(st.integers(least, most).map(partial(_scaled, places=places)))
    drawn.extend(st.just(bound) for bound in (low, high) if isinstance(bound, Decimal))
    return st.one_of(drawn).filter(lambda n: _sound(n) and _between(n, low, high)) if drawn else None


def _scaled(number: int, *, places: int) -> Decimal:
    return Decimal(number).scaleb(-places)


def _exact(bound: Number | None) -> Fraction | None:
    return None if bound is None else Fraction(bound)


def _sound(value: Number) -> bool:
    return number_fault("value", value) is None


def _between(value: Number, low: Number | None, high: Number | None) -> bool:
    return not (low is not None and less(value, low)) and not (high is not None and less(high, value))
