"""Expected progress: how far a goal should be by a day, on a named curve."""

from __future__ import annotations

import math
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

import attrs

from okrkit.errors import OptionsError
from okrkit.goals import Cycle, Deliver, Measure
from okrkit.scoring.named import USER_SOURCE, catalogue, check_fields

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


@attrs.frozen
class Moment:
    """A day in a goal's own period.

    Attributes:
        elapsed: Share of the period that has passed, both end days included [0-1].
        day: The day.
        period: The goal's own period.
        measure: What is counted; None for an objective.
    """

    elapsed: float
    day: date
    period: Cycle
    measure: Measure | None = None


CurveRule = Callable[[Moment], float]
"""Gives the expected progress at a moment."""


@attrs.frozen
class ExpectedCurve:
    """How much of the way should be done by a day.

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

    def __attrs_post_init__(self) -> None:
        check_fields(self, self.rule)

    def at(self, day: date, period: Cycle, measure: Measure | None = None) -> float:
        """Return the expected progress at the end of a day [0-1]; 1 on the last day."""
        elapsed = period.elapsed(day)
        if elapsed in {0.0, 1.0}:
            return elapsed
        return min(max(float(self.rule(Moment(elapsed, day, period, measure))), 0.0), 1.0)


def s_curve(k: float = 10.0, m: float = 0.5) -> ExpectedCurve:
    """Return a logistic curve scaled to run from 0 to 1.

    Args:
        k: Steepness [> 0].
        m: Where it is steepest [0-1].

    Examples:
        >>> round(s_curve().at(date(2026, 2, 14), Cycle.quarter(2026, 1)), 6)
        0.5
    """
    if not 0 < k <= 500 or not 0 <= m <= 1:
        raise OptionsError("s_curve", [f"k must be in (0, 500] and m in [0, 1], got {k!r} and {m!r}"])
    low, high = _logistic(-k * m), _logistic(k * (1 - m))
    return ExpectedCurve(
        "s_curve",
        partial(_scaled_logistic, k=k, m=m, low=low, high=high),
        text=f"logistic with k = {k:g} and m = {m:g}, scaled to run from 0 to 1",
        source="okrkit: slow start, fast middle, slow end, as adoption runs",
    )


def _scaled_logistic(moment: Moment, *, k: float, m: float, low: float, high: float) -> float:
    return (_logistic(k * (moment.elapsed - m)) - low) / (high - low)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def power(p: float = 2.0) -> ExpectedCurve:
    """Return the share of time to the power p: above 1 most comes late, below 1 early.

    Examples:
        >>> power(2).at(date(2026, 2, 14), Cycle.quarter(2026, 1))
        0.25
    """
    if not 0 < p <= 100:
        raise OptionsError("power", [f"p must be in (0, 100], got {p!r}"])
    text = f"share of time to the power {p:g}"
    return ExpectedCurve("power", partial(_raised, p=p), text=text, source="okrkit")


def _raised(moment: Moment, *, p: float) -> float:
    return math.pow(moment.elapsed, p)


def _elapsed(moment: Moment) -> float:
    return moment.elapsed


def phased(points: Iterable[tuple[float, float]] = ((1 / 3, 0.2), (2 / 3, 0.8))) -> ExpectedCurve:
    """Return straight lines through (share of time, share of progress); (0, 0) and (1, 1) are added.

    Raises:
        OptionsError: If the points do not rise from left to right inside [0, 1].

    Examples:
        >>> phased([(0.5, 0.2)]).at(date(2026, 2, 14), Cycle.quarter(2026, 1))
        0.2
    """
    inner = [(float(x), float(y)) for x, y in points]
    given = [*([] if inner and inner[0][0] == 0 else [(0.0, 0.0)]), *inner]
    given += [] if given[-1][0] == 1 else [(1.0, 1.0)]
    xs, ys = [x for x, _ in given], [y for _, y in given]
    if xs != sorted(set(xs)) or ys != sorted(ys) or not (xs[0] >= 0 and xs[-1] <= 1 and ys[0] >= 0 and ys[-1] <= 1):
        raise OptionsError("phased", [f"points must rise from left to right inside [0, 1], got {inner!r}"])
    shown = ", ".join(f"({x:g}, {y:g})" for x, y in given)
    return ExpectedCurve(
        "phased",
        partial(_on_lines, xs=xs, ys=ys),
        text=f"straight lines through {shown}",
        source="okrkit",
    )


def _on_lines(moment: Moment, *, xs: Sequence[float], ys: Sequence[float]) -> float:
    return _between(moment.elapsed, xs, ys)


def _between(x: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    right = min(max(bisect_right(xs, x), 1), len(xs) - 1)
    share = (x - xs[right - 1]) / (xs[right] - xs[right - 1])
    return ys[right - 1] + share * (ys[right] - ys[right - 1])


def milestone_days(days: Mapping[date, float]) -> ExpectedCurve:
    """Return steps: from each day on, that share is expected.

    Examples:
        >>> steps = milestone_days({date(2026, 2, 1): 0.5})
        >>> [steps.at(date(2026, month, 15), Cycle.quarter(2026, 1)) for month in (1, 2)]
        [0.0, 0.5]
    """
    steps = sorted(days.items())
    shares = [float(share) for _, share in steps]
    if shares != sorted(shares) or any(not 0 <= share <= 1 for share in shares):
        raise OptionsError("milestone_days", [f"shares must rise with the days inside [0, 1], got {shares!r}"])

    def rule(moment: Moment) -> float:
        passed = [share for day, share in steps if day <= moment.day]
        return passed[-1] if passed else 0.0

    return ExpectedCurve("milestones", rule, text=f"steps at {len(steps)} given days", source="okrkit")


def _milestones(moment: Moment) -> float:
    """Expect a Deliver's milestones evenly through the period, anything else on a straight line."""
    if not isinstance(moment.measure, Deliver):
        return moment.elapsed
    count = len(moment.measure.milestones)
    return moment.measure.progress(int(moment.elapsed * count + 1e-9)) or 0.0


