"""Strategies for dated facts: CheckIn, TargetChange, Grade, and their histories."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from okrkit.goals.check_ins import CheckIn, Grade, TargetChange, measure_fault
from okrkit.goals.history import History
from okrkit.goals.measures import Measure
from okrkit.goals.milestones import Deliver, Value
from okrkit.goals.numbers import Number
from okrkit.testing._basics import NUMBER_TYPES, NumberType, days, ids, numbers, titles
from okrkit.testing._bounds import check_numbers, check_sizes, check_strategy, check_within
from okrkit.testing._measures import delivers, measures


def values_for(
    measure: Measure | None,
    *,
    min_value: Number | None = None,
    max_value: Number | None = None,
    types: Collection[NumberType] = NUMBER_TYPES,
) -> SearchStrategy[Value]:
    """Return a strategy for the values that a check-in may record for a measure.

    Args:
        measure: The measure; None: a goal that has none, whose values are numbers.
        min_value: Least number; None: no limit. Plays no part for milestones.
        max_value: Largest number; None: no limit. Plays no part for milestones.
        types: Types of the numbers: int, float, Decimal, Fraction.

    Raises:
        InvalidArgument: If no number lies between the bounds, or the measure is none.

    Examples:
        >>> from hypothesis import find
        >>> from okrkit import Deliver
        >>> find(values_for(Deliver(("built", "live"))), lambda value: value == ("live",))
        ('live',)
    """
    if measure is not None and (fault := measure_fault(measure)):
        raise InvalidArgument(fault)
    if not isinstance(measure, Deliver):
        return numbers(min_value=min_value, max_value=max_value, types=types)
    check_numbers(min_value, max_value)
    names = st.lists(st.sampled_from(measure.milestones), unique=True).map(tuple)
    return st.one_of(st.booleans(), st.integers(0, len(measure.milestones)), names)


def check_ins(
    *,
    goals: SearchStrategy[str] | None = None,
    measure: Measure | None = None,
    min_value: Number | None = None,
    max_value: Number | None = None,
    min_day: date | None = None,
    max_day: date | None = None,
) -> SearchStrategy[CheckIn]:
    """Return a strategy for check-ins.

    Args:
        goals: Ids of the goals that they are about; None: any.
        measure: The measure that their values fit; None: numbers.
        min_value: Least value; None: no limit.
        max_value: Largest value; None: no limit.
        min_day: First day; None: no limit.
        max_day: Last day; None: no limit.

    Raises:
        InvalidArgument: If no value or day lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(check_ins(), lambda _: True)
        CheckIn('a', datetime.date(2000, 1, 1), 0)
    """
    return st.builds(
        CheckIn,
        check_strategy("goals", goals, ids),
        days(min_day=min_day, max_day=max_day),
        values_for(measure, min_value=min_value, max_value=max_value),
        confidence=CONFIDENCE,
        note=NOTES,
    )


def histories(
    *,
    goals: SearchStrategy[str] | None = None,
    measure: Measure | None = None,
    min_size: int = 0,
    max_size: int = 12,
    min_value: Number | None = None,
    max_value: Number | None = None,
    min_day: date | None = None,
    max_day: date | None = None,
) -> SearchStrategy[History[CheckIn]]:
    """Return a strategy for histories of check-ins; no goal has two on one day.

    Args:
        goals: Ids of the goals; None: any. Use `hypothesis.strategies.just` for one goal's history.
        measure: The measure that the values fit; None: numbers.
        min_size: Fewest check-ins [≥ 0].
        max_size: Most check-ins.
        min_value: Least value; None: no limit.
        max_value: Largest value; None: no limit.
        min_day: First day; None: no limit.
        max_day: Last day; None: no limit.

    Raises:
        InvalidArgument: If no size, value or day lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(histories(min_size=1), lambda _: True)
        [CheckIn('a', datetime.date(2000, 1, 1), 0)]
    """
    check_sizes(min_size, max_size)
    one = check_ins(
        goals=goals, measure=measure, min_value=min_value, max_value=max_value, min_day=min_day, max_day=max_day
    )
    return st.lists(one, min_size=min_size, max_size=max_size, unique_by=lambda fact: (fact.goal, fact.day)).map(
        _history
    )


def _history(facts: list[CheckIn]) -> History[CheckIn]:
    return History(facts)


def target_changes(
    *,
    goals: SearchStrategy[str] | None = None,
    measure: Measure | None = None,
    min_value: Number | None = None,
    max_value: Number | None = None,
    min_day: date | None = None,
    max_day: date | None = None,
) -> SearchStrategy[TargetChange]:
    """Return a strategy for changed promises.

    Args:
        goals: Ids of the goals; None: any.
        measure: The first promise: milestones are followed by milestones, numbers by numbers; None: any.
        min_value: Least number of the new measure; None: no limit.
        max_value: Largest number of the new measure; None: no limit.
        min_day: First day; None: no limit.
        max_day: Last day; None: no limit.

    Raises:
        InvalidArgument: If no value or day lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(target_changes(), lambda _: True)
        TargetChange('a', datetime.date(2000, 1, 1), Change(0, 1))
    """
    if measure is not None and (fault := measure_fault(measure)):
        raise InvalidArgument(fault)
    new: SearchStrategy[Measure] = measures(min_value=min_value, max_value=max_value)
    if measure is not None:
        counted = isinstance(measure, Deliver)
        new = delivers() if counted else new.filter(lambda one: not isinstance(one, Deliver))
    day = days(min_day=min_day, max_day=max_day)
    return st.builds(TargetChange, check_strategy("goals", goals, ids), day, new, reason=NOTES)


def grades(
    *,
    goals: SearchStrategy[str] | None = None,
    min_value: Number = 0,
    max_value: Number = 1,
    min_day: date | None = None,
    max_day: date | None = None,
) -> SearchStrategy[Grade]:
    """Return a strategy for grades: tenths first, then any share.

    Args:
        goals: Ids of the goals; None: any.
        min_value: Least grade [0-1].
        max_value: Largest grade [0-1].
        min_day: First day; None: no limit.
        max_day: Last day; None: no limit.

    Raises:
        InvalidArgument: If no value or day lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(grades(min_value=0.65), lambda _: True)
        Grade('a', datetime.date(2000, 1, 1), 0.7)
    """
    check_within(min_value, max_value, 0, 1)
    tenths = [number / 10 for number in range(11) if min_value <= number / 10 <= max_value]
    any_share = numbers(min_value=min_value, max_value=max_value)
    shares = st.sampled_from(tenths) | any_share if tenths else any_share
    day = days(min_day=min_day, max_day=max_day)
    return st.builds(Grade, check_strategy("goals", goals, ids), day, shares, reason=NOTES)


NOTES = st.none() | titles()
CONFIDENCE = st.none() | st.sampled_from([0.5, 0, 1]) | st.floats(0, 1)
