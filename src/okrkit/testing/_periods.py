"""Strategies for periods: Cycle, FiscalCalendar, Cadence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from okrkit.goals.cycles import Cadence, Cycle, FiscalCalendar
from okrkit.testing._bounds import check_days, check_sizes

_PARTS: tuple[tuple[Literal["quarter", "year", "half", "trimester", "month"], int], ...] = (
    ("quarter", 4),
    ("year", 1),
    ("half", 2),
    ("trimester", 3),
    ("month", 12),
)


def cycles(
    *, min_day: date | None = None, max_day: date | None = None, min_size: int = 1, max_size: int | None = None
) -> SearchStrategy[Cycle]:
    """Return a strategy for cycles: custom ones and, where there is room, parts of calendar and fiscal years.

    Args:
        min_day: Earliest start; None: the first day of the calendar.
        max_day: Latest end; None: the last day of the calendar.
        min_size: Least number of days [≥ 1].
        max_size: Largest number of days; None: no limit.

    Raises:
        InvalidArgument: If no cycle of that size fits between the days.

    Examples:
        >>> from hypothesis import find
        >>> find(cycles(min_day=date(2026, 1, 1)), lambda cycle: cycle.days >= 90)
        Cycle(datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))
    """
    first, last = check_days(min_day, max_day)
    check_sizes(min_size, max_size, least=1)
    if min_size > (last - first).days + 1:
        message = f"no cycle of {min_size} days fits between {first} and {last}"
        raise InvalidArgument(message)
    custom = _custom(first, last, min_size, max_size)
    years = range(max(first.year + 2, 3), min(last.year - 1, 9997))
    return custom | _named(years) if years and (min_size, max_size) == (1, None) else custom


@st.composite
def _custom(draw: DrawFn, first: date, last: date, least: int, most: int | None) -> Cycle:
    start = draw(st.dates(first, last - timedelta(days=least - 1)))
    room = (last - start).days + 1
    size = draw(st.integers(least, room if most is None else min(most, room)))
    return Cycle(start, start + timedelta(days=size - 1), draw(st.none() | st.text(max_size=8)))


@st.composite
def _named(draw: DrawFn, years: range) -> Cycle:
    year = draw(st.integers(years[0], years[-1]))
    if draw(st.booleans()):
        return Cycle.iso_week(year, draw(st.integers(1, 52)))
    calendar = draw(fiscal_calendars())
    part, most = draw(st.sampled_from(_PARTS))
    number = draw(st.integers(1, most))
    return calendar.part(part, year, number)


def fiscal_calendars(
    *, min_month: int = 1, max_month: int = 12, allow_weeks: bool = True
) -> SearchStrategy[FiscalCalendar]:
    """Return a strategy for fiscal calendars.

    Args:
        min_month: First start month [1-12].
        max_month: Last start month [1-12].
        allow_weeks: Also draw calendars of whole weeks, such as 4-4-5.

    Raises:
        InvalidArgument: If no month lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(fiscal_calendars(), lambda _: True)
        FiscalCalendar()
    """
    check_sizes(min_month, max_month, least=1, name="month")
    if max_month > 12:
        message = f"max_month must be 12 or less, got {max_month!r}"
        raise InvalidArgument(message)
    weeks = st.sampled_from([None, "4-4-5", "4-5-4", "5-4-4"] if allow_weeks else [None])
    named_by = st.sampled_from(["end", "start"])
    return st.builds(FiscalCalendar, start_month=st.integers(min_month, max_month), named_by=named_by, weeks=weeks)


def cadences(*, min_value: int = 1, max_value: int = 366) -> SearchStrategy[Cadence]:
    """Return a strategy for rhythms of check-ins.

    Args:
        min_value: Fewest days from one check-in to the next [≥ 1].
        max_value: Most days from one check-in to the next.

    Raises:
        InvalidArgument: If no whole number of days lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(cadences(), lambda _: True)
        Cadence()
    """
    check_sizes(min_value, max_value, least=1, name="value")
    every = st.integers(min_value, max_value)
    usual = [Cadence()] if min_value <= Cadence().every <= max_value else []
    own = st.builds(Cadence, every, grace=st.integers(0, 31))
    return st.sampled_from(usual) | own if usual else own
