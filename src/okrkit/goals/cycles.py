"""Periods that goals cover: Cycle, FiscalCalendar, Cadence. The only importer of pendulum."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal, Self, TypeAlias, cast

import attrs

from okrkit.errors import InvalidGoalError, UnknownNameError
from okrkit.goals._build import as_day, day_fault, short_repr, shown, text_fault
from okrkit.goals.cadences import Cadence

__all__ = ["Cadence", "Cycle", "FiscalCalendar"]

Part: TypeAlias = Literal["year", "half", "trimester", "quarter", "month"]

_MONTHS_OF: dict[Part, int] = {"year": 12, "half": 6, "trimester": 4, "quarter": 3, "month": 1}
_LETTER: dict[Part, str] = {"half": "H", "trimester": "T", "quarter": "Q", "month": "M"}
_PART_OF: dict[str, Part] = {letter: part for part, letter in _LETTER.items()}
_PATTERNS = {"4-4-5": (4, 4, 5), "4-5-4": (4, 5, 4), "5-4-4": (5, 4, 4)}
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_YEAR = r"(?:(?P<fiscal>FY)|CY)?[ -]?(?P<year>\d{4}|(?<=[FC]Y)\d\d|(?<=[FC]Y[ -])\d\d)"
_YEAR_FIRST = re.compile(rf"{_YEAR}(?:[ -]?(?P<letter>[QHTMPW])?(?P<number>\d\d?))?", re.IGNORECASE)
_PART_FIRST = re.compile(rf"(?P<letter>[QHTMPW])(?P<number>\d\d?)[ -]?{_YEAR}", re.IGNORECASE)
_NAMED_MONTH = re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<year>\d{4})")
_CUSTOM = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")


def _as_day(value: date) -> date:
    return cast("date", as_day(value))


@attrs.frozen(repr=False, weakref_slot=False, order=True)
class Cycle:
    """The period that a set of goals covers, both ends included.

    Attributes:
        start: First day.
        end: Last day; not before the start.
        label: What people call it; plays no part in equality. None: nothing.

    Examples:
        >>> q1 = Cycle.quarter(2026, 1)
        >>> q1.days, date(2026, 3, 31) in q1, q1.label
        (90, True, '2026-Q1')
        >>> q1 in Cycle.year(2026)
        True
    """

    start: date = attrs.field(converter=_as_day)
    end: date = attrs.field(converter=_as_day)
    label: str | None = attrs.field(default=None, eq=False, order=False)

    def __attrs_post_init__(self) -> None:
        found = [day_fault("start", self.start), day_fault("end", self.end), text_fault("label", self.label)]
        faults = [fault for fault in found if fault]
        if not faults and self.end < self.start:
            faults.append(f"end {self.end} is before start {self.start}; exchange the two")
        if faults:
            raise InvalidGoalError("Cycle", faults)

    @classmethod
    def year(cls, year: int) -> Self:
        """Return the calendar year.

        Examples:
            >>> Cycle.year(2028).days
            366
        """
        return cls._of(FiscalCalendar().year(year))

    @classmethod
    def half(cls, year: int, number: int) -> Self:
        """Return a half of the calendar year [1-2]."""
        return cls._of(FiscalCalendar().half(year, number))

    @classmethod
    def trimester(cls, year: int, number: int) -> Self:
        """Return a third of the calendar year [1-3]."""
        return cls._of(FiscalCalendar().trimester(year, number))

    @classmethod
    def quarter(cls, year: int, number: int) -> Self:
        """Return a quarter of the calendar year [1-4].

        Raises:
            InvalidGoalError: If the year has no such quarter.

        Examples:
            >>> Cycle.quarter(2026, 4).end
            datetime.date(2026, 12, 31)
        """
        return cls._of(FiscalCalendar().quarter(year, number))

    @classmethod
    def month(cls, year: int, number: int) -> Self:
        """Return a month [1-12].

        Examples:
            >>> Cycle.month(2028, 2).days
            29
        """
        return cls._of(FiscalCalendar().month(year, number))

    @classmethod
    def iso_week(cls, year: int, number: int) -> Self:
        """Return an ISO 8601 week, Monday to Sunday [1-52 or 53].

        Examples:
            >>> Cycle.iso_week(2026, 1).start
            datetime.date(2025, 12, 29)
        """
        if type(year) is not int or type(number) is not int:
            raise InvalidGoalError("Cycle", [f"an ISO week needs whole numbers, got {shown((year, number))}"])
        try:
            start = date.fromisocalendar(year, number, 1)
            end = start + timedelta(days=6)
        except (ValueError, OverflowError) as error:
            raise InvalidGoalError("Cycle", [f"no ISO week {shown(number)} in {shown(year)}"]) from error
        return cls(start, end, f"{year:04}-W{number:02}")

    @classmethod
    def parse(cls, label: str, *, calendar: FiscalCalendar | None = None) -> Self:
        """Read a label: "2026-Q1", "Q1 2026", "FY26-H2", "2026-W05", "2026-03", "March 2026", "2026".

        Args:
            label: As people write it, or two ISO days around a slash for a custom cycle.
            calendar: What "FY" means; labels with "CY" or neither mean the calendar year.

        Raises:
            UnknownNameError: If the label is none of these, or says "FY" and no calendar is given.
            InvalidGoalError: If the year has no such part, as in "2026-Q5".

        Examples:
            >>> Cycle.parse("FY26-Q1", calendar=FiscalCalendar(start_month=7, named_by="end")).start
            datetime.date(2025, 7, 1)
            >>> Cycle.parse("2026-01-05/2026-03-27").days
            82
        """
        if not isinstance(label, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # YAML reads 2026 as a number
            raise InvalidGoalError("Cycle", [f"a label must be text, got {shown(label)}"])
        return cls._of(_parsed(label.strip(), calendar))

    @classmethod
    def _of(cls, other: Cycle) -> Self:
        return cls(other.start, other.end, other.label)

    @property
    def days(self) -> int:
        """Return the number of days, both ends included [≥ 1]."""
        return (self.end - self.start).days + 1

    @property
    def weeks(self) -> float:
        """Return the number of weeks, days ÷ 7."""
        return self.days / 7

    def elapsed(self, day: date) -> float:
        """Return the share of the cycle that is over at the end of the day [0-1].

        Examples:
            >>> Cycle.quarter(2026, 1).elapsed(date(2026, 3, 31))
            1.0
        """
        if fault := day_fault("day", day):
            raise InvalidGoalError("elapsed share", [fault])
        passed = (day - self.start).days + 1
        return min(max(passed, 0), self.days) / self.days

    def overlap(self, other: Cycle) -> int:
        """Return the number of days that both cycles cover [≥ 0].

        Examples:
            >>> Cycle.quarter(2026, 1).overlap(Cycle.month(2026, 3))
            31
        """
        return max(0, (min(self.end, other.end) - max(self.start, other.start)).days + 1)

    def __contains__(self, other: date | Cycle) -> bool:
        if isinstance(other, Cycle):
            return self.start <= other.start and other.end <= self.end
        if fault := day_fault("day", other):
            raise InvalidGoalError("membership in a cycle", [fault])
        return self.start <= other <= self.end

    def __str__(self) -> str:
        return self.label or f"{self.start}/{self.end}"

    __repr__ = short_repr


@attrs.frozen(repr=False, weakref_slot=False)
class FiscalCalendar:
    """A year that may start in any month, or on a Monday in whole weeks.

    Attributes:
        start_month: First month of the fiscal year [1-12].
        named_by: Whether fiscal 2026 is the year that starts or that ends in 2026.
        weeks: Weeks a month within a quarter, as in "4-4-5"; the year then starts on the Monday
            nearest to the first day of `start_month`, and a 53rd week goes to the last month.
            None: whole calendar months.

    Examples:
        >>> fy = FiscalCalendar(start_month=7, named_by="end")
        >>> fy.quarter(2026, 1)
        Cycle(datetime.date(2025, 7, 1), datetime.date(2025, 9, 30), 'FY26-Q1')
        >>> FiscalCalendar(start_month=2, named_by="start", weeks="4-4-5").quarter(2026, 1).days
        91
    """

    start_month: int = attrs.field(default=1, kw_only=True)
    named_by: Literal["start", "end"] = attrs.field(default="end", kw_only=True)
    weeks: Literal["4-4-5", "4-5-4", "5-4-4"] | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults: list[str] = []
        if type(self.start_month) is not int or self.start_month not in range(1, 13):
            faults.append(f"start_month must be 1 to 12, got {shown(self.start_month)}")
        if not _is_one_of(self.named_by, ("start", "end")):
            faults.append(f"named_by must be 'start' or 'end', got {shown(self.named_by)}")
        if self.weeks is not None and not _is_one_of(self.weeks, _PATTERNS):
            faults.append(f"weeks must be one of {', '.join(_PATTERNS)} or None, got {shown(self.weeks)}")
        if faults:
            raise InvalidGoalError("FiscalCalendar", faults)

    def year(self, year: int) -> Cycle:
        """Return a whole fiscal year.

        Examples:
            >>> FiscalCalendar(start_month=10).year(2026).start
            datetime.date(2025, 10, 1)
        """
        return self.part("year", year, 1)

    def half(self, year: int, number: int) -> Cycle:
        """Return a half of the fiscal year [1-2]."""
        return self.part("half", year, number)

    def trimester(self, year: int, number: int) -> Cycle:
        """Return a third of the fiscal year [1-3]."""
        return self.part("trimester", year, number)

    def quarter(self, year: int, number: int) -> Cycle:
        """Return a quarter of the fiscal year [1-4]."""
        return self.part("quarter", year, number)

    def month(self, year: int, number: int) -> Cycle:
        """Return a month of the fiscal year, counted from its start [1-12]."""
        return self.part("month", year, number)

    def cycle_of(self, day: date, part: Part = "quarter") -> Cycle:
        """Return the fiscal quarter (or other part) that a day lies in.

        Examples:
            >>> FiscalCalendar(start_month=7).cycle_of(date(2026, 2, 15)).label
            'FY26-Q3'
        """
        if part not in _MONTHS_OF:
            raise UnknownNameError("part of a year", part, _MONTHS_OF)
        if fault := day_fault("day", day):
            raise InvalidGoalError("Cycle", [fault])
        for year in (day.year - 1, day.year, day.year + 1):
            for number in range(1, 12 // _MONTHS_OF[part] + 1):
                cycle = self.part(part, year, number)
                if day in cycle:
                    return cycle
        raise InvalidGoalError("Cycle", [f"no fiscal year holds {day}"])

    def part(self, part: Part, year: int, number: int = 1) -> Cycle:
        """Return a part of a fiscal year by the name of its kind.

        Args:
            part: "year", "half", "trimester", "quarter" or "month".
            year: The fiscal year, as `named_by` counts [2-9998].
            number: Which one, from 1.

        Raises:
            UnknownNameError: If there is no such kind of part.
            InvalidGoalError: If the year has no such part.

        Examples:
            >>> [str(FiscalCalendar().part("half", 2026, number)) for number in (1, 2)]
            ['2026-H1', '2026-H2']
        """
        if part not in _MONTHS_OF:
            raise UnknownNameError("part of a year", part, _MONTHS_OF)
        months = _MONTHS_OF[part]
        if type(number) is not int or number not in range(1, 12 // months + 1):
            raise InvalidGoalError("Cycle", [f"a year has no {part} {shown(number)}; use 1 to {12 // months}"])
        if type(year) is not int or year not in range(2, 9999):
            raise InvalidGoalError("Cycle", [f"year must be 2 to 9998, got {shown(year)}"])
        first = (number - 1) * months
        begins, ends = self._month_start(year, first), self._month_start(year, first + months)
        return Cycle(begins, ends - timedelta(days=1), self._label(part, year, number))

    def _month_start(self, year: int, months: int) -> date:
        """Return the first day of the fiscal month that many months after the year's start."""
        whole, rest = divmod(months, 12)
        calendar_year = year + whole - (1 if self.named_by == "end" and self.start_month > 1 else 0)
        if self.weeks is None:
            return _add_months(date(calendar_year, self.start_month, 1), rest)
        quarters, month = divmod(rest, 3)
        weeks = 13 * quarters + sum(_PATTERNS[self.weeks][:month])
        return _nearest_monday(date(calendar_year, self.start_month, 1)) + timedelta(weeks=weeks)

    def _label(self, part: Part, year: int, number: int) -> str:
        plain = self.start_month == 1 and self.weeks is None
        short = f"{year % 100:02}" if year in range(2000, 2100) else f"{year:04}"
        name = f"{year:04}" if plain else f"FY{short}"
        if part == "year":
            return name
        return f"{name}-{number:02}" if plain and part == "month" else _numbered(name, part, number)

    __repr__ = short_repr


