"""Expected progress: how far a goal should be by a day, on a named curve."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import cast

import attrs

from okrkit.errors import OptionsError
from okrkit.goals import Cycle, Measure
from okrkit.goals._build import as_day, day_fault, short_repr, shown
from okrkit.goals.numbers import as_number
from okrkit.scoring.curve_rules import (
    CurveRule,
    Logistic,
    Moment,
    OnLines,
    Raised,
    Steps,
    Volumes,
    Week,
    WorkedDays,
    elapsed,
    even_milestones,
)
from okrkit.scoring.named import USER_SOURCE, catalogue, check_fields, is_float_in

__all__ = [
    "EXPECTED_CURVES",
    "CurveRule",
    "ExpectedCurve",
    "Moment",
    "milestone_days",
    "phased",
    "power",
    "s_curve",
    "seasonal",
    "working_days",
]

_LARGEST = 1e300  # volumes up to here can be added up


@attrs.frozen
class ExpectedCurve:
    """How much of the way should be done by a day.

    The curves that okrkit makes are equal where they were made from the same numbers and days, and can
    be pickled; those from a function of yours are equal, and pickled, as the function is.

    Attributes:
        name: What to pass it by.
        rule: Gives the share at a moment inside the period; before it 0 and after it 1 are given.
        text: The rule in words.
        source: Where it comes from.

    Examples:
        >>> late = ExpectedCurve("late", lambda moment: moment.elapsed**3)
        >>> late.at(date(2026, 2, 14), Cycle.quarter(2026, 1))
        0.125
    """

    name: str
    rule: CurveRule
    text: str = attrs.field(default="", kw_only=True)
    source: str = attrs.field(default=USER_SOURCE, kw_only=True)

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        check_fields(self, self.rule)

    def at(self, day: date, period: Cycle, measure: Measure | None = None) -> float:
        """Return the expected progress at the end of a day [0-1]; 1 on the last day."""
        passed = period.elapsed(day)
        if passed in {0.0, 1.0}:
            return passed
        return min(max(float(self.rule(Moment(passed, day, period, measure))), 0.0), 1.0)


def s_curve(k: float = 10.0, m: float = 0.5) -> ExpectedCurve:
    """Return a logistic curve scaled to run from 0 to 1.

    Args:
        k: Steepness (0, 500].
        m: Where it is steepest [0-1].

    Raises:
        OptionsError: If one is outside its range.

    Examples:
        >>> round(s_curve().at(date(2026, 2, 14), Cycle.quarter(2026, 1)), 6)
        0.5
        >>> s_curve(5) == s_curve(5, 0.5), s_curve(5) == s_curve()
        (True, False)
    """
    steepness, middle = as_number(k), as_number(m)
    if not (is_float_in(steepness, 0, 500) and steepness and is_float_in(middle, 0, 1)):
        raise OptionsError("s_curve", [f"k must be in (0, 500] and m in [0, 1], got {shown(k)} and {shown(m)}"])
    rule = Logistic(float(steepness), float(middle))
    return ExpectedCurve(
        "s_curve",
        rule,
        text=f"logistic with k = {rule.k:g} and m = {rule.m:g}, scaled to run from 0 to 1",
        source="okrkit: slow start, fast middle, slow end, as adoption runs",
    )


def power(p: float = 2.0) -> ExpectedCurve:
    """Return the share of time to the power p: above 1 most comes late, below 1 early.

    Args:
        p: The power (0, 100].

    Raises:
        OptionsError: If it is outside its range.

    Examples:
        >>> power(2).at(date(2026, 2, 14), Cycle.quarter(2026, 1))
        0.25
    """
    given = as_number(p)
    if not (is_float_in(given, 0, 100) and given):
        raise OptionsError("power", [f"p must be in (0, 100], got {shown(p)}"])
    rule = Raised(float(given))
    return ExpectedCurve("power", rule, text=f"share of time to the power {rule.p:g}", source="okrkit")


def phased(points: Iterable[tuple[float, float]] = ((1 / 3, 0.2), (2 / 3, 0.8))) -> ExpectedCurve:
    """Return straight lines through (share of time, share of progress); (0, 0) and (1, 1) are added.

    Raises:
        OptionsError: If the points do not rise from left to right inside [0, 1].

    Examples:
        >>> phased([(0.5, 0.2)]).at(date(2026, 2, 14), Cycle.quarter(2026, 1))
        0.2
    """
    inner = _pairs(points)
    given = [*([] if inner and inner[0][0] == 0 else [(0.0, 0.0)]), *inner]
    given += [] if given[-1][0] == 1 else [(1.0, 1.0)]
    xs, ys = [x for x, _ in given], [y for _, y in given]
    if xs != sorted(set(xs)) or ys != sorted(ys) or not (xs[0] >= 0 and xs[-1] <= 1 and ys[0] >= 0 and ys[-1] <= 1):
        raise OptionsError("phased", [f"points must rise from left to right inside [0, 1], got {shown(inner)}"])
    through = ", ".join(f"({x:g}, {y:g})" for x, y in given)
    return ExpectedCurve("phased", OnLines(tuple(given)), text=f"straight lines through {through}", source="okrkit")


def _pairs(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    try:
        return [(float(x), float(y)) for x, y in points]
    except (TypeError, ValueError, OverflowError):
        message = f"points must be pairs (share of time, share of progress), got {shown(points)}"
        raise OptionsError("phased", [message]) from None


def milestone_days(days: Mapping[date, float]) -> ExpectedCurve:
    """Return steps: from each day on, that share is expected.

    Raises:
        OptionsError: If a day is none, or the shares do not rise with the days inside [0, 1].

    Examples:
        >>> steps = milestone_days({date(2026, 2, 1): 0.5})
        >>> [steps.at(date(2026, month, 15), Cycle.quarter(2026, 1)) for month in (1, 2)]
        [0.0, 0.5]
    """
    if not isinstance(days, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise OptionsError("milestone_days", [f"days must map a day to its share, got {shown(days)}"])
    steps = sorted(zip(_days("milestone_days", days), _floats(days.values()), strict=True))
    shares = [share for _, share in steps]
    if shares != sorted(shares) or not all(0 <= share <= 1 for share in shares):
        raise OptionsError("milestone_days", [f"shares must rise with the days inside [0, 1], got {shown(days)}"])
    return ExpectedCurve("milestones", Steps(tuple(steps)), text=f"steps at {len(steps)} given days", source="okrkit")


def _floats(given: Iterable[float]) -> list[float]:
    """Return the numbers as floats; NaN, which is in no range, for each that is none."""
    try:
        return [_float(one) for one in given]
    except TypeError:
        return [math.nan]


def _float(given: float) -> float:
    try:
        return float(given)
    except (TypeError, ValueError, OverflowError):
        return math.nan


def _days(subject: str, given: Iterable[date]) -> list[date]:
    """Return plain days; a time of day would never be one of the days that are asked about."""
    days = [as_day(day) for day in given]
    if faults := [fault for day in days if (fault := day_fault("a day", day))]:
        raise OptionsError(subject, faults)
    return cast("list[date]", days)


def working_days(
    calendar: Callable[[date], bool] | Iterable[date] = (), *, weekdays: Iterable[int] = range(5)
) -> ExpectedCurve:
    """Return the share of the period's working days that have passed.

    Args:
        calendar: The days off, or a function that tells whether a day is a working day.
        weekdays: Days of the week that are worked where `calendar` lists days off [0 Monday - 6].

    Raises:
        OptionsError: If a day off is no day, or a day of the week none of the seven.

    Examples:
        >>> working_days().at(date(2026, 1, 4), Cycle.month(2026, 1)) == 2 / 22
        True
    """
    rule = WorkedDays(calendar if callable(calendar) else _week(calendar, weekdays))
    return ExpectedCurve("working_days", rule, text="share of the period's working days", source="okrkit")


def _week(calendar: Iterable[date], weekdays: Iterable[int]) -> Week:
    try:
        off, worked = list(calendar), [as_number(day) for day in weekdays]
    except TypeError:
        message = f"calendar and weekdays must be lists, got {shown(calendar)} and {shown(weekdays)}"
        raise OptionsError("working_days", [message]) from None
    if not all(type(day) is int and 0 <= day <= 6 for day in worked):
        message = f"weekdays must be whole numbers from 0 (Monday) to 6, got {shown(worked)}"
        raise OptionsError("working_days", [message])
    return Week(frozenset(_days("working_days", off)), frozenset(cast("list[int]", worked)))


def seasonal(profile: Sequence[float] = (1.0,) * 12) -> ExpectedCurve:
    """Return the share of the period's usual volume, from the usual volume of each month.

    Args:
        profile: Twelve volumes, January first [0-1e300, any scale], spread evenly over their months.

    Raises:
        OptionsError: If they are not twelve, or one is outside its range.

    Examples:
        >>> winter = seasonal([2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
        >>> winter.at(date(2026, 1, 31), Cycle.quarter(2026, 1))
        0.5
    """
    volumes = _floats(profile)
    if len(volumes) != 12 or not all(0 <= volume <= _LARGEST for volume in volumes):
        raise OptionsError("seasonal", [f"profile must be twelve volumes from 0 to 1e300, got {shown(profile)}"])
    return ExpectedCurve(
        "seasonal", Volumes(tuple(volumes)), text="share of the year's usual volume by month", source="okrkit"
    )


EXPECTED_CURVES: Mapping[str, ExpectedCurve] = catalogue(
    ExpectedCurve("linear", elapsed, text="share of time", source="okrkit: nothing else is known"),
    s_curve(),
    power(),
    phased(),
    ExpectedCurve(
        "milestones",
        even_milestones,
        text="a Deliver's milestones evenly through the period, else linear",
        source="okrkit",
    ),
    working_days(),
    seasonal(),
)
"""Every curve by name, with its default parameters; `linear` is the default."""
