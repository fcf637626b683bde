"""Distributions of the leaves: what a goal may end at, given by anything that has quantiles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import inf, sqrt
from statistics import NormalDist
from typing import Protocol, TypeAlias, runtime_checkable

import attrs

from okrkit.errors import OptionsError
from okrkit.goals import CheckIn, Cycle, Establish, Hold, Measure, Objective, Plan, outcome
from okrkit.goals._build import shown
from okrkit.scoring import ScoringPolicy

__all__ = ["Certain", "Chance", "Distribution", "Drift", "default_distribution", "given_distributions", "p_missing"]

_DRIFT_MEAN, _DRIFT_SD = 0.7, 0.5  # of the pace that the promise needs
_NOISE, _NOISE_WEIGHT = 0.1, 2.0  # of the way, over the whole period; in check-ins
_MOST_CHECK_INS = 60


@runtime_checkable
class Distribution(Protocol):
    """Anything that can say below which value a share of the outcomes lies.

    Examples:
        >>> isinstance(Certain(0.5), Distribution)
        True
    """

    def quantile(self, p: float, /) -> float:
        """Return the satisfaction [-1, 1] that is not exceeded with probability p (0, 1)."""
        ...


def given_distributions(where: str, given: Mapping[str, Distribution] | None) -> Mapping[str, Distribution]:
    """Return what was given, or nothing.

    Raises:
        OptionsError: If anything in it has no quantiles.
    """
    wrong = [(goal, one) for goal, one in (given or {}).items() if not callable(getattr(one, "quantile", None))]
    if wrong:
        raise OptionsError(
            where,
            [
                f"the distribution of {goal!r} must have quantile(p), as Certain has; got {shown(one)}"
                for goal, one in wrong
            ],
        )
    return given or {}


def _within(low: float, high: float) -> Callable[[object, attrs.Attribute[float], float], None]:
    """Return a validator of a range, both ends included; what is no number is in no range."""

    def check(item: object, field: attrs.Attribute[float], value: float) -> None:
        if not low <= value <= high:
            wanted = f"be in [{low:g}, {high:g}]" if high < inf else f"be {low:g} or more"
            raise OptionsError(type(item).__name__, [f"{field.name} must {wanted}, got {shown(value)}"])

    return check


@attrs.frozen(weakref_slot=False)
class Certain:
    """A goal that ends at one value, whatever happens.

    Attributes:
        value: Satisfaction [-1, 1].

    Raises:
        OptionsError: If the value is outside its range.

    Examples:
        >>> Certain(0.4).quantile(0.9)
        0.4
    """

    value: float = attrs.field(validator=_within(-1.0, 1.0))

    def quantile(self, p: float, /) -> float:  # noqa: ARG002
        """Return the value."""
        return self.value


@attrs.frozen(weakref_slot=False)
class Chance:
    """A goal that ends met (1) or not (0).

    Attributes:
        p: Probability that it ends met [0-1].

    Raises:
        OptionsError: If the probability is outside its range.

    Examples:
        >>> Chance(0.7).quantile(0.2), Chance(0.7).quantile(0.4)
        (0.0, 1.0)
    """

    p: float = attrs.field(validator=_within(0.0, 1.0))

    def quantile(self, p: float, /) -> float:
        """Return 0 below the probability of a miss, else 1."""
        return 1.0 if p > 1.0 - self.p else 0.0


@attrs.frozen(weakref_slot=False)
class Drift:
    """A goal that goes on as its check-ins did: normal progress at the end, against the bar.

    Attributes:
        mean: Expected raw progress at the end.
        sd: Its standard deviation [≥ 0].
        bar: Progress at which the goal is met (0, 1].

    Raises:
        OptionsError: If the deviation or the bar is outside its range, or the mean is no number.

    Examples:
        >>> Drift(0.35, 0.1, 0.7).quantile(0.5)
        0.5
    """

    mean: float = attrs.field(validator=_within(-inf, inf))
    sd: float = attrs.field(validator=_within(0.0, inf))
    bar: float = attrs.field(default=1.0, validator=_within(1e-9, 1.0))

    def quantile(self, p: float, /) -> float:
        """Return the attainment [0-1] that is not exceeded with probability p."""
        end = NormalDist(self.mean, self.sd).inv_cdf(p) if self.sd > 0 else self.mean
        return min(1.0, max(0.0, end) / self.bar)


Default: TypeAlias = Certain | Chance | Drift


def default_distribution(plan: Plan, goal: str, *, as_of: date) -> Default | None:
    """Return what a measured goal may end at, from the spread of its own check-ins.

    A number that changes: Brownian motion with drift. The drift starts from 0.7 ± 0.5 of the pace
    that the promise needs and learns from the check-ins, the noise from 0.1 of the way over the whole
    period. A level: met with the share of check-ins inside, by Laplace's rule (k + 1) / (n + 2). On the
    last day, or where no period is known: certainly what it is now.

    Args:
        plan: The plan.
        goal: Id of a key result or SMART goal.
        as_of: Last day whose check-ins count [included].

    Returns:
        The distribution of its attainment [0-1]; None where there is nothing to go by: no measure,
        or neither a check-in nor a period.

    Source:
        Method 5 with a normal in place of its Student-t, until a forecast is given; okrkit: Laplace's
        rule, because a level has no pace.

    Examples:
        >>> from okrkit import Change, Cycle, SmartGoal
        >>> plan = Plan([], [SmartGoal("calls", "Hold 40 calls", Change(0, 40))], cycle=Cycle.quarter(2026, 1))
        >>> plan = plan.check_in("calls", date(2026, 2, 14), 20)
        >>> found = default_distribution(plan, "calls", as_of=date(2026, 2, 14))
        >>> [round(found.quantile(p), 2) for p in (0.1, 0.5, 0.9)]
        [0.86, 0.99, 1.0]
    """
    item = plan.goal(goal)
    if isinstance(item, Objective):
        return None
    measure, period = plan.measure_of(goal, as_of=as_of), plan.period_of(goal, as_of=as_of)
    facts = [fact for fact in plan.check_ins.of(goal) if fact.day <= as_of][-_MOST_CHECK_INS:]
    if measure is None or (not facts and period is None):
        return None
    bar = ScoringPolicy().bar_of(plan.objective_of(goal) or item)  # type: ignore[arg-type]  # a key result has one
    if period is None or as_of >= period.end:
        return _now(measure, facts, bar)
    if isinstance(measure, Establish):
        return Certain(1.0) if facts else Chance(0.5)
    if isinstance(measure, Hold):
        inside = sum(bool(measure.attained(fact.value)) for fact in facts)
        return Chance((inside + 1) / (len(facts) + 2))
    return _drift(measure, facts, period, as_of, bar)


def _now(measure: Measure, facts: Sequence[CheckIn], bar: float) -> Certain | None:
    progress = outcome(measure, [fact.value for fact in facts])[0]
    return None if progress is None else Certain(min(1.0, max(0.0, progress) / bar))


def _drift(measure: Measure, facts: Sequence[CheckIn], period: Cycle, as_of: date, bar: float) -> Drift:
    """Learn drift and noise per day from the check-ins; the day before the period stands at 0."""
    days, steps, now = _steps(measure, facts, period)
    span = float(period.days)
    elapsed, gone = sum(days), sum(steps)
    pace = gone / elapsed if elapsed else 0.0
    spread = sum((step - pace * day) ** 2 / day for day, step in zip(days, steps, strict=True))
    noise = (_NOISE_WEIGHT * _NOISE**2 / span + spread) / max(1.0, _NOISE_WEIGHT + len(days) - 1)
    prior = (_DRIFT_SD / span) ** -2
    precision = prior + elapsed / noise
    drift = (_DRIFT_MEAN / span * prior + gone / noise) / precision
    left = float((period.end - as_of).days)
    return Drift(now + drift * left, sqrt(left * left / precision + noise * left), bar)


def _steps(measure: Measure, facts: Sequence[CheckIn], period: Cycle) -> tuple[list[int], list[float], float]:
    """Return the days and the progress between check-ins, and where progress stands."""
    day, at = period.start.toordinal() - 1, 0.0
    days: list[int] = []
    steps: list[float] = []
    values = [fact.value for fact in facts]
    for count, fact in enumerate(facts, start=1):
        progress = outcome(measure, values[:count])[0]
        passed = fact.day.toordinal() - day
        if progress is not None and passed > 0:
            days.append(passed)
            steps.append(progress - at)
            day, at = fact.day.toordinal(), progress
    return days, steps, at


def p_missing(distribution: Distribution, *, bar: float = 1.0) -> float:
    """Return the probability that a goal ends below the bar [0-1], to 1e-9.

    Args:
        distribution: What it may end at.
        bar: Satisfaction at which it is met.

    Examples:
        >>> round(p_missing(Chance(0.7)), 6), p_missing(Certain(1.0)), p_missing(Certain(0.99))
        (0.3, 0.0, 1.0)
    """
    low, high = 1e-9, 1.0 - 1e-9
    if distribution.quantile(low) >= bar - 1e-9:
        return 0.0
    if distribution.quantile(high) < bar - 1e-9:
        return 1.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        if distribution.quantile(middle) >= bar - 1e-9:
            high = middle
        else:
            low = middle
    return high
