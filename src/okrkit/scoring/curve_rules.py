"""The rules of the expected-progress curves: small values, so that curves can be pickled and compared."""

from __future__ import annotations

import math
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from operator import itemgetter

import attrs

from okrkit.goals import Cycle, Deliver, Measure

__all__ = ["CurveRule", "Logistic", "Moment", "OnLines", "Raised", "Steps", "Volumes", "Week", "WorkedDays"]


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


def elapsed(moment: Moment) -> float:
    """Expect as much as the share of time that has passed."""
    return moment.elapsed


def even_milestones(moment: Moment) -> float:
    """Expect a Deliver's milestones evenly through the period, anything else on a straight line."""
    if not isinstance(moment.measure, Deliver):
        return moment.elapsed
    count = len(moment.measure.milestones)
    return moment.measure.progress(int(moment.elapsed * count + 1e-9)) or 0.0


@attrs.frozen
class Logistic:
    """A logistic curve of steepness k around m, scaled to run from 0 to 1."""

    k: float
    m: float

    def __call__(self, moment: Moment) -> float:
        """Return the expected progress."""
        low, high = _logistic(-self.k * self.m), _logistic(self.k * (1 - self.m))
        return (_logistic(self.k * (moment.elapsed - self.m)) - low) / (high - low)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


@attrs.frozen
class Raised:
    """The share of time to a power."""

    p: float

    def __call__(self, moment: Moment) -> float:
        """Return the expected progress."""
        return math.pow(moment.elapsed, self.p)


@attrs.frozen
class OnLines:
    """Straight lines through points: (share of time, share of progress), from (0, …) to (1, …)."""

    points: tuple[tuple[float, float], ...]

    def __call__(self, moment: Moment) -> float:
        """Return the expected progress."""
        past = bisect_right(self.points, moment.elapsed, key=itemgetter(0))
        right = min(max(past, 1), len(self.points) - 1)
        (x, y), (next_x, next_y) = self.points[right - 1 : right + 1]
        return y + (moment.elapsed - x) / (next_x - x) * (next_y - y)


@attrs.frozen
class Steps:
    """From each day on, its share."""

    steps: tuple[tuple[date, float], ...]

    def __call__(self, moment: Moment) -> float:
        """Return the expected progress."""
        passed = [share for day, share in self.steps if day <= moment.day]
        return passed[-1] if passed else 0.0


def _in_order(days: frozenset[date] | frozenset[int]) -> str:
    return repr(sorted(days))


@attrs.frozen
class Week:
    """Whether a day is worked: by the day of the week, but for the days off."""

    off: frozenset[date] = attrs.field(repr=_in_order)
    weekdays: frozenset[int] = attrs.field(repr=_in_order)

    def __call__(self, day: date) -> bool:
        """Return whether the day is worked."""
        return day.weekday() in self.weekdays and day not in self.off


@attrs.frozen
class WorkedDays:
    """The share of the period's working days that have passed."""

    is_working: Callable[[date], bool]

    def __call__(self, moment: Moment) -> float:
        """Return the expected progress."""
        start = moment.period.start
        worked = [bool(self.is_working(start + timedelta(days=passed))) for passed in range(moment.period.days)]
        done = (moment.day - start).days + 1
        return sum(worked[:done]) / sum(worked) if any(worked) else moment.elapsed


@attrs.frozen
class Volumes:
    """The share of the period's usual volume, from that of each month, January first."""

    profile: tuple[float, ...]

    def __call__(self, moment: Moment) -> float:
        """Return the expected progress."""
        whole = _volume(moment.period.start, moment.period.end, self.profile)
        return _volume(moment.period.start, moment.day, self.profile) / whole if whole > 0 else moment.elapsed


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
