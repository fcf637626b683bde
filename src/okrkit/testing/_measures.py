"""Strategies for the measures: Change, Hold, Deliver, Establish."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from functools import cache
from typing import Literal, get_args

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from okrkit.goals.measures import Accumulate, Change, Establish, Hold, Measure
from okrkit.goals.milestones import Deliver
from okrkit.goals.numbers import Number, less
from okrkit.testing._basics import NUMBER_TYPES, NumberType, numbers, room_for_two, titles
from okrkit.testing._bounds import check_choice, check_numbers, check_sizes, check_strategy

_ACCUMULATE: tuple[Accumulate, ...] = get_args(Accumulate)


def changes(
    *,
    min_value: Number | None = None,
    max_value: Number | None = None,
    types: Collection[NumberType] = NUMBER_TYPES,
    direction: Literal["increase", "decrease"] | None = None,
    accumulate: Accumulate | None = None,
) -> SearchStrategy[Change]:
    """Return a strategy for measures that move from a baseline to a target.

    Args:
        min_value: Least baseline and target; None: no limit.
        max_value: Largest baseline and target; None: no limit.
        types: Types of the two numbers: int, float, Decimal, Fraction.
        direction: Only rising or falling ones; None: both.
        accumulate: How check-ins become the value; None: any way.

    Raises:
        InvalidArgument: If fewer than two numbers lie between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(changes(), lambda _: True)
        Change(0, 1)
    """
    check_choice("direction", direction, ("increase", "decrease"))
    check_choice("accumulate", accumulate, _ACCUMULATE)
    ends = numbers(min_value=min_value, max_value=max_value, types=types)
    if min_value is not None and max_value is not None and not room_for_two(min_value, max_value, types):
        message = f"a change needs two different numbers between {min_value!r} and {max_value!r}"
        raise InvalidArgument(message)
    found = _changes(ends, direction, _ways(accumulate))
    simplest = direction != "decrease" and accumulate in {None, "last"} and int in types
    room = (min_value is None or min_value <= 0) and (max_value is None or max_value >= 1)
    return st.just(Change(0, 1)) | found if simplest and room else found


@st.composite
def _changes(
    draw: DrawFn, ends: SearchStrategy[Number], direction: str | None, ways: SearchStrategy[Accumulate]
) -> Change:
    one = draw(ends)
    other = draw(ends.filter(lambda value: value != one))
    if direction is not None and less(one, other) is not (direction == "increase"):
        one, other = other, one
    return Change(one, other, unit=draw(_UNITS), strict=draw(st.booleans()), accumulate=draw(ways))


def holds(
    *,
    min_value: Number | None = None,
    max_value: Number | None = None,
    types: Collection[NumberType] = NUMBER_TYPES,
    accumulate: Accumulate | None = None,
    every_period: bool | None = None,
) -> SearchStrategy[Hold]:
    """Return a strategy for levels to keep: at least, at most, or a band.

    Args:
        min_value: Least limit; None: no limit.
        max_value: Largest limit; None: no limit.
        types: Types of the limits: int, float, Decimal, Fraction.
        accumulate: How check-ins become the value; None: any way.
        every_period: Whether each check-in counts; None: both.

    Raises:
        InvalidArgument: If no number lies between the bounds, or each check-in is to count and
            `accumulate` is not "last".

    Examples:
        >>> from hypothesis import find
        >>> find(holds(), lambda _: True)
        Hold(at_least=0)
    """
    check_choice("accumulate", accumulate, _ACCUMULATE)
    check_choice("every_period", every_period, (True, False))
    if every_period and accumulate not in {None, "last"}:
        message = f"every_period=True goes with accumulate='last' only, got {accumulate!r}"
        raise InvalidArgument(message)
    limits = numbers(min_value=min_value, max_value=max_value, types=types)
    each = st.booleans() if every_period is None and accumulate in {None, "last"} else st.just(bool(every_period))
    return _holds(limits, _tolerances(min_value, max_value, types), each, _ways(accumulate))


def _tolerances(
    low: Number | None, high: Number | None, types: Collection[NumberType]
) -> SearchStrategy[Number | None]:
    span = None if low is None or high is None else Fraction(high) - Fraction(low)
    if span is not None and span < 1:  # perhaps no number of these types is so small
        return st.none()
    return st.none() | numbers(min_value=0, max_value=span, types=types).filter(bool)


@st.composite
def _holds(
    draw: DrawFn,
    limits: SearchStrategy[Number],
    tolerances: SearchStrategy[Number | None],
    each: SearchStrategy[bool],
    ways: SearchStrategy[Accumulate],
) -> Hold:
    kind = draw(st.sampled_from(["at least", "at most", "band"]))
    one, other = draw(limits), draw(limits) if kind == "band" else None
    strict = draw(st.booleans()) and one != other
    every, way = draw(each), draw(ways)
    low, high = (one, None) if kind == "at least" else (None, one)
    if other is not None:
        low, high = (other, one) if less(other, one) else (one, other)
    return Hold(
        at_least=low,
        at_most=high,
        unit=draw(_UNITS),
        strict=strict,
        tolerance=draw(tolerances),
        every_period=every,
        accumulate="last" if every else way,
    )


def delivers(*, min_size: int = 1, max_size: int = 5) -> SearchStrategy[Deliver]:
    """Return a strategy for milestones to finish, with and without weights.

    Args:
        min_size: Least number of milestones [≥ 1].
        max_size: Largest number of milestones.

    Raises:
        InvalidArgument: If no measure has so many milestones.

    Examples:
        >>> from hypothesis import find
        >>> find(delivers(), lambda _: True), find(delivers(min_size=2), lambda _: True)
        (Deliver(), Deliver(('built', 'live')))
    """
    check_sizes(min_size, max_size, least=1)
    return _delivers(min_size, max_size)


@st.composite
def _delivers(draw: DrawFn, min_size: int, max_size: int) -> Deliver:
    if min_size == 1 and draw(st.sampled_from([True, False, False])):
        return Deliver()
    names = draw(_names(min_size, max_size))
    return Deliver(tuple(names), weights=draw(_weights(len(names))))


@cache
def _names(min_size: int, max_size: int) -> SearchStrategy[list[str]]:
    """Return a strategy for names; building it anew costs more than drawing."""
    return st.lists(_MILESTONES, min_size=min_size, max_size=max_size, unique=True)


@cache
def _weights(size: int) -> SearchStrategy[list[Number] | None]:
    return st.none() | st.lists(numbers(min_value=0, max_value=1000), min_size=size, max_size=size).filter(any)


def establishes() -> SearchStrategy[Establish]:
    """Return a strategy for baselines to measure first.

    Examples:
        >>> from hypothesis import find
        >>> find(establishes(), lambda _: True)
        Establish()
    """
    return st.builds(Establish, unit=_UNITS)


def measures(
    *,
    min_value: Number | None = None,
    max_value: Number | None = None,
    types: Collection[NumberType] = NUMBER_TYPES,
    max_size: int = 5,
) -> SearchStrategy[Measure]:
    """Return a strategy for measures of every kind.

    Args:
        min_value: Least baseline, target and limit; None: no limit.
        max_value: Largest baseline, target and limit; None: no limit.
        types: Types of these numbers: int, float, Decimal, Fraction.
        max_size: Largest number of milestones [≥ 1].

    Raises:
        InvalidArgument: If fewer than two numbers lie between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(measures(), lambda _: True)
        Change(0, 1)
    """
    check_numbers(min_value, max_value)
    return st.one_of(
        changes(min_value=min_value, max_value=max_value, types=types),
        holds(min_value=min_value, max_value=max_value, types=types),
        delivers(max_size=max_size),
        establishes(),
    )


def measures_or_none(given: SearchStrategy[Measure | None] | None) -> SearchStrategy[Measure | None]:
    """Return the measures given, or none at all beside those of every kind."""
    return check_strategy("measures", given, lambda: st.none() | measures())


def _ways(accumulate: Accumulate | None) -> SearchStrategy[Accumulate]:
    return st.sampled_from(_ACCUMULATE if accumulate is None else (accumulate,))


_UNITS = st.none() | st.sampled_from(["%", "hour", "EUR"]) | st.text(max_size=8)
_MILESTONES = st.sampled_from(["built", "live", "designed", "sold"]) | titles(min_size=1).filter(str.strip)