def working_days(
    calendar: Callable[[date], bool] | Iterable[date] = (), *, weekdays: Iterable[int] = range(5)
) -> ExpectedCurve:
    """Return the share of the period's working days that have passed.

    Args:
        calendar: The days off, or a function that tells whether a day is a working day.
        weekdays: Days of the week that are worked where `calendar` lists days off [0 Monday - 6].

    Examples:
        >>> working_days().at(date(2026, 1, 4), Cycle.month(2026, 1)) == 2 / 22
        True
    """
    is_working = calendar if callable(calendar) else _in_week(frozenset(calendar), frozenset(weekdays))

    def rule(moment: Moment) -> float:
        start = moment.period.start
        worked = [is_working(start + timedelta(days=passed)) for passed in range(moment.period.days)]
        done = (moment.day - start).days + 1
        return sum(worked[:done]) / sum(worked) if any(worked) else moment.elapsed

    return ExpectedCurve("working_days", rule, text="share of the period's working days", source="okrkit")


def _in_week(off: frozenset[date], weekdays: frozenset[int]) -> Callable[[date], bool]:
    return lambda day: day.weekday() in weekdays and day not in off


def seasonal(profile: Sequence[float] = (1.0,) * 12) -> ExpectedCurve:
    """Return the share of the period's usual volume, from the usual volume of each month.

    Args:
        profile: Twelve volumes, January first [≥ 0, any scale], spread evenly over their months.

    Examples:
        >>> winter = seasonal([2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
        >>> winter.at(date(2026, 1, 31), Cycle.quarter(2026, 1))
        0.5
    """
    volumes = [float(volume) for volume in profile]
    if len(volumes) != 12 or any(not 0 <= volume < math.inf for volume in volumes):
        raise OptionsError("seasonal", [f"profile must be twelve volumes of 0 or more, got {profile!r}"])

    def rule(moment: Moment) -> float:
        whole = _volume(moment.period.start, moment.period.end, volumes)
        return _volume(moment.period.start, moment.day, volumes) / whole if whole > 0 else moment.elapsed

    return ExpectedCurve("seasonal", rule, text="share of the year's usual volume by month", source="okrkit")


def _volume(start: date, end: date, volumes: Sequence[float]) -> float:
    """Return the volume of the days from start to end, both included."""
    total, day = 0.0, start
    while day <= end:
        length = monthrange(day.year, day.month)[1]
        last = min(day.replace(day=length), end)
        total += volumes[day.month - 1] * (((last - day).days + 1) / length)
        if last >= date.max:
            break
        day = last + timedelta(days=1)
    return total


EXPECTED_CURVES: Mapping[str, ExpectedCurve] = catalogue(
    ExpectedCurve("linear", _elapsed, text="share of time", source="okrkit: nothing else is known"),
    s_curve(),
    power(),
    phased(),
    ExpectedCurve(
        "milestones", _milestones, text="a Deliver's milestones evenly through the period, else linear", source="okrkit"
    ),
    working_days(),
    seasonal(),
)
"""Every curve by name, with its default parameters; `linear` is the default."""
