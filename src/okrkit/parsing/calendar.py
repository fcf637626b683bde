"""Calendar arithmetic of deadlines: months, quarters, halves, fiscal years, feasts; standard library only."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from attrs import frozen

from okrkit.goals import Cycle

__all__ = ["Anchor", "easter", "fiscal_part", "last_of_month", "month_after", "part_around"]


@frozen
class Anchor:
    """What relative and year-less deadlines hang on.

    Attributes:
        day: The reference day; None where there is none, so that such deadlines stay unresolved.
        cycle: The cycle, for "end of the cycle" and for "end of the quarter" where the cycle is one.
        fiscal_start: First month of the fiscal year.
        date_order: "dmy", "mdy" or "ymd" for dates in figures; None: both readings are kept.
    """

    day: date | None = None
    cycle: Cycle | None = None
    fiscal_start: int = 1
    date_order: str | None = None


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month; months beyond 12 run into the following years.

    Examples:
        >>> last_of_month(2027, 14)
        datetime.date(2028, 2, 29)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def fiscal_part(year: int, number: int, months: int, fiscal_start: int) -> tuple[date, date]:
    """Return the first and last day of part `number` (from 1) of a fiscal year named after the year it ends in.

    Examples:
        >>> fiscal_part(2027, 2, 3, 7)
        (datetime.date(2026, 10, 1), datetime.date(2026, 12, 31))
    """
    base = year if fiscal_start == 1 else year - 1
    month = fiscal_start + (number - 1) * months
    first = date(base + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return first, last_of_month(first.year, first.month + months - 1)


def part_around(day: date, months: int, fiscal_start: int, *, ahead: int = 0) -> tuple[date, date]:
    """Return the month, quarter, half or year (of `months` months) around a day, or the `ahead`-th after it.

    Examples:
        >>> part_around(date(2026, 11, 21), 3, 1)[1], part_around(date(2026, 11, 21), 12, 7)[1]
        (datetime.date(2026, 12, 31), datetime.date(2027, 6, 30))
    """
    count = day.year * 12 + day.month - 1 - (fiscal_start - 1)
    first = (count // months + ahead) * months + (fiscal_start - 1)
    start = date(first // 12, first % 12 + 1, 1)
    return start, last_of_month(start.year, start.month + months - 1)


def month_after(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day.

    Examples:
        >>> month_after(date(2027, 1, 31), 1)
        datetime.date(2027, 2, 28)
    """
    last = last_of_month(day.year, day.month + months)
    return last.replace(day=min(day.day, last.day))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar.

    Source: Meeus, Astronomical Algorithms (1991), chapter 8 (Butcher's method).

    Examples:
        >>> easter(2027)
        datetime.date(2027, 3, 28)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lunar = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lunar) // 451
    month, day = divmod(h + lunar - 7 * m + 114, 31)
    return date(year, month, 1) + timedelta(days=day)
