"""Tornado: how far each goal below can move one goal, the widest swing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import isnan
from typing import final

import attrs

from okrkit.alignment._standing import Missing
from okrkit.alignment._state import State, below
from okrkit.alignment.chance import Distribution, default_distribution, given_distributions
from okrkit.alignment.influence import influence
from okrkit.alignment.satisfaction import TOLERANCE, Refinement
from okrkit.errors import OptionsError
from okrkit.goals import Number, Objective, Plan
from okrkit.goals._build import shown
from okrkit.scoring import compile_plan

__all__ = ["Swing", "Tornado", "sensitivity", "tornado"]

_BAR = 30


@attrs.frozen(weakref_slot=False)
class Swing:
    """What one goal can do to another by itself.

    Attributes:
        goal: Id of the goal below.
        least: Satisfaction it is set to at the lower end [-1, 1].
        most: At the upper end.
        low: Where the goal above stands then [-1, 1]; None: unknown.
        high: The same at the upper end.
    """

    goal: str
    least: float
    most: float
    low: float | None
    high: float | None

    @property
    def width(self) -> float:
        """Return the distance between both ends [0-2]."""
        return abs((self.high or 0.0) - (self.low or 0.0))


@final
class Tornado:
    """Swings of one goal, the widest first.

    Attributes:
        goal: Id of the goal above.
        now: Where it stands [-1, 1]; None: unknown.
        swings: One a goal below.
    """

    __slots__ = ("goal", "now", "swings")

    def __init__(self, goal: str, now: float | None, swings: Iterable[Swing]) -> None:
        self.goal: str = goal
        self.now: float | None = now
        self.swings: tuple[Swing, ...] = tuple(sorted(swings, key=lambda swing: -round(swing.width, 12)))

    def __iter__(self) -> Iterator[Swing]:
        return iter(self.swings)

    def __len__(self) -> int:
        return len(self.swings)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Tornado) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        return self.goal, self.now, self.swings

    def __str__(self) -> str:
        """Return the table as text of 80 columns, with a bar from the lower to the upper end."""
        ends = [value for swing in self.swings for value in (swing.low, swing.high) if value is not None]
        start, end = min([0.0, *ends]), max([1.0, *ends])
        lines = [f"{'':<28} {'low':>6} {'high':>6}  {start * 100:<5.0f}{'':{_BAR - 9}}{end * 100:>4.0f}"]
        lines += [_line(swing, start, end) for swing in self.swings]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Tornado of {self.goal!r}: {len(self)} goals>"


def _line(swing: Swing, start: float, end: float) -> str:
    low, high = sorted((swing.low or 0.0, swing.high or 0.0))
    first = round((low - start) / (end - start) * (_BAR - 1))
    last = round((high - start) / (end - start) * (_BAR - 1))
    bar = " " * first + "#" * (last - first + 1) if swing.width > 1e-12 else " " * first + "|"
    name = swing.goal if len(swing.goal) <= 28 else f"{swing.goal[:25]}..."
    return f"{name:<28} {(swing.low or 0.0) * 100:>6.0f} {(swing.high or 0.0) * 100:>6.0f}  {bar}"


def sensitivity(
    plan: Plan,
    goal: str,
    *,
    as_of: date | None,
    values: Mapping[str, Number] | None = None,
    least: float = 0.0,
    most: float = 1.0,
    refinements: Mapping[str, Refinement | str] | None = None,
    missing: Missing = "skip",
    tolerance: float = TOLERANCE,
) -> Tornado:
    """Return which key results and SMART goals move a goal most, each over the same range by itself.

    Args:
        plan: The plan.
        goal: Id of the goal above.
        as_of: Last day whose check-ins count [included]; None: only `values` count.
        values: See `influence`.
        least: Satisfaction that each goal is set to at the lower end [-1, 1].
        most: At the upper end [-1, 1].
        refinements: See `influence`.
        missing: See `influence`.
        tolerance: See `influence`.

    Raises:
        AlignmentLoopError: If links form a loop.
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If the range is empty or outside [-1, 1].

    Examples:
        >>> from okrkit import KeyResult, SmartGoal
        >>> plan = Plan(
        ...     [Objective("o", "O", [KeyResult("k", "K")])],
        ...     [SmartGoal("a", "A", contributes_to={"k": 0.5}), SmartGoal("b", "B", contributes_to={"k": 0.2})],
        ... )
        >>> [(swing.goal, round(swing.width, 2)) for swing in sensitivity(plan, "o", as_of=None, missing="zero")]
        [('k', 1.0), ('a', 0.5), ('b', 0.2)]
    """
    if not -1 <= least < most <= 1:
        raise OptionsError("sensitivity", [f"the range must lie in [-1, 1], got {shown(least)} to {shown(most)}"])
    state = influence(
        plan, as_of=as_of, values=values, refinements=refinements, missing=missing, tolerance=tolerance
    ).state
    target = compile_plan(plan).position(goal)
    ranges = dict.fromkeys(_movable(plan, state, target), (float(least), float(most)))
    return _tornado(state, target, ranges)


def tornado(
    plan: Plan,
    goal: str,
    *,
    as_of: date | None,
    distributions: Mapping[str, Distribution] | None = None,
    values: Mapping[str, Number] | None = None,
    p: float = 0.1,
    refinements: Mapping[str, Refinement | str] | None = None,
    missing: Missing = "skip",
    tolerance: float = TOLERANCE,
) -> Tornado:
    """Return how far each goal moves another between what it may plausibly end at, low and high.

    Args:
        plan: The plan.
        goal: Id of the goal above.
        as_of: Last day whose check-ins count [included].
        distributions: By id, anything with quantiles; else `default_distribution`. Goals that have
            neither are left out.
        values: See `influence`.
        p: Each goal goes from its quantile p to its quantile 1 - p (0, 0.5).
        refinements: See `influence`.
        missing: See `influence`.
        tolerance: See `influence`.

    Raises:
        AlignmentLoopError: If links form a loop.
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If p is outside (0, 0.5).
    """
    if not 0 < p < 0.5:
        raise OptionsError("tornado", [f"p must be in (0, 0.5), got {shown(p)}"])
    state = influence(
        plan, as_of=as_of, values=values, refinements=refinements, missing=missing, tolerance=tolerance
    ).state
    target = compile_plan(plan).position(goal)
    given = {
        compile_plan(plan).position(name): one for name, one in given_distributions("tornado", distributions).items()
    }
    ranges: dict[int, tuple[float, float]] = {}
    for index in _movable(plan, state, target):
        one = given.get(index)
        if one is None and as_of is not None and state.starts(index):
            one = default_distribution(plan, state.program.ids[index], as_of=as_of)
        if one is not None:
            ends = float(one.quantile(p)), float(one.quantile(1 - p))
            if isnan(ends[0]) or isnan(ends[1]):
                goal_id = state.program.ids[index]
                raise OptionsError("tornado", [f"the distribution of {goal_id!r} has a quantile that is no number"])
            ranges[index] = _limited(ends[0]), _limited(ends[1])
    return _tornado(state, target, ranges)


def _limited(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _movable(plan: Plan, state: State, target: int) -> list[int]:
    goals = compile_plan(plan).goals
    found = below(state.program, [target], state.rules.fixed)
    return [index for index in found if index != target and not isinstance(goals[index], Objective)]


def _tornado(state: State, target: int, ranges: Mapping[int, tuple[float, float]]) -> Tornado:
    ids = state.program.ids
    swings = [
        Swing(ids[index], low, high, state.ask({index: low}, [target])[0], state.ask({index: high}, [target])[0])
        for index, (low, high) in ranges.items()
    ]
    return Tornado(ids[target], state.values[target], swings)
