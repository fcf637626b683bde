"""How a quarter is told: goals, the curve each value takes, and the weekly check-ins that saw it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from okrkit import CheckIn, Cycle, Grade, HealthMetric, Initiative, Objective, SmartGoal, TargetChange

Q1 = Cycle.quarter(2026, 1)
CLOSE = Q1.end
FIRST = date(2026, 1, 8)
MONDAY, WEDNESDAY, THURSDAY, FRIDAY = 0, 2, 3, 4

SHAPES: Mapping[str, Callable[[float], float]] = {
    "steady": lambda u: u,
    "early": lambda u: u**0.6,
    "late": lambda u: u**1.8,
    "s": lambda u: u * u * (3 - 2 * u),
    "stall": lambda u: min(1.0, u / 0.45),
}


@dataclass
class Part:
    """What one team (or the company) adds to the plan."""

    objectives: list[Objective] = field(default_factory=list)
    smart_goals: list[SmartGoal] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    health_metrics: list[HealthMetric] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    target_changes: list[TargetChange] = field(default_factory=list)
    grades: list[Grade] = field(default_factory=list)


def day(month: int, number: int) -> date:
    """Return a day of 2026."""
    return date(2026, month, number)


def review_days(weekday: int, *, first: date = FIRST, last: date = CLOSE) -> list[date]:
    """Return the days of the weekly check-in, and the last day itself."""
    start = first + timedelta(days=(weekday - first.weekday()) % 7)
    days = [start + timedelta(weeks=week) for week in range(13)]
    return [*(one for one in days if one < last), last]


def moves(
    goal: str,
    start: float,
    end: float,
    *,
    on: int = FRIDAY,
    shape: str = "steady",
    by: date = CLOSE,
    wobble: float = 0.0,
    digits: int = 0,
    sure: tuple[float, float] | None = None,
    stops: date | None = None,
    notes: Mapping[date, str] | None = None,
) -> list[CheckIn]:
    """Tell a value that goes from start to end by a day, with some noise on the way.

    Args:
        goal: Id of the goal.
        start: Value on 1 January.
        end: Value on the day `by`, which is also the last check-in.
        on: Weekday of the check-ins.
        shape: How it gets there, one of SHAPES.
        by: When it is there.
        wobble: Largest distance from the curve on a day in between.
        digits: Decimals that people write.
        sure: Confidence at the first and at the last check-in.
        stops: Nobody checks in after this day.
        notes: What was said, by day.
    """
    dice = Random(f"northwind {goal}")
    days = [one for one in review_days(on, last=by) if stops is None or one <= stops]
    seen = []
    for one in days:
        u = ((one - Q1.start).days + 1) / ((by - Q1.start).days + 1)
        noise = wobble * (2 * dice.random() - 1) if one != by else 0.0
        value = round(start + (end - start) * SHAPES[shape](u) + noise, digits)
        seen.append(check_in(goal, one, value if digits else int(value), days, Mood(sure, notes or {})))
    return seen


def adds_up(
    goal: str,
    amounts: Sequence[float],
    *,
    on: int = FRIDAY,
    last: date = CLOSE,
    sure: tuple[float, float] | None = None,
) -> list[CheckIn]:
    """Tell what came in each week; the sum is the value."""
    days = review_days(on, last=last)
    return [check_in(goal, one, amount, days, Mood(sure)) for one, amount in zip(days, amounts, strict=False)]


def delivers(
    goal: str,
    done: Mapping[str, date],
    *,
    on: int = FRIDAY,
    last: date = CLOSE,
    sure: tuple[float, float] | None = None,
    notes: Mapping[date, str] | None = None,
) -> list[CheckIn]:
    """Tell milestones, each from the day it was done; False where none is."""
    days = review_days(on, last=last)
    so_far = [tuple(name for name, when in done.items() if when <= one) or False for one in days]
    return [check_in(goal, one, names, days, Mood(sure, notes or {})) for one, names in zip(days, so_far, strict=True)]


@dataclass
class Mood:
    """Confidence at the first and the last check-in, and what was said on which day."""

    sure: tuple[float, float] | None = None
    notes: Mapping[date, str] = field(default_factory=dict)


def check_in(goal: str, one: date, value: float | tuple[str, ...], days: Sequence[date], mood: Mood) -> CheckIn:
    """Return one check-in, its confidence on the way from the first to the last."""
    share = days.index(one) / max(1, len(days) - 1)
    first, last = mood.sure or (0, 0)
    confidence = round((first + (last - first) * share) * 20) / 20 if mood.sure else None
    return CheckIn(goal, one, value, confidence=confidence, note=mood.notes.get(one))
