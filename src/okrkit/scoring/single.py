"""One goal alone: progress, score, three levels, and goal attainment scaling."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date

from okrkit.errors import InvalidGoalError
from okrkit.goals import CheckIn, KeyResult, Measure, Number, Objective, Plan, SmartGoal, Value
from okrkit.goals._build import shown
from okrkit.goals.numbers import as_number, exact, number_fault
from okrkit.scoring.card import scorecard
from okrkit.scoring.named import is_float_in
from okrkit.scoring.policy import ScoringPolicy
from okrkit.scoring.scores import Score

__all__ = ["attainment_scaling", "level_score", "progress", "score"]

LEVEL_SCORES = (0.3, 0.7, 1.0)
"""Scores at the levels commit, target and stretch."""


def progress(measure: Measure | KeyResult | SmartGoal, value: Value | None) -> float | None:
    """Return the raw progress of a value.

    Args:
        measure: A measure, or a key result or SMART goal that has one.
        value: In the metric's unit; None: nothing recorded.

    Returns:
        Progress [unbounded]; None where there is no value or no measure.

    Raises:
        InvalidGoalError: If the value does not fit the measure.

    Examples:
        >>> from okrkit import Change, Hold
        >>> progress(Change(1_000_000, 1_500_000), 1_350_000), progress(Change(30, 25), 23)
        (0.7, 1.4)
        >>> [progress(Hold(at_least=5, at_most=7), value) for value in (2, 5, 7, 8)]
        [0.0, 1.0, 1.0, 0.0]
    """
    used = measure.measure if isinstance(measure, KeyResult | SmartGoal) else measure
    return None if used is None else used.progress(value)


def score(
    goal: Objective | SmartGoal, check_ins: Iterable[CheckIn] = (), *, as_of: date, policy: ScoringPolicy | None = None
) -> Score:
    """Score a goal from what was known on a day.

    Args:
        goal: Objective or SMART goal; a key result is scored inside its objective, which gives it its bar.
        check_ins: Facts in any order; those about other goals are skipped.
        as_of: Last day whose check-ins count [included].
        policy: The choices; None: `ScoringPolicy()`.

    Raises:
        InvalidGoalError: If the goal is a key result, or two check-ins of one goal share a day.

    Examples:
        >>> from okrkit import Change
        >>> goal = SmartGoal("calls", "Hold 40 customer calls", Change(0, 40), due=date(2026, 6, 30), owner="ana")
        >>> s = score(goal, [CheckIn("calls", date(2026, 5, 4), 30)], as_of=date(2026, 5, 10))
        >>> s.value, s.bar, str(s.verdict)
        (0.75, 1.0, 'open')
    """
    if isinstance(goal, KeyResult):
        raise InvalidGoalError("score", [f"key result {goal.id!r} has the bar of its objective; score the objective"])
    names = {goal.id, *(result.id for result in goal.key_results)} if isinstance(goal, Objective) else {goal.id}
    facts = [fact for fact in check_ins if fact.goal in names]
    goals, smart = ([goal], []) if isinstance(goal, Objective) else ([], [goal])
    return scorecard(Plan(goals, smart, check_ins=facts), as_of=as_of, policy=policy)[goal.id]


def level_score(
    value: Number, *, commit: Number, target: Number, stretch: Number, baseline: Number | None = None
) -> float:
    """Return the score of a value on three levels: 0.3 at commit, 0.7 at target, 1.0 at stretch.

    Args:
        value: What was measured.
        commit: What is promised for certain.
        target: What is aimed at.
        stretch: What would be a feat; the three rise or fall in this order.
        baseline: Value with score 0; None: the line from target to commit goes on down to 0.

    Returns:
        The score [0-1], on straight lines between the levels.

    Raises:
        InvalidGoalError: If a number is none, or the levels neither rise nor fall.

    Source:
        Puzzle ITC's okr tool: commit, target and stretch zones.

    Examples:
        >>> [round(level_score(v, commit=10, target=20, stretch=40), 6) for v in (5, 10, 15, 20, 30, 50)]
        [0.1, 0.3, 0.5, 0.7, 0.85, 1.0]
        >>> round(level_score(6, commit=8, target=4, stretch=2, baseline=10), 6)
        0.5
    """
    given = {"value": value, "commit": commit, "target": target, "stretch": stretch}
    if baseline is not None:
        given["baseline"] = baseline
    faults = [fault for name, number in given.items() if (fault := number_fault(name, number))]
    if faults:
        raise InvalidGoalError("level_score", faults)
    levels = [exact(level) for level in (commit, target, stretch)]
    start = 2 * levels[0] - levels[1] if baseline is None else exact(baseline)
    falls = -1 if levels[2] < levels[0] else 1
    xs = [float(falls * level) for level in ([start, *levels] if baseline is not None else levels)]
    if xs != sorted(set(xs)):
        raise InvalidGoalError("level_score", ["baseline, commit, target and stretch must rise or fall in this order"])
    ys = [0.0, *LEVEL_SCORES] if baseline is not None else [*LEVEL_SCORES]
    return _on_lines(float(falls * exact(value)), xs, ys)


def _on_lines(x: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    right = next((place for place in range(1, len(xs)) if x < xs[place]), len(xs) - 1)
    share = (x - xs[right - 1]) / (xs[right] - xs[right - 1])
    return min(max(ys[right - 1] + share * (ys[right] - ys[right - 1]), 0.0), 1.0)


def attainment_scaling(
    levels: Sequence[int], weights: Sequence[Number] | None = None, *, correlation: float = 0.3
) -> float:
    """Return the goal attainment T-score of a set of goals: 50 is as expected, 10 is one deviation.

    T = 50 + 10 · Σwx / √((1 − ρ)Σw² + ρ(Σw)²)

    Args:
        levels: One x a goal: −2 much less than expected, −1 less, 0 as expected, 1 more, 2 much more.
        weights: One w a goal [≥ 0, any scale]; None: all alike.
        correlation: ρ, how much goals of one person go together [0-1].

    Returns:
        The T-score [about 20-80].

    Raises:
        InvalidGoalError: If there is no goal, a level is none of the five, a weight is below 0, all are 0,
            or their number differs from the levels'.

    Source:
        Kiresuk & Sherman, "Goal attainment scaling", Community Mental Health Journal 4, 1968; ρ = 0.3 is theirs.

    Examples:
        >>> [round(attainment_scaling(x), 2) for x in ([0, 0, 0], [1], [1, 1], [2, 2, 2])]
        [50.0, 60.0, 62.4, 77.39]
        >>> round(attainment_scaling([1, -1], [2, 1]), 2)
        54.02
    """
    given = [1] * len(levels) if weights is None else [as_number(weight) for weight in weights]
    faults = [*_level_faults(levels), *_weight_faults(given, len(levels))]
    if not is_float_in(correlation, 0, 1):
        faults.append(f"correlation must be a float in [0, 1], got {shown(correlation)}")
    if faults:
        raise InvalidGoalError("attainment_scaling", faults)
    largest = max(exact(weight) for weight in given)
    shares = [float(exact(weight) / largest) for weight in given]
    raised = math.fsum(share * level for share, level in zip(shares, levels, strict=True))
    squares, total = math.fsum(share * share for share in shares), math.fsum(shares)
    return 50 + 10 * raised / math.sqrt((1 - correlation) * squares + correlation * total * total)


def _level_faults(levels: Sequence[int]) -> list[str]:
    bad = [level for level in levels if isinstance(level, bool) or level not in (-2, -1, 0, 1, 2)]
    none = [] if len(levels) else ["no goal is given"]
    return none + [f"a level must be -2, -1, 0, 1 or 2, got {shown(level)}" for level in bad]


def _weight_faults(weights: Sequence[Number], count: int) -> list[str]:
    if len(weights) != count:
        return [f"{count} goals need {count} weights, got {len(weights)}"]
    faults = [fault for weight in weights if (fault := number_fault("weight", weight))]
    if not faults and any(weight < 0 for weight in weights):
        return [f"weights must be 0 or more, got {shown(min(weights))}"]
    return faults if faults or not weights or any(weights) else ["weights must not all be 0"]