def _is_one_of(value: object, known: Collection[str]) -> bool:
    return isinstance(value, str) and value in known


def _numbered(name: str, part: Part, number: int) -> str:
    return f"{name}-{_LETTER[part]}{number:02}" if part == "month" else f"{name}-{_LETTER[part]}{number}"


def _add_months(day: date, months: int) -> date:
    import pendulum

    return cast("date", as_day(pendulum.date(day.year, day.month, day.day).add(months=months)))


def _nearest_monday(day: date) -> date:
    return day + timedelta(days=(3 - day.weekday()) % 7 - 3)


def _parsed(label: str, calendar: FiscalCalendar | None) -> Cycle:
    if found := _CUSTOM.fullmatch(label):
        return _custom(found[1], found[2])
    if (found := _NAMED_MONTH.fullmatch(label)) and (month := _month_number(found["name"])):
        return Cycle.month(int(found["year"]), month)
    found = _PART_FIRST.fullmatch(label) or _YEAR_FIRST.fullmatch(label)
    if found is None:
        known = ("2026-Q1", "2026-H1", "2026-03", "2026-W05", "2026", "FY26-Q1", "2026-01-05/2026-03-27")
        raise UnknownNameError("cycle label", label, known)
    return _numbered_part(label, found, calendar)


def _custom(start: str, end: str) -> Cycle:
    try:
        return Cycle(date.fromisoformat(start), date.fromisoformat(end))
    except ValueError as error:
        if isinstance(error, InvalidGoalError):
            raise
        raise InvalidGoalError("Cycle", [f"{start}/{end} holds a day that does not exist"]) from error


def _numbered_part(label: str, found: re.Match[str], calendar: FiscalCalendar | None) -> Cycle:
    if found["fiscal"] and calendar is None:
        raise UnknownNameError("fiscal label", label, ["the same label with calendar=FiscalCalendar(start_month=...)"])
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    letter = (found["letter"] or "M").upper()
    if found["number"] is None:
        letter = "year"
    if letter == "W":
        return Cycle.iso_week(year, int(found["number"]))
    part = _PART_OF.get("M" if letter == "P" else letter, "year")
    used = calendar if found["fiscal"] and calendar else FiscalCalendar()
    return used.part(part, year, int(found["number"] or 1))


def _month_number(name: str) -> int | None:
    """Return the month that an English name or its first three letters mean, or None."""
    full = tuple(date(2000, month, 1).strftime("%B").lower() for month in range(1, 13))
    name = name.lower()
    if name in full:
        return full.index(name) + 1
    return _MONTH_NAMES.index(name) + 1 if name in _MONTH_NAMES else None
