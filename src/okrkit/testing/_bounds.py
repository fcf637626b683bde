"""What the strategies share: arguments that cannot be met are refused when the strategy is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import TypeVar, cast

from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from okrkit.goals.numbers import Number, less, number_fault

T = TypeVar("T")
Fields = Mapping[str, object]
"""Arguments of a constructor by name."""


def check_numbers(low: Number | None, high: Number | None, *, name: str = "value") -> None:
    """Refuse bounds that are no numbers or stand in the wrong order."""
    for label, bound in ((f"min_{name}", low), (f"max_{name}", high)):
        if bound is not None and (fault := number_fault(label, bound)):
            raise InvalidArgument(fault)
    if low is not None and high is not None and less(high, low):
        message = f"min_{name}={low!r} is above max_{name}={high!r}; exchange the two"
        raise InvalidArgument(message)


def check_within(low: Number, high: Number | None, least: Number, most: Number | None, *, name: str = "value") -> None:
    """Refuse bounds outside what the type takes."""
    check_numbers(low, high, name=name)
    if less(low, least):
        message = f"min_{name} must be {least} or more, got {low!r}"
        raise InvalidArgument(message)
    if most is not None and high is not None and less(most, high):
        message = f"max_{name} must be {most} or less, got {high!r}"
        raise InvalidArgument(message)


def check_days(low: date | None, high: date | None) -> tuple[date, date]:
    """Return the first and the last day that bounds allow, or refuse them."""
    for label, bound in (("min_day", low), ("max_day", high)):
        if isinstance(bound, datetime) or not isinstance(bound, date | None):  # pyright: ignore[reportUnnecessaryIsInstance]
            message = f"{label} must be a date or None, got {bound!r}"
            raise InvalidArgument(message)
    first, last = low or date.min, high or date.max
    if last < first:
        message = f"min_day={first} is after max_day={last}; exchange the two"
        raise InvalidArgument(message)
    return first, last


def check_sizes(low: int, high: int | None, *, least: int = 0, name: str = "size") -> None:
    """Refuse sizes that are no whole numbers, too small, or in the wrong order."""
    for label, bound in ((f"min_{name}", low), (f"max_{name}", high)):
        if bound is not None and (type(bound) is not int or bound < least):
            message = f"{label} must be a whole number, {least} or more, got {bound!r}"
            raise InvalidArgument(message)
    if high is not None and high < low:
        message = f"min_{name}={low} is above max_{name}={high}; exchange the two"
        raise InvalidArgument(message)


def check_choice(name: str, value: object, known: Collection[object]) -> None:
    """Refuse a word that the type does not know; None means any."""
    if value is not None and value not in known:
        message = f"{name} must be one of {', '.join(map(str, known))} or None, got {value!r}"
        raise InvalidArgument(message)


def check_strategy(
    name: str, value: SearchStrategy[T] | None, default: Callable[[], SearchStrategy[T]]
) -> SearchStrategy[T]:
    """Return the strategy given, or the default one; a plain value is refused."""
    if value is None:
        return default()
    if not isinstance(value, SearchStrategy):  # pyright: ignore[reportUnnecessaryIsInstance]  # users' arguments
        message = f"{name} must be a strategy, got {value!r}; use hypothesis.strategies.just for one value"
        raise InvalidArgument(message)
    return value


def made(kind: type[T], *args: object, fields: Mapping[str, object]) -> T:
    """Build a value of a type from fields that were drawn."""
    return cast("Callable[..., T]", kind)(*args, **fields)
